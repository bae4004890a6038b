#include <gtest/gtest.h>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {
namespace {

using base::Language;

TEST(Voice, lists_take_their_joining_words_from_the_language) {
  EXPECT_EQ(list_and(Language::en, {"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(list_or(Language::en, {"a", "b"}), "a or b");
  EXPECT_EQ(list_and(Language::zh_hans, {"甲", "乙", "丙"}), "甲、乙和丙");
  EXPECT_EQ(list_or(Language::zh_hant, {"甲"}), "甲");
  EXPECT_EQ(list_and(Language::en, {}), "");
}

TEST(Voice, spans_have_their_unit_and_number) {
  EXPECT_EQ(span_in_words({base::Unit::working_days, 1, {}}, Language::en), "1 working day");
  EXPECT_EQ(span_in_words({base::Unit::working_days, 10, 8}, Language::en), "8 to 10 working days");
  EXPECT_EQ(span_in_words({base::Unit::working_days, 10, 8}, Language::zh_hans), "8至10个工作日");
  EXPECT_EQ(span_in_words({base::Unit::natural_days, 90, {}}, Language::zh_hant), "90個曆日");
  EXPECT_EQ(span_in_words({base::Unit::working_days, 5, {}}, Language::zh_hant), "5個工作天");
  EXPECT_EQ(span_in_words({base::Unit::service_hours, 2, {}}, Language::en), "2 service hours");
}

TEST(Voice, figures_are_grouped) {
  EXPECT_EQ(number_in_words(999), "999");
  EXPECT_EQ(number_in_words(1250000), "1,250,000");
  EXPECT_EQ(number_in_words(-1250), "-1,250");
  EXPECT_EQ(money_in_words({30'000'000, "CNY"}, Language::en), "CNY 300,000");
  EXPECT_EQ(money_in_words({30'000'000, "CNY"}, Language::zh_hans), "人民币300,000元");
  EXPECT_EQ(money_in_words({1'000, "JPY"}, Language::en), "JPY 1,000");
  EXPECT_EQ(money_in_words({1'000, "JPY"}, Language::zh_hans), "1,000日元");
}

TEST(Voice, days_of_the_same_hours_are_said_together) {
  base::OpeningHours hours;
  for (std::size_t day = 0; day < 5; ++day) hours.week[day] = {base::ClockTime{540}, base::ClockTime{1050}};
  hours.week[6] = {base::ClockTime{600}, base::ClockTime{720}};
  hours.closed_on_all_holidays = true;
  EXPECT_EQ(hours_in_words(hours, Language::en),
            "Monday to Friday 09:00–17:30 and Sunday 10:00–12:00, closed on holidays");
}

TEST(Voice, names_are_quoted_as_the_script_does) {
  EXPECT_EQ(quoted(Language::zh_hant, "預約"), "「預約」");
  EXPECT_EQ(quoted(Language::zh_hans, "预约"), "“预约”");
}

TEST(Template, fills_each_place_wherever_it_stands) {
  EXPECT_EQ(say(Language::en, {"{1}{0}", "{1}{0}", "{1} before {0}, {1}"}, "b", "a"), "a before b, a");
}

}  // namespace
}  // namespace consilium::reading
