// What the fuzzers share: inputs of several parts in one file, and what must hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

// An input in parts: each begins with a line `%% title`. What stands before the first is a part without a title.
struct Part {
  std::string title;
  std::string body;
};
std::vector<Part> parts_of(std::string_view input);

// Ends the process with the message when a promise is broken: the fuzzer keeps the input that did it.
void demand(bool kept, std::string_view message);

// Tells the fuzzer what an input led to: an input that leads to something new is kept and changed further. It is all
// that guides a fuzzer whose code is not instrumented for coverage.
void remark(std::string_view what);

}  // namespace consilium::fuzz
