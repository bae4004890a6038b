// Reports that are made by their timers: once each, as the cases stood at their moment, kept as they were made.
#include <thread>

#include <gtest/gtest.h>

#include "house/disk_house.hpp"
#include "house/members.hpp"
#include "house/ready_cases.hpp"
#include "service/case_service.hpp"
#include "service/firing.hpp"
#include "service/reporting.hpp"
#include "service/timers.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

using model::Code;
using service::Issue;

namespace {

constexpr std::string_view programme_id = "zhongji-jiuyibao";  // it owes a weekly report
constexpr std::string_view service_id = "domestic-second-opinion";

base::Instant at(std::string_view time) { return required(base::Instant::parse(std::string(time) + ":00+08:00")); }

const base::Instant monday = at("2026-05-11T00:00");

}  // namespace

class ReportsTest : public testing::Test {
 protected:
  void SetUp() override {
    options_.path = folder_.file("house.db");
    open_house();
    const auto programme = disk_house_->programme(programme_id);
    member_ = std::make_unique<Member>(member(*programme, 1));
    member_->contract.number = "C-77";
    ports::AppendRequest rows;
    add_rows(*member_, house().clock.now(), rows);
    store::expect_appended(house().store, std::move(rows));
    move_to("2026-05-05T10:00");
  }

  void open_house() {
    disk_house_.reset();
    disk_house_ = required(DiskHouse::open(options_));
  }

  service::House& house() { return disk_house_->house(); }
  void move_to(std::string_view time) { required(service::move_demo_clock(house(), at(time))); }

  void act(const std::string& case_id, const cases::Command& command,
           std::optional<base::Instant> occurred_at = std::nullopt) {
    service::Asked request = asked();
    request.occurred_at = occurred_at;
    const auto outcome = required(service::act_on_case(house(), request, case_id, command));
    ASSERT_TRUE(std::holds_alternative<service::Done>(outcome));
  }

  // A case that is on the list.
  void register_case(const std::string& case_id) {
    cases::Open open = opening(service_id, case_id, *member_);
    open.facts = {{"intake.line", Code{"provider-hotline"}},
                  {"illness.code", Code{"lung-cancer"}},
                  {"illness.first_diagnosed_on", base::Date::of(2026, 4, 20)},
                  {"illness.certainty", Code{"confirmed"}},
                  {"illness.first_ever", true},
                  {"request.about_that_illness", true}};
    const auto programme = disk_house_->programme(programme_id);
    const auto opened = required(service::open_case(house(), asked(), programme, member_->contract, open));
    ASSERT_TRUE(std::holds_alternative<service::Done>(opened));
    act(case_id, cases::Act{"verify-identity",
                            {},
                            "phone",
                            {{"identity.name", Code{"matches"}}, {"identity.number", Code{"matches"}}},
                            {}});
    act(case_id, cases::GiveNotice{"five-services", "phone", false});
    act(case_id, cases::Act{"confirm-cover", {}, "phone", {}, {}});
  }

  std::vector<Issue> issues() { return required(service::issues_of(house(), programme_id)); }
  std::vector<service::IssueRow> rows(const Issue& issue) { return required(service::rows_of(house(), issue)); }
  std::vector<ports::TimerRow> timers() {
    return required(house().store.timers().timers_of("reports/zhongji-jiuyibao/weekly-progress"));
  }

  // The value of a column in the only row.
  std::string said(const Issue& issue, std::string_view column) {
    const auto found = rows(issue);
    if (found.size() != 1) return "not one row";
    for (std::size_t i = 0; i < issue.columns.size(); ++i) {
      if (issue.columns[i].id != column) continue;
      const auto& cell = found.front().row.cells.at(i);
      return cell.empty() ? "" : cell.front().value;
    }
    return "no such column";
  }

  store::TemporaryFolder folder_;
  store::SqliteOptions options_;
  std::unique_ptr<DiskHouse> disk_house_;
  std::unique_ptr<Member> member_;
};

TEST_F(ReportsTest, are_made_at_their_moment_and_stand_on_what_was_there) {
  register_case("case-1");
  const std::size_t before = issues().size();
  const std::int64_t position = required(house().store.events().last_position());
  move_to("2026-05-10T23:59");
  EXPECT_EQ(issues().size(), before);
  move_to("2026-05-11T00:00");
  ASSERT_EQ(issues().size(), before + 1);
  const Issue issue = issues().front();
  EXPECT_EQ(issue.id, "zhongji-jiuyibao.weekly-progress.20260511T0000");
  EXPECT_EQ(issue.moment, (cases::ReportMoment{at("2026-05-04T00:00"), monday}));
  EXPECT_EQ(issue.due, at("2026-05-11T12:00"));
  EXPECT_EQ(issue.made_at, monday);
  EXPECT_FALSE(issue.is_late());
  EXPECT_GE(issue.position, position);
  EXPECT_EQ(issue.programme_hash, disk_house_->programme(programme_id)->hash);
  EXPECT_EQ(issue.calendar, "cn-mainland");
  EXPECT_EQ(issue.tenant, "starr-china");
  EXPECT_EQ(said(issue, "case"), "case-1");
  EXPECT_EQ(said(issue, "contract"), "C-77");
  EXPECT_EQ(said(issue, "status"), "open");
  ASSERT_EQ(timers().size(), 1U);
  EXPECT_EQ(timers().front().due, at("2026-05-18T00:00"));
}

