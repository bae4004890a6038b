#include "cases/player_fixture.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cases/book.hpp"
#include "cases/forms.hpp"
#include "cases/work.hpp"

namespace consilium::cases {
namespace {

model::Institution hospital(int which) {
  model::Institution institution;
  institution.id = fmt::format("hospital-{}", which);
  institution.name = institution.id;
  institution.grade = "III-A";
  institution.country = "CN";
  institution.edition = "2026-01-01";
  return institution;
}

const std::string& scale_value(const Desk& desk, const model::Fact& fact, Draw& draw) {
  const std::vector<std::string>& values = desk.programme->scales.at(fact.scale).values;
  return draw.one_in(4) ? draw.one_of(values) : values.back();
}

model::Value value_for(const Desk& desk, const model::Fact& fact, Draw& draw) {
  using model::FactType;
  if (fact.may_decline && draw.one_in(4)) return model::Value{model::Declined{}};
  if (draw.one_in(150)) return model::Value{std::string("of another type")};
  const base::Zone& zone = desk.programme->zone;
  switch (fact.type) {
    case FactType::yes_no:
      return model::Value{!draw.one_in(3)};
    case FactType::one_of:
      return code(fact.choices.at(static_cast<std::size_t>(draw.below(static_cast<int>(fact.choices.size())))).code);
    case FactType::list:
      return code(draw.one_of(desk.programme->lists.at(fact.list).rows).code);
    case FactType::scale:
      return code(scale_value(desk, fact, draw));
    case FactType::country:
      return code(draw.one_in(5) ? "FR" : "CN");
    case FactType::roster_match:
      return code(draw.one_in(5) ? "differs" : "matches");
    case FactType::text:
    case FactType::phone:
      return words("some words");
    case FactType::date:
      return model::Value{zone.date_of(desk.now).plus_days(draw.one_in(5) ? draw.below(40) - 60 : draw.below(12) - 9)};
    case FactType::instant:
      return model::Value{desk.now.plus_minutes(60 * (draw.one_in(20) ? -4 : 1 + draw.below(24 * 14)))};
    case FactType::integer:
      return model::Value{std::int64_t{draw.below(4)}};
    case FactType::money:
      return model::Value{base::Money{100 * draw.below(1000), "CNY"}};
    case FactType::institution:
      return model::Value{hospital(draw.below(3))};
    case FactType::institutions:
      return model::Value{std::vector<model::Institution>{hospital(0), hospital(1)}};
    case FactType::several_of:
      return model::Value{std::vector<model::Code>{{fact.choices.front().code}}};
    case FactType::texts:
      return model::Value{std::vector<std::string>{"one", "another"}};
  }
  return words("nothing");
}

// The fields asked for, as far as they go by what has been filled in; at times one too few or a wrong one.
std::vector<RecordedFact> fill(const Desk& desk, const CaseState& state, const std::vector<model::Field>& form,
                               Draw& draw) {
  const Work work(desk.world(state.id));
  const model::Service& service = work.service_of(state);
  std::vector<RecordedFact> facts;
  for (const model::Field& field : form) {
    const auto asked = fields_asked(work, state, form, facts);
    if (std::find(asked.begin(), asked.end(), &field) == asked.end()) continue;
    if ((field.optional && !draw.one_in(2)) || draw.one_in(120)) continue;
    const model::Fact& fact = service.facts[field.fact];
    facts.push_back({fact.id, value_for(desk, fact, draw)});
  }
  return facts;
}

std::string channel_of(const std::vector<std::string>& channels, Draw& draw) {
  if (channels.empty() || draw.one_in(100)) return "phone";
  return draw.one_of(channels);
}

// The first outcome is the one that goes on; the others are rarer.
Command act_on(const Desk& desk, const CaseState& state, const model::Task& task, Draw& draw) {
  const model::Outcome& outcome = draw.one_in(4) ? draw.one_of(task.outcomes) : task.outcomes.front();
  Act command{task.id, outcome.id, channel_of(task.channels, draw), fill(desk, state, outcome.record, draw), {}};
  if (task.tells && draw.one_in(3)) command.parts = {draw.one_of(task.tells->parts).id};
  return command;
}

Write write(const model::Thread& thread, Draw& draw) {
  const model::Writer& writer = draw.one_of(thread.writers);
  Write command{thread.id, draw.one_of(writer.by), channel_of(thread.channels, draw), "said", {}, false};
  if (draw.one_in(10)) command.text.clear();
  if (draw.one_in(6)) command.automatic = true;
  if (draw.one_in(8)) command.by.clear();
  if (draw.one_in(20)) command.documents = {"unknown"};
  return command;
}

// A task that a message does is mostly written.
Command act_or_write(const Desk& desk, const CaseState& state, const model::Task& task, Draw& draw) {
  if (task.written_in == model::none || draw.one_in(10)) return act_on(desk, state, task, draw);
  Write command = write(desk.service(state.id).threads[task.written_in], draw);
  if (!draw.one_in(10)) command.by = task.owner;
  return command;
}

ReceiveRecord paper_for(const Desk& desk, const CaseState& state, const std::string& checklist,
                        const model::ChecklistItem& item, Draw& draw) {
  ReceiveRecord command = paper(checklist, item.id, item.kinds.empty() ? "paper" : draw.one_of(item.kinds),
                                channel_of(item.channels, draw), fill(desk, state, item.record, draw));
  command.dated_on = desk.programme->zone.date_of(desk.now);
  return command;
}

Command send_paper(const Desk& desk, const CaseState& state, Draw& draw) {
  const model::Service& service = desk.service(state.id);
  if (service.checklists.empty() && !service.threads.empty()) return write(draw.one_of(service.threads), draw);
  if (service.checklists.empty()) return Assign{"li"};
  const model::Checklist& checklist = draw.one_of(service.checklists);
  const model::ChecklistItem& item = draw.one_of(checklist.items);
  if (draw.one_in(4)) return ExcludePaper{checklist.id, item.id, "seen"};
  return paper_for(desk, state, checklist.id, item, draw);
}

Command send_owed_paper(const Desk& desk, const CaseState& state, const std::string& owed, Draw& draw) {
  for (const model::Checklist& checklist : desk.service(state.id).checklists) {
    for (const model::ChecklistItem& item : checklist.items) {
      if (fmt::format("{}/{}", checklist.id, item.id) == owed) return paper_for(desk, state, checklist.id, item, draw);
    }
  }
  return Assign{"li"};
}

// What stands in the way of a task: its notices and consents.
Command clear_the_way(const model::Service& service, Draw& draw) {
  if (!service.consents.empty() && draw.one_in(3))
    return ChangeConsent{draw.one_of(service.consents).id, !draw.one_in(6), "phone"};
  if (service.notices.empty()) return LogContact{"phone", "reached", ""};
  return GiveNotice{draw.one_of(service.notices).id, "phone", !draw.one_in(5)};
}

Command decide_something(const Desk& desk, const CaseState& state, Draw& draw) {
  const model::Service& service = desk.service(state.id);
  switch (draw.below(9)) {
    case 0:
      return service.moves.empty() ? Command{Assign{"wu"}} : [&]() -> Command {
        const model::Move& chosen = draw.one_of(service.moves);
        return MakeMove{chosen.id, channel_of(chosen.channels, draw), fill(desk, state, chosen.record, draw)};
      }();
    case 1:
      return Cancel{channel_of(service.cancel_channels, draw), draw.one_in(2)};
    case 2: {
      const model::End& end = draw.one_of(service.ends);
      return Close{end.id, fill(desk, state, end.record, draw)};
    }
    case 3: {
      if (service.interrupts.empty()) return LiftInterrupt{"cleared up"};
      const model::Interrupt& interrupt = draw.one_of(service.interrupts);
      return Interrupt{interrupt.id, fill(desk, state, interrupt.record, draw)};
    }
    case 4:
      return ResolveReferral{draw.one_of(service.rules).id, !draw.one_in(3), "decided"};
    case 5:
      return GrantException{draw.one_of(service.rules).id, "decided", std::nullopt};
    case 6: {
      if (service.excuses.empty()) return Assign{"wu"};
      const base::Date from = desk.programme->zone.date_of(desk.now).plus_days(draw.below(5) - 2);
      return RecordExcuse{draw.one_of(service.excuses).id, from, from.plus_days(draw.below(4) - 1), "north", "hail"};
    }
    case 7:
      return FileComplaint{"someone", "late"};
    default:
      return LogContact{"phone", "no_answer", ""};
  }
}

Command correct_something(const Desk& desk, const CaseState& state, const model::Service& service, Draw& draw) {
  if (draw.one_in(2)) {
    const std::string& point = draw.one_of(service.points);
    return Correct{std::nullopt, point, desk.now.plus_minutes(-60 * draw.below(72)), "misheard"};
  }
  std::vector<const model::Fact*> known;
  for (std::size_t i = 0; i < service.facts.size(); ++i) {
    if (state.facts[i]) known.push_back(&service.facts[i]);
  }
  if (known.empty()) return Assign{"wu"};
  const model::Fact& fact = *draw.one_of(known);
  return Correct{RecordedFact{fact.id, value_for(desk, fact, draw)}, "", std::nullopt, "misheard"};
}

Command on_suspended(const CaseState& state, const model::Service& service, Draw& draw) {
  if (draw.one_in(2)) return LiftInterrupt{"cleared up"};
  for (const model::Interrupt& interrupt : service.interrupts) {
    if (interrupt.id == state.interrupt) return SettleInterrupt{draw.one_of(interrupt.settle).id, "decided"};
  }
  return LiftInterrupt{""};
}

// What is owed or to be given back, in some currency; at times a part of it, or an odd amount.
Command pay(const Desk& desk, const CaseState& state, Draw& draw) {
  const std::vector<Sums> all = sums(desk.service(state.id), state);
  RecordPayment command;
  command.on = desk.programme->zone.date_of(desk.now);
  command.amount = {100 * (1 + draw.below(9)), "USD"};
  if (!all.empty()) {
    const auto open =
        std::find_if(all.begin(), all.end(), [](const Sums& sum) { return sum.owed + sum.to_give_back > 0; });
    const Sums& sum = open == all.end() || draw.one_in(5) ? draw.one_of(all) : *open;
    command.given_back = sum.to_give_back > 0;
    command.amount = {command.given_back ? sum.to_give_back : sum.owed, sum.currency};
    if (draw.one_in(4)) command.amount.minor /= 2;
  }
  const std::vector<StatementMade::Line> lines = debts(desk.service(state.id), state);
  if (!lines.empty() && draw.one_in(4)) command.pays = draw.one_of(lines).entry;
  command.on_the_spot = draw.one_in(2);
  return command;
}

Command log_help(const Desk& desk, const CaseState& state, const model::Allowance& allowance, Draw& draw) {
  LogHelp command;
  command.allowance = allowance.id;
  if (!allowance.kinds.empty()) command.kind = draw.one_of(allowance.kinds).code;
  if (!allowance.excluded.empty() && draw.one_in(20)) command.kind = draw.one_of(allowance.excluded).id;
  command.staff = draw.one_in(2) ? "li" : "wu";
  command.facts = fill(desk, state, allowance.record, draw);
  if (allowance.counted == model::Counted::times) {
    if (draw.one_in(2)) command.count = 1 + draw.below(3);
    return command;
  }
  command.left_at = base::Instant{desk.now.milliseconds / 60'000 * 60'000}.plus_minutes(-draw.below(600));
  command.met_at = command.left_at->plus_minutes(-draw.below(500));
  return command;
}

// An entry in the book of a case, or one taken off it.
Command enter_something(const Desk& desk, const CaseState& state, Draw& draw) {
  const model::Service& service = desk.service(state.id);
  const Book& book = state.book;
  switch (draw.below(6)) {
    case 0:
      return pay(desk, state, draw);
    case 1: {
      const std::size_t count = book.help.size() + book.expenses.size() + book.payments.size();
      return ReverseEntry{fmt::format("entry-{}", 1 + draw.below(static_cast<int>(count) + 1)), "misheard"};
    }
    case 2:
      return MakeStatement{};
    case 3: {
      if (service.costs.empty()) return Assign{"wu"};
      const base::Date on = desk.programme->zone.date_of(desk.now).plus_days(-draw.below(3));
      return RecordExpense{draw.one_of(service.costs).id,
                           {100 * draw.below(900), draw.one_in(3) ? "EUR" : "USD"},
                           on,
                           !draw.one_in(3),
                           "slip"};
    }
    default:
      if (service.allowances.empty()) return Assign{"wu"};
      return log_help(desk, state, draw.one_of(service.allowances), draw);
  }
}

Command answer(const Desk& desk, const CaseState& state, const Obligation& owed, Draw& draw) {
  const model::Service& service = desk.service(state.id);
  switch (owed.kind) {
    case ObligationKind::task:
      return act_or_write(desk, state, service.tasks[service.task(owed.id)], draw);
    case ObligationKind::paper:
      return send_owed_paper(desk, state, owed.id, draw);
    case ObligationKind::referral:
      return ResolveReferral{owed.id, !draw.one_in(4), "decided"};
    case ObligationKind::settlement:
      return on_suspended(state, service, draw);
    case ObligationKind::escalation:
      return Assign{"supervisor"};
    case ObligationKind::money:
      return owed.id == "statement" ? Command{MakeStatement{}} : pay(desk, state, draw);
  }
  return Assign{"li"};
}

Command owed_step(const Desk& desk, const CaseState& state, Draw& draw) {
  const std::vector<Obligation> obligations = desk.owed(state.id).obligations;
  if (obligations.empty()) return decide_something(desk, state, draw);
  return answer(desk, state, draw.one_of(obligations), draw);
}

Step open(const Desk& desk, const model::Service& service, std::string case_id, Draw& draw) {
  Open command = repair();
  command.case_id = case_id;
  command.service = service.id;
  command.patient_is_insured = !draw.one_in(15);
  command.channel = channel_of(service.apply_channels, draw);
  CaseState blank = empty_case(service, case_id);
  blank.opened.service = service.id;
  command.facts = fill(desk, blank, service.apply, draw);
  return {std::move(case_id), std::move(command)};
}

}  // namespace

std::optional<Command> clear(const Refusal& refusal, Draw& draw) {
  if (refusal.subjects.empty() || draw.one_in(6)) return std::nullopt;
  if (refusal.code == "notices-missing") return GiveNotice{refusal.subjects.front(), "phone", true};
  if (refusal.code == "consents-missing") return ChangeConsent{refusal.subjects.front(), true, "phone"};
  return std::nullopt;
}

void be_diligent(Desk& desk, const model::Service& service, int steps, Draw& draw) {
  const Step opening = open(desk, service, "c1", draw);
  if (desk.run(opening.case_id, opening.command)) return;
  Draw plain({});
  for (int i = 0; i < steps; ++i) {
    const std::size_t count = desk.states.size();
    const CaseState& state = desk.states[static_cast<std::size_t>(i) % count];
    const std::vector<Obligation> obligations = desk.owed(state.id).obligations;
    if (obligations.empty()) continue;
    const Obligation& owed = obligations[static_cast<std::size_t>(i) / count % obligations.size()];
    const Step step{state.id, answer(desk, state, owed, plain)};
    for (auto refusal = desk.run(step.case_id, step.command); refusal;) {
      const auto command = clear(*refusal, plain);
      if (!command) break;
      desk.must(step.case_id, *command);
      refusal = desk.run(step.case_id, step.command);
    }
  }
}

std::optional<Step> next_owed_step(Desk& desk, Draw& draw) {
  std::vector<const CaseState*> open;
  for (const CaseState& state : desk.states) {
    if (state.is_open()) open.push_back(&state);
  }
  if (open.empty()) return std::nullopt;
  const CaseState& state = *draw.one_of(open);
  return Step{state.id, owed_step(desk, state, draw)};
}

Step next_step(Desk& desk, Draw& draw) {
  if (desk.states.empty() || draw.one_in(30)) {
    return open(desk, draw.one_of(desk.programme->services), fmt::format("c{}", 1 + draw.below(3)), draw);
  }
  const CaseState& state = desk.states.at(static_cast<std::size_t>(draw.below(static_cast<int>(desk.states.size()))));
  const model::Service& service = desk.service(state.id);
  switch (draw.below(16)) {
    case 0:
      return {state.id, act_or_write(desk, state, draw.one_of(service.tasks), draw)};
    case 1:
    case 2:
      return {state.id, send_paper(desk, state, draw)};
    case 3:
    case 4:
    case 5:
      return {state.id, clear_the_way(service, draw)};
    case 6:
      return {state.id, draw.one_in(3) ? decide_something(desk, state, draw) : clear_the_way(service, draw)};
    case 7:
      return {state.id, correct_something(desk, state, service, draw)};
    case 8: {
      if (service.deadlines.empty()) return {state.id, Assign{"li"}};
      return {state.id, PassDeadline{draw.one_of(service.deadlines).id}};
    }
    case 10:
    case 11:
      if (service.allowances.empty() && service.costs.empty()) return {state.id, owed_step(desk, state, draw)};
      return {state.id, enter_something(desk, state, draw)};
    case 9:
      return {state.id, state.closed ? Command{LiftInterrupt{"cleared up"}} : Command{Assign{"wu"}}};
    default:
      return {state.id, owed_step(desk, state, draw)};
  }
}

}  // namespace consilium::cases
