#include "paper/flow.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::paper {
namespace {

using reading::Block;
using reading::BlockKind;
using reading::Document;

Block heading(const std::string& text, int level = 2) {
  return {.kind = BlockKind::heading, .level = level, .anchor = text, .runs = {{text}}};
}

// A text of so many lines.
Block long_text(std::size_t lines) {
  std::string words = "Some words.";
  for (std::size_t at = 1; at < lines; ++at) words += "\nSome words.";
  return {.runs = {{words}}};
}

// More than half of what a page holds: before this nothing has to break.
constexpr std::size_t half_a_page = 28;

struct Laid {
  Flow flow;
  std::vector<std::ptrdiff_t> lines;  // by page
};

// What a document looks like after so many paragraphs of one line.
Laid laid_out(std::size_t paragraphs, const std::vector<Block>& after) {
  Document document{.language = base::Language::en};
  for (std::size_t at = 0; at < paragraphs; ++at) document.blocks.push_back({.runs = {{"Some words."}}});
  document.blocks.insert(document.blocks.end(), after.begin(), after.end());
  const auto fonts = Fonts::of(document);
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(nullptr, nullptr, page_width, page_height);
  cairo_t* page = cairo_create(surface);
  Laid laid;
  {
    Typesetter typesetter(page, *fonts, document.language);
    Typesetter second(page, *fonts, document.language);
    Ahead ahead(document, second);
    laid.flow = flow(document, typesetter, ahead);
    for (const auto& placed : laid.flow.pages)
      laid.lines.push_back(std::count_if(placed.begin(), placed.end(),
                                         [](const Placed& one) { return one.kind == Placed::Kind::line; }));
    // The texts belong to the fonts and the document, which end here.
    laid.flow.layouts.clear();
    for (auto& placed : laid.flow.pages)
      std::erase_if(placed, [](const Placed& one) { return one.drawing == nullptr; });
  }
  cairo_destroy(page);
  cairo_surface_destroy(surface);
  return laid;
}

std::size_t page_of_diagram(const Flow& laid) {
  const auto page =
      std::find_if(laid.pages.begin(), laid.pages.end(), [](const auto& placed) { return !placed.empty(); });
  return static_cast<std::size_t>(page - laid.pages.begin());
}

TEST(Flow, keeps_a_heading_with_the_diagram_that_it_introduces) {
  Block diagram{.kind = BlockKind::diagram};
  diagram.drawing = {.width = 500, .height = 400, .title = "A flow"};
  const std::vector<Block> service{heading("Service"), {.runs = {{"Once a year."}}}, diagram};
  std::size_t on_the_second = 0;
  for (std::size_t paragraphs = 0; paragraphs < 30; ++paragraphs) {
    const Flow laid = laid_out(paragraphs, service).flow;
    EXPECT_EQ(laid.anchors.at("Service").page, page_of_diagram(laid)) << paragraphs;
    on_the_second += laid.anchors.at("Service").page;
  }
  EXPECT_GT(on_the_second, 0U);
}

TEST(Flow, leaves_a_heading_of_text_where_some_lines_of_it_fit) {
  const Block text{.runs = {{"Some words."}}};
  const Flow laid = laid_out(20, {heading("Text"), text, text, text, text, text, text, text, text, text}).flow;
  EXPECT_EQ(laid.anchors.at("Text").page, 0U);
}

TEST(Flow, keeps_the_heading_of_a_part_with_the_first_heading_in_it) {
  const Block text{.runs = {{"Some words."}}};
  const std::vector<Block> part{heading("Part"), heading("Clause", 3), text, text, text};
  std::size_t on_the_second = 0;
  for (std::size_t paragraphs = half_a_page; laid_out(paragraphs, {}).lines.size() == 1; ++paragraphs) {
    const Flow laid = laid_out(paragraphs, part).flow;
    EXPECT_EQ(laid.anchors.at("Part").page, laid.anchors.at("Clause").page) << paragraphs;
    on_the_second += laid.anchors.at("Part").page;
  }
  EXPECT_GT(on_the_second, 0U);
}

TEST(Flow, begins_a_chapter_on_a_new_page_but_below_a_short_one) {
  const auto pages_of = [](std::size_t lines) {
    const Flow laid = laid_out(3, {heading("One", 1), long_text(lines), heading("Two", 1), long_text(2)}).flow;
    return std::pair(laid.anchors.at("One").page, laid.anchors.at("Two").page);
  };
  EXPECT_EQ(pages_of(2), std::pair(std::size_t{1}, std::size_t{1}));
  EXPECT_EQ(pages_of(half_a_page), std::pair(std::size_t{1}, std::size_t{2}));
}

TEST(Flow, leaves_no_line_of_a_text_alone_on_a_page) {
  for (const std::size_t lines : {1U, 3U, 4U, 7U}) {
    bool is_split = false;
    for (std::size_t paragraphs = half_a_page; laid_out(paragraphs, {}).lines.size() == 1; ++paragraphs) {
      const std::vector<std::ptrdiff_t> by_page = laid_out(paragraphs, {long_text(lines)}).lines;
      const std::ptrdiff_t on_the_first = by_page.front() - static_cast<std::ptrdiff_t>(paragraphs);
      if (by_page.size() == 1 || on_the_first == 0) continue;
      is_split = true;
      EXPECT_GE(on_the_first, 2) << lines << " lines after " << paragraphs;
      EXPECT_GE(by_page.back(), 2) << lines << " lines after " << paragraphs;
    }
    EXPECT_EQ(is_split, lines > 3) << lines;
  }
}

}  // namespace
}  // namespace consilium::paper
