// Open cases under another version: those that are told beside those that folding every case twice names.
#include <map>
#include <set>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "apps/diff_cases.hpp"
#include "cases/due.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "quota/balance.hpp"
#include "service/load.hpp"
#include "store/store_fixture.hpp"
#include "versions.hpp"

namespace consilium {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

cases::Act act(std::string task, std::vector<cases::RecordedFact> facts, std::string outcome = {}) {
  return {std::move(task), std::move(outcome), "phone", std::move(facts), {}};
}

// A house with appointments and admissions of as many members, each one step further than the one before.
class CasesUnderAnotherVersion : public testing::Test {
 protected:
  void SetUp() override {
    store::SqliteOptions options;
    options.path = folder_.file("house.db");
    disk_house_ = required(DiskHouse::open(options));
    for (int number = 1; number <= 12; ++number) lead(appointment, number, number < 12 ? number + 1 : 15);
    for (int number = 13; number <= 18; ++number) lead(admission, number, number * 2 - 18);
  }

  service::House& house() { return disk_house_->house(); }

  std::vector<cases::Command> steps(std::string_view service) {
    std::vector<cases::Command> all = steps_to_acceptance(service);
    all.push_back(acceptance());
    if (service != appointment) return all;
    const auto published = house().registry.read();
    const model::Network& network = published->networks.at("duhui-domestic");
    all.emplace_back(act("propose", {{"proposal.hospital", network.editions.back().institutions.front().institution},
                                     {"proposal.expert_level", model::Code{"chief"}}}));
    for (const char* notice : {"treatment-liability", "institution-liable"})
      all.emplace_back(cases::GiveNotice{notice, "phone", true});
    all.emplace_back(act("agree", {}, "agreed"));
    return all;
  }

  void lead(std::string_view service, int number, int count) {
    const auto programme = disk_house_->programme(of_appointments);
    const Member one = member(*programme, number);
    ports::AppendRequest rows;
    add_rows(one, house().clock.now(), rows);
    store::expect_appended(house().store, std::move(rows));
    cases::Open open = opening(service, fmt::format("case-{:02}", number), one);
    open.account = service::account_of(*programme, one.contract);
    const std::string id = open.case_id;
    required(service::open_case(house(), asked(), programme, one.contract, open));
    const std::vector<cases::Command> all = steps(service);
    for (int i = 0; i < std::min(count, static_cast<int>(all.size())); ++i) {
      const auto outcome = required(service::act_on_case(house(), asked(), id, all[static_cast<std::size_t>(i)]));
      if (const auto* refusal = std::get_if<cases::Refusal>(&outcome))
        ADD_FAILURE() << id << " step " << i << " " << refusal->code;
    }
  }

  // Everything that is owed, dated, left and priced in a case of one version.
  static std::string owed(const cases::World& world, const std::string& id, base::Instant at) {
    const cases::CaseState& state = *world.find(id);
    const model::Service& service = *world.programme->service(state.opened.service);
    const cases::Owed owed = cases::owed(world, state, at);
    std::string text;
    for (const cases::Clock& clock : owed.clocks) {
      if (clock.state == cases::ClockState::not_started || clock.state == cases::ClockState::not_applicable) continue;
      text += fmt::format("{} {} {} ", service.deadlines[clock.deadline].id, static_cast<int>(clock.state),
                          clock.due.due ? clock.due.due->milliseconds : 0);
    }
    std::set<std::string> obligations;
    for (const cases::Obligation& one : owed.obligations)
      obligations.insert(fmt::format("{} {} {}", static_cast<int>(one.kind), one.id, one.owner));
    for (const std::string& one : obligations) text += one + " ";
    const quota::Balance balance =
        quota::balance(world.account, service.id, service.quota, world.programme->zone.date_of(at), {});
    text += fmt::format("{} {} ", balance.allowed.value_or(-1), balance.left.value_or(-1));
    const auto cancelling = cases::cancellation_now(world, state);
    return text + (cancelling ? fmt::format("{} {}", cancelling->stage->id, static_cast<int>(cancelling->effect)) : "");
  }

