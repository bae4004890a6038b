#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "all_kinds.hpp"
#include "base/json.hpp"
#include "base/span.hpp"
#include "compiler/schema.hpp"
#include "compiler/shape.hpp"
#include "model/value.hpp"
#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

std::vector<std::span<const Word>> languages() { return {language(), scenario::language()}; }

void for_each_type(const Type& type, const std::function<void(const Type&)>& visit) {
  visit(type);
  for (const Type& part : type.parts) for_each_type(part, visit);
}

TEST(LanguageTables, every_key_has_a_meaning_and_a_type_whose_words_exist) {
  for (const auto words : languages()) {
    std::set<std::string_view> names;
    for (const Word& word : words) names.insert(word.name);
    for (const Word& word : words) {
      EXPECT_FALSE(word.meaning.empty()) << word.name;
      EXPECT_NE(word.keys.empty(), word.alternatives.empty()) << word.name;
      for (const Key& key : word.keys) {
        EXPECT_FALSE(key.meaning.empty()) << word.name << "." << key.name;
        EXPECT_FALSE(key.type.empty()) << word.name << "." << key.name;
        if (key.type.empty()) continue;
        for_each_type(type_of(key), [&](const Type& type) {
          EXPECT_TRUE(type.kind != Type::Kind::word || names.contains(type.name))
              << word.name << "." << key.name << " is of type `" << type.name << "`, which is no word";
        });
      }
    }
  }
}

TEST(LanguageTables, no_word_and_no_key_of_a_word_stands_twice) {
  std::set<std::string_view> names;
  for (const auto words : languages()) {
    for (const Word& word : words) {
      EXPECT_TRUE(names.insert(word.name).second) << word.name;
      std::set<std::string_view> keys;
      for (const Key& key : word.keys) EXPECT_TRUE(keys.insert(key.name).second) << word.name << "." << key.name;
    }
  }
}

TEST(LanguageTables, every_word_can_be_reached_from_a_file) {
  std::set<const Word*> reached;
  for (const FileKind& kind : all_kinds()) {
    for (const Word* word : words_below(kind.words, kind.word)) reached.insert(word);
  }
  for (const auto words : languages()) {
    for (const Word& word : words) EXPECT_TRUE(reached.contains(&word)) << word.name << " stands nowhere";
  }
}

TEST(LanguageTables, alternatives_are_told_apart_by_their_first_key) {
  for (const auto words : languages()) {
    for (const Word& word : words) {
      std::set<std::string_view> selectors;
      for (const std::string_view name : word.alternatives) {
        const Key& first = word_in(words, name).keys.front();
        EXPECT_TRUE(first.required) << name;
        EXPECT_TRUE(selectors.insert(first.name).second) << name;
      }
    }
  }
}

TEST(LanguageTables, every_example_has_the_shape_of_its_word) {
  for (const auto words : languages()) {
    for (const Word& word : words) {
      const std::string example = example_of(words, word);
      const text::Document document = text::read_yaml("example.yaml", example);
      ASSERT_TRUE(document.root && document.problems.empty()) << word.name << "\n" << example;
      for (const auto& problem : check_shape(words, word.name, *document.root, "X"))
        ADD_FAILURE() << word.name << ": " << problem.message << "\n" << example;
      for (const Key& key : word.keys) {
        if (key.example.empty()) continue;
        const std::string line = std::string(key.name) + ": " + std::string(key.example) + "\n";
        const text::Document one = text::read_yaml("example.yaml", line);
        ASSERT_TRUE(one.root && one.problems.empty()) << line;
        for (const auto& problem : check_shape(words, word.name, *one.root, "X")) {
          if (problem.message.find(" needs ") == std::string::npos)
            ADD_FAILURE() << word.name << ": " << problem.message << "\n" << line;
        }
      }
    }
  }
}

TEST(LanguageTables, the_schema_of_a_kind_has_every_key_of_every_word) {
  for (const FileKind& kind : all_kinds()) {
    const auto schema = base::parse_json(json_schema(kind));
    ASSERT_TRUE(schema) << kind.name;
    const auto& definitions = schema->as_object().at("$defs").as_object();
    for (const Word* word : words_below(kind.words, kind.word)) {
      std::string name(word->name);
      std::replace(name.begin(), name.end(), ' ', '-');
      ASSERT_TRUE(definitions.contains(name)) << name;
      for (const Key& key : word->keys)
        EXPECT_TRUE(definitions.at(name).at("properties").as_object().contains(key.name)) << name << "." << key.name;
    }
  }
}

TEST(LanguageTables, units_and_types_of_facts_are_those_of_the_house) {
  for (const Key& key : word_in(language(), "span").keys) EXPECT_TRUE(base::unit_from(key.name)) << key.name;
  const auto types = literals_of(type_of(*find_key(word_in(language(), "fact"), "type")));
  for (const std::string& type : types) EXPECT_TRUE(model::fact_type_from(type)) << type;
  EXPECT_EQ(types.size(), static_cast<std::size_t>(model::FactType::roster_match) + 1);
}

}  // namespace
}  // namespace consilium::compiler
