// Context: where the compiler puts the problems it finds, and the readers of small things that every word uses. Each
// reader reports what is wrong at its exact place and returns a harmless value, so that one run finds everything.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "base/span.hpp"
#include "compiler/language.hpp"
#include "model/programme.hpp"
#include "text/tree.hpp"

namespace consilium::compiler {

class Context {
 public:
  std::vector<base::Diagnostic> take() && { return std::move(problems_); }
  bool has_errors() const;

  void error(std::string code, const base::Place& place, std::string message, std::string help = {});
  void warning(std::string code, const base::Place& place, std::string message, std::string help = {});
  // A name that is not known: with the closest one that is.
  void unknown(std::string code, const base::Place& place, std::string_view kind, std::string_view name,
               const std::vector<std::string>& known);
  void add(std::vector<base::Diagnostic> problems);

  std::vector<base::Language> languages;  // that the programme speaks; empty until they are read

 private:
  std::vector<base::Diagnostic> problems_;
};

// A mapping that is a word of the language. Asking it for a key that the word does not have, or for a key as something
// that its type is not, is a mistake in our code and ends the program.
class Object {
 public:
  // Reports a node that is no mapping, unknown keys and missing ones.
  Object(Context& context, const text::Node& node, std::string_view word);

  const text::Node& node() const { return *node_; }
  const text::Node* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }

  std::string text(std::string_view key) const;                // empty when missing
  std::vector<std::string> texts(std::string_view key) const;  // a list, or one text
  bool yes(std::string_view key, bool otherwise) const;
  std::optional<std::int64_t> number(std::string_view key) const;
  base::LocalisedText localised(std::string_view key) const;
  std::optional<base::Span> span(std::string_view key) const;
  // One of the words that the type of the key has in quotes; the first when the key is missing or wrong.
  std::string word(std::string_view key) const;
  model::Citation citation(bool required) const;  // from `cites` and `reading`
  std::span<const text::Node> items(std::string_view key) const;
  std::span<const text::Entry> entries(std::string_view key) const;

 private:
  const text::Node* find(std::string_view key, Type::Kind kind) const;

  Context* context_;
  const text::Node* node_;
  const Word* word_;
};

std::string read_text(Context& context, const text::Node& node);
std::optional<std::int64_t> read_number(Context& context, const text::Node& node);
base::LocalisedText read_localised(Context& context, const text::Node& node);
std::optional<base::Span> read_span(Context& context, const text::Node& node);
bool read_yes(Context& context, const text::Node& node, bool otherwise);

}  // namespace consilium::compiler
