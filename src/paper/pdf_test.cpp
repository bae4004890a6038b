#include "paper/pdf.hpp"

#include <gtest/gtest.h>

namespace consilium::paper {
namespace {

using reading::Block;
using reading::BlockKind;
using reading::Document;

Block block(BlockKind kind, const std::string& text, int level = 0) {
  Block made{.kind = kind};
  made.level = level;
  if (level > 0) made.anchor = text;
  made.runs = {{text}};
  return made;
}

Document with(std::size_t paragraphs) {
  Document document{.language = base::Language::en};
  document.page_word = "page {0}";
  document.blocks = {block(BlockKind::title, "Title"), block(BlockKind::contents, ""),
                     block(BlockKind::heading, "Chapter", 1)};
  for (std::size_t at = 0; at < paragraphs; ++at)
    document.blocks.push_back(block(BlockKind::paragraph, "Some words of a paragraph."));
  return document;
}

TEST(Pdf, is_one_and_takes_as_many_pages_as_it_needs) {
  const auto few = to_pdf(with(3));
  ASSERT_TRUE(few) << few.error().message;
  EXPECT_TRUE(few->bytes.starts_with("%PDF-1."));
  EXPECT_EQ(few->pages, 3U);  // title, contents, chapter
  const auto many = to_pdf(with(200));
  ASSERT_TRUE(many);
  EXPECT_GT(many->pages, 5U);
}

TEST(Pdf, a_paragraph_may_be_longer_than_a_page) {
  Document document = with(0);
  std::string text;
  for (int at = 0; at < 3'000; ++at) text += "word ";
  document.blocks.push_back(block(BlockKind::paragraph, text));
  const auto pdf = to_pdf(document);
  ASSERT_TRUE(pdf);
  EXPECT_GE(pdf->pages, 5U);
}

TEST(Pdf, a_character_without_a_font_is_refused) {
  Document document = with(1);
  document.blocks.push_back(block(BlockKind::paragraph, "Nobody has \U0010FFFD."));
  const auto pdf = to_pdf(document);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().category, base::Category::unavailable);
}

// Each opens eight files of fonts, more in the end than are kept open.
TEST(Pdf, many_are_made_one_after_another_by_two_threads_each) {
  Document document = with(0);
  for (std::size_t at = 0; at < 40; ++at) {
    for (const base::Language language : {base::Language::zh_hans, base::Language::zh_hant, base::Language::en}) {
      Block made{.kind = BlockKind::paragraph};
      made.runs = {{.text = "中文 words ", .style = reading::Style::plain, .language = language},
                   {.text = "粗体 words ", .style = reading::Style::strong, .language = language},
                   {.text = "code ", .style = reading::Style::code}};
      document.blocks.push_back(made);
    }
  }
  const auto first = to_pdf(document);
  ASSERT_TRUE(first) << first.error().message;
  for (int at = 0; at < 60; ++at) {
    const auto again = to_pdf(document);
    ASSERT_TRUE(again) << again.error().message;
    ASSERT_EQ(again->pages, first->pages);
  }
}

}  // namespace
}  // namespace consilium::paper
