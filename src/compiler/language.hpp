// Language: every word that may stand in the files of a programme and in the data beside it, with its keys. Readers
// read by these tables, and the JSON Schema and the field reference are made from them, so the three cannot differ.
//
// A type is written in a small notation:
//   text, number, yes, date, value      a text, a whole number, yes or no, yyyy-mm-dd, a value of the fact in question
//   'a'                                 this very word
//   @fact                               the name of something declared elsewhere, here a fact
//   [t]  {t}                            a list of t; a mapping from names to t
//   t | u                               either
//   anything else                       a word of the language
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::compiler {

// One key of a word of the language.
struct Key {
  std::string_view name;
  bool required = false;
  std::string_view meaning{};  // one sentence, without capital and full stop
  std::string_view type{};
  std::string_view example{};  // only where the type alone would make a poor one
};

// One word: a mapping with a closed set of keys, or one of several words.
struct Word {
  std::string_view name;
  std::string_view meaning;
  std::span<const Key> keys{};
  std::string_view example{};  // in flow style; only where the keys that must stand do not make one
  std::span<const std::string_view> alternatives{};  // words; keys are empty then
  bool exactly_one_key = false;
};

struct Type {
  enum class Kind : unsigned char { text, number, yes, date, value, literal, name, word, list, map, either };
  Kind kind = Kind::text;
  std::string_view name{};  // of a literal, a name or a word
  std::vector<Type> parts{};
};

// Every word of the files that the compiler reads.
std::span<const Word> language();

// Words and keys that must exist: asking for another one is a mistake in our code.
const Word& word_in(std::span<const Word> words, std::string_view name);
const Key* find_key(const Word& word, std::string_view name);
Type type_of(const Key& key);
// The words in quotes in a type, in order.
std::vector<std::string> literals_of(const Type& type);
// Whether a value of this type may have this kind at all.
bool may_be(const Type& type, Type::Kind kind);

// A kind of file, for schemas and the reference.
struct FileKind {
  std::string_view name;
  std::string_view word;   // its root
  std::string_view where;  // in a folder
  std::span<const Word> words;
};
std::vector<FileKind> file_kinds();

// Keys that many words share.
namespace keys {
inline constexpr Key cites{
    "cites", true,
    "clauses that this rests on; `house:` and a name where the handbook is silent, `law:` and a name "
    "where the law says it",
    "[@clause] | @clause"};
inline constexpr Key cites_if_any{"cites", false, "clauses that this rests on", "[@clause] | @clause"};
inline constexpr Key reading{"reading", false, "the reading taken where the clause can be read in more than one way",
                             "words"};
inline constexpr Key name{"name", true, "what people read, in every language of the programme", "words"};
}  // namespace keys

// The parts of the language, one file each.
std::span<const Word> words_of_programmes();
std::span<const Word> words_of_conditions();
std::span<const Word> words_of_services();
std::span<const Word> words_of_flows();
std::span<const Word> words_of_money();
std::span<const Word> words_of_data();

}  // namespace consilium::compiler
