// How Chinese figures and the quotation marks of every script are set: sentences are made of texts of many hands, of
// whom some set a space between a figure and the character beside it and most do not, and some quote in the marks of
// another script. A reading copy does it one way.
#pragma once

#include <string>

#include "base/localised.hpp"
#include "reading/copy_document.hpp"

namespace consilium::reading {

// With the quotation marks of the language, and in Chinese without spaces between a figure and a character beside it.
// Between a character and a time of the clock the space stays: it keeps the day and the hours apart.
std::string evenly_set(base::Language language, const std::string& text);

// Everything in the document, but for what it quotes from elsewhere; what is in another language as that has it.
void set_evenly(Document& document);

}  // namespace consilium::reading
