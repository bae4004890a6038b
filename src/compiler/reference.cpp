#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "compiler/schema.hpp"

namespace consilium::compiler {
namespace {

using Kind = Type::Kind;

// What is told before the words.
constexpr std::string_view introduction = R"(# Field reference

Made from the tables by which the files are read: `consilium schema --markdown`. Not written by hand.

Files are written in a strict part of YAML. A key that is not listed here is a problem, and so is one that must stand
and does not. `consilium schema --kind K` prints the same as JSON Schema 2020-12, for editors; what a schema cannot say
is told by `consilium check`.

How types are written:

| type | what is written |
|---|---|
| text | any text; in quotes where YAML would read it otherwise |
| number | a whole number |
| yes or no | `yes` or `no` |
| date | `2026-01-01` |
| value | a value of the fact that stands beside it: a code, a number, a date, yes or no |
| `a` | this very word |
| fact name | the name of something declared elsewhere, here a fact; a date name is a point of the case, a fact that holds a date, or `now`; a role name is one of the programme's or `member`; a clause name is an id of the ledger, or begins with `house:` or `law:` |
| list of … | `[a, b]`, or one line beginning with `- ` for each |
| mapping to … | names of one's own choice, each with a value |

)";

// Names that stand in examples.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> example_names{
    {{"branch", "local"},          {"calendar", "mainland"}, {"clause", "XY-1.2"},     {"date", "applied"},
     {"deadline", "reply"},        {"end", "completed"},     {"fact", "illness.code"}, {"hours", "line"},
     {"list", "illnesses"},        {"network", "hospitals"}, {"period", "waiting"},    {"point", "accepted"},
     {"role", "specialist"},       {"rule", "covered"},      {"scale", "grade"},       {"service", "opinion"},
     {"stop", "more-papers"},      {"task", "assess"},       {"text", "booked"},       {"institution", "hospital-1"},
     {"waiting_line", "callbacks"}}};

std::string name_in_examples(std::string_view what) {
  const auto found =
      std::find_if(example_names.begin(), example_names.end(), [&](const auto& known) { return known.first == what; });
  return std::string(found == example_names.end() ? what : found->second);
}

std::string example_of(std::span<const Word> words, const Type& type);

std::string example_of(std::span<const Word> words, const Key& key) {
  return key.example.empty() ? example_of(words, type_of(key)) : std::string(key.example);
}

// The keys that an example shows: those that must stand; one where just one may; all where none must.
std::vector<const Key*> keys_shown(const Word& word) {
  std::vector<const Key*> shown;
  for (const Key& key : word.keys) {
    if (key.required) shown.push_back(&key);
  }
  if (!shown.empty()) return shown;
  for (const Key& key : word.keys) shown.push_back(&key);
  if (word.exactly_one_key) shown.resize(1);
  return shown;
}

std::string example_of_word(std::span<const Word> words, const Word& word) {
  if (!word.example.empty()) return std::string(word.example);
  if (!word.alternatives.empty()) return example_of_word(words, word_in(words, word.alternatives.front()));
  std::string text;
  for (const Key* key : keys_shown(word))
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key->name, example_of(words, *key));
  return fmt::format("{{ {} }}", text);
}

std::string example_of(std::span<const Word> words, const Type& type) {
  switch (type.kind) {
    case Kind::text:
      return "text";
    case Kind::number:
      return "1";
    case Kind::yes:
    case Kind::value:
      return "yes";
    case Kind::date:
      return "2026-01-01";
    case Kind::literal:
      return std::string(type.name);
    case Kind::name:
      return name_in_examples(type.name);
    case Kind::word:
      return example_of_word(words, word_in(words, type.name));
    case Kind::list:
      return fmt::format("[{}]", example_of(words, type.parts.front()));
    case Kind::map:
      return fmt::format("{{ name: {} }}", example_of(words, type.parts.front()));
    case Kind::either:
      return example_of(words, type.parts.front());
  }
  return {};
}

