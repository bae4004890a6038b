// The measures of a page in points.
#pragma once

namespace consilium::paper {

// A4, and what is kept free.
inline constexpr double page_width = 595.276;
inline constexpr double page_height = 841.89;
inline constexpr int margin_left = 48;
inline constexpr int text_width = 500;
inline constexpr int margin_top = 62;
inline constexpr int text_bottom = 784;

inline constexpr int body_size = 10;    // of letters
inline constexpr int label_width = 84;  // of what stands in front of an item
inline constexpr int cell_padding = 4;
inline constexpr int quotation_indent = 14;

}  // namespace consilium::paper
