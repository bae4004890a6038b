#include "decision/remedies.hpp"

#include <algorithm>

#include "decision/changes.hpp"
#include "decision/evaluate.hpp"
#include "decision/turning.hpp"

namespace consilium::decision {
namespace {

using base::Date;
using model::none;

model::Account without_hold(const model::Account& account, std::string_view case_id) {
  model::Account result = account;
  for (model::Use& use : result.uses) {
    if (use.case_id == case_id && use.state == model::UseState::held) use.state = model::UseState::released;
  }
  return result;
}

// Wait for the checks that refuse today and that no other step answers; for all of them where each needs both.
void add_waits(const model::Service& service, const Decision& decision, Date date, const std::vector<Step>& others,
               std::vector<Step>& steps) {
  const auto wait_for = [&](const Check& check) {
    const bool new_year = check.kind == CheckKind::quota && service.quota.per == model::QuotaPeriod::policy_year &&
                          service.quota.years == 1;
    steps.push_back({Step::Kind::wait_until, check.id, new_year ? "next_policy_year" : "", date});
  };
  for (const Check& check : decision.checks) {
    const bool answered =
        std::any_of(others.begin(), others.end(), [&](const Step& step) { return step.check == check.id; });
    if (is_decisive(decision, check) && !answered) wait_for(check);
  }
  if (!steps.empty()) return;
  for (const Check& check : decision.checks) {
    if (is_decisive(decision, check)) wait_for(check);
  }
}

// A wish that another rule cannot do without is not left out.
bool asks_for_what_is_left_out(const std::vector<Step>& steps, const std::vector<Step>& open) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return step.kind == Step::Kind::leave_out &&
           std::any_of(open.begin(), open.end(), [&](const Step& needed) { return needed.subject == step.subject; });
  });
}

// What a way asks for besides waiting.
struct Effort {
  bool change = false;     // other dates and fewer wishes
  std::string ended_case;  // which ends without counting as used; empty: none

  bool asks_no_more_than(const Effort& other) const {
    return (ended_case.empty() || ended_case == other.ended_case) && (!change || other.change);
  }
};

struct Way {
  Effort effort;
  Date on;                  // the first day on which it works
  std::vector<Step> steps;  // in the order they are taken
};

class Search {
 public:
  Search(const Question& question, const Decision& refusal)
      : question_(question), refusal_(refusal), now_(question.situation), days_(turning_days(now_)) {
    days_.insert(days_.begin(), now_.today);
  }

  // With and without changes, while a case holds a use that it may give back; empty: as the account stands.
  void look(const std::string& ended_case) {
    model::Account account;
    Moment today = now_;
    if (!ended_case.empty()) {
      account = without_hold(*now_.account, ended_case);
      today.account = &account;
    }
    const std::vector<Decision> refusals = wait(today, {false, ended_case});
    change(today, {true, ended_case}, refusals);
  }

  std::vector<Way> take() && { return std::move(found_); }

 private:
  // Asking more of somebody must be worth it: the day must be earlier than that of every way that asks less.
  bool is_worth_it(const Effort& effort, Date day) const {
    return std::none_of(found_.begin(), found_.end(),
                        [&](const Way& way) { return way.effort.asks_no_more_than(effort) && way.on <= day; });
  }

  Moment on(Date day, const Moment& today) const { return day == now_.today ? today : today.on(day); }

  // The decisions of the days that refuse, up to the first that does not.
  std::vector<Decision> wait(const Moment& today, const Effort& effort) {
    std::vector<Decision> refusals;
    for (const Date day : days_) {
      if (!is_worth_it(effort, day)) break;
      const Moment asked = on(day, today);
      const bool is_known = day == now_.today && effort.ended_case.empty();
      Decision answer = is_known ? refusal_ : decide(question_, asked);
      if (add_if_it_works(effort, asked, answer, {})) break;
      refusals.push_back(std::move(answer));
    }
    return refusals;
  }

  // Where nothing changes, the wait without a change has said it all.
  void change(const Moment& today, const Effort& effort, const std::vector<Decision>& refusals) {
    for (std::size_t i = 0; i < refusals.size(); ++i) {
      if (!is_worth_it(effort, days_[i])) return;
      Moment asked = on(days_[i], today);
      std::optional<FactSet> facts;
      std::vector<Step> changes;
      for (const Check& check : refusals[i].checks) {
        if (check.rule == none || !is_decisive(refusals[i], check)) continue;
        auto changed = changed_for(check, asked, changes);
        if (!changed) continue;
        facts = std::move(changed);
        asked.facts = &*facts;
      }
      if (!changes.empty() && add_if_it_works(effort, asked, decide(question_, asked), changes)) return;
    }
  }

  bool add_if_it_works(const Effort& effort, const Moment& asked, const Decision& answer,
                       const std::vector<Step>& changes) {
    if (answer.outcome == Outcome::not_eligible) return false;
    const std::vector<Step> open = what_is_open(asked, answer).steps;
    if (asks_for_what_is_left_out(changes, open)) return false;
    std::vector<Step> others;
    if (!effort.ended_case.empty()) others.push_back({Step::Kind::finish_case, "quota", {}, {}, effort.ended_case});
    others.insert(others.end(), changes.begin(), changes.end());
    Way& way = found_.emplace_back(Way{effort, asked.today, {}});
    if (asked.today != now_.today) add_waits(now_.service(), refusal_, asked.today, others, way.steps);
    way.steps.insert(way.steps.end(), others.begin(), others.end());
    way.steps.insert(way.steps.end(), open.begin(), open.end());
    return true;
  }

  const Question& question_;
  const Decision& refusal_;
  const Moment now_;
  std::vector<Date> days_;
  std::vector<Way> found_;
};

std::vector<std::string> holders(const Question& question, const Decision& decision) {
  const bool exhausted = std::any_of(decision.checks.begin(), decision.checks.end(), [](const Check& check) {
    return check.kind == CheckKind::quota && check.status == CheckStatus::not_met;
  });
  if (!exhausted || question.situation.account == nullptr) return {};
  std::vector<std::string> cases = own_balance(question.situation).held_by;
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

}  // namespace

Ways ways_to_yes(const Question& question, const Decision& decision) {
  Search search(question, decision);
  search.look({});
  for (const std::string& holder : holders(question, decision)) search.look(holder);
  Ways ways;
  for (Way& way : std::move(search).take()) {
    if (!way.effort.change && way.effort.ended_case.empty()) ways.eligible_from = way.on;
    ways.alternatives.push_back(std::move(way.steps));
  }
  if (!ways.alternatives.empty()) return ways;
  std::vector<Step>& never = ways.alternatives.emplace_back();
  for (const Check& check : decision.checks) {
    if (is_decisive(decision, check)) never.push_back({Step::Kind::never, check.id, {}, {}});
  }
  return ways;
}

}  // namespace consilium::decision
