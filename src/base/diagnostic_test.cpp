#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

namespace consilium::base {
namespace {

std::string excerpt_of(std::string_view source, Place place) {
  place.file = "a";
  return render({.code = "X1", .place = std::move(place), .message = "m"}, source);
}

TEST(DiagnosticExcerpt, underlines_the_place) {
  EXPECT_EQ(excerpt_of("one\ntwo three\n", {"", 2, 5, 2, 10}), R"(a:2:5: error X1: m
    2 | two three
      |     ^^^^^
)");
}

TEST(DiagnosticExcerpt, counts_two_cells_for_wide_characters_and_one_for_others) {
  EXPECT_EQ(excerpt_of("é…中文：x\n", {"", 1, 6, 1, 7}), R"(a:1:6: error X1: m
    1 | é…中文：x
      |         ^
)");
  EXPECT_EQ(excerpt_of("a: 中文\n", {"", 1, 4, 1, 6}), R"(a:1:4: error X1: m
    1 | a: 中文
      |    ^^^^
)");
}

TEST(DiagnosticExcerpt, shows_what_cannot_be_seen_and_keeps_the_caret_under_it) {
  EXPECT_EQ(excerpt_of("a\xE2\x80\xAE"
                       "b\tc\rd\x1B[31m\n",
                       {"", 1, 4, 1, 5}),
            R"(a:1:4: error X1: m
    1 | a<U+202E>b<U+0009>c<U+000D>d<U+001B>[31m
      |           ^^^^^^^^
)");
}

TEST(DiagnosticExcerpt, shows_bytes_that_are_no_characters_by_their_value) {
  EXPECT_EQ(excerpt_of("caf\xE9 \xE4\xB8\n", {"", 1, 5, 1, 6}), R"(a:1:5: error X1: m
    1 | caf<E9> <E4><B8>
      |        ^
)");
}

TEST(DiagnosticExcerpt, takes_the_carriage_return_of_a_line_end_as_part_of_it) {
  EXPECT_EQ(excerpt_of("a\r\nb\r\n", {"", 1, 1, 1, 2}), R"(a:1:1: error X1: m
    1 | a
      | ^
)");
}

TEST(DiagnosticExcerpt, underlines_only_the_first_line_of_a_longer_place) {
  EXPECT_EQ(excerpt_of("a: one\n  two\n", {"", 1, 4, 2, 6}), R"(a:1:4: error X1: m
    1 | a: one
      |    ^^^
)");
}

TEST(Diagnostic, never_sends_the_characters_of_a_name_or_message_to_the_terminal_raw) {
  const Diagnostic diagnostic{.code = "X1",
                              .place = {"a\x1B.yaml", 1, 1, 1, 2},
                              .message = "`\xE2\x80\xAE` is not known",
                              .also = {{{"b\r", 2, 1, 2, 2}, "seen \x07"}},
                              .help = "did you mean `\xE2\x80\x8B`?",
                              .clauses = {"C\x08"}};
  EXPECT_EQ(render(diagnostic, ""), R"(a<U+001B>.yaml:1:1: error X1: `<U+202E>` is not known
      = b<U+000D>:2:1: seen <U+0007>
      = clause C<U+0008>
      = help: did you mean `<U+200B>`?
)");
}

TEST(DiagnosticExcerpt, shows_the_part_around_the_place_of_a_line_too_long_for_a_screen) {
  const std::string line = std::string(100, 'a') + "here" + std::string(200, 'b') + "\n";
  EXPECT_EQ(excerpt_of(line, {"", 1, 101, 1, 105}), "a:1:101: error X1: m\n    1 | …" + std::string(60, 'a') + "here" +
                                                        std::string(76, 'b') + "…\n      | " + std::string(61, ' ') +
                                                        "^^^^\n");
}

TEST(Diagnostic, of_a_whole_file_names_no_line) { EXPECT_EQ(excerpt_of("", {}), "a: error X1: m\n"); }

TEST(Closest, offers_only_what_may_be_a_slip) {
  EXPECT_EQ(closest("acepted", {"applied", "accepted", "agreed"}), "accepted");
  EXPECT_EQ(closest("deu", {"due", "reading"}), "due");
  EXPECT_EQ(closest("de", {"zh-Hans", "en"}), "");
  EXPECT_EQ(closest("visit", {"accepted", "agreed"}), "");
}

}  // namespace
}  // namespace consilium::base
