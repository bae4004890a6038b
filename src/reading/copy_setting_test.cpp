#include "reading/copy_setting.hpp"

#include <gtest/gtest.h>

namespace consilium::reading {
namespace {

using base::Language;

TEST(Setting, a_figure_stands_beside_its_character) {
  EXPECT_EQ(evenly_set(Language::zh_hans, "满 10 个工作日，2 至 3 家"), "满10个工作日，2至3家");
  EXPECT_EQ(evenly_set(Language::zh_hans, "第1日"), "第1日");
  EXPECT_EQ(evenly_set(Language::zh_hans, " 1 日 1 "), " 1日1 ");
}

TEST(Setting, spaces_that_keep_things_apart_stay) {
  for (const char* text :
       {"周一至周五 09:00–17:30", "Health 健康代表", "(852) 8229 2880", "要求 CT 报告", "第 III-A 级", ""})
    EXPECT_EQ(evenly_set(Language::zh_hans, text), text);
}

TEST(Setting, quotation_marks_are_those_of_the_script) {
  EXPECT_EQ(evenly_set(Language::zh_hans, "选择「其他『重症』」"), "选择“其他‘重症’”");
  EXPECT_EQ(evenly_set(Language::zh_hant, "選擇“其他‘重症’”"), "選擇「其他『重症』」");
  EXPECT_EQ(evenly_set(Language::en, "tap \"About us\" - \"/\""), "tap “About us” - “/”");
  EXPECT_EQ(evenly_set(Language::en, "“tap \"About us\"”"), "“tap ‘About us’”");
  EXPECT_EQ(evenly_set(Language::en, "a member's 24\" screen"), "a member's 24\" screen");
}

Document with_one_paragraph(Language language, reading::Run run) {
  Document document{.language = language};
  Block block;
  block.runs = {std::move(run)};
  document.blocks.push_back(std::move(block));
  set_evenly(document);
  return document;
}

TEST(Setting, what_is_quoted_or_in_another_language_is_left) {
  EXPECT_EQ(with_one_paragraph(Language::zh_hant, {"10 日"}).blocks[0].runs[0].text, "10日");
  EXPECT_EQ(with_one_paragraph(Language::en, {"10 日"}).blocks[0].runs[0].text, "10 日");
  EXPECT_EQ(with_one_paragraph(Language::zh_hans, {"10 日", Style::code}).blocks[0].runs[0].text, "10 日");
  Document document{.language = Language::zh_hans};
  Block quotation{.kind = BlockKind::quotation};
  quotation.runs = {{"10 日"}};
  document.blocks.push_back(quotation);
  set_evenly(document);
  EXPECT_EQ(document.blocks[0].runs[0].text, "10 日");
}

TEST(Setting, tables_and_diagrams_are_spaced_too) {
  Document document{.language = Language::zh_hans};
  Block table{.kind = BlockKind::table};
  table.rows = {{{{"2 次"}}}};
  Block diagram{.kind = BlockKind::diagram};
  diagram.drawing = Drawing{};
  diagram.drawing->shapes.push_back({.kind = Shape::Kind::text, .text = "5 日"});
  document.blocks = {table, diagram};
  set_evenly(document);
  EXPECT_EQ(document.blocks[0].rows[0][0][0].text, "2次");
  EXPECT_EQ(document.blocks[1].drawing->shapes[0].text, "5日");
}

}  // namespace
}  // namespace consilium::reading
