#include "reading/difference_writer.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "decision/finding.hpp"

namespace consilium::reading {
namespace {

// Conditions are written by their names alone: about nobody, at no time.
template <typename Write>
std::string about_nobody(const model::Programme& programme, const model::Service& service, const Write& write) {
  const decision::FactSet facts(service.facts.size());
  decision::Situation situation;
  situation.programme = &programme;
  situation.service = &service;
  situation.facts = &facts;
  return write(decision::Moment(situation));
}

}  // namespace

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string in_words(const base::Span& span) {
  std::string text = base::to_string(span);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string in_words(model::UseEffect effect) { return effect == model::UseEffect::consume ? "spent" : "given back"; }

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

WordWriter& WordWriter::say(std::string name, std::string text) {
  if (!text.empty()) word_.aspects.push_back({std::move(name), std::move(text)});
  return *this;
}

WordWriter& WordWriter::say(const std::string& name, const base::LocalisedText& text) {
  for (const base::Language language : base::all_languages)
    say(fmt::format("{} ({})", name, base::to_string(language)), text.in(language));
  return *this;
}

WordWriter& WordWriter::flag(std::string name, bool yes) { return yes ? say(std::move(name), "yes") : *this; }

Word WordWriter::done(const model::Citation& cites) {
  say(std::string(clauses_aspect), joined(cites.clauses))
      .say("house rules", joined(cites.house))
      .say("laws", joined(cites.law));
  say("reading", cites.reading);
  word_.cites = cites;
  return std::move(word_);
}

// One of none never holds. That has no words of its own, and is not the same as no condition.
std::string ServiceWriter::condition(const model::Predicate& predicate) const {
  if (predicate.operation == model::Operation::any_of && predicate.parts.empty()) return "never";
  return about_nobody(programme_, service_,
                      [&](const decision::Moment& moment) { return decision::need_text(predicate, moment); });
}

std::string ServiceWriter::condition(const std::optional<model::Predicate>& predicate) const {
  return predicate ? condition(*predicate) : std::string{};
}

std::string ServiceWriter::conditions(const std::vector<model::Predicate>& predicates) const {
  std::vector<std::string> texts;
  for (const model::Predicate& predicate : predicates) texts.push_back(condition(predicate));
  return joined(texts);
}

std::string ServiceWriter::term(const model::DateTerm& term) const {
  return about_nobody(programme_, service_, [&](const decision::Moment& moment) {
    std::string text;
    decision::add_name(term, moment, text);
    return text;
  });
}

std::string ServiceWriter::fields(const std::vector<model::Field>& fields) const {
  std::vector<std::string> texts;
  for (const model::Field& field : fields) {
    std::string text = fact(field.fact);
    if (field.optional) text += " (optional)";
    if (field.when) text += " if " + condition(*field.when);
    texts.push_back(std::move(text));
  }
  return joined(texts);
}

std::string ServiceWriter::requirements(const std::vector<model::Requirement>& requirements) const {
  std::vector<std::string> texts;
  for (const model::Requirement& requirement : requirements)
    texts.push_back(fmt::format("{}: {}", requirement.id, condition(requirement.that)));
  return joined(texts);
}

std::string ServiceWriter::marks(const std::vector<model::Mark>& marks) const {
  std::vector<std::string> texts;
  for (const model::Mark& mark : marks) {
    std::string text = point(mark.point);
    if (mark.at_fact != model::none) text += " at " + fact(mark.at_fact);
    if (mark.when) text += " if " + condition(*mark.when);
    texts.push_back(std::move(text));
  }
  return joined(texts);
}

std::string ServiceWriter::fact(model::Index index) const { return id_in(service_.facts, index); }

std::string ServiceWriter::point(model::Index index) const {
  return index == model::none ? std::string{} : service_.points[index];
}

std::string ServiceWriter::points(const std::vector<model::Index>& indexes) const {
  std::vector<std::string> texts;
  for (const model::Index index : indexes) texts.push_back(point(index));
  return joined(texts);
}

}  // namespace consilium::reading
