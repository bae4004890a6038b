#include "compiler/schema.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"

namespace consilium::compiler {
namespace {

using boost::json::array;
using boost::json::object;

std::string definition_name(std::string_view word) {
  std::string name(word);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

object reference_to(std::string_view word) { return {{"$ref", fmt::format("#/$defs/{}", definition_name(word))}}; }

// Readers take every scalar as the text that was written.
object any_scalar() { return {{"type", {"string", "number", "boolean"}}}; }

object schema_of(const Type& type);

object schema_of_either(const Type& type) {
  array literals;
  array others;
  for (const Type& part : type.parts) {
    if (part.kind == Type::Kind::literal) {
      literals.emplace_back(part.name);
    } else {
      others.push_back(schema_of(part));
    }
  }
  if (others.empty()) return {{"enum", std::move(literals)}};
  if (!literals.empty()) others.push_back(object{{"enum", std::move(literals)}});
  return {{"anyOf", std::move(others)}};
}

object schema_of(const Type& type) {
  switch (type.kind) {
    case Type::Kind::text:
    case Type::Kind::value:
    case Type::Kind::name:
      return any_scalar();
    case Type::Kind::number:
      return {{"type", "integer"}};
    case Type::Kind::yes:
      return {{"enum", {"yes", "no", true, false}}};
    case Type::Kind::date:
      return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case Type::Kind::literal:
      return {{"const", type.name}};
    case Type::Kind::word:
      return reference_to(type.name);
    case Type::Kind::list:
      return {{"type", "array"}, {"items", schema_of(type.parts.front())}};
    case Type::Kind::map:
      return {{"type", "object"}, {"additionalProperties", schema_of(type.parts.front())}};
    case Type::Kind::either:
      return schema_of_either(type);
  }
  return {};
}

object schema_of(const Word& word) {
  object schema{{"description", word.meaning}};
  if (!word.alternatives.empty()) {
    array alternatives;
    for (const std::string_view alternative : word.alternatives) alternatives.push_back(reference_to(alternative));
    schema["anyOf"] = std::move(alternatives);
    return schema;
  }
  object properties;
  array required;
  for (const Key& key : word.keys) {
    object property{{"description", key.meaning}};
    for (auto& [name, value] : schema_of(type_of(key))) property[name] = value;
    properties[key.name] = std::move(property);
    if (key.required) required.emplace_back(key.name);
  }
  schema["type"] = "object";
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  if (word.exactly_one_key) {
    schema["minProperties"] = 1;
    schema["maxProperties"] = 1;
  }
  schema["additionalProperties"] = false;
  return schema;
}

void collect(std::span<const Word> words, std::string_view name, std::vector<const Word*>& found);

void collect(std::span<const Word> words, const Type& type, std::vector<const Word*>& found) {
  if (type.kind == Type::Kind::word) collect(words, type.name, found);
  for (const Type& part : type.parts) collect(words, part, found);
}

void collect(std::span<const Word> words, std::string_view name, std::vector<const Word*>& found) {
  const Word* word = &word_in(words, name);
  if (std::find(found.begin(), found.end(), word) != found.end()) return;
  found.push_back(word);
  for (const Key& key : word->keys) collect(words, type_of(key), found);
  for (const std::string_view alternative : word->alternatives) collect(words, alternative, found);
}

}  // namespace

std::vector<const Word*> words_below(std::span<const Word> words, std::string_view word) {
  std::vector<const Word*> found;
  collect(words, word, found);
  return found;
}

std::string json_schema(const FileKind& kind) {
  object definitions;
  for (const Word* word : words_below(kind.words, kind.word))
    definitions[definition_name(word->name)] = schema_of(*word);
  object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"$id", fmt::format("urn:consilium:schema:{}", kind.name)},
                {"title", kind.name}};
  schema["$ref"] = fmt::format("#/$defs/{}", definition_name(kind.word));
  schema["$defs"] = std::move(definitions);
  std::string text = base::to_pretty_text(schema);
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

}  // namespace consilium::compiler
