#include "paper/flow.hpp"

#include <algorithm>
#include <cairo-pdf.h>

#include <gtest/gtest.h>

namespace consilium::paper {
namespace {

using reading::Block;
using reading::BlockKind;
using reading::Document;

Block heading(const std::string& text) {
  return {.kind = BlockKind::heading, .level = 2, .anchor = text, .runs = {{text}}};
}

// What a document looks like after so many paragraphs of one line.
Flow laid_out(std::size_t paragraphs, const std::vector<Block>& after) {
  Document document{.language = base::Language::en};
  for (std::size_t at = 0; at < paragraphs; ++at) document.blocks.push_back({.runs = {{"Some words."}}});
  document.blocks.insert(document.blocks.end(), after.begin(), after.end());
  const auto fonts = Fonts::of(document);
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(nullptr, nullptr, page_width, page_height);
  cairo_t* page = cairo_create(surface);
  Flow laid;
  {
    Typesetter typesetter(page, *fonts, document.language);
    Typesetter second(page, *fonts, document.language);
    Ahead ahead(document, second);
    laid = flow(document, typesetter, ahead);
    // The texts belong to the fonts and the document, which end here.
    laid.layouts.clear();
    for (auto& placed : laid.pages) std::erase_if(placed, [](const Placed& one) { return one.drawing == nullptr; });
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
    const Flow laid = laid_out(paragraphs, service);
    EXPECT_EQ(laid.anchors.at("Service").page, page_of_diagram(laid)) << paragraphs;
    on_the_second += laid.anchors.at("Service").page;
  }
  EXPECT_GT(on_the_second, 0U);
}

TEST(Flow, leaves_a_heading_of_text_where_some_lines_of_it_fit) {
  const Block text{.runs = {{"Some words."}}};
  const Flow laid = laid_out(20, {heading("Text"), text, text, text, text, text, text, text, text, text});
  EXPECT_EQ(laid.anchors.at("Text").page, 0U);
}

}  // namespace
}  // namespace consilium::paper
