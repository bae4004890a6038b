// Painter: what was placed, put on the page.
#pragma once

#include "paper/flow.hpp"

namespace consilium::paper {

class Painter {
 public:
  Painter(cairo_t* page, Typesetter& typesetter, const Flow& flow)
      : page_(page), typesetter_(typesetter), flow_(flow) {}

  void paint(std::size_t page);
  // The running head and the number of the page.
  void paint_head(const std::string& text, const std::string& number);

 private:
  void paint(const Placed& placed);
  void paint_frame(const Placed& placed, bool with_ground);
  void paint_diagram(const Placed& placed);
  void paint_shape(const reading::Shape& shape);
  void paint_text(const std::string& text, int size, bool strong, double x, double y);

  cairo_t* page_;
  Typesetter& typesetter_;
  const Flow& flow_;
};

}  // namespace consilium::paper
