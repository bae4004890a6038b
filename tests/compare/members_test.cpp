// Who loses and who gains: the quick comparison beside one that decides everything twice for everybody.
#include <map>
#include <set>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "apps/diff_report.hpp"
#include "roster/history.hpp"
#include "versions.hpp"

namespace consilium {
namespace {

using base::Date;

// Members as differ from each other in every fact that a roster has; the same in every run.
class Drawn {
 public:
  explicit Drawn(const model::Programme& programme) : product_(programme.products.front()) {}

  void add(std::size_t count, apps::RosterTable& table) {
    for (std::size_t i = 0; i < count; ++i) add_one(i, table);
  }

 private:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U) % bound;
  }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  int up_to(std::uint32_t bound) { return static_cast<int>(below(bound)); }

  void add_one(std::size_t number, apps::RosterTable& table) {
    const Date known = Date::of(2026, 3, 1);
    roster::ContractHistory history;
    std::optional<Date> birth_date;
    history.key = {fmt::format("K{}", number), ""};
    history.product.state(known, one_in(20) ? "another" : product_);
    // Around each figure of a waiting period, and long before.
    const Date effective = Date::of(2026, 3, 2).plus_days(-up_to(one_in(3) ? 4000 : 130) + 5);
    if (!one_in(25)) history.effective_on.state(known, effective);
    if (!one_in(10)) history.cooling_off_until.state(known, effective.plus_days(up_to(30)));
    history.state.state({effective, known, roster::ContractState::in_force});
    if (one_in(4))
      history.state.state({effective.plus_days(up_to(200)), known, static_cast<roster::ContractState>(below(7))});
    if (!one_in(6)) history.meets_standard.state({effective, known, !one_in(8)});
    if (!one_in(6)) history.barred_by_agreement.state({effective, known, one_in(5)});
    if (!one_in(8)) history.sum_insured.state({effective, known, base::Money{10'000'000LL * up_to(8), "CNY"}});
    if (one_in(4)) history.sum_insured.state({effective.plus_days(up_to(100)), known, base::Money{55'000'000, "CNY"}});
    if (!one_in(12)) birth_date = Date::of(2026, 3, 2).plus_days(-up_to(30'000));
    // Every fourth insured has further contracts.
    table.add(history, birth_date, fmt::format("1 {}", one_in(4) ? number / 3 : number));
  }

  std::string product_;
  std::uint64_t state_ = 20260302;
};

apps::RosterTable drawn(const model::Programme& programme, std::size_t count) {
  apps::RosterTable table;
  table.as_of = Date::of(2026, 3, 1);
  Drawn(programme).add(count, table);
  return table;
}

// `K3 loses service`, of everybody, by whole decisions of both versions.
std::set<std::string> decided_twice(const Versions& both, const apps::RosterTable& table, Date on) {
  const reading::Version before = apps::version_of(both.before);
  const reading::Version after = apps::version_of(both.after);
  std::map<std::string, std::vector<std::size_t>> contracts;
  for (std::size_t i = 0; i < table.entries.size(); ++i) contracts[table.entries[i].insured].push_back(i);
  std::set<std::string> services;
  for (const auto* version : {&before, &after}) {
    for (const model::Service& service : version->programme->services) services.insert(service.id);
  }
  std::set<std::string> moved;
  for (std::size_t i = 0; i < table.entries.size(); ++i) {
    std::vector<cases::RosterFacts> others;
    for (const std::size_t other : contracts[table.entries[i].insured]) {
      if (other != i) others.push_back(table.facts_of(other));
    }
    std::vector<const cases::RosterFacts*> pointers;
    for (const cases::RosterFacts& other : others) pointers.push_back(&other);
    for (const std::string& service : services) {
      const auto was = reading::answer_of(before, service, on, table.facts_of(i), pointers);
      const auto is = reading::answer_of(after, service, on, table.facts_of(i), pointers);
      const reading::Moves moves = reading::moves(was, is);
      if (moves == reading::Moves::neither) continue;
      moved.insert(fmt::format("{} {} {}", table.entries[i].key.contract, to_string(moves), service));
    }
  }
  return moved;
}

std::set<std::string> told(const apps::RosterCompared& compared) {
  std::set<std::string> moved;
  const auto add = [&](const std::vector<apps::MovedMember>& members, std::string_view how,
                       const std::string& service) {
    for (const apps::MovedMember& member : members)
      moved.insert(fmt::format("{} {} {}", compared.table.entries[member.entry].key.contract, how, service));
  };
  for (std::size_t i = 0; i < compared.services.size(); ++i) {
    add(compared.lose[i], "loses", compared.services[i]);
    add(compared.gain[i], "gains", compared.services[i]);
  }
  return moved;
}

const Date on = Date::of(2026, 3, 2);

TEST(Members, are_those_whom_deciding_everything_twice_names) {
  constexpr std::size_t count = 150;
  std::map<std::string, std::size_t> moved_by_change;
  for (const Prepared& prepared : ten_changes()) {
    const Versions both = versions(prepared);
    const auto compared = apps::compare_roster(apps::version_of(both.before), apps::version_of(both.after),
                                               drawn(both.after.programme, count), on, 2, {});
    const std::set<std::string> quick = told(compared);
    EXPECT_EQ(quick, decided_twice(both, compared.table, on)) << prepared.name;
    moved_by_change[prepared.name] = quick.size();
  }
  // A change that moves nobody would prove nothing; these four are about cases, papers and words, not about the roster.
  for (const auto& [name, moved] : moved_by_change) {
    const bool nobody = name == "list" || name == "deadline" || name == "point of no return" ||
                        name == "changed reading" || name == "calendar edition";
    EXPECT_EQ(moved == 0, nobody) << name << " " << moved;
  }
}

TEST(Members, of_whom_the_roster_says_the_same_are_told_apart_by_age) {
  const Versions both = versions({"age",
                                  "metlife-duhui",
                                  {{"programme.yaml", "when: { age_of: member, on: applied, below: { years: 18 } }",
                                    "when: { age_of: member, on: applied, below: { years: 50 } }"}},
                                  {},
                                  {}});
  apps::RosterTable table = drawn(both.after.programme, 200);
  for (std::size_t i = 0; i < table.entries.size(); ++i) {
    table.entries[i].facts = table.entries[i % 4].facts;
  }
  const auto compared =
      apps::compare_roster(apps::version_of(both.before), apps::version_of(both.after), std::move(table), on, 1, {});
  EXPECT_FALSE(told(compared).empty());
  EXPECT_EQ(told(compared), decided_twice(both, compared.table, on));
}

roster::ContractHistory history_of(const roster::ContractKey& key, const std::string& product,
                                   roster::ContractState state) {
  const Date known = Date::of(2026, 3, 1);
  const Date effective = Date::of(2025, 1, 1);
  roster::ContractHistory history;
  history.key = key;
  history.product.state(known, product);
  history.effective_on.state(known, effective);
  history.state.state({effective, known, roster::ContractState::in_force});
  history.state.state({effective.plus_days(10), known, state});
  history.meets_standard.state({effective, known, true});
  return history;
}

// K1 has the rider, K2 none, K3 one that has lapsed, K4 one of somebody else; K5 has its own contract without one and
// is the insured of K1 as well.
apps::RosterTable with_riders(const model::Programme& programme) {
  const std::string& contract = programme.products.front();
  const std::string& rider = programme.riders.front().products.front();
  apps::RosterTable table;
  table.as_of = Date::of(2026, 3, 1);
  const auto add = [&](roster::ContractKey key, roster::ContractState state, std::string insured) {
    const std::string& product = key.rider.empty() ? contract : rider;
    table.add(history_of(key, product, state), Date::of(1980, 6, 1), std::move(insured));
  };
  using enum roster::ContractState;
  add({"K1", "R1"}, in_force, "1 A");
  add({"K1", ""}, in_force, "1 A");
  add({"K2", ""}, in_force, "1 B");
  add({"K3", ""}, in_force, "1 C");
  add({"K3", "R1"}, lapsed, "1 C");
  add({"K4", ""}, in_force, "1 D");
  add({"K4", "R1"}, in_force, "1 E");
  add({"K5", ""}, in_force, "1 A");
  return table;
}

TEST(Members, lose_a_service_for_want_of_a_rider_in_force_of_their_own) {
  const Versions both =
      versions({"rider",
                "metlife-suixin",
                {{"programme.yaml", "require: { fact: contract.meets_standard, on: applied, is: yes }",
                  "require: { fact: rider.specified.in_force, on: applied, is: yes }"}},
                {},
                {}});
  const auto compared = apps::compare_roster(apps::version_of(both.before), apps::version_of(both.after),
                                             with_riders(both.after.programme), on, 2, {});
  std::set<std::string> losing;
  for (const auto& members : compared.lose) {
    for (const apps::MovedMember& member : members) losing.insert(compared.table.entries[member.entry].key.contract);
  }
  EXPECT_EQ(losing, (std::set<std::string>{"K2", "K3", "K4"}));
  for (const auto& members : compared.gain) EXPECT_TRUE(members.empty());
}

TEST(Members, do_not_depend_on_how_many_threads_decide) {
  const Versions both = versions(ten_changes()[0]);
  const auto of = [&](unsigned threads) {
    const auto compared = apps::compare_roster(apps::version_of(both.before), apps::version_of(both.after),
                                               drawn(both.after.programme, 500), on, threads, {});
    std::vector<std::uint32_t> order;
    for (const auto& members : compared.lose) {
      for (const apps::MovedMember& member : members) order.push_back(member.entry);
    }
    return order;
  };
  EXPECT_FALSE(of(1).empty());
  EXPECT_EQ(of(1), of(3));
}

TEST(Members, are_told_with_the_check_that_stands_in_their_way) {
  const Versions both = versions(ten_changes()[0]);
  const auto compared = apps::compare_roster(apps::version_of(both.before), apps::version_of(both.after),
                                             drawn(both.after.programme, 500), on, 1, {});
  const reading::MemberComparison comparison(apps::version_of(both.before), apps::version_of(both.after), on);
  ASSERT_FALSE(compared.lose.front().empty());
  for (const apps::MovedMember& member : compared.lose.front())
    EXPECT_EQ(apps::because(comparison, compared, member), std::vector<std::string>{"waiting-period"});
}

}  // namespace
}  // namespace consilium
