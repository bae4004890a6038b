// Document: what is printed, as a tree without any look: headings, paragraphs, lists, tables and diagrams in order.
// HTML and paper are both made from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/localised.hpp"
#include "reading/diagram_drawing.hpp"

namespace consilium::reading {

enum class Style : std::uint8_t { plain, strong, quiet, code };

// A piece of text in one style. Within a document a piece may be in another language than the rest.
struct Run {
  std::string text;
  Style style = Style::plain;
  std::optional<base::Language> language{};
  std::string to{};  // anchor of a block

  bool operator==(const Run&) const = default;
};
using Runs = std::vector<Run>;

enum class BlockKind : std::uint8_t { title, heading, paragraph, item, quotation, contents, table, diagram };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;         // of a heading: 1 begins a chapter, 2 a part, 3 a clause
  std::string anchor{};  // unique in the document; empty: none
  Runs runs{};
  std::vector<std::vector<Runs>> rows{};  // of a table, the head first
  std::vector<int> widths{};              // of its columns, in hundredths
  std::optional<Drawing> drawing{};
  std::string label{};  // of an item: what stands in front of it
};

struct Document {
  base::Language language = base::Language::en;
  std::string title{};
  std::string running_head{};
  std::string contents_title{};
  std::string page_word{};  // around the number of a page: `page {0}`
  std::vector<Block> blocks{};
};

}  // namespace consilium::reading
