#include "compiler/language.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"

namespace consilium::compiler {
namespace {

constexpr std::array<std::pair<std::string_view, Type::Kind>, 5> simple_types{{{"text", Type::Kind::text},
                                                                               {"number", Type::Kind::number},
                                                                               {"yes", Type::Kind::yes},
                                                                               {"date", Type::Kind::date},
                                                                               {"value", Type::Kind::value}}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The parts between bars that stand outside brackets.
std::vector<std::string_view> alternatives_in(std::string_view notation) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at < notation.size(); ++at) {
    const char character = notation[at];
    if (character == '[' || character == '{') ++depth;
    if (character == ']' || character == '}') --depth;
    if (character != '|' || depth != 0) continue;
    parts.push_back(trimmed(notation.substr(from, at - from)));
    from = at + 1;
  }
  CHECK(depth == 0);
  parts.push_back(trimmed(notation.substr(from)));
  return parts;
}

Type parse(std::string_view notation) {
  const std::vector<std::string_view> parts = alternatives_in(notation);
  if (parts.size() > 1) {
    Type type{Type::Kind::either};
    for (const std::string_view part : parts) type.parts.push_back(parse(part));
    return type;
  }
  const std::string_view text = parts.front();
  CHECK(!text.empty());
  const std::string_view inner = text.substr(1, text.size() < 2 ? 0 : text.size() - 2);
  if (text.front() == '[') return {Type::Kind::list, {}, {parse(inner)}};
  if (text.front() == '{') return {Type::Kind::map, {}, {parse(inner)}};
  if (text.front() == '\'') return {Type::Kind::literal, inner};
  if (text.front() == '@') return {Type::Kind::name, text.substr(1)};
  const auto simple =
      std::find_if(simple_types.begin(), simple_types.end(), [&](const auto& known) { return known.first == text; });
  if (simple != simple_types.end()) return {simple->second};
  return {Type::Kind::word, text};
}

std::vector<Word> all_words() {
  std::vector<Word> words;
  for (const std::span<const Word> part : {words_of_programmes(), words_of_services(), words_of_conditions(),
                                           words_of_flows(), words_of_money(), words_of_data()}) {
    words.insert(words.end(), part.begin(), part.end());
  }
  return words;
}

}  // namespace

std::span<const Word> language() {
  static const std::vector<Word> words = all_words();
  return words;
}

const Word& word_in(std::span<const Word> words, std::string_view name) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.name == name; });
  CHECK(found != words.end());
  return *found;
}

const Key* find_key(const Word& word, std::string_view name) {
  const auto found = std::find_if(word.keys.begin(), word.keys.end(), [&](const Key& key) { return key.name == name; });
  return found == word.keys.end() ? nullptr : &*found;
}

Type type_of(const Key& key) { return parse(key.type); }

std::vector<std::string> literals_of(const Type& type) {
  if (type.kind == Type::Kind::literal) return {std::string(type.name)};
  std::vector<std::string> literals;
  if (type.kind != Type::Kind::either) return literals;
  for (const Type& part : type.parts) {
    for (std::string& literal : literals_of(part)) literals.push_back(std::move(literal));
  }
  return literals;
}

bool may_be(const Type& type, Type::Kind kind) {
  return type.kind == kind ||
         (type.kind == Type::Kind::either &&
          std::any_of(type.parts.begin(), type.parts.end(), [&](const Type& part) { return may_be(part, kind); }));
}

std::vector<FileKind> file_kinds() {
  return {{"programme", "programme", "programmes/<folder>/programme.yaml", language()},
          {"service", "service", "programmes/<folder>/services/<service>.yaml", language()},
          {"shared", "shared", "programmes/<folder>/shared/<name>.yaml", language()},
          {"clauses", "clauses", "programmes/<folder>/clauses.yaml", language()},
          {"texts", "texts", "programmes/<folder>/texts/<name>.yaml", language()},
          {"list", "list", "programmes/<folder>/programme.yaml, below lists", language()},
          {"network", "network file", "networks/<network>/network.yaml", language()},
          {"calendar", "calendar file", "calendars/<calendar>.yaml", language()}};
}

}  // namespace consilium::compiler