TEST_F(ReportsTest, that_fell_due_while_the_house_was_down_are_made_late_once_each_as_of_their_moment) {
  register_case("case-1");
  const std::size_t before = issues().size();
  // Nothing fires; the case ends after the moment and before anybody makes its report.
  house().clock.set_demo(at("2026-05-12T09:00"));
  act("case-1", cases::Close{"provider-cannot", {{"close.reason", std::string("专家不在")}}});
  open_house();
  house().clock.set_demo(at("2026-05-18T11:00"));
  while (required(service::fire_due(house(), house().clock.now())).fired > 0) {
  }
  const auto made = issues();
  ASSERT_EQ(made.size(), before + 2);
  EXPECT_EQ(made[0].moment.until, at("2026-05-18T00:00"));
  EXPECT_FALSE(made[0].is_late()) << "it is there before noon";
  EXPECT_EQ(said(made[0], "status"), "provider-cannot");
  EXPECT_EQ(made[1].moment.until, monday);
  EXPECT_TRUE(made[1].is_late());
  EXPECT_EQ(said(made[1], "status"), "open");
  EXPECT_EQ(timers().front().due, at("2026-05-25T00:00"));
}

TEST_F(ReportsTest, are_not_made_twice) {
  register_case("case-1");
  const ports::TimerRow timer = timers().front();
  ASSERT_EQ(timer.due, monday);
  const std::size_t before = issues().size();
  house().clock.set_demo(monday);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { EXPECT_TRUE(service::fire(house(), timer)); });
  threads.clear();
  ASSERT_EQ(issues().size(), before + 1);
  EXPECT_EQ(rows(issues().front()).size(), 1U);
  EXPECT_TRUE(service::fire(house(), timer));
  EXPECT_EQ(issues().size(), before + 1);
  EXPECT_EQ(timers().front().due, at("2026-05-18T00:00"));
}

TEST_F(ReportsTest, stay_as_they_are_and_a_corrected_one_names_them) {
  register_case("case-1");
  move_to("2026-05-12T10:00");
  const Issue first = issues().front();
  act("case-1", cases::Close{"provider-cannot", {{"close.reason", std::string("专家不在")}}}, at("2026-05-08T10:00"));
  EXPECT_EQ(said(first, "status"), "open");
  service::Request request = asked().request;
  EXPECT_FALSE(service::correct_report(house(), request, first.id, ""));
  EXPECT_FALSE(service::correct_report(house(), request, "zhongji-jiuyibao.weekly-progress.20260512T0000", "why"));
  const Issue second = required(service::correct_report(house(), request, first.id, "the end was recorded late"));
  EXPECT_EQ(second.corrects, first.id);
  EXPECT_EQ(second.moment, first.moment);
  EXPECT_EQ(second.made_by, "operator-1");
  EXPECT_FALSE(second.is_late());
  EXPECT_EQ(said(second, "status"), "provider-cannot");
  EXPECT_EQ(issues().front(), second);
  EXPECT_EQ(required(service::issue_by_id(house(), first.id)), first);
  EXPECT_EQ(said(first, "status"), "open");
  // The next one begins where the regular one ended.
  move_to("2026-05-18T00:00");
  EXPECT_EQ(issues().front().moment.from, monday);
}

TEST_F(ReportsTest, are_there_again_after_a_restart_and_say_nothing_of_who_was_forgotten) {
  register_case("case-1");
  move_to("2026-05-11T00:00");
  const auto before = issues();
  open_house();
  EXPECT_EQ(issues(), before);
  EXPECT_EQ(said(before.front(), "case"), "case-1");
  ASSERT_TRUE(house().store.sealer().forget(member_->person.id));
  const auto left = rows(before.front());
  ASSERT_EQ(left.size(), 1U);
  EXPECT_TRUE(left.front().erased);
  EXPECT_TRUE(left.front().row.cells.empty());
  // Nor does the next one, and it is made all the same.
  move_to("2026-05-18T00:00");
  EXPECT_EQ(issues().front().moment.until, at("2026-05-18T00:00"));
  EXPECT_EQ(issues().front().rows, 0);
}

// From the day on which another version holds, its weekday counts; the reports leave no time between them out.
TEST_F(ReportsTest, follow_the_version_that_is_in_force_at_their_moment) {
  service::Published published = *house().registry.read();
  model::Programme next = *disk_house_->programme(programme_id);
  next.hash = "another";
  next.version = "2026.2";
  next.effective_from = base::Date::of(2026, 5, 13);
  next.reports.front().when.day = 4;
  published.by_hash["another"] = std::make_shared<const model::Programme>(next);
  const auto changes = required(service::report_timers(house(), published, programme_id));
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(std::get<ports::TimerRow>(changes.front()).due, monday) << "the older version still holds on that day";
  house().registry.replace(published);
  move_to("2026-05-14T00:00");
  const auto made = issues();
  EXPECT_EQ(made[0].moment, (cases::ReportMoment{monday, at("2026-05-14T00:00")}));
  EXPECT_EQ(made[0].programme_hash, "another");
  EXPECT_EQ(made[1].moment.until, monday);
  EXPECT_EQ(timers().front().due, at("2026-05-21T00:00"));
}

TEST_F(ReportsTest, are_owed_no_more_once_a_version_without_them_holds) {
  service::Published published = *house().registry.read();
  model::Programme next = *disk_house_->programme(programme_id);
  next.hash = "another";
  next.version = "2026.2";
  next.effective_from = base::Date::of(2026, 5, 13);
  next.reports.clear();
  published.by_hash["another"] = std::make_shared<const model::Programme>(next);
  house().registry.replace(published);
  const std::size_t before = issues().size();
  move_to("2026-05-30T00:00");
  EXPECT_EQ(issues().size(), before + 1);
  EXPECT_TRUE(timers().empty());
}

}  // namespace consilium::tests
