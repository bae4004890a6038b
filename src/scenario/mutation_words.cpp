#include "scenario/mutation_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/core.h>

namespace consilium::scenario {
namespace {

using model::CancelEffect;
using model::Index;
using model::none;
using model::UseEffect;

constexpr Operator due_figure{Mutation::figure, "expect the day or the time at which it is due"};
constexpr Operator due_unit{Mutation::unit, "expect when it is due, with a weekend or a holiday between"};
constexpr Operator period_figure{Mutation::figure, "ask on the last day of the period and on the day after"};
constexpr Operator period_unit{Mutation::unit, "ask on the last day of the period and on the day after"};
constexpr Operator sum_of_plan{Mutation::figure, "expect the plan at the least sum and one unit below"};
constexpr Operator counted_at_once{Mutation::step, "expect the plan while a contract still waits"};
constexpr Operator opening{Mutation::figure, "expect whether the line is open at that minute and the one before"};
constexpr Operator closing_days{Mutation::comparison, "expect whether the line is open on a day of the festival"};
constexpr Operator count{Mutation::figure, "expect what is left, and the refusal of the first use too many"};
constexpr Operator quota_period{Mutation::unit, "use it in two policy years"};
constexpr Operator window_length{Mutation::figure,
                                 "use it up, and ask on the last day of the window and the day after"};
constexpr Operator pooling{Mutation::use, "use the other service, and expect what is left of this one"};
constexpr Operator holding{Mutation::use, "expect the quota before and after the step"};
constexpr Operator using_up{Mutation::use, "end a case this way and expect its use and the quota"};
constexpr Operator running_off{Mutation::use, "let the contract get this state while a case runs that has begun"};
constexpr Operator moment{Mutation::step, "act between the two steps and expect what it leads to"};
constexpr Operator cancelling{Mutation::cancellation, "ask what cancelling means at this stage"};
constexpr Operator changing{Mutation::cancellation, "change the case where cancelling would have its price"};
constexpr Operator owner{Mutation::deadline, "expect whose the deadline is"};
constexpr Operator trigger{Mutation::deadline, "let this trigger be the latest, and expect when it is due"};
constexpr Operator ending{Mutation::deadline, "let it run out, and expect that the case has ended"};
constexpr Operator meeting{Mutation::deadline, "let this point be the one that meets it"};
constexpr Operator stopping{Mutation::deadline, "let the stop stand for a day, and expect when it is due"};
constexpr Operator writing{Mutation::step, "write two messages and expect what is owed and when it is due"};
constexpr Operator greeting{Mutation::step, "send an automatic greeting, and expect that nothing else has happened"};
constexpr Operator attaching{Mutation::figure, "attach as many as may be attached, and one more"};
constexpr Operator edition_day{Mutation::step, "name a place that came to the network, or left it, after that step"};
constexpr Operator agreeing{Mutation::comparison, "do the task after it without this consent"};
constexpr Operator report_time{Mutation::figure, "expect the report at its moment"};
constexpr Operator report_period{Mutation::unit, "expect the report at its moment"};
constexpr Operator report_said{Mutation::comparison, "expect this column in a row of the report"};
constexpr Operator excusing{Mutation::deadline, "let it be late for this reason, and expect that it is excused"};

void swap_use(std::string_view what, UseEffect& use, Offers& offers) {
  const bool consumes = use == UseEffect::consume;
  const std::string_view words = consumes ? "consume becomes release" : "release becomes consume";
  offers.offer(
      using_up, [&] { return fmt::format("{}{}", what, words); },
      [&] { use = consumes ? UseEffect::release : UseEffect::consume; });
}

void switched(const Operator& kind, std::string_view what, bool& value, Offers& offers) {
  offers.offer(
      kind, [&] { return fmt::format("{}{}", value ? "no longer " : "now ", what); }, [&] { value = !value; });
}

void moved_minute(std::string_view what, base::ClockTime& time, Offers& offers) {
  const base::ClockTime original = time;
  for (const int step : {-1, 1}) {
    const base::ClockTime other{original.minutes + step};
    if (other.minutes < 0 || other.minutes > 24 * 60) continue;
    offers.offer(
        opening,
        [&] { return fmt::format("{} {} becomes {}", what, base::to_string(original), base::to_string(other)); },
        [&] { time = other; });
  }
}

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

void walk_hours(model::Hours& hours, Offers& offers) {
  for (std::size_t day = 0; day < hours.opening.week.size(); ++day) {
    auto& range = hours.opening.week[day];
    if (!range) continue;
    moved_minute(fmt::format("{} open", weekdays[day]), range->open, offers);
    moved_minute(fmt::format("{} close", weekdays[day]), range->close, offers);
  }
  dropped(closing_days, "festival", hours.opening.closed_festivals, 0, offers,
          [](const std::string& id) { return id; });
  switched(closing_days, "closed on all holidays", hours.opening.closed_on_all_holidays, offers);
}

void period_span(std::optional<base::Span>& span, Offers& offers) {
  if (span) offers.span(period_figure, period_unit, units_mistaken_for(span->unit, false, false), *span);
}

// A sum one unit of its currency less or more, and a contract that counts before its period has ended.
void walk_plans(model::Plans& plans, Offers& offers) {
  offers.enter("plans", "", plans.cites);
  const auto unit = base::Money::parse("1 " + plans.currency);
  for (model::Band& band : plans.bands) {
    const std::int64_t original = band.from;
    for (const int step : {-1, 1}) {
      if (!unit || original == 1) continue;  // a plan for any sum has no figure
      const std::int64_t other = original + step * unit->minor;
      offers.offer(
          sum_of_plan,
          [&] {
            return fmt::format("{} from {} becomes {}", band.id, base::to_string(base::Money{original, plans.currency}),
                               base::to_string(base::Money{other, plans.currency}));
          },
          [&] { band.from = other; });
    }
  }
  if (plans.after == none) return;
  offers.offer(
      counted_at_once, [] { return std::string("a contract counts at once"); }, [&] { plans.after = none; });
}

std::string day_name(const model::ReportTime& when) {
  if (when.every == model::ReportEvery::month) return std::to_string(when.day);
  return std::string(weekdays[static_cast<std::size_t>(when.day) - 1]);
}

// The day before and after, where there is one in the week or the month.
void report_days(model::ReportTime& when, Offers& offers) {
  const model::ReportTime original = when;
  const int last = original.every == model::ReportEvery::week ? 7 : 28;
  for (const int step : {-1, 1}) {
    model::ReportTime other = original;
    other.day += step;
    if (other.day < 1 || other.day > last) continue;
    offers.offer(
        report_time, [&] { return fmt::format("{} becomes {}", day_name(original), day_name(other)); },
        [&] { when = other; });
  }
}

void report_clock(model::ReportTime& when, Offers& offers) {
  const base::ClockTime original = when.at;
  for (const int step : {-1, 1}) {
    const base::ClockTime other{original.minutes + step};
    if (other.minutes < 0 || other.minutes >= 24 * 60) continue;
    offers.offer(
        report_time, [&] { return fmt::format("{} becomes {}", base::to_string(original), base::to_string(other)); },
        [&] { when.at = other; });
  }
}

void walk_report(model::Report& report, Offers& offers) {
  report_days(report.when, offers);
  report_clock(report.when, offers);
  const bool weekly = report.when.every == model::ReportEvery::week;
  offers.offer(
      report_period, [&] { return weekly ? "week becomes month" : "month becomes week"; },
      [&] {
        report.when.every = weekly ? model::ReportEvery::month : model::ReportEvery::week;
        report.when.day = std::min(report.when.day, 7);
      });
  offers.span(due_figure, due_unit, units_mistaken_for(report.within.unit, true, true), report.within);
  dropped(report_said, "column", report.columns, 1, offers,
          [](const model::ReportColumn& column) { return column.id; });
}

}  // namespace

void walk_programme_words(model::Programme& programme, Offers& offers) {
  offers.enter("insurer", programme.insurer.id, programme.insurer.cites);
  offers.enter("provider", programme.provider.id, programme.provider.cites);
  offers.enter("entitled", "", programme.entitled);
  for (model::Rider& rider : programme.riders) offers.enter("rider", rider.id, rider.cites);
  if (programme.plans) walk_plans(*programme.plans, offers);
  for (model::Scale& scale : programme.scales) offers.enter("scale", scale.id, scale.cites);
  for (model::NetworkUse& network : programme.networks) {
    offers.enter("network", network.id, network.cites);
    if (network.as_of.empty()) continue;
    offers.offer(
        edition_day, [&] { return fmt::format("as of {} becomes as of the day of the act", network.as_of); },
        [&] { network.as_of.clear(); });
  }
  for (model::Contact& contact : programme.contacts) offers.enter("contact", contact.id, contact.cites);
  for (model::WaitingLine& line : programme.waiting_lines) offers.enter("waiting line", line.id, line.cites);
  for (model::Citation& citation : programme.citations) offers.enter("programme", programme.id, citation);
  for (model::Period& period : programme.periods) {
    offers.enter("period", period.id, period.cites);
    period_span(period.plus, offers);
    period_span(period.lasts, offers);
  }
  for (model::Hours& hours : programme.hours) {
    offers.enter("hours", hours.id, hours.cites);
    walk_hours(hours, offers);
  }
  for (model::Report& report : programme.reports) {
    offers.enter("report", report.id, report.cites);
    walk_report(report, offers);
  }
  if (!programme.run_off) return;
  offers.enter("run-off", "", programme.run_off->cites);
  for (auto& [state, effect] : programme.run_off->on) {
    const bool completes = effect == model::RunOffEffect::complete;
    offers.offer(
        running_off,
        [&] { return fmt::format("{} {}", state, completes ? "complete becomes close" : "close becomes complete"); },
        [&] { effect = completes ? model::RunOffEffect::close : model::RunOffEffect::complete; });
  }
}

void walk_quota(model::Service& service, Offers& offers) {
  model::Quota& quota = service.quota;
  offers.enter("quota", "of the service", quota.cites);
  if (quota.per != model::QuotaPeriod::unlimited) {
    if (quota.lines.empty()) offers.figure(count, "count", quota.count);
    const bool by_contract = quota.per == model::QuotaPeriod::contract;
    offers.offer(
        quota_period, [&] { return by_contract ? "contract becomes policy year" : "policy year becomes contract"; },
        [&] { quota.per = by_contract ? model::QuotaPeriod::policy_year : model::QuotaPeriod::contract; });
  }
  if (quota.per == model::QuotaPeriod::policy_year && quota.years > 1) {
    for (const std::int32_t other : {quota.years - 1, quota.years + 1}) {
      offers.offer(
          window_length, [&] { return fmt::format("{} policy years become {}", quota.years, other); },
          [&] { quota.years = other; });
    }
  }
  if (!quota.pooled.empty()) {
    offers.offer(
        pooling, [&] { return fmt::format("the pool {} becomes its own uses", quota.pool); },
        [&] { quota.pooled.clear(), quota.ended.clear(), quota.counted.clear(); });
  }
  if (quota.per == model::QuotaPeriod::policy_year) offers.neighbour(holding, "year of", quota.year_of);
  offers.neighbour(holding, "held at", quota.hold_at);
  if (quota.hold_at == none) return;
  offers.offer(
      holding, [&] { return fmt::format("held at {} becomes never held", service.points[quota.hold_at]); },
      [&] { quota.hold_at = none; });
}

void walk_line(model::QuotaLine& line, Offers& offers) { offers.figure(count, "count", line.count); }

void walk_branch_step(model::Service& service, Offers& offers) {
  if (service.branches.empty()) return;
  offers.enter("branches", "of the service", service.branches.front().cites);
  offers.neighbour(moment, "fixed at", service.branch_fixed_at);
}

void walk_deadline(model::Service& service, model::Deadline& deadline, Offers& offers) {
  if (deadline.within)
    offers.span(due_figure, due_unit, units_mistaken_for(deadline.within->unit, true, true), *deadline.within);
  if (deadline.before_span)
    offers.span(due_figure, due_unit, units_mistaken_for(deadline.before_span->unit, false, true),
                *deadline.before_span);
  const std::string original = deadline.owed_by;
  const std::string other = original == "provider" ? "member" : "provider";
  offers.offer(
      owner, [&] { return fmt::format("owed by {} becomes {}", original, other); }, [&] { deadline.owed_by = other; });
  dropped(trigger, "trigger", deadline.after, 1, offers, [&](const model::DateTerm& term) -> std::string {
    if (term.kind == model::DateTerm::Kind::now) return "now";
    return term.kind == model::DateTerm::Kind::fact ? service.facts[term.index].id : service.points[term.index];
  });
  if (deadline.after.size() > 1) {
    offers.offer(
        trigger,
        [&] { return std::string(deadline.first_of ? "the latest trigger counts" : "the first trigger counts"); },
        [&] { deadline.first_of = !deadline.first_of; });
  }
  if (deadline.ends != none) {
    offers.offer(
        ending, [&] { return fmt::format("ends as {} becomes ends nothing", service.ends[deadline.ends].id); },
        [&] { deadline.ends = none; });
  }
  for (model::DateTerm& term : deadline.after) {
    if (term.kind == model::DateTerm::Kind::point) offers.neighbour(trigger, "trigger", term.index);
  }
  dropped(meeting, "met by", deadline.met_by, 1, offers, [&](Index point) { return service.points[point]; });
  for (Index& point : deadline.met_by) offers.neighbour(meeting, "met by", point);
  dropped(stopping, "stop", deadline.stops, 0, offers, [&](Index stop) { return service.stops[stop].id; });
}

void walk_move(model::Service& service, model::Move& move, Offers& offers) {
  if (move.subject_to_cancellation) switched(changing, "subject to cancellation", move.subject_to_cancellation, offers);
  dropped(excusing, "excuse of", move.excuses, 0, offers,
          [&](Index deadline) { return service.deadlines[deadline].id; });
}

void walk_thread(model::Thread& thread, Offers& offers) {
  if (thread.attach.kinds.empty()) return;
  offers.figure(attaching, "at most", thread.attach.at_most);
  dropped(attaching, "kind", thread.attach.kinds, 1, offers,
          [](model::AttachmentKind kind) { return std::string(model::to_string(kind)); });
}

void walk_writer(model::Service& service, model::Writer& writer, Offers& offers) {
  const auto point_name = [&](Index point) { return service.points[point]; };
  const auto task_name = [&](Index task) { return service.tasks[task].id; };
  switched(greeting, "automatic", writer.automatic, offers);
  dropped(writing, "what it does:", writer.does, 0, offers, task_name);
  dropped(writing, "point taken back:", writer.clears, 0, offers, point_name);
  dropped(writing, "task to be done again:", writer.reopens, 0, offers, task_name);
  const std::vector<Index> anew = writer.marks_anew;
  for (std::size_t i = 0; i < anew.size(); ++i) {
    offers.offer(
        writing, [&] { return fmt::format("{} stamped anew becomes stamped once", service.points[anew[i]]); },
        [&] {
          writer.marks_anew.erase(writer.marks_anew.begin() + static_cast<std::ptrdiff_t>(i));
          writer.marks.push_back(anew[i]);
        });
  }
  const std::vector<Index> once = writer.marks;
  for (std::size_t i = 0; i < once.size(); ++i) {
    offers.offer(
        writing, [&] { return fmt::format("{} stamped once becomes stamped anew", service.points[once[i]]); },
        [&] {
          writer.marks.erase(writer.marks.begin() + static_cast<std::ptrdiff_t>(i));
          writer.marks_anew.push_back(once[i]);
        });
  }
}

void walk_effect(model::CancelStage& stage, Offers& offers) {
  const auto become = [&](std::string_view words, CancelEffect effect, Index end) {
    offers.offer(
        cancelling, [&] { return std::string(words); }, [&] { stage.effect = effect, stage.ends = end; });
  };
  const bool has_consequence = stage.consequence != none;
  switch (stage.effect) {
    case CancelEffect::free:
      become("free becomes spends", CancelEffect::spends, stage.ends);
      become("free becomes barred", CancelEffect::barred, none);
      break;
    case CancelEffect::spends:
      become("spends becomes free", CancelEffect::free, stage.ends);
      become("spends becomes barred", CancelEffect::barred, none);
      break;
    case CancelEffect::barred:
      if (has_consequence) become("barred becomes spends", CancelEffect::spends, stage.consequence);
      if (has_consequence) become("barred becomes free", CancelEffect::free, stage.consequence);
      break;
  }
}

void walk_stages(model::Service& service, Offers& offers) {
  std::vector<model::CancelStage>& stages = service.cancellation;
  std::vector<model::CancelStage> original = stages;
  for (std::size_t i = 0; i + 1 < original.size(); ++i) {
    offers.enter("cancellation", original[i].id, original[i].cites);
    offers.offer(
        cancelling, [&] { return std::string("the stage is dropped"); },
        [&] { stages.erase(stages.begin() + static_cast<std::ptrdiff_t>(i)); });
  }
}

void walk_end(model::End& end, Offers& offers) {
  offers.neighbour(moment, "from", end.from);
  offers.neighbour(moment, "until", end.until);
  swap_use("", end.use, offers);
}

void walk_interrupt(model::Interrupt& interrupt, Offers& offers) {
  for (model::SettleOutcome& outcome : interrupt.settle) swap_use(fmt::format("{} ", outcome.id), outcome.use, offers);
  switched(stopping, "stops the clocks", interrupt.suspends, offers);
}

void walk_excuse(model::Excuse& excuse, Offers& offers) {
  switched(excusing, "only somebody's time", excuse.attribution, offers);
  switched(using_up, "keeps the use", excuse.keeps_use, offers);
}

void walk_consent(model::Consent& consent, Offers& offers) {
  if (!consent.optional) return;
  offers.offer(
      agreeing, [] { return std::string("only asked for becomes needed"); }, [&] { consent.optional = false; });
}

void walk_grant(model::Grant& grant, Offers& offers) {
  offers.figure(count, "count", grant.count);
  offers.neighbour(moment, "given at", grant.at);
}

void walk_listing(model::Service& service, std::size_t index, Offers& offers) {
  offers.offer(
      report_said, [] { return std::string("its cases are left out"); },
      [&] { service.reports.erase(service.reports.begin() + static_cast<std::ptrdiff_t>(index)); });
}

}  // namespace consilium::scenario
