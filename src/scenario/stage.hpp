// Stage: one scenario being played. Holds the clock, the member, the account and the cases, and runs commands on them
// as the house would, with timers in between.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"
#include "cases/due.hpp"
#include "quota/balance.hpp"
#include "scenario/scenario.hpp"
#include "scenario/walk.hpp"

namespace consilium::scenario {

class Stage {
 public:
  Stage(const Setting& setting, Result& result);

  void set_up(const text::Node& given);
  void play(const text::Node& step, const text::Node& sequences);
  void decide(const text::Node& scenario, const text::Node& row);
  // Where the scenario is watched, after each of its steps and rows.
  void finish(const text::Node& step);

 private:
  // A contract of the person that is not acted on now.
  struct Contract {
    cases::RosterFacts roster;
    model::Account account;
    std::vector<model::EarlierCase> earlier;
    std::vector<cases::CaseState> cases;
    std::string current;
    base::Instant seen_at;
  };

  using Networks = std::map<std::string, model::Network, std::less<>>;

  // Time and the world.
  void move_to(base::Instant at, const text::Node& step);
  // Whether the scenario may be played further; says where it was stopped.
  bool goes_on(const text::Node& at);
  std::optional<base::Instant> read_time(const text::Node& node);
  void read_contract(const text::Node& node, cases::RosterFacts& roster);
  void read_riders(const text::Node& node, std::vector<cases::RiderFacts>& riders);
  std::string first_product() const;
  std::string next_case_id() const;
  void turn_to(const text::Node& contract);
  void act(const text::Node& step, const text::Node& sequences);
  void open(const text::Node& step, const text::Node& service);
  std::optional<base::Date> read_date(const text::Node& step, std::string_view key);
  std::vector<model::DatedValue> read_dated(const text::Node& node, bool of_money = false);
  cases::World world_for(std::string_view case_id) const;
  void look_back_at(const cases::CaseState& state, cases::World& world) const;
  const cases::CaseState* find(std::string_view case_id) const;
  void apply(cases::Change change);

  // Commands.
  std::optional<cases::Command> read_command(const text::Node& step, const model::Service& service,
                                             std::string_view verb);
  std::optional<cases::Command> read_entry(const text::Node& step, const model::Service& service,
                                           std::string_view verb);
  std::optional<base::Money> read_money(const text::Node& step, std::string_view key);
  std::vector<cases::RecordedFact> read_facts(const text::Node* node, const model::Service& service,
                                              bool unknown_allowed = false);
  std::optional<model::Value> read_number(const text::Node& node);
  std::optional<model::Value> read_value(const model::Fact& fact, const text::Node& node);
  quota::Balance balance_today(const model::Service& service) const;
  base::Date edition_day(const model::NetworkUse& use) const;
  std::optional<model::Institution> institution(const model::Fact& fact, const text::Node& node);
  Networks& own_networks();
  void set_networks(const text::Node& given);
  model::NetworkEdition& edition_from(model::Network& network, base::Date from);
  void add_row(const text::Node& item);
  std::optional<model::EarlierCase> read_earlier(const text::Node& node);
  std::optional<model::Right> read_right(const text::Node& node);
  void run(std::string_view case_id, const cases::Command& command, const text::Node& step);
  // Where the scenario is watched: what there is to see before an act, of the answer to it, and after a step.
  void watch_before(std::string_view case_id, const cases::Command& command);
  void watch_answer(std::string_view case_id, const cases::Command& command);
  void watch_cancelling(const cases::CaseState& state);
  void watch_decision(const model::Service& service, const decision::Decision& decision, bool of_table);
  void watch_row(const model::Service& service, const decision::Decision& decision, const text::Node& row);
  void watch_expected(std::string_view service_id, const text::Node& expected);
  void watch_cases();

  // Where the scenario is walked: each step, with the failures that came with it.
  void note(WalkStep step, std::size_t failures_before);
  void note_step(const text::Node& step, std::size_t failures_before);
  void note_row(const text::Node& row, std::string answer, std::size_t failures_before);
  void note_timer(const text::Node& step, std::string deadline);

  // Expectations.
  void expect(const text::Node& expected, std::string_view case_id);
  bool expect_owed(std::string_view key, const text::Node& value, const cases::CaseState& state);
  void expect_case(std::string_view key, const text::Node& value, const cases::CaseState& state);
  bool expect_programme(std::string_view key, const text::Node& value);
  void expect_network(std::string_view id, const text::Node& value);
  void expect_reports(const text::Node& value);
  void expect_issue(const model::Report& report, const text::Node& value);
  bool expect_last(std::string_view key, const text::Node& value);
  void expect_quota(const text::Node& value);
  void expect_rights(const text::Node& value);
  void expect_figures(const text::Entry& entry, const quota::Balance& balance);
  bool expect_book(std::string_view key, const text::Node& value, const cases::CaseState& state);
  void expect_money(const text::Node& value, const cases::CaseState& state);
  void expect_allowances(const text::Node& value, const cases::CaseState& state);
  void expect_help(const text::Node& value);
  void expect_costs(const text::Node& value, const model::Service& service);
  // Exactly these, in any order.
  void expect_words(const text::Node& at, std::string_view what, std::vector<std::string> actual);
  void expect_due(const text::Node& value, const cases::CaseState& state);
  void expect_same(const text::Node& at, std::string_view what, const std::string& expected, const std::string& actual);
  void fail(const text::Node& at, std::string message, std::string expected = {}, std::string got = {});

  const Setting& setting_;
  Result& result_;
  base::Instant now_;
  cases::RosterFacts roster_;
  std::string member_name_;
  std::string language_;
  cases::Applicant applicant_{"insured", "", true};
  model::Account account_;
  std::vector<model::EarlierCase> earlier_;                 // before the scenario
  std::string contract_ = "first";                          // the one acted on
  std::map<std::string, Contract, std::less<>> contracts_;  // the others
  const Networks* networks_ = nullptr;                      // those of the setting, or
  std::optional<Networks> own_;                             // with what the scenario changes in them
  std::map<std::string, std::string, std::less<>> grades_;  // institutions whose grade is not the one of their network
  std::vector<cases::CaseState> cases_;
  std::string current_;
  std::vector<std::string> roles_{"specialist", "supervisor", "administrator"};
  std::optional<cases::Refusal> refusal_;
  std::vector<cases::Event> last_events_;
  Involved brought_;  // by the step of the scenario that is played, with all that it runs
  Involved stands_;   // what was seen of the cases so far: a later step brings only what comes nearer
};

}  // namespace consilium::scenario
