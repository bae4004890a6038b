// A desk for tests: one member with an account, cases of a programme, a clock, and a log of everything that happened.
// Only for tests of this room.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"
#include "cases/due.hpp"

namespace consilium::cases {

// Invented: bicycles are mended, and fetched in a case of their own. Belongs to no handbook.
const model::Programme& bicycles();
// The real ones in programmes/, as they stand.
const std::vector<const model::Programme*>& handbooks();
// Monday to Friday, no holidays.
const calendar::Edition& weekdays();

struct Logged {
  std::string stream;  // a case, or `account`
  Event event;
  EventContext context;
};

class Desk {
 public:
  explicit Desk(const model::Programme& chosen);

  World world(std::string_view case_id) const;
  Decided decide(std::string_view case_id, const Command& command) const;
  // Does it and keeps what happened; or says why not.
  std::optional<Refusal> run(std::string_view case_id, const Command& command);
  // The code of the refusal; empty: it was done.
  std::string code(std::string_view case_id, const Command& command);
  // As run, for what the test rests on.
  void must(std::string_view case_id, const Command& command);
  // To a day and clock of the programme's zone, firing what falls due on the way.
  void wait_until(int month, int day, int hour = 10, int minute = 0);
  void wait_until(base::Instant at);
  base::Instant at(int month, int day, int hour = 10, int minute = 0) const;

  const CaseState& state(std::string_view case_id) const;
  const CaseState* find(std::string_view case_id) const;
  const model::Service& service(std::string_view case_id) const;
  Owed owed(std::string_view case_id) const;
  Clock clock(std::string_view case_id, std::string_view deadline) const;
  // `kind:id` of what is owed on a case, in order.
  std::vector<std::string> owes(std::string_view case_id) const;
  const Obligation* obligation(std::string_view case_id, std::string_view id) const;
  bool reached(std::string_view case_id, std::string_view point) const;
  const model::Value* fact(std::string_view case_id, std::string_view id) const;
  const model::Use* use(std::string_view case_id) const;
  // Types of the events of the last command, cases first.
  std::vector<std::string> last_types() const;
  template <typename Type>
  const Type* last() const {
    for (const Event& event : last_events) {
      if (const auto* found = std::get_if<Type>(&event)) return found;
    }
    return nullptr;
  }

  const model::Programme* programme;
  base::Instant now;
  std::optional<base::Instant> occurred_at;  // none: now
  Actor actor{"tester", {"specialist", "supervisor", "administrator"}};
  RosterFacts roster;
  model::Account account;
  std::vector<CaseState> states;
  std::vector<Logged> log;
  std::vector<Event> last_events;

 private:
  mutable Owed shown_;  // what `obligation` points into, until it is asked again
};

// Commands in short.
inline model::Value code(std::string text) { return model::Value{model::Code{std::move(text)}}; }
inline model::Value words(std::string text) { return model::Value{std::move(text)}; }
Act act(std::string task, std::vector<RecordedFact> facts = {}, std::string outcome = {});
MakeMove move(std::string move, std::vector<RecordedFact> facts = {});
ReceiveRecord paper(std::string checklist, std::string item, std::string kind, std::string channel,
                    std::vector<RecordedFact> facts = {});

// A repair of the bicycles, step by step: each does what is before it too.
Open repair(std::vector<RecordedFact> more = {});
void open_repair(Desk& desk, std::string_view id = "r1", std::vector<RecordedFact> more = {});
void take_repair(Desk& desk, std::string_view id = "r1", std::vector<RecordedFact> more = {});
void plan_repair(Desk& desk, std::string_view id = "r1", std::vector<RecordedFact> more = {});  // for 20 March 10:00
void confirm_repair(Desk& desk, std::string_view id = "r1", std::vector<RecordedFact> more = {});
void tell_repair(Desk& desk, std::string_view id = "r1", std::vector<RecordedFact> more = {});

// A tour of the bicycles that has departed on 9 March at 10:00, and one that is back on 12 March at 10:00.
void depart_tour(Desk& desk, std::string_view id = "t1");
void end_tour(Desk& desk, std::string_view id = "t1");
// An application for an inspection of the bicycles: of a city bicycle unless the facts say otherwise.
Open inspection(std::vector<RecordedFact> facts = {});
// Riding along from 10:00 on that day of March, for so many minutes.
LogHelp guided(const Desk& desk, int day, int minutes, std::string staff = "li");

}  // namespace consilium::cases
