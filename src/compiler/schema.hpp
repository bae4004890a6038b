// The language as JSON Schema 2020-12 and as a field reference in Markdown, both made from the tables that readers read
// by. A schema checks keys and forms, so that an editor can help; whether names are known, whether what stands together
// goes together and whether a flow can end is told by the compiler only.
//
// YAML 1.2 is assumed: `2026-01-01` and `yes` are texts.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "compiler/language.hpp"

namespace consilium::compiler {

// Pretty JSON with a line end.
std::string json_schema(const FileKind& kind);

// Every word of these kinds of file: where it may stand, and each key with its type, meaning and an example.
std::string field_reference(std::span<const FileKind> kinds);

// The words that a word leads to, itself first.
std::vector<const Word*> words_below(std::span<const Word> words, std::string_view word);

// A short example of a word in YAML, in block style: the keys that must stand, or the example that its table gives.
std::string example_of(std::span<const Word> words, const Word& word);

}  // namespace consilium::compiler