std::string anchor(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

std::string link_to(std::string_view word) { return fmt::format("[{}](#{})", word, anchor(word)); }

std::string written(const Type& type) {
  switch (type.kind) {
    case Kind::text:
      return "text";
    case Kind::number:
      return "number";
    case Kind::yes:
      return "yes or no";
    case Kind::date:
      return "date";
    case Kind::value:
      return "value";
    case Kind::literal:
      return fmt::format("`{}`", type.name);
    case Kind::name:
      return fmt::format("{} name", type.name);
    case Kind::word:
      return link_to(type.name);
    case Kind::list:
      return fmt::format("list of {}{}", written(type.parts.front()), type.parts.front().kind == Kind::name ? "s" : "");
    case Kind::map:
      return fmt::format("mapping to {}", written(type.parts.front()));
    case Kind::either:
      break;
  }
  std::string text;
  for (const Type& part : type.parts) {
    const std::string_view joint = text.empty() ? "" : &part == &type.parts.back() ? " or " : ", ";
    text += fmt::format("{}{}", joint, written(part));
  }
  return text;
}

bool holds_words(const Type& type) {
  return (type.kind == Kind::word && type.name != "span") ||
         std::any_of(type.parts.begin(), type.parts.end(), holds_words);
}

// What a key looks like, without what is told at the word itself.
std::string cell_example(std::span<const Word> words, const Key& key) {
  const Type type = type_of(key);
  if (!key.example.empty() || !holds_words(type)) return fmt::format("`{}: {}`", key.name, example_of(words, key));
  const Type& first = type.kind == Kind::either ? type.parts.front() : type;
  if (first.kind == Kind::list) return fmt::format("`{}: [{{ … }}]`", key.name);
  if (first.kind == Kind::map) return fmt::format("`{}: {{ name: {{ … }} }}`", key.name);
  return fmt::format("`{}: {{ … }}`", key.name);
}

std::string sentence(std::string_view meaning) {
  std::string text(meaning);
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

bool mentions(const Type& type, std::string_view word) {
  return (type.kind == Kind::word && type.name == word) ||
         std::any_of(type.parts.begin(), type.parts.end(), [&](const Type& part) { return mentions(part, word); });
}

constexpr int places_listed_max = 8;

// The files whose root it is, and the keys that lead to it.
std::string places_of(std::span<const FileKind> kinds, const Word& word, const std::vector<const Word*>& all) {
  std::string places;
  int count = 0;
  const auto add = [&](const std::string& place) {
    if (++count <= places_listed_max) places += fmt::format("{}{}", places.empty() ? "" : ", ", place);
  };
  for (const FileKind& kind : kinds) {
    if (kind.word == word.name) add(fmt::format("`{}`", kind.where));
  }
  for (const Word* other : all) {
    for (const Key& key : other->keys) {
      if (mentions(type_of(key), word.name)) add(fmt::format("`{}` of {}", key.name, link_to(other->name)));
    }
    const auto& alternatives = other->alternatives;
    if (std::find(alternatives.begin(), alternatives.end(), word.name) != alternatives.end()) add(link_to(other->name));
  }
  if (count > places_listed_max) places += fmt::format(", and {} more", count - places_listed_max);
  return places;
}

std::string section_of(std::span<const FileKind> kinds, std::span<const Word> words, const Word& word,
                       const std::vector<const Word*>& all) {
  std::string text =
      fmt::format("### {}\n\n{} Stands in: {}.\n\n", word.name, word.meaning, places_of(kinds, word, all));
  if (!word.alternatives.empty()) {
    text += "One of:";
    for (const std::string_view alternative : word.alternatives)
      text += fmt::format("{}{}", alternative == word.alternatives.front() ? " " : ", ", link_to(alternative));
    return text + ".\n\n";
  }
  if (word.exactly_one_key) text += "Exactly one of these keys.\n\n";
  text += "| key | must stand | type | meaning | example |\n|---|---|---|---|---|\n";
  for (const Key& key : word.keys) {
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", key.name, key.required ? "yes" : "", written(type_of(key)),
                        sentence(key.meaning), cell_example(words, key));
  }
  return text + fmt::format("\n```yaml\n{}```\n\n", example_of(words, word));
}

}  // namespace

std::string example_of(std::span<const Word> words, const Word& word) {
  if (!word.example.empty() || !word.alternatives.empty()) return example_of_word(words, word) + "\n";
  std::string text;
  for (const Key* key : keys_shown(word)) text += fmt::format("{}: {}\n", key->name, example_of(words, *key));
  return text;
}

std::string field_reference(std::span<const FileKind> kinds) {
  std::vector<std::pair<const Word*, const FileKind*>> order;
  std::vector<const Word*> all;
  for (const FileKind& kind : kinds) {
    for (const Word* word : words_below(kind.words, kind.word)) {
      if (std::find(all.begin(), all.end(), word) != all.end()) continue;
      all.push_back(word);
      order.emplace_back(word, &kind);
    }
  }
  std::string text(introduction);
  text += "The files:\n\n| kind | where | word |\n|---|---|---|\n";
  for (const FileKind& kind : kinds)
    text += fmt::format("| {} | `{}` | {} |\n", kind.name, kind.where, link_to(kind.word));
  const FileKind* chapter = nullptr;
  for (const auto& [word, kind] : order) {
    if (kind != chapter) text += fmt::format("\n## Words of the kind {}\n\n", kind->name);
    chapter = kind;
    text += section_of(kinds, kind->words, *word, all);
  }
  text.pop_back();
  return text;
}

}  // namespace consilium::compiler
