#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "calendar/hours.hpp"
#include "cases/contracts.hpp"
#include "cases/rights.hpp"
#include "cases/words.hpp"
#include "decision/evaluate.hpp"
#include "quota/balance.hpp"
#include "scenario/stage.hpp"

namespace consilium::scenario {
namespace {

using text::Node;

std::string joined(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::string text;
  for (const std::string& word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
  return text.empty() ? "nothing" : text;
}

std::string in_order(const std::vector<std::string>& words) {
  return words.empty() ? "nothing" : fmt::format("{}", fmt::join(words, " | "));
}

std::vector<std::string> words_of(const Node& node) {
  if (node.kind == text::Kind::scalar)
    return node.text.empty() || node.text == "nothing" ? std::vector<std::string>{}
                                                       : std::vector<std::string>{node.text};
  std::vector<std::string> words;
  for (const Node& item : node.items) words.push_back(item.text);
  return words;
}

std::string date_text(const std::optional<base::Date>& date) { return date ? base::to_string(*date) : "none"; }

// As scenarios call what is owed.
std::string name_of(const cases::Obligation& obligation) {
  if (obligation.kind == cases::ObligationKind::task) return obligation.id;
  return fmt::format("{}:{}", cases::to_string(obligation.kind), obligation.id);
}

template <typename Condition>
std::vector<std::string> checks_where(const decision::Decision& decision, const Condition& holds) {
  std::vector<std::string> ids;
  for (const decision::Check& check : decision.checks) {
    if (holds(check)) ids.emplace_back(check.id);
  }
  return ids;
}

}  // namespace

void Stage::expect_same(const Node& at, std::string_view what, const std::string& expected, const std::string& actual) {
  ++result_.expectations;
  if (expected != actual) fail(at, fmt::format("expected {} {}, got {}", what, expected, actual), expected, actual);
}

void Stage::expect_words(const Node& at, std::string_view what, std::vector<std::string> actual) {
  expect_same(at, what, joined(words_of(at)), joined(std::move(actual)));
}

void Stage::expect_quota(const Node& value) {
  for (const text::Entry& entry : value.entries) {
    const std::size_t dot = entry.key.find('.');
    const model::Service* service = setting_.programme->service(entry.key.substr(0, dot));
    if (service == nullptr) {
      fail(entry.value, fmt::format("service `{}` is not known", entry.key));
      continue;
    }
    const base::Date today = setting_.programme->zone.date_of(now_);
    const model::Index line = dot == std::string::npos ? model::none : service->line(entry.key.substr(dot + 1));
    if (dot != std::string::npos && line == model::none) {
      fail(entry.value, fmt::format("`{}` is no line of the quota", entry.key));
      continue;
    }
    expect_figures(entry, line == model::none ? balance_today(*service)
                                              : quota::balance_of_line(account_, service->kept_as(), service->quota,
                                                                       service->quota.lines[line], today,
                                                                       cases::years_from(world_for({}), today)));
  }
}

// By its figures as the case that is acted on knows what they rest on.
quota::Balance Stage::balance_today(const model::Service& service) const {
  const base::Date today = setting_.programme->zone.date_of(now_);
  if (!service.quota.figures)
    return quota::balance(account_, service.kept_as(), service.quota, today, cases::years_from(world_for({}), today));
  const cases::CaseState* current = find(current_);
  const cases::CaseState state = current == nullptr ? cases::empty_case(service, "asked") : *current;
  const model::Service& own = current == nullptr ? service : *setting_.programme->service(current->opened.service);
  const cases::World world = world_for(state.id);
  const decision::FactSet facts = cases::facts_of(world, own, state);
  return decision::balance_of(service, today, cases::situation_of(world, own, state, facts, now_));
}

void Stage::expect_rights(const Node& value) {
  for (const text::Entry& entry : value.entries) {
    const bool there = account_.right(entry.key) != nullptr;
    if (entry.value.kind == text::Kind::scalar) {
      expect_same(entry.value, fmt::format("the right {}", entry.key), entry.value.text, there ? "there" : "none");
    } else if (!there) {
      fail(entry.value, fmt::format("there is no right `{}`", entry.key));
    } else {
      expect_figures(entry, quota::balance_of_right(account_, entry.key));
    }
  }
}

void Stage::expect_figures(const text::Entry& entry, const quota::Balance& balance) {
  for (const text::Entry& figure : entry.value.entries) {
    if (figure.key == "owed_by") {
      const model::Service* service = setting_.programme->service(entry.key.substr(0, entry.key.find('.')));
      const std::string owed_by = service == nullptr ? std::string{} : service->quota.owed_by;
      expect_same(figure.value, fmt::format("{} {}", entry.key, figure.key), figure.value.text,
                  owed_by.empty() ? "nobody" : owed_by);
      continue;
    }
    const std::int64_t actual = figure.key == "held"   ? balance.held
                                : figure.key == "used" ? balance.used
                                                       : balance.left.value_or(-1);
    expect_same(figure.value, fmt::format("{} {}", entry.key, figure.key), figure.value.text, std::to_string(actual));
  }
}

void Stage::expect_due(const Node& value, const cases::CaseState& state) {
  const model::Service& service = *setting_.programme->service(state.opened.service);
  const cases::Owed owed = cases::owed(world_for(state.id), state, now_);
  for (const text::Entry& entry : value.entries) {
    const model::Index index = service.deadline(entry.key);
    if (index == model::none) {
      fail(entry.value, fmt::format("deadline `{}` is not known", entry.key));
      continue;
    }
    const cases::Clock& clock = owed.clocks[index];
    const auto shown = [&](const Node& expected, std::string_view key) {
      std::string actual;
      if (key == "by")
        actual = clock.due.due ? base::to_string(setting_.programme->zone.clock_of(*clock.due.due)) : "none";
      if (key == "on") actual = date_text(clock.due.due_date);
      if (key == "from") actual = date_text(clock.due.from_date);
      if (key == "state") actual = cases::to_string(clock.state);
      if (key == "excused") actual = clock.excused ? "yes" : "no";
      if (key == "missed_before") actual = std::to_string(clock.missed_before);
      if (key == "kind") actual = model::to_string(service.deadlines[index].kind);
      if (key == "excused_because") return expect_words(expected, key, clock.excused_because);
      if (key == "took_minutes") actual = clock.took ? std::to_string(clock.took->minutes) : "none";
      if (key == "took_working_days") actual = clock.took ? std::to_string(clock.took->working_days) : "none";
      if (key == "owed_by") actual = service.deadlines[index].owed_by;
      if (key == "provisional") actual = clock.due.provisional ? "yes" : "no";
      expect_same(expected, fmt::format("{} {}", entry.key, key), expected.text, actual);
    };
    if (entry.value.kind == text::Kind::scalar) {
      shown(entry.value, entry.value.text.size() == 10 && entry.value.text[4] == '-' ? "on" : "state");
    } else {
      for (const text::Entry& part : entry.value.entries) shown(part.value, part.key);
    }
  }
}

// About what is owed on a case; false: some other word.
bool Stage::expect_owed(std::string_view key, const Node& value, const cases::CaseState& state) {
  const bool is_about_owed = key == "owners" || key == "waits_in" || key == "owed" || key == "owed_includes";
  if (!is_about_owed) return false;
  const std::vector<cases::Obligation> obligations = cases::owed(world_for(state.id), state, now_).obligations;
  std::vector<std::string> ids;
  std::vector<std::string> lines;
  for (const cases::Obligation& obligation : obligations) {
    ids.push_back(name_of(obligation));
    if (!obligation.waits_in.empty()) lines.push_back(obligation.waits_in);
  }
  if (key == "owners") {
    for (const text::Entry& entry : value.entries) {
      const auto owed = std::find(ids.begin(), ids.end(), entry.key);
      expect_same(entry.value, fmt::format("the owner of `{}`", entry.key), entry.value.text,
                  owed == ids.end() ? "not owed" : obligations[static_cast<std::size_t>(owed - ids.begin())].owner);
    }
  } else if (key == "waits_in") {
    expect_words(value, "to wait in", std::move(lines));
  } else if (key == "owed") {
    expect_same(value, "owed", joined(words_of(value)), joined(ids));
  } else {
    for (const std::string& wanted : words_of(value)) {
      expect_same(value, fmt::format("`{}`", wanted), "owed",
                  std::find(ids.begin(), ids.end(), wanted) == ids.end() ? "not owed" : "owed");
    }
  }
  return true;
}

void Stage::expect_case(std::string_view key, const Node& value, const cases::CaseState& state) {
  if (expect_owed(key, value, state)) return;
  const model::Service& service = *setting_.programme->service(state.opened.service);
  if (key == "reached" || key == "not_reached") {
    for (const std::string& point : words_of(value)) {
      const bool reached = state.is_reached(service.point(point));
      expect_same(value, fmt::format("`{}`", point), key == "reached" ? "reached" : "not reached",
                  reached ? "reached" : "not reached");
    }
  } else if (key == "closed") {
    expect_same(value, "the end", value.text, state.closed ? state.closed->end : "open");
  } else if (key == "branch") {
    expect_same(value, "the branch", value.text,
                state.branch == model::none ? "none" : service.branches[state.branch].id);
  } else if (key == "attempts") {
    expect_same(value, "attempts in vain", value.text, std::to_string(state.attempts));
  } else if (key == "fact") {
    for (const text::Entry& entry : value.entries) {
      const model::Index index = service.fact(entry.key);
      const bool known = index != model::none && state.facts[index].has_value();
      expect_same(entry.value, entry.key, entry.value.text,
                  known ? model::to_text(state.facts[index]->value) : "unknown");
    }
  } else if (key == "paper") {
    for (const text::Entry& entry : value.entries) {
      const auto paper = state.papers.find(entry.key);
      static constexpr std::array<const char*, 4> names{"missing", "accepted", "rejected", "not_needed"};
      expect_same(entry.value, entry.key, entry.value.text,
                  paper == state.papers.end() ? "missing" : names[static_cast<std::size_t>(paper->second.state)]);
    }
  } else if (key == "messages") {
    std::vector<std::string> written;
    for (const cases::Message& message : state.messages)
      written.push_back(fmt::format("{}{}: {}", message.automatic ? "greeting " : "", message.by, message.text));
    expect_same(value, "the messages", in_order(words_of(value)), in_order(written));
  } else if (key == "use") {
    expect_same(value, "the use", value.text, state.closed ? state.closed->use : "open");
  } else if (key == "cancelling") {
    static constexpr std::array<const char*, 3> effects{"free", "spends", "barred"};
    if (setting_.watched) watch_cancelling(state);
    const auto cancelling = cases::cancellation_now(world_for(state.id), state);
    expect_same(value, "cancelling", value.text,
                cancelling ? effects[static_cast<std::size_t>(cancelling->effect)] : "nothing");
  } else if (key == "suspended") {
    expect_same(value, "suspended by", value.text, state.interrupt.value_or("nothing"));
  } else {
    fail(value, fmt::format("`{}` is not known in `expect`", key));
  }
}

// About the programme and the data beside it; false: some other word.
bool Stage::expect_programme(std::string_view key, const Node& value) {
  const model::Programme& programme = *setting_.programme;
  if (key == "hours") {
    for (const text::Entry& entry : value.entries) {
      const model::Hours* hours = programme.opening_hours(entry.key);
      if (hours == nullptr) {
        fail(entry.value, fmt::format("hours `{}` are not known", entry.key));
        continue;
      }
      const auto next = calendar::next_open(hours->opening, now_, *setting_.calendar, programme.zone);
      std::string actual = "closed";
      if (next) {
        actual = *next == now_ ? "open"
                               : fmt::format("{}T{}", base::to_string(programme.zone.date_of(*next)),
                                             base::to_string(programme.zone.clock_of(*next)));
      }
      expect_same(entry.value, entry.key, entry.value.text, actual);
    }
  } else if (key == "contacts") {
    for (const text::Entry& entry : value.entries) {
      const auto contact = std::find_if(programme.contacts.begin(), programme.contacts.end(),
                                        [&](const model::Contact& candidate) { return candidate.id == entry.key; });
      expect_same(entry.value, entry.key, entry.value.text,
                  contact == programme.contacts.end() ? "unknown"
                  : contact->value.empty()            ? "owed"
                                                      : contact->value);
    }
  } else if (key == "provider" || key == "insurer") {
    const auto language = base::language_from(language_).value_or(base::Language::zh_hans);
    expect_same(value, key, value.text,
                (key == "provider" ? programme.provider : programme.insurer).name.or_any(language));
  } else if (key == "network") {
    for (const text::Entry& entry : value.entries) expect_network(entry.key, entry.value);
  } else if (key == "report") {
    expect_reports(value);
  } else if (key == "plan") {
    const cases::World world = world_for({});
    const auto plans = cases::plans_over_time(programme, *setting_.calendar, cases::entitling_contracts(world));
    std::string current = "unknown";
    for (const model::DatedValue& plan : plans) {
      if (plan.from <= programme.zone.date_of(now_)) current = model::to_text(plan.value);
    }
    expect_same(value, key, value.text, current);
  } else if (key == "blocked") {
    expect_same(value, "blocked", value.text, account_.identity_blocked ? "yes" : "no");
  } else {
    return false;
  }
  return true;
}

// How many institutions a network has on that day: in all, and by city.
void Stage::expect_network(std::string_view id, const Node& value) {
  const model::Programme& programme = *setting_.programme;
  const auto use = std::find_if(programme.networks.begin(), programme.networks.end(),
                                [&](const model::NetworkUse& candidate) { return candidate.id == id; });
  const auto network = use == programme.networks.end() ? networks_->end() : networks_->find(use->network);
  const model::NetworkEdition* edition =
      network == networks_->end() ? nullptr : network->second.on(programme.zone.date_of(now_));
  if (edition == nullptr) return fail(value, fmt::format("network `{}` has no edition on that day", id));
  constexpr std::string_view different = "different ";
  for (const text::Entry& entry : value.entries) {
    if (entry.key.starts_with(different)) {
      std::set<std::string> values;
      for (const model::ListedInstitution& listed : edition->institutions) {
        const std::vector<std::string>& said = listed.values(std::string_view(entry.key).substr(different.size()));
        values.insert(said.begin(), said.end());
      }
      expect_same(entry.value, fmt::format("{} {}", id, entry.key), entry.value.text, std::to_string(values.size()));
      continue;
    }
    const auto count = std::count_if(edition->institutions.begin(), edition->institutions.end(),
                                     [&](const model::ListedInstitution& listed) {
                                       return entry.key == "all" || listed.institution.city == entry.key;
                                     });
    expect_same(entry.value, fmt::format("{} {}", id, entry.key), entry.value.text, std::to_string(count));
  }
}

// About the last command: its refusal, the words told and shown, the events; false: some other word.
bool Stage::expect_last(std::string_view key, const Node& value) {
  if (key == "about") {
    expect_same(value, "the refusal about", joined(words_of(value)),
                joined(refusal_ ? refusal_->subjects : std::vector<std::string>{}));
  } else if (key == "clauses") {
    for (const std::string& clause : words_of(value)) {
      const bool cited =
          refusal_ && std::find(refusal_->clauses.begin(), refusal_->clauses.end(), clause) != refusal_->clauses.end();
      expect_same(value, fmt::format("`{}`", clause), "cited", cited ? "cited" : "not cited");
    }
  } else if (key == "told" || key == "shown" || key == "told_to_insurer") {
    const bool insurer = key == "told_to_insurer";
    std::string words;
    for (const cases::Event& event : last_events_) {
      if (const auto* told = std::get_if<cases::Told>(&event); told != nullptr && (told->to == "insurer") == insurer)
        words += told->words;
      if (insurer) continue;
      if (const auto* notice = std::get_if<cases::NoticeGiven>(&event)) words += notice->words;
      if (const auto* consent = std::get_if<cases::ConsentChanged>(&event)) words += consent->words;
    }
    if (value.text == "nothing") return expect_same(value, key, "nothing", words.empty() ? "nothing" : words), true;
    for (const std::string& part : words_of(value)) {
      ++result_.expectations;
      if (words.find(part) == std::string::npos)
        fail(value, fmt::format("expected the words to hold `{}`, they are: {}", part, words));
    }
  } else if (key == "recorded") {
    for (const text::Entry& entry : value.entries) {
      const auto event = std::find_if(last_events_.begin(), last_events_.end(), [&](const cases::Event& candidate) {
        return cases::type_of(candidate) == "case." + entry.key;
      });
      expect_same(entry.value, entry.key, "recorded", event == last_events_.end() ? "not recorded" : "recorded");
      if (event == last_events_.end()) continue;
      const std::string payload = cases::payload_of(*event);
      for (const text::Entry& field : entry.value.entries) {
        ++result_.expectations;
        if (payload.find(fmt::format("\"{}\":\"{}\"", field.key, field.value.text)) == std::string::npos)
          fail(field.value, fmt::format("expected {} {}, recorded was {}", field.key, field.value.text, payload));
      }
    }
  } else {
    return false;
  }
  return true;
}

void Stage::expect(const Node& expected, std::string_view case_id) {
  const cases::CaseState* on = setting_.watched ? find(case_id) : nullptr;
  if (on != nullptr) watch_expected(on->opened.service, expected);
  for (const text::Entry& entry : expected.entries) {
    const Node& value = entry.value;
    if (entry.key == "quota") {
      expect_quota(value);
    } else if (entry.key == "rights") {
      expect_rights(value);
    } else if (expect_programme(entry.key, value) || expect_last(entry.key, value)) {
      continue;
    } else if (const cases::CaseState* state = find(case_id); state == nullptr) {
      fail(value, fmt::format("there is no case `{}`", case_id));
    } else if (entry.key == "due") {
      expect_due(value, *state);
    } else if (!expect_book(entry.key, value, *state)) {
      expect_case(entry.key, value, *state);
    }
  }
}

// One row of a table: a decision for an application that is only asked about.
void Stage::decide(const Node& scenario, const Node& row) {
  if (!goes_on(row)) return;
  const std::size_t failures_before = result_.failures.size();
  const Node* service_node = scenario.find("for");
  const model::Service* service = service_node == nullptr ? nullptr : setting_.programme->service(service_node->text);
  if (service == nullptr) return fail(scenario, "a table says `for:` which service");
  if (const Node* at = row.find("as_of")) {
    if (const auto time = read_time(*at)) now_ = at->text.size() == 10 ? time->plus_minutes(10 * 60) : *time;
  }
  cases::CaseState state = cases::empty_case(*service, "asked");
  state.opened.service = service->id;
  state.opened.applicant = applicant_;
  state.points[model::applied_point] = {{now_}, true};
  std::vector<cases::RecordedFact> facts = read_facts(scenario.find("facts"), *service);
  for (cases::RecordedFact& fact : read_facts(row.find("facts"), *service)) facts.push_back(std::move(fact));
  state.facts[model::index_of(model::BuiltIn::patient_is_insured)] = cases::KnownFact{true, now_, ""};
  for (const cases::RecordedFact& fact : facts)
    state.facts[service->fact(fact.fact)] = cases::KnownFact{fact.value, now_, ""};
  const Node* right = scenario.find("right");
  if (right != nullptr && !cases::draw_on(account_, *service, right->text, now_, state))
    return fail(*right, fmt::format("there is no right `{}` to `{}`", right->text, service->id));
  const auto without = row.find("without");
  if (without != nullptr) {
    for (const Node& fact : without->items) {
      if (const model::Index index = service->fact(fact.text); index != model::none) state.facts[index].reset();
    }
  }
  for (const model::Consent& consent : service->consents) state.consents[consent.id] = true;
  const cases::World world = world_for("asked");
  const decision::FactSet set = cases::facts_of(world, *service, state);
  decision::Question question = cases::question_of(world, *service, state, set, now_);
  for (const model::Checklist& list : service->checklists) {
    for (const model::ChecklistItem& item : list.items) question.papers[item.key] = decision::PaperStatus::accepted;
  }
  const decision::Decision answer = decision::decide(question);
  const decision::Explanation explanation = decision::explain(question, answer);
  if (setting_.watched) watch_row(*service, answer, row);
  if (const Node* expected = row.find("expect"))
    expect_same(*expected, "", expected->text, std::string(decision::to_string(answer.outcome)));
  if (const Node* because = row.find("because")) {
    const auto decisive =
        checks_where(answer, [&](const decision::Check& check) { return is_decisive(answer, check); });
    expect_same(*because, "because of", joined(words_of(*because)), joined(decisive));
  }
  if (const Node* warns = row.find("warns")) {
    const auto warning = checks_where(answer, [](const decision::Check& check) {
      return check.otherwise == model::OtherwiseKind::warn && check.status == decision::CheckStatus::not_met;
    });
    expect_same(*warns, "warnings", joined(words_of(*warns)), joined(warning));
  }
  if (const Node* from = row.find("eligible_from"))
    expect_same(*from, "eligible from", from->text, date_text(explanation.eligible_from));
  if (const Node* ask = row.find("ask"))
    expect_same(*ask, "to ask", joined(words_of(*ask)), joined({explanation.ask.begin(), explanation.ask.end()}));
  if (const Node* branch = row.find("branch")) {
    expect_same(*branch, "the branch", branch->text,
                answer.branch == model::none ? "none" : service->branches[answer.branch].id);
  }
  if (const Node* offered = row.find("offered")) {
    std::optional<base::Date> date;
    for (const auto& steps : explanation.remedies) {
      for (const decision::Step& step : steps) {
        if (step.kind == decision::Step::Kind::other_date) date = step.date;
      }
    }
    expect_same(*offered, "offered", offered->text, date_text(date));
  }
  note_row(row, std::string(decision::to_string(answer.outcome)), failures_before);
}

// A scenario of one step has no other at which it could prove something.
static void claim_as_one_step(const Node& steps, const Scenario& scenario, Result& result) {
  if (steps.items.size() == 1) result.claimed = {{steps.items.front().place, scenario.clauses, result.involved}};
}

Result run(const Setting& setting, const Scenario& scenario) {
  Result result;
  const Node empty;
  const Node* own = scenario.node.find("given");
  if (const Node* table = scenario.node.find("table")) {
    for (const Node& row : table->items) {
      Stage stage(setting, result);
      if (scenario.given != nullptr) stage.set_up(*scenario.given);
      if (own != nullptr) stage.set_up(*own);
      if (const Node* given = row.find("given")) stage.set_up(*given);
      stage.decide(scenario.node, row);
      stage.finish(row);
    }
    if (setting.watched) claim_as_one_step(*table, scenario, result);
  } else if (const Node* timeline = scenario.node.find("timeline")) {
    Stage stage(setting, result);
    if (scenario.given != nullptr) stage.set_up(*scenario.given);
    if (own != nullptr) stage.set_up(*own);
    for (const Node& step : timeline->items) {
      stage.play(step, scenario.sequences == nullptr ? empty : *scenario.sequences);
      stage.finish(step);
    }
    if (setting.watched) claim_as_one_step(*timeline, scenario, result);
  }
  if (result.expectations == 0 && result.failures.empty())
    result.failures.push_back({scenario.place, "nothing was expected", {}, {}});
  return result;
}

}  // namespace consilium::scenario