  std::set<std::string> folded_twice(const apps::ProgrammeFolder& after, base::Instant at) {
    std::set<std::string> differ;
    ports::QueueQuery everything;
    everything.tenants = {after.programme.insurer.id};
    for (const ports::CaseRow& row : required(house().store.cases().queue(everything, {500, {}})).rows) {
      const std::string& id = row.id;
      service::LoadedWorld loaded = required(service::load_world(house(), id, asked().request, at));
      cases::World other = loaded.world;
      other.programme = &after.programme;
      other.calendar = after.setting().calendar;
      bool is_there = true;
      for (cases::CaseState& state : other.family) {
        auto folded = service::fold_case(house(), after.programme, state.id);
        is_there = is_there && folded.has_value();
        if (folded) state = std::move(*folded);
      }
      if (!is_there || owed(loaded.world, id, at) != owed(other, id, at)) differ.insert(id);
    }
    return differ;
  }

  apps::CasesCompared compare(const apps::ProgrammeFolder& after, base::Instant at) {
    return required(apps::compare_cases(house(), after, at, {}));
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<DiskHouse> disk_house_;
};

TEST_F(CasesUnderAnotherVersion, are_those_that_folding_every_case_twice_names) {
  const base::Instant at = opening_time().plus_minutes(60);
  std::map<std::string, std::size_t> moved;
  for (const Prepared& prepared : ten_changes()) {
    if (prepared.folder != "metlife-duhui") continue;
    const apps::ProgrammeFolder after = versions(prepared).after;
    const apps::CasesCompared compared = compare(after, at);
    EXPECT_EQ(compared.open, 20U);  // two of the admissions have a visit within them
    std::set<std::string> told;
    for (const reading::CaseDifference& one : compared.differ) told.insert(one.case_id);
    EXPECT_EQ(told, folded_twice(after, at)) << prepared.name;
    moved[prepared.name] = told.size();
  }
  EXPECT_EQ(moved["quota"], 14U);    // every appointment, also within an admission
  EXPECT_EQ(moved["deadline"], 1U);  // the one that waits for its booking
  EXPECT_EQ(moved["changed reading"], 0U);
  EXPECT_EQ(moved["point of no return"], 0U);  // no visit has a date yet
  EXPECT_GT(moved["calendar edition"], 0U);
}

TEST_F(CasesUnderAnotherVersion, are_told_with_both_dates) {
  const apps::CasesCompared compared = compare(versions(ten_changes()[3]).after, opening_time().plus_minutes(60));
  ASSERT_EQ(compared.differ.size(), 1U);
  EXPECT_EQ(compared.differ.front().case_id, "case-12");
  const std::vector<reading::MovedThing> expected{{"deadline", "booking",
                                                   "target running, due by the end of 2026-03-05",
                                                   "target running, due by the end of 2026-03-04"}};
  EXPECT_EQ(compared.differ.front().moved, expected);
}

TEST_F(CasesUnderAnotherVersion, that_cannot_move_say_why) {
  apps::ProgrammeFolder without = versions(ten_changes()[5]).before;
  std::erase_if(without.programme.services, [](const model::Service& service) { return service.id == appointment; });
  const apps::CasesCompared compared = compare(without, opening_time().plus_minutes(60));
  std::size_t stuck = 0;
  for (const reading::CaseDifference& one : compared.differ) {
    if (one.service != appointment) continue;
    ++stuck;
    ASSERT_EQ(one.cannot_move.size(), 1U) << one.case_id;
    EXPECT_NE(one.cannot_move.front().find("has no service `outpatient-appointment`"), std::string::npos);
    EXPECT_TRUE(one.moved.empty());
  }
  EXPECT_EQ(stuck, 14U);
}

}  // namespace
}  // namespace consilium
