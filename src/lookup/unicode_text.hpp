// Small readings of Unicode text that the rest of lookup shares: compatibility folding and a walk over characters.
// Text is UTF-8; a broken byte is read as U+FFFD, so every function is total. Needs ICU's data, keeps no state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace consilium::lookup {

using CodePoint = std::uint32_t;

// NFKC with full case folding (Unicode TR31, NFKC_Casefold): full-width and half-width forms, ligatures and letter case
// become one, and invisible characters disappear.
std::string compatibility_fold(std::string_view text);

std::u32string code_points(std::string_view text);
void append(std::string& text, CodePoint character);

bool is_han(CodePoint character);
bool is_space(CodePoint character);
bool is_letter_or_digit(CodePoint character);

}  // namespace consilium::lookup
