// The regions of facts whose answer changes, beside asking both versions about every value.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "apps/diff_report.hpp"
#include "decision/decide.hpp"
#include "versions.hpp"

namespace consilium {
namespace {

using base::Date;
using Facts = std::map<std::string, model::Value>;

const Date on = Date::of(2026, 3, 2);

reading::Regions regions(const Versions& both) {
  return reading::regions_of(apps::version_of(both.before), apps::version_of(both.after),
                             apps::all_differences(both.before, both.after), on);
}

std::string text(const reading::Regions& regions) {
  std::string all;
  for (const reading::Region& region : regions.all) {
    for (const std::string& check : region.checks) all += check + " ";
    for (const reading::RegionCondition& condition : region.where) all += condition.about + " " + condition.is + "; ";
    all += "\n";
  }
  return all;
}

Date day(const std::string& words) { return Date::parse(words).value(); }

// Whether a day is one of those that are meant: `2026-01-01 to 2026-01-30`, `on or before …`, `… or later`.
bool is_meant(const std::string& words, Date value) {
  if (words == "not known") return false;
  if (words.starts_with("on or before ")) return value <= day(words.substr(13));
  if (words.ends_with(" or later")) return value >= day(words.substr(0, 10));
  if (words.size() == 10) return value == day(words);
  return day(words.substr(0, 10)) <= value && value <= day(words.substr(14));
}

// `31 days after to 60 days after contract.effective_on`
bool is_meant(const std::string& words, Date value, Date first) {
  const int distance = base::days_between(first, value);
  const std::size_t to = words.find(" to ");
  if (to == std::string::npos || words.find("after") > to) return false;
  return std::stoi(words) <= distance && distance <= std::stoi(words.substr(to + 4));
}

// What a rule says in one version about these facts, by the whole decision.
decision::CheckStatus status(const apps::ProgrammeFolder& folder, const std::string& rule, const Facts& facts) {
  const model::Service& service = folder.programme.services.front();
  decision::FactSet known(service.facts.size());
  for (const auto& [id, value] : facts) known.set(service.fact(id), value);
  decision::Question question;
  const model::Account account;
  question.situation.programme = &folder.programme;
  question.situation.service = &service;
  question.situation.calendar = folder.setting().calendar;
  question.situation.facts = &known;
  question.situation.account = &account;
  question.situation.now = folder.programme.zone.at(on, base::ClockTime{720});
  question.situation.points.resize(service.points.size());
  question.situation.points[model::applied_point] = question.situation.now;
  const decision::Decision decided = decision::decide(question);
  const auto check = std::find_if(decided.checks.begin(), decided.checks.end(),
                                  [&](const decision::Check& one) { return one.id == rule; });
  return check == decided.checks.end() ? decision::CheckStatus::not_applicable : check->status;
}

bool differs(const Versions& both, const std::string& rule, const Facts& facts) {
  return status(both.before, rule, facts) != status(both.after, rule, facts);
}

std::vector<reading::Region> of_check(const reading::Regions& regions, const std::string& check) {
  std::vector<reading::Region> own;
  for (const reading::Region& region : regions.all) {
    if (region.checks.front() == check) own.push_back(region);
  }
  return own;
}

TEST(Regions, of_a_waiting_period_hold_exactly_the_days_on_which_the_answers_differ) {
  const Versions both = versions(ten_changes()[0]);
  const auto own = of_check(regions(both), "waiting-period");
  ASSERT_EQ(own.size(), 1U);
  ASSERT_EQ(own.front().where.size(), 1U);
  EXPECT_EQ(own.front().services.size(), both.after.programme.services.size());
  for (int i = -500; i < 200; ++i) {
    const Date effective = on.plus_days(i);
    EXPECT_EQ(is_meant(own.front().where.front().is, effective),
              differs(both, "waiting-period", {{"contract.effective_on", effective}}))
        << base::to_string(effective);
  }
  EXPECT_TRUE(differs(both, "waiting-period", {{"contract.effective_on", day(own.front().example.front().is)}}));
}

TEST(Regions, of_two_dates_hold_exactly_the_pairs_of_days_on_which_the_answers_differ) {
  const Versions both = versions(ten_changes()[0]);
  const auto own = of_check(regions(both), "ill-before-waiting-end");
  ASSERT_EQ(own.size(), 1U) << text(regions(both));
  ASSERT_EQ(own.front().where.size(), 1U) << text(regions(both));
  std::size_t different = 0;
  for (int i = -900; i < 40; i += 29) {
    for (int distance = -5; distance < 120; ++distance) {
      const Date effective = on.plus_days(i);
      const Date seen = effective.plus_days(distance);
      const bool is = differs(both, "ill-before-waiting-end",
                              {{"contract.effective_on", effective}, {"illness.first_seen_on", seen}});
      different += is ? 1 : 0;
      EXPECT_EQ(is_meant(own.front().where.front().is, seen, effective), is)
          << base::to_string(effective) << " " << distance;
    }
  }
  EXPECT_GT(different, 0U);
}

TEST(Regions, of_a_list_hold_exactly_the_codes_for_which_the_answers_differ) {
  const Versions both = versions(ten_changes()[2]);
  const auto own = of_check(regions(both), "covered-illness");
  ASSERT_EQ(own.size(), 1U);
  const std::vector<reading::RegionCondition> expected{{"illness.code", "stroke-sequelae"}};
  EXPECT_EQ(own.front().where, expected);
  for (const model::ListRow& row : both.before.programme.lists.front().rows) {
    EXPECT_EQ(row.code == "stroke-sequelae",
              differs(both, "covered-illness", {{"illness.code", model::Code{row.code}}}))
        << row.code;
  }
}

TEST(Regions, of_a_rider_are_told_by_what_the_roster_says_of_it) {
  const Versions both =
      versions({"rider",
                "metlife-suixin",
                {{"programme.yaml", "require: { fact: contract.meets_standard, on: applied, is: yes }",
                  "require: { all_of: [ { fact: contract.meets_standard, on: applied, is: yes }, { fact: "
                  "rider.specified.in_force, on: applied, is: yes }, { date: applied, after: "
                  "rider.specified.effective_on } ] }"}},
                {},
                {}});
  const auto own = of_check(regions(both), "meets-standard");
  ASSERT_FALSE(own.empty()) << text(regions(both));
  const std::string told = text(regions(both));
  EXPECT_NE(told.find("rider.specified.in_force no"), std::string::npos) << told;
  EXPECT_NE(told.find("rider.specified.effective_on 2026-03-02 or later"), std::string::npos) << told;
}

TEST(Regions, of_quota_rule_and_plan_are_told_and_of_words_alone_there_are_none) {
  EXPECT_EQ(text(regions(versions(ten_changes()[1]))), "quota \n");
  EXPECT_NE(text(regions(versions(ten_changes()[6]))).find("special-agreement contract.barred_by_agreement yes"),
            std::string::npos);
  EXPECT_NE(text(regions(versions(ten_changes()[8])))
                .find("plan platinum → vip sum insured of all contracts that count 500000 CNY to less than 600000 CNY"),
            std::string::npos);
  for (const std::size_t words : {3U, 4U, 7U}) EXPECT_EQ(text(regions(versions(ten_changes()[words]))), "");
}

}  // namespace
}  // namespace consilium
