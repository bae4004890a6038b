// Running cases that are moved to another published version of their programme.
#include "service/moving.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "cases/due.hpp"
#include "disk/unreliable_disk.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "house/views.hpp"
#include "service/timers.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {
namespace {

using cases::ClockState;

constexpr const char* folder_of_appointments = "metlife-duhui";
constexpr const char* services = "services/outpatient-appointment.yaml";
constexpr std::size_t to_the_end = 1'000;

const FileEdit other_label{"programme.yaml", "version: \"2026.1\"", "version: \"2026.1b\""};

const Rename visit_booking{std::string(appointment), "visit-booking"};

FileEdit booking_within(const std::string& span) {
  const std::string head = "id: booking, kind: target, owed_by: provider, within: { ";
  return {services, head + "working_days: 3 }", head + span + " }"};
}

base::Instant at(std::string_view text) { return required(base::Instant::parse(text)); }

class MovedCases : public testing::Test {
 protected:
  void SetUp() override {
    options_.path = folder_.file("house.db");
    options_.vfs = disk_.name();
    disk_house_ = required(DiskHouse::open(options_));
    old_ = disk_house_->programme(of_appointments);
  }

  service::House& house() { return disk_house_->house(); }

  // Ends the house and starts another on the same database.
  void start_again() {
    const std::string hash = old_->hash;
    disk_house_.reset();
    disk_house_ = required(DiskHouse::open(options_));
    old_ = house().registry.read()->by(hash);
  }

  std::shared_ptr<const model::Programme> publish(std::vector<FileEdit> edits) {
    edits.push_back(other_label);
    return publish_edited(house(), folder_of_appointments, edits);
  }

  void lead(std::string_view service, const std::string& id, std::size_t steps = to_the_end) {
    lead_case(house(), old_, service, id, ++members_, steps);
  }

  service::ShownMove look(const std::string& id, const model::Programme& to) {
    return required(service::effect_of_move(house(), id, to.hash, asked().request));
  }

  service::MoveOutcome try_to_move(const std::string& id, const model::Programme& to, std::string effect) {
    return required(
        service::move_case(house(), asked(), id, {to.hash, std::move(effect), "it is better for the member"}));
  }

  void move(const std::string& id, const model::Programme& to) {
    const auto outcome = try_to_move(id, to, look(id, to).effect.fingerprint());
    ASSERT_TRUE(std::holds_alternative<service::Done>(outcome)) << id;
  }

  service::LoadedWorld world(const std::string& id) {
    return required(service::load_world(house(), id, asked().request, house().clock.now()));
  }

  cases::Clock clock(const std::string& id, std::string_view deadline) {
    const service::LoadedWorld loaded = world(id);
    const cases::CaseState& state = *loaded.world.find(id);
    const cases::Owed owed = cases::owed(loaded.world, state, house().clock.now());
    return owed.clocks[loaded.programme->service(state.opened.service)->deadline(deadline)];
  }

  void expect_whole() {
    const auto problems = required(view_problems(house()));
    EXPECT_TRUE(problems.empty()) << problems.front();
  }

