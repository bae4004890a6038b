// Drawing: boxes, lines and short texts on a plane, in points (1/72 inch). Made to fit a page; drawn as SVG or on
// paper.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::reading {

enum class Ink : std::uint8_t { task, member_task, end, papers, no_return, promise, target, plain, here };

struct Shape {
  enum class Kind : std::uint8_t { box, rounded, line, arrow, dashed, text } kind = Kind::box;
  Ink ink = Ink::plain;
  // Of boxes the left upper corner and the size; of lines the two ends, the second relative to the first; of texts the
  // base line's beginning.
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  std::string text{};
  int size = 0;  // of a text
  bool strong = false;
  std::string stage{};  // of a box, the row that it is

  bool operator==(const Shape&) const = default;
};

struct Drawing {
  int width = 0;
  int height = 0;
  std::string title{};  // what it shows, for those who cannot see it
  std::vector<Shape> shapes{};

  bool operator==(const Drawing&) const = default;
};

// Whether the box of each row says in `data-stage` which it is, for pages that go on from there.
enum class SvgFor : std::uint8_t { readers, pages };

// Self-contained `<svg>` without styles or scripts from elsewhere.
std::string to_svg(const Drawing& drawing, std::string_view language_tag, SvgFor use = SvgFor::readers);

}  // namespace consilium::reading
