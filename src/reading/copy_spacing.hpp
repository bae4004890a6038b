// Figures in Chinese writing: sentences are made of texts of many hands, of whom some set a space between a figure and
// the character beside it and most do not. A reading copy does it one way.
#pragma once

#include <string>

#include "reading/copy_document.hpp"

namespace consilium::reading {

// Without spaces between a figure and a Chinese character beside it. Between a character and a time of the clock the
// space stays: it keeps the day and the hours apart.
std::string evenly_spaced(const std::string& text);

// Everything in the document, but for what it quotes from elsewhere and for other languages.
void space_evenly(Document& document);

}  // namespace consilium::reading
