// Context: where the compiler puts the problems it finds, and the readers of small things that every word uses. Each
// reader reports what is wrong at its exact place and returns a harmless value, so that one run finds everything.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "base/span.hpp"
#include "compiler/codes.hpp"
#include "compiler/language.hpp"
#include "model/programme.hpp"
#include "text/tree.hpp"

namespace consilium::compiler {

using Trees = std::map<std::string, text::Node, std::less<>>;  // by file name

// The names of a service that others may speak of, known before any of them is read.
struct ServiceOutline {
  std::vector<model::Fact> facts;
  std::vector<std::string> points;
};

class Context {
 public:
  // In the order of the files, each problem once, with the clauses of the word it stands in.
  std::vector<base::Diagnostic> take(const Trees& trees) &&;
  bool has_errors() const;
  // Whether something in this file is so wrong that what follows from it is only a guess.
  bool is_unsound(std::string_view file) const;

  void error(Code code, const base::Place& place, std::string message, std::string help = {});
  void warning(Code code, const base::Place& place, std::string message, std::string help = {});
  // A name that is not known: with the closest one that is.
  void unknown(Code code, const base::Place& place, std::string_view kind, std::string_view name,
               const std::vector<std::string>& known);
  // A value that is not one of a closed set.
  void not_among(Code code, const base::Place& place, std::string_view what, std::string_view value,
                 const std::vector<std::string>& allowed);
  void error_with(Code code, const base::Place& place, std::string message, std::vector<base::Label> also,
                  std::string help = {});
  void add(std::vector<base::Diagnostic> problems);
  // What the tables of the language say is wrong with a file, at places where the readers found nothing.
  void add_shape(std::string_view word, const text::Node& root);

  std::vector<base::Language> languages;  // that the programme speaks; empty until they are read
  std::vector<std::string> unreadable;    // files that gave no tree: what refers to them would only be noise

  bool is_unreadable(std::string_view start_of_name) const;
  std::map<std::string, ServiceOutline, std::less<>> outlines;  // by service

  // That something refers to a name of a kind; what nothing refers to is told at the end.
  void use(std::string_view kind, std::string_view name) { used_.emplace(kind, name); }
  bool is_used(std::string_view kind, std::string_view name) const {
    return used_.contains(std::pair(std::string(kind), std::string(name)));
  }

  // Every citation that is read, `house:` and `law:` included, at its own place.
  struct Cited {
    std::string name;
    base::Place at;
  };
  std::vector<Cited> cited;

 private:
  std::vector<base::Diagnostic> problems_;
  std::set<std::pair<std::string, std::string>> used_;
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
// One language of a text for people; reports an unknown one, and characters that do not belong in it.
std::optional<base::Language> read_language(Context& context, const text::Entry& entry);
std::optional<base::Span> read_span(Context& context, const text::Node& node);
bool read_yes(Context& context, const text::Node& node, bool otherwise);
// A citation, to be looked up when all clauses are known.
void cite(Context& context, model::Citation& citation, const text::Node& node);
void refuse_format(Context& context, const text::Node& node, std::string_view known);

}  // namespace consilium::compiler
