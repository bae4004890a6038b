// Work: a command being decided. Holds copies of the cases and the account, takes events, folds them in at once, and
// draws the consequences that follow by themselves (settle): checklists completed, branches fixed, uses held and spent,
// child cases opened, fed and reported back.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"
#include "cases/world.hpp"
#include "decision/evaluate.hpp"
#include "decision/situation.hpp"

namespace consilium::cases {

class Work {
 public:
  explicit Work(World world);
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  const World& world() const { return world_; }
  const model::Service& service_of(const CaseState& state) const;
  CaseState& state(std::string_view case_id);
  CaseState& add(const model::Service& service, std::string case_id);

  void emit(CaseState& state, Event event);
  void emit_account(Event event);

  // Predicates about a case as it stands now, at the time the command happened.
  decision::Truth evaluate(const CaseState& state, const model::Predicate& predicate) const;
  decision::Decision decide(const CaseState& state) const;
  // The decision that a refusal rests on, with all its reasons: what it says of every check, and what is decisive as
  // further subjects and clauses of the refusal.
  void tell_decision(const CaseState& state, Refusal& refusal) const;

  // Which task is open, in the sense that it may be done now.
  bool is_open(const CaseState& state, model::Index task) const;

  // A date counts from the start of its day; none for other values.
  std::optional<base::Instant> instant_of(const model::Value& value) const;

  void mark(CaseState& state, const std::vector<model::Mark>& marks);
  void reach(CaseState& state, model::Index point, base::Instant at);
  // Whether an excuse stands on this day that keeps the member's use.
  bool keeps_use(const CaseState& state) const;
  void close(CaseState& state, model::Index end, std::vector<RecordedFact> facts);
  void close_as(CaseState& state, std::string end, std::string cause, model::UseEffect use,
                std::vector<RecordedFact> facts);

  // Draws consequences until nothing follows any more. A refusal undoes the whole command.
  std::optional<Refusal> settle();

  Change take(std::string_view first) &&;

 private:
  struct Touched {
    std::int64_t version_before = 0;
    std::vector<Event> events;
  };

  // What predicates about a case look at, made once and kept until the case or the account changes.
  struct Seen {
    Seen(const World& world, const model::Service& service, const CaseState& state);
    Seen(const Seen&) = delete;
    Seen& operator=(const Seen&) = delete;

    decision::FactSet facts;
    decision::Situation situation;  // points to `facts`
  };
  // Of a case of this work; of any other state made anew, in `own`.
  const Seen& see(const CaseState& state, std::optional<Seen>& own) const;

  std::optional<Refusal> settle(std::size_t index, bool& changed);
  bool complete_checklists(CaseState& state);
  std::optional<Refusal> find_line(const CaseState& state, const model::QuotaLine*& line) const;
  std::optional<Refusal> hold_use(CaseState& state, bool& changed);
  std::optional<Refusal> fix_branch(CaseState& state, bool& changed);
  bool grant_rights(const CaseState& state);
  bool run_out(CaseState& state);
  bool mark_settled(CaseState& state);
  bool open_children(CaseState& state);
  bool feed(CaseState& parent, CaseState& child, const model::Embed& embed);
  bool ask_again(CaseState& parent, const CaseState& child, const model::Embed& embed);
  bool report(CaseState& parent, CaseState& child, const model::Embed& embed);
  void close_child(const CaseState& parent, CaseState& child, const model::Embed& embed);
  std::size_t index_of(const CaseState& state) const;

  World world_;
  std::vector<Touched> touched_;                  // beside world_.family
  mutable std::deque<std::optional<Seen>> seen_;  // the same
  std::int64_t account_version_before_ = 0;
  std::vector<Event> account_events_;
};

}  // namespace consilium::cases
