#include "paper/painter.hpp"

#include <fmt/core.h>

#include "reading/diagram_ink.hpp"

namespace consilium::paper {
namespace {

void set_colour(cairo_t* page, reading::Colour colour) {
  constexpr double whole = 255;
  cairo_set_source_rgb(page, colour.red / whole, colour.green / whole, colour.blue / whole);
}

constexpr reading::Colour black{26, 26, 26};
constexpr reading::Colour line_colour{180, 188, 196};
constexpr reading::Colour ground_colour{233, 238, 243};

}  // namespace

void Painter::paint(std::size_t page) {
  for (const Placed& placed : flow_.pages[page]) paint(placed);
}

void Painter::paint(const Placed& placed) {
  switch (placed.kind) {
    case Placed::Kind::line: {
      const auto target = flow_.anchors.find(placed.to);
      const bool leads = !placed.to.empty() && target != flow_.anchors.end();
      if (leads) {
        cairo_tag_begin(page_, CAIRO_TAG_LINK,
                        fmt::format("page={} pos=[{:.1f} {:.1f}]", target->second.page + 1, double{margin_left},
                                    target->second.y - 12)
                            .c_str());
      }
      set_colour(page_, black);
      cairo_move_to(page_, placed.x, placed.y);
      pango_cairo_show_layout_line(page_, placed.line);
      if (leads) cairo_tag_end(page_, CAIRO_TAG_LINK);
      return;
    }
    case Placed::Kind::frame:
      return paint_frame(placed, false);
    case Placed::Kind::ground:
      return paint_frame(placed, true);
    case Placed::Kind::rule:
      set_colour(page_, line_colour);
      cairo_set_line_width(page_, 0.5);
      cairo_move_to(page_, placed.x, placed.y);
      cairo_rel_line_to(page_, placed.width, 0);
      return cairo_stroke(page_);
    case Placed::Kind::diagram:
      return paint_diagram(placed);
  }
}

void Painter::paint_frame(const Placed& placed, bool with_ground) {
  cairo_rectangle(page_, placed.x, placed.y, placed.width, placed.height);
  if (with_ground) {
    set_colour(page_, ground_colour);
    cairo_fill_preserve(page_);
  }
  set_colour(page_, line_colour);
  cairo_set_line_width(page_, 0.5);
  cairo_stroke(page_);
}

void Painter::paint_diagram(const Placed& placed) {
  cairo_save(page_);
  cairo_translate(page_, placed.x, placed.y);
  cairo_set_line_width(page_, 0.7);
  for (const reading::Shape& shape : placed.drawing->shapes) paint_shape(shape);
  cairo_restore(page_);
}

void Painter::paint_shape(const reading::Shape& shape) {
  using Kind = reading::Shape::Kind;
  const reading::Colours colours = reading::colours_of(shape.ink);
  switch (shape.kind) {
    case Kind::box:
    case Kind::rounded:
    case Kind::dashed: {
      constexpr double dash = 3;
      cairo_set_line_join(page_, shape.kind == Kind::rounded ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      cairo_rectangle(page_, shape.x, shape.y, shape.width, shape.height);
      set_colour(page_, colours.fill);
      cairo_fill_preserve(page_);
      set_colour(page_, colours.line);
      if (shape.kind == Kind::dashed) cairo_set_dash(page_, &dash, 1, 0);
      cairo_stroke(page_);
      return cairo_set_dash(page_, nullptr, 0, 0);
    }
    case Kind::line:
    case Kind::arrow:
      set_colour(page_, colours.line);
      cairo_move_to(page_, shape.x, shape.y);
      cairo_rel_line_to(page_, shape.width, shape.height);
      cairo_stroke(page_);
      if (shape.kind == Kind::line) return;
      cairo_move_to(page_, shape.x + shape.width, shape.y + shape.height);
      cairo_rel_line_to(page_, -5, -2.5);
      cairo_rel_line_to(page_, 0, 5);
      cairo_close_path(page_);
      return cairo_fill(page_);
    case Kind::text:
      set_colour(page_, colours.text);
      return paint_text(shape.text, shape.size, shape.strong, shape.x, shape.y);
  }
}

void Painter::paint_text(const std::string& text, int size, bool strong, double x, double y) {
  const Layout layout = typesetter_.set(text, {.size = size, .strong = strong}, 0);
  cairo_move_to(page_, x, y);
  pango_cairo_show_layout_line(page_, pango_layout_get_line_readonly(layout.get(), 0));
}

void Painter::paint_head(const std::string& text, const std::string& number) {
  constexpr double head_y = 40;
  constexpr double number_y = 810;
  set_colour(page_, {72, 72, 72});
  paint_text(text, 8, false, margin_left, head_y);
  const Layout layout = typesetter_.set(number, {.size = 8}, 0);
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  set_colour(page_, {72, 72, 72});
  cairo_move_to(page_, margin_left + text_width - static_cast<double>(width) / PANGO_SCALE, number_y);
  pango_cairo_show_layout_line(page_, pango_layout_get_line_readonly(layout.get(), 0));
}

}  // namespace consilium::paper
