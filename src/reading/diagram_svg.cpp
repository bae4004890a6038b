#include <array>
#include <string_view>

#include <fmt/core.h>

#include "reading/diagram_drawing.hpp"
#include "reading/diagram_ink.hpp"

namespace consilium::reading {
namespace {

std::string hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char character : text) {
    if (character == '&') {
      safe += "&amp;";
    } else if (character == '<') {
      safe += "&lt;";
    } else {
      safe += character;
    }
  }
  return safe;
}

std::string element(const Shape& shape, SvgFor use) {
  const Colours colours = colours_of(shape.ink);
  const std::string stage =
      use == SvgFor::pages && !shape.stage.empty() ? fmt::format(" data-stage=\"{}\"", escaped(shape.stage)) : "";
  const auto rectangle = [&](int radius, std::string_view dashes) {
    return fmt::format("<rect{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\"{}/>",
                       stage, shape.x, shape.y, shape.width, shape.height, radius, hex(colours.fill), hex(colours.line),
                       dashes);
  };
  const auto line = [&] {
    return fmt::format("<path d=\"M{} {}l{} {}\" stroke=\"{}\"/>", shape.x, shape.y, shape.width, shape.height,
                       hex(colours.line));
  };
  switch (shape.kind) {
    case Shape::Kind::box:
      return rectangle(0, "");
    case Shape::Kind::rounded:
      return rectangle(6, "");
    case Shape::Kind::dashed:
      return rectangle(0, " stroke-dasharray=\"3 2\"");
    case Shape::Kind::line:
      return line();
    case Shape::Kind::arrow:
      return line() + fmt::format("<path d=\"M{} {}l-5 -2.5v5z\" fill=\"{}\"/>", shape.x + shape.width,
                                  shape.y + shape.height, hex(colours.line));
    case Shape::Kind::text:
      return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} fill=\"{}\">{}</text>", shape.x, shape.y,
                         shape.size, shape.strong ? " font-weight=\"700\"" : "", hex(colours.text),
                         escaped(shape.text));
  }
  return {};
}

}  // namespace

std::string to_svg(const Drawing& drawing, std::string_view language_tag, SvgFor use) {
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}pt\" height=\"{1}pt\" role=\"img\" "
      "xml:lang=\"{2}\" lang=\"{2}\" fill=\"none\" "
      "stroke-width=\"1\">\n<title>{3}</title>\n",
      drawing.width, drawing.height, language_tag, escaped(drawing.title));
  for (const Shape& shape : drawing.shapes) (svg += element(shape, use)) += '\n';
  svg += "</svg>\n";
  return svg;
}

}  // namespace consilium::reading
