// Open cases under another version: those that are told beside those that folding every case twice names.
#include <map>
#include <optional>
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

// Folded from its events as if it had been opened under this version; none where it does not have the service.
std::optional<cases::CaseState> folded(service::House& house, const model::Programme& programme,
                                       const std::string& id) {
  std::optional<cases::CaseState> state;
  const model::Service* service = nullptr;
  for (const ports::Envelope& envelope : required(house.store.events().read_stream(service::case_stream(id)))) {
    const auto event = required(cases::event_from(envelope.type, envelope.type_version, envelope.payload));
    if (const auto* opened = std::get_if<cases::CaseOpened>(&event)) service = programme.service(opened->service);
    if (service == nullptr) return std::nullopt;
    if (!state) state = cases::empty_case(*service, id);
    cases::evolve(*service, *state, event, {envelope.occurred_at, envelope.recorded_at, envelope.actor});
  }
  return state;
}

// A house with appointments and admissions of as many members, each one step further than the one before.
class CasesUnderAnotherVersion : public testing::Test {
 protected:
  void SetUp() override {
    store::SqliteOptions options;
    options.path = folder_.file("house.db");
    disk_house_ = required(DiskHouse::open(options));
    for (int number = 1; number <= 12; ++number) lead(appointment, number, number < 12 ? number + 1U : 15U);
    for (int number = 13; number <= 18; ++number) lead(admission, number, number * 2U - 18U);
  }

  service::House& house() { return disk_house_->house(); }

  void lead(std::string_view service, int number, std::size_t steps) {
    const auto programme = disk_house_->programme(of_appointments);
    lead_case(house(), programme, service, fmt::format("case-{:02}", number), number, steps);
  }

  // What was met or missed by now, by deadline.
  static std::map<std::string, std::string> decided(const cases::World& world, const std::string& id,
                                                    base::Instant at) {
    std::map<std::string, std::string> all;
    const cases::CaseState& state = *world.find(id);
    const model::Service& service = *world.programme->service(state.opened.service);
    for (const cases::Clock& clock : cases::owed(world, state, at).clocks) {
      if (clock.state == cases::ClockState::met || clock.state == cases::ClockState::missed)
        all[service.deadlines[clock.deadline].id] = in_words(service, clock);
    }
    return all;
  }

  static std::string in_words(const model::Service& service, const cases::Clock& clock) {
    return fmt::format("{} {} {} ", service.deadlines[clock.deadline].id, static_cast<int>(clock.state),
                       clock.due.due ? clock.due.due->milliseconds : 0);
  }

  // Everything that is owed, dated, left and priced in a case of one version; what was decided stays so.
  static std::string owed(const cases::World& world, const std::string& id, base::Instant at,
                          const std::map<std::string, std::string>& decided) {
    const cases::CaseState& state = *world.find(id);
    const model::Service& service = *world.programme->service(state.opened.service);
    const cases::Owed owed = cases::owed(world, state, at);
    std::string text;
    for (const cases::Clock& clock : owed.clocks) {
      if (clock.state == cases::ClockState::not_started || clock.state == cases::ClockState::not_applicable) continue;
      const auto stays = decided.find(service.deadlines[clock.deadline].id);
      text += stays == decided.end() ? in_words(service, clock) : stays->second;
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
        auto other_state = folded(house(), after.programme, state.id);
        is_there = is_there && other_state.has_value();
        if (other_state) state = std::move(*other_state);
      }
      const auto stays = decided(loaded.world, id, at);
      if (!is_there || owed(loaded.world, id, at, stays) != owed(other, id, at, stays)) differ.insert(id);
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
    for (const apps::CaseDifference& one : compared.differ) told.insert(one.case_id);
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
  ASSERT_EQ(compared.differ.front().moved.size(), 1U);
  const cases::MovedThing& moved = compared.differ.front().moved.front();
  EXPECT_EQ(moved.kind + " " + moved.id, "deadline booking");
  EXPECT_EQ(moved.from->words, "target running, due by the end of 2026-03-05");
  EXPECT_EQ(moved.to->words, "target running, due by the end of 2026-03-04");
}

TEST_F(CasesUnderAnotherVersion, that_cannot_move_say_why) {
  apps::ProgrammeFolder without = versions(ten_changes()[5]).before;
  std::erase_if(without.programme.services, [](const model::Service& service) { return service.id == appointment; });
  const apps::CasesCompared compared = compare(without, opening_time().plus_minutes(60));
  std::size_t stuck = 0;
  for (const apps::CaseDifference& one : compared.differ) {
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
