// How the words of a programme are written out. Used by the sources that make them alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "base/span.hpp"
#include "model/programme.hpp"
#include "reading/difference_word.hpp"

namespace consilium::reading {

std::string joined(const std::vector<std::string>& texts);
std::string in_words(const base::Span& span);  // `5 working days`
std::string in_words(model::UseEffect effect);
std::string yes_or_no(bool yes);

// One word, aspect by aspect; what is empty is left out.
class WordWriter {
 public:
  WordWriter(std::string kind, std::string service, std::string id) {
    word_.kind = std::move(kind);
    word_.service = std::move(service);
    word_.id = std::move(id);
  }
  WordWriter& say(std::string name, std::string text);
  WordWriter& say(const std::string& name, const base::LocalisedText& text);  // an aspect for each language
  WordWriter& flag(std::string name, bool yes);                               // said only if yes
  Word done(const model::Citation& cites);

 private:
  Word word_;
};

// Writes what is in a service by the names of that service, and keeps the words.
class ServiceWriter {
 public:
  ServiceWriter(const model::Programme& programme, const model::Service& service, std::vector<Word>& words)
      : programme_(programme), service_(service), words_(words) {}

  WordWriter word(std::string kind, std::string id) const { return {std::move(kind), service_.id, std::move(id)}; }
  void keep(WordWriter& writer, const model::Citation& cites) const { words_.push_back(writer.done(cites)); }

  const model::Programme& programme() const { return programme_; }
  const model::Service& service() const { return service_; }

  std::string condition(const model::Predicate& predicate) const;
  std::string condition(const std::optional<model::Predicate>& predicate) const;  // empty where there is none
  std::string conditions(const std::vector<model::Predicate>& predicates) const;
  std::string term(const model::DateTerm& term) const;
  std::string fields(const std::vector<model::Field>& fields) const;
  std::string requirements(const std::vector<model::Requirement>& requirements) const;
  std::string marks(const std::vector<model::Mark>& marks) const;
  std::string fact(model::Index index) const;
  std::string point(model::Index index) const;
  std::string points(const std::vector<model::Index>& indexes) const;

  // The id of an item of the service, or of several; empty for `none`.
  template <typename Items>
  std::string id_in(const Items& items, model::Index index) const {
    return index == model::none ? std::string{} : items[index].id;
  }
  template <typename Items>
  std::string ids_in(const Items& items, const std::vector<model::Index>& indexes) const {
    std::vector<std::string> ids;
    for (const model::Index index : indexes) ids.push_back(items[index].id);
    return joined(ids);
  }

 private:
  const model::Programme& programme_;
  const model::Service& service_;
  std::vector<Word>& words_;
};

void write_programme(const model::Programme& programme, std::vector<Word>& words);
void write_reports(const model::Programme& programme, std::vector<Word>& words);
void write_access(const ServiceWriter& writer);  // who may have it: facts, rules, quota, branches, papers, consents
void write_flow(const ServiceWriter& writer);    // what is done: tasks, deadlines, moves, cancelling, ends
void write_money(const ServiceWriter& writer);   // allowances, costs, settlement
void write_reported_cases(const ServiceWriter& writer);

}  // namespace consilium::reading
