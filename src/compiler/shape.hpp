// Shape: whether a tree has the keys and forms that a word of a language says, at any depth. It says nothing about what
// the values mean. For languages whose readers are not made of Objects, and to hold files to the tables.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "compiler/language.hpp"
#include "text/tree.hpp"

namespace consilium::compiler {

// Everything in the tree that is not as the word says, each at its place, under the code given.
std::vector<base::Diagnostic> check_shape(std::span<const Word> words, std::string_view word, const text::Node& node,
                                          std::string_view code);

// A key of a word, by the names of both.
using UsedKey = std::pair<std::string_view, std::string_view>;

// Every key that stands in the tree, which is shaped as the word says; the names are those of the tables.
std::set<UsedKey> keys_used(std::span<const Word> words, std::string_view word, const text::Node& node);

}  // namespace consilium::compiler
