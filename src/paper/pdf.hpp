// PDF: a document on A4 pages, ready to print: running head, page numbers, contents with page numbers, bookmarks,
// links, and the fonts that it uses. Its text can be searched and copied.
//
// The fonts are those of the machine. Refused as `unavailable` when they lack a character of the document, so that
// nothing is printed as an empty box.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "reading/copy_document.hpp"

namespace consilium::paper {

struct Pdf {
  std::string bytes;
  std::size_t pages = 0;
};

base::Result<Pdf> to_pdf(const reading::Document& document);

}  // namespace consilium::paper
