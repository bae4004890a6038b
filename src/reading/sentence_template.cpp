#include "reading/sentence_template.hpp"

namespace consilium::reading::detail {

std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string filled;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // A name that ends with a full stop of its own (`Co., Ltd.`) needs no second one, in quotes or not.
    if (text[at] == '.' && (filled.ends_with('.') || filled.ends_with(".”"))) continue;
    if (text[at] != '{') {
      filled += text[at];
      continue;
    }
    filled += arguments.begin()[static_cast<std::size_t>(text[at + 1] - '0')];
    at += 2;
  }
  return filled;
}

}  // namespace consilium::reading::detail
