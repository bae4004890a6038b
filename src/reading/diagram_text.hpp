// Text in a diagram: how wide it is, roughly and rather too wide than too narrow, and how it breaks into lines. Fonts
// differ from reader to reader, so nothing here asks for one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consilium::reading {

int width_of(std::string_view text, int size, bool strong = false);  // in points, rounded up

// At most `lines_max` lines that fit; what is left over is cut and ends in `…`. At least one line.
std::vector<std::string> lines_of(std::string_view text, int size, int width, std::size_t lines_max,
                                  bool strong = false);

}  // namespace consilium::reading
