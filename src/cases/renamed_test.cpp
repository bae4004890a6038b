// Cases of two versions of a programme at once, of which the later one has other ids for a service and a line of its
// quota: uses are those of one account.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/desk_fixture.hpp"
#include "cases/moving.hpp"
#include "quota/balance.hpp"

namespace consilium::cases {
namespace {

const RecordedFact racing{"inspected.kind", code("racing")};

// Inspections are called checks there, and racing bicycles fast ones.
const model::Programme& renamed_bicycles() {
  static const model::Programme programme = [] {
    model::Programme renamed = bicycles();
    renamed.version += "b";
    renamed.hash = "renamed";
    for (model::Service& service : renamed.services) {
      if (service.id != "inspection") continue;
      service.id = "check";
      service.was = {"inspection"};
      model::QuotaLine& line = service.quota.lines[service.line("racing")];
      line.id = "fast";
      line.was = {"racing"};
    }
    return renamed;
  }();
  return programme;
}

// A desk under each version, with one account and different cases.
class TwoDesks {
 public:
  // Under the later version or the earlier one; the code of the refusal.
  std::string code(bool later, std::string_view id, const Command& command) {
    Desk& desk = later ? new_ : old_;
    desk.account = account_;
    std::string refused = desk.code(id, command);
    account_ = desk.account;
    return refused;
  }
  std::string open(bool later, const std::string& id, std::vector<RecordedFact> facts) {
    Open command = inspection(std::move(facts));
    command.case_id = id;
    if (later) command.service = "check";
    return code(later, id, command);
  }
  const Desk& desk(bool later) const { return later ? new_ : old_; }
  const model::Account& account() const { return account_; }

  quota::Balance balance(bool later) const {
    const model::Service& service = *desk(later).programme->service(later ? "check" : "inspection");
    return quota::balance(account_, service.kept_as(), service.quota, base::Date::of(2026, 3, 2),
                          old_.roster.effective_on);
  }

 private:
  Desk old_{bicycles()};
  Desk new_{renamed_bicycles()};
  model::Account account_ = old_.account;
};

TEST(Renamed, what_the_old_version_holds_is_not_left_under_the_new_one_until_it_is_given_back) {
  TwoDesks desks;
  ASSERT_EQ(desks.open(false, "o1", {racing}), "");
  ASSERT_EQ(desks.code(false, "o1", act("accept")), "");
  for (const char* id : {"n1", "n2"}) {
    ASSERT_EQ(desks.open(true, id, {racing}), "");
    ASSERT_EQ(desks.code(true, id, act("accept")), "");
  }
  EXPECT_EQ(desks.open(true, "n3", {racing}), "not-eligible");
  EXPECT_EQ(desks.open(false, "o2", {racing}), "not-eligible");
  for (const model::Use& use : desks.account().uses) {
    EXPECT_EQ(use.service, "inspection");
    EXPECT_EQ(use.line, use.case_id == "o1" ? "racing" : "any") << use.case_id;
  }
}

TEST(Renamed, a_case_that_holds_a_use_moves_with_it) {
  Desk desk(bicycles());
  desk.must("i1", inspection({racing}));
  desk.must("i1", act("accept"));
  World after = desk.world("i1");
  after.programme = &renamed_bicycles();
  const Moving moving = move_to(desk.world("i1"), after, "i1", "renamed");
  ASSERT_TRUE(moving.effect.cannot_move.empty()) << moving.effect.cannot_move.front().words;
  EXPECT_TRUE(moving.effect.cases.empty());
  ASSERT_TRUE(moving.change);
  EXPECT_EQ(moving.change->cases.front().after.opened.service, "check");
  EXPECT_TRUE(moving.change->account_events.empty());
  EXPECT_EQ(moving.after.account.uses, desk.account.uses);
}

TEST(Renamed, a_case_of_the_old_version_is_an_earlier_case_of_the_new_service) {
  Desk desk(bicycles());
  desk.must("i1", inspection({racing}));
  const model::EarlierCase earlier = earlier_case(*bicycles().service("inspection"), desk.state("i1"));
  EXPECT_EQ(earlier.service, renamed_bicycles().service("check")->kept_as());
}

bool is_taken(const model::Use& use) {
  return use.state == model::UseState::held || use.state == model::UseState::consumed;
}

// Cases of both versions are opened, accepted, carried out and cancelled in any order.
RC_GTEST_PROP(Renamed, nobody_gets_a_use_twice, ()) {
  TwoDesks desks;
  std::vector<std::pair<bool, std::string>> cases;
  for (const int number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4'000))) {
    if (cases.empty() || number % 4 == 0) {
      const bool later = number % 8 < 4;
      const std::string id = "c" + std::to_string(cases.size());
      std::vector<RecordedFact> facts;
      if (number % 3 == 0) facts.push_back(racing);
      if (desks.open(later, id, facts).empty()) cases.emplace_back(later, id);
    } else {
      const auto& [later, id] = cases[static_cast<std::size_t>(number) % cases.size()];
      const Command command = number % 4 == 1   ? Command{act("accept")}
                              : number % 4 == 2 ? Command{act("inspect", {}, "sound")}
                                                : Command{Cancel{"phone", true}};
      (void)desks.code(later, id, command);
    }
    // Whatever they are kept as: one racing bicycle and two of any kind.
    const std::vector<model::Use>& uses = desks.account().uses;
    RC_ASSERT(std::count_if(uses.begin(), uses.end(), is_taken) <= 3);
    for (const bool later : {false, true}) {
      const quota::Balance balance = desks.balance(later);
      RC_ASSERT(balance.over == 0);
      RC_ASSERT(balance.held + balance.used <= *balance.allowed);
      RC_ASSERT(*balance.left == *balance.allowed - balance.held - balance.used);
    }
  }
}

}  // namespace
}  // namespace consilium::cases
