// The chapters of the reading copy, each added to the end of a document.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reading/copy.hpp"
#include "reading/sentence_words.hpp"

namespace consilium::reading {

// Everything that is said, and who cites what. Points into the programme.
struct Said {
  std::vector<SpokenWord> words;
  std::map<std::string, std::vector<const SpokenWord*>, std::less<>>
      by_source;  // clause ids, `house:` and `law:` with ids

  explicit Said(const Voice& voice);
};

struct Copy {
  const CopyOf& of;
  const Said& said;
  Document& document;

  const model::Programme& programme() const { return *of.voice.programme; }
  base::Language language() const { return of.voice.language; }

  void heading(int level, std::string anchor, Runs runs) const;
  void heading(int level, std::string anchor, const std::string& text) const;
  void paragraph(Runs runs) const;
  void item(std::string label, Runs runs) const;
};

// A text that the programme has in another language only is marked as such.
Run run_of(const Copy& copy, const base::LocalisedText& text, Style style = Style::plain);
// What is written for editors is in English.
Run english(const Copy& copy, std::string text, Style style = Style::plain);

std::string anchor_of_clause(std::string_view clause);
std::string anchor_of_service(std::string_view service);

void add_title(const Copy& copy);
void add_table(const Copy& copy);
void add_services(const Copy& copy);
void add_clauses(const Copy& copy);
void add_house_and_law(const Copy& copy);

}  // namespace consilium::reading
