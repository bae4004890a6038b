// Random lives of cases: whatever is asked, in whatever order, these stay true.
#include <algorithm>
#include <map>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/book.hpp"
#include "cases/player_fixture.hpp"
#include "quota/balance.hpp"

namespace consilium::cases {
namespace {

constexpr int numbers_max = 200;
constexpr int diligent_steps_max = 60;

// Not shrunk: each of thousands of shorter lists would be a whole life to play. A failure names its seed.
Draw draw() {
  const auto numbers = rc::gen::container<std::vector<int>>(numbers_max, rc::gen::inRange(0, 5'040));
  return Draw(*rc::gen::noShrink(rc::gen::resize(100, numbers)));  // 5,040 is 7!: no small bias
}

std::string code_of(const Decided& decided) {
  const auto* refusal = std::get_if<Refusal>(&decided);
  return refusal == nullptr ? std::string{} : refusal->code;
}

// Refused with a code, and refused the same when asked again; what was refused left no trace.
void a_refusal_is_firm(const Desk& desk, const Step& step, const Decided& decided) {
  RC_ASSERT(code_of(desk.decide(step.case_id, step.command)) == code_of(decided));
  if (const auto* refusal = std::get_if<Refusal>(&decided)) RC_ASSERT(!refusal->code.empty());
}

void every_event_survives_its_payload(const Desk& desk) {
  for (const Event& event : desk.last_events) {
    const auto read = event_from(type_of(event), version_of(event), payload_of(event));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == event);
  }
}

void a_change_fits_on_what_was_there(const Desk& desk, const Decided& decided) {
  const auto* change = std::get_if<Change>(&decided);
  if (change == nullptr) return;
  for (const CaseChange& part : change->cases) {
    const CaseState* before = desk.find(part.case_id);
    RC_ASSERT(part.expected_version == (before == nullptr ? 0 : before->version));
    RC_ASSERT(!part.events.empty());
    RC_ASSERT(part.after.version == part.expected_version + static_cast<std::int64_t>(part.events.size()));
  }
  RC_ASSERT(change->account_version == desk.account.version);
  RC_ASSERT((!change->cases.empty() || change->account_events.empty()));
  for (const Event& event : change->account_events) {
    const auto* use = std::get_if<UseChanged>(&event);
    if (use == nullptr || use->state != "held" || !use->reason.empty()) continue;
    const model::Service& service = *desk.programme->service(use->service);
    RC_ASSERT(quota::can_hold(
        quota::balance(desk.account, service.id, service.quota, use->charged_on, desk.roster.effective_on)));
  }
}

std::string root_of(std::string_view case_id) { return std::string(case_id.substr(0, case_id.find('.'))); }

void what_is_closed_holds_and_owes_nothing(const Desk& desk, const std::string& root) {
  for (const CaseState& state : desk.states) {
    if (!state.closed || root_of(state.id) != root) continue;
    const model::Use* use = desk.use(state.id);
    RC_ASSERT((use == nullptr || use->state != model::UseState::held));
    RC_ASSERT(!state.interrupt.has_value());
    const Owed owed = desk.owed(state.id);
    const model::Service& service = desk.service(state.id);
    bool money = false;
    for (const Obligation& obligation : owed.obligations) {
      money = money || obligation.kind == ObligationKind::money;
      RC_ASSERT((obligation.kind == ObligationKind::money || obligation.kind == ObligationKind::escalation ||
                 service.tasks[service.task(obligation.id)].after_end));
    }
    RC_ASSERT(money != is_settled(service, state));
    for (const Clock& clock : owed.clocks) {
      if (!clock.cut_off) continue;
      RC_ASSERT(clock.state != ClockState::running);
      RC_ASSERT(clock.state != ClockState::stopped);
      RC_ASSERT(!waits(clock, state));
    }
    for (const Child& child : state.children) RC_ASSERT(desk.state(child.case_id).closed.has_value());
  }
}

// A wait that ends the case by itself.
bool will_end(const model::Service& service, const CaseState& state, const Clock& clock) {
  return service.deadlines[clock.deadline].ends != model::none && waits(clock, state);
}

// Somebody is at work on every application that is open, or it ends by itself, in the case itself or in one inside it.
void every_wait_has_an_owner(const Desk& desk, const std::string& root) {
  int open = 0;
  std::size_t owed_together = 0;
  for (const CaseState& state : desk.states) {
    if (!state.is_open() || root_of(state.id) != root) continue;
    ++open;
    const Owed owed = desk.owed(state.id);
    owed_together += owed.obligations.size();
    owed_together +=
        static_cast<std::size_t>(std::count_if(owed.clocks.begin(), owed.clocks.end(), [&](const Clock& clock) {
          return will_end(desk.service(state.id), state, clock);
        }));
    for (const Obligation& obligation : owed.obligations) {
      RC_ASSERT(!obligation.owner.empty());
      RC_ASSERT((obligation.party == "member" || obligation.party == "provider" || obligation.party == "insurer"));
    }
  }
  if (open > 0 && owed_together == 0) RC_FAIL(fmt::format("nobody owes anything on `{}`", root));
}

// Every unit of help is included or charged and every amount owed, paid or to be given back, whatever was reversed.
void the_book_adds_up(const Desk& desk, const std::string& root) {
  for (const CaseState& state : desk.states) {
    if (root_of(state.id) != root) continue;
    const model::Service& service = desk.service(state.id);
    std::map<std::string, std::int64_t> charged;
    for (const Booked<HelpLogged>& help : state.book.help) {
      RC_ASSERT(help.event.included >= 0);
      RC_ASSERT(help.event.charged >= 0);
      RC_ASSERT(help.event.included + help.event.charged == help.event.counted);
      if (help.counts() && help.event.owed) charged[help.event.owed->currency] += help.event.owed->minor;
    }
    for (std::size_t i = 0; i < service.allowances.size(); ++i) {
      const Metered metered_now = metered(service, state, static_cast<model::Index>(i));
      RC_ASSERT(metered_now.left >= 0);
      RC_ASSERT(metered_now.used + metered_now.left == service.allowances[i].amount);
    }
    std::map<std::string, std::int64_t> unpaid_minor;
    for (const auto& line : unpaid(service, state)) {
      RC_ASSERT(line.unpaid.minor > 0);
      RC_ASSERT(line.unpaid.minor <= line.amount.minor);
      unpaid_minor[line.unpaid.currency] += line.unpaid.minor;
    }
    for (const Sums& sum : sums(service, state)) {
      RC_ASSERT(sum.paid >= 0);
      RC_ASSERT(sum.charged >= charged[sum.currency]);
      RC_ASSERT(sum.advanced + sum.charged - sum.paid == sum.owed - sum.to_give_back);
      RC_ASSERT(unpaid_minor[sum.currency] == sum.owed);
    }
  }
}

void replaying_gives_the_same_state(const Desk& desk) {
  std::map<std::string, CaseState> replayed;
  model::Account account;
  account.id = desk.account.id;
  for (const Logged& logged : desk.log) {
    const Event event = event_from(type_of(logged.event), 1, payload_of(logged.event)).value();
    if (logged.stream == "account") {
      evolve(account, event);
      continue;
    }
    const model::Service& service = desk.service(logged.stream);
    auto found = replayed.find(logged.stream);
    if (found == replayed.end()) found = replayed.emplace(logged.stream, empty_case(service, logged.stream)).first;
    evolve(service, found->second, event, logged.context);
  }
  RC_ASSERT(account == desk.account);
  for (const CaseState& state : desk.states) RC_ASSERT(replayed.at(state.id) == state);
}

// The same case, as if no clock ever stood still.
void stops_only_move_a_date_later(const Desk& desk) {
  model::Programme restless = *desk.programme;
  for (model::Service& service : restless.services) {
    for (model::Deadline& deadline : service.deadlines) deadline.stops.clear();
  }
  for (const CaseState& state : desk.states) {
    World world = desk.world(state.id);
    world.programme = &restless;
    for (CaseState& member : world.family) member.suspensions.clear();
    const Owed without = owed(world, *world.find(state.id), desk.now);
    const Owed with = desk.owed(state.id);
    for (std::size_t i = 0; i < with.clocks.size(); ++i) {
      const auto& late = with.clocks[i].due.due;
      const auto& early = without.clocks[i].due.due;
      if (late) RC_ASSERT((early.has_value() && *early <= *late));
    }
  }
}

struct Tally {
  int done = 0;
  int refused = 0;
  int closed = 0;
  int children = 0;
};

void take(Desk& desk, const Step& step, Draw& numbers, Tally& tally) {
  const Decided decided = desk.decide(step.case_id, step.command);
  a_refusal_is_firm(desk, step, decided);
  a_change_fits_on_what_was_there(desk, decided);
  const std::size_t logged = desk.log.size();
  if (const auto refusal = desk.run(step.case_id, step.command)) {
    RC_ASSERT(desk.log.size() == logged);
    ++tally.refused;
    if (const auto command = clear(*refusal, numbers)) desk.run(step.case_id, *command);
  } else {
    ++tally.done;
  }
  every_event_survives_its_payload(desk);
  what_is_closed_holds_and_owes_nothing(desk, root_of(step.case_id));
  every_wait_has_an_owner(desk, root_of(step.case_id));
  the_book_adds_up(desk, root_of(step.case_id));
}

Tally live(const std::vector<const model::Programme*>& programmes) {
  Draw numbers = draw();
  const model::Programme& programme = *numbers.one_of(programmes);
  Desk desk(programme);
  Tally tally;
  const int steps = numbers.below(diligent_steps_max);
  if (steps > 0) be_diligent(desk, numbers.one_of(programme.services), steps, numbers);
  while (!numbers.is_done()) {
    if (numbers.one_in(12)) desk.wait_until(desk.now.plus_minutes(60 * numbers.below(60)));
    take(desk, next_step(desk, numbers), numbers, tally);
  }
  replaying_gives_the_same_state(desk);
  stops_only_move_a_date_later(desk);
  for (const CaseState& state : desk.states) {
    tally.closed += state.closed ? 1 : 0;
    tally.children += state.opened.parent.empty() ? 0 : 1;
  }
  return tally;
}

void note(const Tally& tally) {
  RC_TAG(std::string(tally.closed > 0 ? "closed some, " : "closed none, ") +
         (tally.children > 0 ? "with children" : "without children"));
}

// Otherwise the lives below would prove little. What need not be said at the call is said in one of the lives.
int best_ends(const model::Programme& programme, const model::Service& service) {
  int ends = 0;
  for (std::size_t unsaid = 0; unsaid < 6; ++unsaid) {
    Desk desk(programme);
    std::vector<int> numbers(unsaid, 0);
    numbers.push_back(1);
    Draw draw(std::move(numbers));
    be_diligent(desk, service, 200, draw);
    ends += static_cast<int>(std::count_if(desk.states.begin(), desk.states.end(), [](const CaseState& state) {
      return state.closed && state.closed->cause == "none";
    }));
  }
  return ends;
}

TEST(Player, who_is_diligent_brings_cases_to_their_best_end) {
  for (const model::Service& service : bicycles().services) EXPECT_GT(best_ends(bicycles(), service), 0) << service.id;
  int of_handbooks = 0;
  for (const model::Programme* programme : handbooks()) {
    for (const model::Service& service : programme->services) of_handbooks += best_ends(*programme, service);
  }
  EXPECT_GT(of_handbooks, 0);
}

RC_GTEST_PROP(Lives, of_an_invented_programme_keep_every_promise, ()) { note(live({&bicycles()})); }

RC_GTEST_PROP(Lives, of_the_real_programmes_keep_every_promise, ()) { note(live(handbooks())); }

}  // namespace
}  // namespace consilium::cases
