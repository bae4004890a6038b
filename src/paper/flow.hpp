// Flow: a document laid out on pages, before anything is painted: what stands where, and on which page each heading is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "paper/ahead.hpp"
#include "paper/measures.hpp"
#include "paper/text.hpp"
#include "reading/copy_document.hpp"

namespace consilium::paper {

// A line of a text, a frame, or a diagram.
struct Placed {
  enum class Kind : unsigned char { line, frame, ground, rule, diagram } kind = Kind::line;
  double x = 0;
  double y = 0;  // of a line the base line
  double width = 0;
  double height = 0;
  PangoLayoutLine* line = nullptr;  // belongs to a layout of the flow
  const reading::Drawing* drawing = nullptr;
  std::string to{};  // anchor that a click leads to
};

struct Bookmark {
  int level = 0;
  std::string text;
  std::string anchor;
};

struct Flow {
  std::vector<std::vector<Placed>> pages;
  struct Spot {
    std::size_t page = 0;
    double y = 0;
  };
  std::map<std::string, Spot> anchors;
  std::vector<Bookmark> bookmarks;
  std::vector<Layout> layouts;  // whose lines are placed
};

// `ahead` sets texts of this document.
Flow flow(const reading::Document& document, Typesetter& typesetter, Ahead& ahead);

}  // namespace consilium::paper