  store::TemporaryFolder folder_;
  UnreliableDisk disk_;
  store::SqliteOptions options_;
  std::unique_ptr<DiskHouse> disk_house_;
  std::shared_ptr<const model::Programme> old_;
  int members_ = 0;
};

TEST_F(MovedCases, show_first_what_would_be_another_and_then_stand_on_the_other_version) {
  lead(appointment, "case-1");
  const auto to = publish({booking_within("working_days: 2")});
  const service::ShownMove shown = look("case-1", *to);
  ASSERT_EQ(shown.effect.cases.size(), 1U);
  ASSERT_EQ(shown.effect.cases.front().moved.size(), 1U);
  const cases::MovedThing& thing = shown.effect.cases.front().moved.front();
  EXPECT_EQ(thing.kind + " " + thing.id, "deadline booking");
  EXPECT_EQ(thing.from->words, "target running, due by the end of 2026-03-05");
  EXPECT_EQ(thing.to->words, "target running, due by the end of 2026-03-04");
  EXPECT_EQ(world("case-1").programme->hash, old_->hash) << "looking moves nothing";

  const auto outcome = try_to_move("case-1", *to, shown.effect.fingerprint());
  ASSERT_TRUE(std::holds_alternative<service::Done>(outcome));
  EXPECT_EQ(world("case-1").programme->hash, to->hash);
  EXPECT_EQ(base::to_string(*clock("case-1", "booking").due.due_date), "2026-03-04");
  const auto row = required(house().store.cases().case_by_id("case-1"));
  EXPECT_EQ(row->programme_hash, to->hash);
  const auto events = required(house().store.events().read_stream("case/case-1"));
  EXPECT_EQ(events.back().type, "case.moved");
  EXPECT_EQ(events.back().programme_hash, to->hash);
  EXPECT_EQ(events.front().programme_hash, old_->hash);
  const auto timers = required(house().store.timers().timers_of("case/case-1"));
  const auto booking =
      std::find_if(timers.begin(), timers.end(), [](const auto& timer) { return timer.payload == "booking"; });
  ASSERT_NE(booking, timers.end());
  EXPECT_EQ(booking->due, at("2026-03-05T00:00:00+08:00"));
  expect_whole();

  required(service::move_demo_clock(house(), at("2026-03-06T10:00:00+08:00")));
  EXPECT_EQ(clock("case-1", "booking").state, ClockState::missed);
  EXPECT_EQ(required(house().store.events().read_stream("case/case-1")).back().programme_hash, to->hash);
  expect_whole();
}

TEST_F(MovedCases, keep_what_was_missed) {
  lead(appointment, "case-1");
  required(service::move_demo_clock(house(), at("2026-03-09T10:00:00+08:00")));
  ASSERT_EQ(clock("case-1", "booking").state, ClockState::missed);
  const auto to = publish({booking_within("working_days: 30")});
  EXPECT_TRUE(look("case-1", *to).effect.cases.empty());
  move("case-1", *to);
  EXPECT_EQ(clock("case-1", "booking").state, ClockState::missed);
  EXPECT_EQ(base::to_string(*clock("case-1", "booking").due.due_date), "2026-03-05");
  EXPECT_TRUE(required(house().store.timers().timers_of("case/case-1")).empty());
  expect_whole();
}

TEST_F(MovedCases, keep_what_was_met_until_it_is_done_anew) {
  const std::vector<cases::Command> steps = steps_to_agreement(house(), appointment);
  lead(appointment, "case-1", steps.size() - 4);
  required(service::move_demo_clock(house(), at("2026-03-03T10:00:00+08:00")));
  for (std::size_t i = steps.size() - 4; i < steps.size(); ++i) must_act(house(), "case-1", steps[i]);
  ASSERT_EQ(clock("case-1", "proposal").state, ClockState::met);
  const std::string head = "id: proposal, kind: promise, owed_by: provider, within: { ";
  const auto to = publish({{services, head + "working_days: 1 }", head + "hours: 2 }"}});
  EXPECT_TRUE(look("case-1", *to).effect.cases.empty());
  move("case-1", *to);
  EXPECT_EQ(clock("case-1", "proposal").state, ClockState::met);
  EXPECT_EQ(base::to_string(*clock("case-1", "proposal").due.due_date), "2026-03-03");
  expect_whole();
  must_act(house(), "case-1",
           cases::MakeMove{"hospital-cannot", "phone", {{"close.reason", std::string("no bed is free")}}});
  EXPECT_EQ(clock("case-1", "proposal").state, ClockState::missed) << "two hours after the acceptance";
  expect_whole();
}

TEST_F(MovedCases, keep_what_they_hold_and_are_counted_by_the_new_quota) {
  lead(appointment, "case-1");
  const auto to = publish({{services, "quota:\n  count: 1\n", "quota:\n  count: 2\n"}});
  const service::ShownMove shown = look("case-1", *to);
  ASSERT_EQ(shown.effect.cases.front().moved.size(), 1U);
  const cases::MovedThing& thing = shown.effect.cases.front().moved.front();
  EXPECT_EQ(thing.kind, "quota");
  EXPECT_EQ(thing.from->words, "1 allowed, 1 held, 0 used, 0 left");
  EXPECT_EQ(thing.to->words, "2 allowed, 1 held, 0 used, 1 left");
  const model::Account before = world("case-1").world.account;
  move("case-1", *to);
  EXPECT_EQ(world("case-1").world.account.uses, before.uses);
  must_act(house(), "case-1", cases::Cancel{"phone", true});
  EXPECT_EQ(world("case-1").world.account.uses.front().state, model::UseState::released);
  expect_whole();
}

// At every step of both services, with a case within a case among them.
TEST_F(MovedCases, are_the_same_under_a_version_that_says_the_same) {
  const auto to = publish({});
  std::size_t moved_together = 0;
  for (const std::string_view service : {appointment, admission}) {
    const std::size_t all = steps_to_agreement(house(), service).size();
    for (std::size_t steps = 0; steps <= all; ++steps) {
      const std::string id = fmt::format("{}-{}", service, steps);
      lead(service, id, steps);
      const service::LoadedWorld before = world(id);
      const auto timers = required(house().store.timers().timers_of("case/" + id));
      EXPECT_TRUE(look(id, *to).effect.cases.empty()) << id;
      move(id, *to);
      const service::LoadedWorld after = world(id);
      EXPECT_EQ(after.world.account, before.world.account) << id;
      ASSERT_EQ(after.world.family.size(), before.world.family.size()) << id;
      if (after.world.family.size() > 1) ++moved_together;
      for (cases::CaseState state : before.world.family) {
        const cases::CaseState& there = *after.world.find(state.id);
        state.version += 1;
        state.form_version = state.version;
        state.opened.programme_hash = to->hash;
        state.deadline_kept = there.deadline_kept;
        EXPECT_EQ(there, state) << state.id;
      }
      EXPECT_EQ(required(house().store.timers().timers_of("case/" + id)), timers) << id;
    }
  }
  EXPECT_GT(moved_together, 0U);
  expect_whole();
}

TEST_F(MovedCases, stand_on_the_same_service_where_that_has_another_id) {
  lead(appointment, "case-1");
  lead(admission, "with-visit");
  const auto to = publish_renamed(house(), folder_of_appointments, {other_label}, visit_booking);
  for (const std::string id : {"case-1", "with-visit"}) {
    const service::LoadedWorld before = world(id);
    EXPECT_TRUE(look(id, *to).effect.cases.empty()) << id;
    move(id, *to);
    EXPECT_EQ(world(id).world.account, before.world.account) << id;
  }
  EXPECT_EQ(world("case-1").world.find("case-1")->opened.service, visit_booking.to);
  EXPECT_EQ(required(house().store.cases().case_by_id("case-1"))->service, visit_booking.to);
  const std::string child = world("with-visit").world.find("with-visit")->children.front().case_id;
  EXPECT_EQ(world(child).world.find(child)->opened.service, visit_booking.to);
  start_again();
  EXPECT_EQ(world("case-1").world.find("case-1")->opened.service, visit_booking.to);
  must_act(house(), "case-1", cases::Cancel{"phone", true});
  EXPECT_EQ(world("case-1").world.account.uses.front().state, model::UseState::released);
  EXPECT_EQ(world("case-1").world.account.uses.front().service, appointment);
  expect_whole();
}

// One appointment there is; under whatever id it is asked for, and whichever version the case stands on.
TEST_F(MovedCases, share_their_uses_with_cases_of_a_version_that_renamed_the_service) {
  const Member one = member(*old_, ++members_);
  ports::AppendRequest rows;
  add_rows(one, house().clock.now(), rows);
  store::expect_appended(house().store, std::move(rows));
  // Whether the case is opened; one for which nothing is left is not.
  const auto opens = [&](const std::shared_ptr<const model::Programme>& programme, const std::string& id) {
    cases::Open open = opening(appointment, id, one);
    if (programme != old_) open.service = visit_booking.to;
    const auto outcome = required(service::open_case(house(), asked(), programme, one.contract, open));
    return !std::holds_alternative<cases::Refusal>(outcome);
  };
  const auto accept = [&](const std::string& id) {
    for (const cases::Command& step : steps_to_acceptance(appointment)) must_act(house(), id, step);
    must_act(house(), id, acceptance());
  };
  ASSERT_TRUE(opens(old_, "old-1"));
  accept("old-1");
  auto renamed = publish_renamed(house(), folder_of_appointments, {other_label}, visit_booking);
  start_again();
  renamed = house().registry.read()->by(renamed->hash);

  EXPECT_FALSE(opens(renamed, "new-1")) << "the old case holds the use";
  must_act(house(), "old-1", cases::Cancel{"phone", true});
  ASSERT_TRUE(opens(renamed, "new-1")) << "it was given back";
  accept("new-1");
  EXPECT_FALSE(opens(old_, "old-2")) << "the new case holds it";
  const model::Account account = world("new-1").world.account;
  EXPECT_EQ(account.uses.size(), 2U);
  for (const model::Use& use : account.uses) EXPECT_EQ(use.service, appointment) << use.case_id;
  expect_whole();
}

TEST_F(MovedCases, are_not_left_behind_by_a_version_that_renames_without_a_word) {
  auto publication =
      publication_of("programme", std::filesystem::path(CONSILIUM_SOURCE_DIR) / "programmes" / folder_of_appointments);
  rename(visit_booking, publication.files);
  for (compiler::SourceFile& file : publication.files) {
    const std::string was = "was: outpatient-appointment\n";
    if (const std::size_t at = file.bytes.find(was); at != std::string::npos) file.bytes.erase(at, was.size());
  }
  const auto published = required(service::publish(house(), publication, "tests"));
  EXPECT_TRUE(published.id.empty());
  ASSERT_EQ(published.problems.size(), 1U);
  EXPECT_EQ(published.problems.front().code, "C460");
  EXPECT_EQ(published.problems.front().place.file, "programme.yaml");
  EXPECT_GT(published.problems.front().place.line, 0U);
  EXPECT_EQ(house().registry.read()->by(published.hash), nullptr);
}

TEST_F(MovedCases, say_why_they_cannot_move) {
  lead(appointment, "open");
  lead(appointment, "ended");
  lead(admission, "with-visit");
  must_act(house(), "ended", cases::Cancel{"phone", true});
  const auto whole = publish({});
  const auto without_task = publish_edited(
      house(), folder_of_appointments,
      {{services, "  - id: book\n", "  - id: book-it\n"},
       {services, "reopens: [propose, agree, book, ", "reopens: [propose, agree, book-it, "},
       {services, "optional: true }]\n    reopens: [book, ", "optional: true }]\n    reopens: [book-it, "},
       {services, "cause: hospital\n    record: [close.reason]\n    reopens: [book, ",
        "cause: hospital\n    record: [close.reason]\n    reopens: [book-it, "},
       {"programme.yaml", other_label.from, "version: \"2026.1c\""}});
  const auto other = disk_house_->programme("jiankang-suixin");
  const auto why = [&](const std::string& id, const model::Programme& to) {
    const service::ShownMove shown = look(id, to);
    EXPECT_TRUE(shown.effect.cases.empty());
    const auto outcome = try_to_move(id, to, shown.effect.fingerprint());
    const auto* refusal = std::get_if<cases::Refusal>(&outcome);
    EXPECT_TRUE(refusal != nullptr && refusal->code == "cannot-move") << id;
    std::string kinds;
    for (const cases::Obstacle& obstacle : shown.effect.cannot_move) kinds += obstacle.kind + " " + obstacle.id + ";";
    return kinds;
  };
  EXPECT_EQ(why("open", *old_), "version ;");
  EXPECT_EQ(why("ended", *whole), "closed ;");
  for (const std::string& hash : {other->hash, std::string("no such hash")}) {
    EXPECT_EQ(service::effect_of_move(house(), "open", hash, asked().request).error().category,
              base::Category::not_found);
  }
  EXPECT_EQ(why("open", *without_task), "task book;");
  const std::string child = world("with-visit").world.find("with-visit")->children.front().case_id;
  EXPECT_EQ(why(child, *whole), "within ;");
  EXPECT_EQ(service::effect_of_move(house(), "nothing", whole->hash, asked().request).error().category,
            base::Category::not_found);
  expect_whole();
}

TEST_F(MovedCases, do_not_move_when_the_effect_is_another_than_the_one_that_was_seen) {
  lead(appointment, "case-1");
  const auto to = publish({booking_within("working_days: 2")});
  const service::ShownMove seen = look("case-1", *to);
  required(service::move_demo_clock(house(), at("2026-03-05T10:00:00+08:00")));
  const auto outcome = try_to_move("case-1", *to, seen.effect.fingerprint());
  const auto* other = std::get_if<service::ShownMove>(&outcome);
  ASSERT_NE(other, nullptr);
  EXPECT_EQ(other->effect.cases.front().moved.back().to->words, "target missed, due by the end of 2026-03-04");
  EXPECT_EQ(world("case-1").programme->hash, old_->hash);
  ASSERT_TRUE(std::holds_alternative<service::Done>(try_to_move("case-1", *to, other->effect.fingerprint())));
}

TEST_F(MovedCases, move_once_when_two_ask_at_once) {
  lead(admission, "case-1");
  const auto to = publish({});
  const std::string effect = look("case-1", *to).effect.fingerprint();
  std::vector<service::MoveOutcome> outcomes(4);
  {
    std::vector<std::jthread> threads;
    for (service::MoveOutcome& outcome : outcomes)
      threads.emplace_back([&] { outcome = try_to_move("case-1", *to, effect); });
  }
  EXPECT_EQ(std::count_if(outcomes.begin(), outcomes.end(),
                          [](const auto& outcome) { return std::holds_alternative<service::Done>(outcome); }),
            1);
  const auto events = required(house().store.events().read_stream("case/case-1"));
  EXPECT_EQ(std::count_if(events.begin(), events.end(), [](const auto& event) { return event.type == "case.moved"; }),
            1);
  expect_whole();
}

// The power goes after every number of writes that a move takes.
TEST_F(MovedCases, have_moved_wholly_or_not_at_all_when_the_power_goes) {
  const auto to = publish({booking_within("working_days: 2")});
  const service::Published known = *house().registry.read();
  std::size_t stayed = 0;
  std::size_t went = 0;
  for (int operations = 0; went == 0 || stayed == 0 || operations < 16; ++operations) {
    ASSERT_LT(operations, 200);
    const std::string id = fmt::format("case-{}", operations);
    lead(admission, id);
    const std::string effect = look(id, *to).effect.fingerprint();
    disk_.fail_after(operations, Fault::power);
    const auto outcome = service::move_case(house(), asked(), id, {to->hash, effect, "a reason"});
    disk_house_.reset();
    disk_.lose_unsynced();
    disk_.fail_after(1'000'000'000, Fault::power);
    disk_house_ = required(DiskHouse::open(options_, &known));
    const service::LoadedWorld now = world(id);
    const bool moved = now.programme->hash == to->hash;
    EXPECT_TRUE(moved || !outcome.has_value()) << "what was answered is there";
    moved ? ++went : ++stayed;
    for (const cases::CaseState& state : now.world.family) {
      EXPECT_EQ(required(house().store.cases().case_by_id(state.id))->programme_hash, now.programme->hash);
    }
    expect_whole();
  }
}

}  // namespace
}  // namespace consilium::tests
