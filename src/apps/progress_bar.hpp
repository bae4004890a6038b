// A progress bar on standard error, for whoever waits at a terminal.
#pragma once

#include <cstdint>
#include <string_view>

namespace consilium::apps {

bool is_watched();  // standard error is a terminal

// Draws over the last one; the bar that is full ends its line.
void show_bar(std::string_view label, std::uint64_t done, std::uint64_t total);

}  // namespace consilium::apps
