// The colours of a diagram. Texts have a contrast of 7 to 1 or more on every ground; what a colour says is also said by
// the form of the line or in words.
#pragma once

#include <cstdint>

#include "reading/diagram_drawing.hpp"

namespace consilium::reading {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

struct Colours {
  Colour fill;
  Colour line;
  Colour text;
};

constexpr Colours colours_of(Ink ink) {
  constexpr Colour black{26, 26, 26};
  constexpr Colour grey{90, 98, 106};
  switch (ink) {
    case Ink::task:
      return {{233, 238, 243}, {31, 78, 121}, black};
    case Ink::member_task:
      return {{243, 241, 230}, {110, 95, 30}, black};
    case Ink::papers:
      return {{240, 246, 240}, {40, 100, 60}, black};
    case Ink::end:
      return {{255, 255, 255}, grey, {23, 58, 90}};
    case Ink::here:
      return {{255, 255, 255}, {150, 60, 0}, {110, 45, 0}};
    case Ink::no_return:
      return {{255, 255, 255}, {150, 20, 20}, {130, 15, 15}};
    case Ink::promise:
      return {{255, 255, 255}, {26, 26, 26}, black};
    case Ink::target:
    case Ink::plain:
      return {{255, 255, 255}, grey, black};
  }
  return {{255, 255, 255}, grey, black};
}

}  // namespace consilium::reading
