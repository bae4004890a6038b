#include "scenario/stage.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/core.h>

namespace consilium::scenario {
namespace {

using base::Date;
using base::Instant;
using text::Node;

std::optional<Date> date_in(const Node& node, std::string_view key) {
  const Node* value = node.find(key);
  if (value == nullptr) return std::nullopt;
  const auto date = Date::parse(value->text);
  return date ? std::optional(*date) : std::nullopt;
}

}  // namespace

Stage::Stage(const Setting& setting, Result& result) : setting_(setting), result_(result) {
  const model::Programme& programme = *setting.programme;
  if (!programme.languages.empty()) language_ = base::to_string(programme.languages.front());
  roster_.product = first_product();
  static const Networks no_networks;
  networks_ = setting.networks == nullptr ? &no_networks : setting.networks;
}

std::string Stage::first_product() const {
  const std::vector<std::string>& products = setting_.programme->products;
  return products.empty() ? std::string{} : products.front();
}

void Stage::fail(const Node& at, std::string message, std::string expected, std::string got) {
  result_.failures.push_back({at.place, std::move(message), std::move(expected), std::move(got)});
}

std::vector<model::DatedValue> Stage::read_dated(const Node& node, bool of_money) {
  std::vector<model::DatedValue> values;
  for (const text::Entry& entry : node.entries) {
    const auto from = Date::parse(entry.key);
    if (!from) {
      result_.failures.push_back({entry.key_place, from.error().message, {}, {}});
      continue;
    }
    const std::string& text = entry.value.text;
    if (of_money) {
      const auto money = base::Money::parse(text);
      if (!money) {
        result_.failures.push_back({entry.value.place, money.error().message, {}, {}});
        continue;
      }
      values.push_back({*from, *money});
    } else if (text == "yes" || text == "no") {
      values.push_back({*from, text == "yes"});
    } else {
      values.push_back({*from, model::Code{text}});
    }
  }
  return values;
}

void Stage::read_contract(const Node& node, cases::RosterFacts& roster) {
  if (const Node* product = node.find("product")) roster.product = product->text;
  if (const auto date = date_in(node, "effective_on")) roster.effective_on = date;
  if (const auto date = date_in(node, "cooling_off_until")) roster.cooling_off_until = date;
  if (const Node* state = node.find("state")) roster.state = read_dated(*state);
  if (const Node* sum = node.find("sum_insured")) roster.sum_insured = read_dated(*sum, true);
  if (const Node* flag = node.find("meets_standard")) roster.meets_standard = read_dated(*flag);
  if (const Node* flag = node.find("barred_by_agreement")) roster.barred_by_agreement = read_dated(*flag);
  if (const Node* riders = node.find("riders")) read_riders(*riders, roster.riders);
}

// The contracts of a person have nothing in common but the person, so that each may catch up when it is looked at; the
// account too where quotas are counted by the person.
void Stage::turn_to(const Node& contract) {
  if (contract.text == contract_) return;
  const auto other = contracts_.find(contract.text);
  if (other == contracts_.end()) return fail(contract, fmt::format("there is no contract `{}`", contract.text));
  Contract chosen = std::move(other->second);
  chosen.roster.birth_date = roster_.birth_date;
  contracts_.erase(other);
  const Instant today = now_;
  if (setting_.programme->account == model::AccountScope::person) {
    chosen.account = account_;
    chosen.earlier = earlier_;
  }
  contracts_[contract_] = {std::move(roster_), std::move(account_), std::move(earlier_),
                           std::move(cases_),  std::move(current_), now_};
  contract_ = contract.text;
  roster_ = std::move(chosen.roster);
  account_ = std::move(chosen.account);
  earlier_ = std::move(chosen.earlier);
  cases_ = std::move(chosen.cases);
  current_ = std::move(chosen.current);
  now_ = chosen.seen_at;
  move_to(today, contract);
}

void Stage::set_up(const Node& given) {
  set_networks(given);
  for (const text::Entry& entry : given.entries) {
    const Node& value = entry.value;
    if (entry.key == "clock") {
      if (const auto at = read_time(value)) now_ = *at;
    } else if (entry.key == "contract") {
      read_contract(value, roster_);
    } else if (entry.key == "contracts") {
      for (const text::Entry& other : value.entries) {
        cases::RosterFacts& roster = contracts_[other.key].roster;
        if (roster.product.empty()) roster.product = first_product();
        read_contract(other.value, roster);
      }
    } else if (entry.key == "member") {
      if (const auto date = date_in(value, "birth_date")) roster_.birth_date = date;
      if (const Node* name = value.find("name")) member_name_ = name->text;
      if (const Node* language = value.find("language")) language_ = language->text;
    } else if (entry.key == "applicant") {
      if (const Node* role = value.find("role")) applicant_.role = role->text;
      if (const Node* on_record = value.find("on_record")) applicant_.on_record = on_record->text == "yes";
    } else if (entry.key == "removed" || entry.key == "added") {
      continue;
    } else if (entry.key == "grades") {
      for (const text::Entry& grade : value.entries) grades_.insert_or_assign(grade.key, grade.value.text);
    } else if (entry.key == "uses") {
      for (const Node& item : value.items) {
        model::Use use;
        use.id = fmt::format("given-{}", account_.uses.size() + 1);
        use.case_id = use.id;
        const Node* named = item.find("service");
        const model::Service* service = named == nullptr ? nullptr : setting_.programme->service(named->text);
        if (service != nullptr) use.service = service->kept_as();
        const Node* state = item.find("state");
        const bool held = state != nullptr && state->text == "held";
        use.state = held ? model::UseState::held : model::UseState::consumed;
        use.charged_on = date_in(item, "on").value_or(Date{});
        if (const Node* right = item.find("right")) use.right = right->text;
        const Node* line = item.find("line");
        const model::Index at = service == nullptr || line == nullptr ? model::none : service->line(line->text);
        if (at != model::none) use.line = service->quota.lines[at].kept_as();
        account_.uses.push_back(std::move(use));
      }
    } else if (entry.key == "earlier_cases") {
      for (const Node& item : value.items) {
        if (auto earlier = read_earlier(item)) earlier_.push_back(std::move(*earlier));
      }
    } else if (entry.key == "rights") {
      for (const Node& item : value.items) {
        if (auto right = read_right(item)) account_.rights.push_back(std::move(*right));
      }
    } else {
      fail(value, fmt::format("`{}` is not known in `given`", entry.key));
    }
  }
}

std::optional<Instant> Stage::read_time(const Node& node) {
  const std::string& text = node.text;
  const auto date = Date::parse(text.substr(0, 10));
  const auto clock =
      text.size() == 16 ? base::ClockTime::parse(text.substr(11)) : base::Result<base::ClockTime>(base::ClockTime{});
  if (!date || !clock || (text.size() != 16 && text.size() != 10)) {
    fail(node, fmt::format("`{}` is not a local time; write it as 2026-03-02T10:00", text));
    return std::nullopt;
  }
  return setting_.programme->zone.at(*date, *clock);
}

const cases::CaseState* Stage::find(std::string_view case_id) const {
  const auto found =
      std::find_if(cases_.begin(), cases_.end(), [&](const cases::CaseState& state) { return state.id == case_id; });
  return found == cases_.end() ? nullptr : &*found;
}

// Adds a case of the account that others may ask about.
void Stage::look_back_at(const cases::CaseState& state, cases::World& world) const {
  const model::Service& service = *setting_.programme->service(state.opened.service);
  if (cases::is_looked_back_at(*setting_.programme, service.kept_as()))
    world.earlier.push_back(cases::earlier_case(service, state));
}

cases::World Stage::world_for(std::string_view case_id) const {
  cases::World world;
  world.programme = setting_.programme;
  world.calendar = setting_.calendar;
  world.occurred_at = now_;
  world.now = now_;
  world.actor = {"scenario", roles_};
  world.roster = roster_;
  for (const auto& [name, contract] : contracts_) world.other_contracts.push_back(contract.roster);
  world.member_name = member_name_;
  world.account = account_;
  world.earlier = earlier_;
  world.networks = networks_;
  const std::string_view root = case_id.substr(0, case_id.find('.'));
  for (const cases::CaseState& state : cases_) {
    if (state.id == root || state.id.starts_with(std::string(root) + ".")) {
      world.family.push_back(state);
    } else {
      look_back_at(state, world);
    }
  }
  if (setting_.programme->account == model::AccountScope::person) {
    for (const auto& [name, contract] : contracts_) {
      for (const cases::CaseState& state : contract.cases) look_back_at(state, world);
    }
  }
  return world;
}

void Stage::apply(cases::Change change) {
  last_events_.clear();
  for (cases::CaseChange& part : change.cases) {
    last_events_.insert(last_events_.end(), std::make_move_iterator(part.events.begin()),
                        std::make_move_iterator(part.events.end()));
    const auto found = std::find_if(cases_.begin(), cases_.end(),
                                    [&](const cases::CaseState& state) { return state.id == part.case_id; });
    if (found == cases_.end()) {
      cases_.push_back(std::move(part.after));
    } else {
      *found = std::move(part.after);
    }
  }
  account_ = std::move(change.account_after);
}

// Moves through the due instants on the way, each timer at its own time.
void Stage::move_to(Instant at, const Node& step) {
  for (int fired = 0; fired < 1'000 && goes_on(step); ++fired) {
    std::optional<Instant> next;
    std::string case_id;
    std::string deadline;
    for (const cases::CaseState& state : cases_) {
      const cases::Owed owed = cases::owed(world_for(state.id), state, now_);
      if (owed.contract_ends_at && *owed.contract_ends_at <= at && (!next || *owed.contract_ends_at < *next)) {
        next = owed.contract_ends_at;
        case_id = state.id;
        deadline.clear();
      }
      const model::Service* service = setting_.programme->service(state.opened.service);
      for (const cases::Clock& clock : owed.clocks) {
        if (!cases::waits(clock, state) || *clock.due.due > at || (next && *clock.due.due >= *next)) continue;
        next = clock.due.due;
        case_id = state.id;
        deadline = service->deadlines[clock.deadline].id;
      }
    }
    if (!next) break;
    now_ = std::max(now_, *next);
    const cases::Command command =
        deadline.empty() ? cases::Command(cases::FollowContract{}) : cases::Command(cases::PassDeadline{deadline});
    auto decided = cases::decide(world_for(case_id), case_id, command);
    if (auto* change = std::get_if<cases::Change>(&decided)) {
      if (change->cases.empty()) break;
      apply(std::move(*change));
      note_timer(step, deadline.empty() ? "contract" : deadline);
    }
  }
  now_ = at;
}

void Stage::run(std::string_view case_id, const cases::Command& command, const Node& step) {
  refusal_.reset();
  last_events_.clear();
  const Node* refused = step.find("refused");
  if (setting_.watched) watch_before(case_id, command);
  auto decided = cases::decide(world_for(case_id), case_id, command);
  if (auto* change = std::get_if<cases::Change>(&decided)) {
    apply(std::move(*change));
    if (refused != nullptr) fail(*refused, fmt::format("expected a refusal `{}`, but it was done", refused->text));
  } else {
    refusal_ = std::get<cases::Refusal>(decided);
    std::string subjects;
    for (const std::string& subject : refusal_->subjects) subjects += " " + subject;
    if (refused == nullptr) {
      fail(step, fmt::format("refused: {}{}", refusal_->code, subjects));
    } else if (refused->text != refusal_->code) {
      fail(*refused, fmt::format("expected the refusal `{}`, got `{}`{}", refused->text, refusal_->code, subjects));
    }
  }
  if (refused != nullptr) ++result_.expectations;
  if (setting_.watched) watch_answer(case_id, command);
}

// Of all cases that share the account.
std::string Stage::next_case_id() const {
  std::size_t count = cases_.size();
  if (setting_.programme->account == model::AccountScope::person) {
    for (const auto& [name, contract] : contracts_) count += contract.cases.size();
  }
  return fmt::format("c{}", count + 1);
}

void Stage::play(const Node& step, const Node& sequences) {
  if (!goes_on(step)) return;
  const std::size_t failures_before = result_.failures.size();
  const bool is_sequence = step.find("run") != nullptr;
  if (const Node* contract = step.find("contract")) turn_to(*contract);
  if (const Node* at = step.find("at")) {
    const auto time = read_time(*at);
    if (time && *time < now_) fail(*at, "time only moves forward");
    if (time && *time >= now_) move_to(*time, step);
  }
  if (const Node* actor = step.find("roles")) {
    roles_.clear();
    for (const Node& role : actor->items) roles_.push_back(role.text);
  }
  if (const Node* on = step.find("on")) current_ = on->text;
  act(step, sequences);
  if (const Node* expected = step.find("expect")) expect(*expected, current_);
  if (setting_.watched) watch_cases();
  if (!is_sequence) note_step(step, failures_before);
}

void Stage::act(const Node& step, const Node& sequences) {
  if (const Node* sequence = step.find("run")) {
    const Node* steps = sequences.find(sequence->text);
    if (steps == nullptr) return fail(*sequence, fmt::format("there is no sequence `{}`", sequence->text));
    for (const Node& inner : steps->items) play(inner, sequences);
  } else if (const Node* opened = step.find("open")) {
    open(step, *opened);
  } else if (const cases::CaseState* state = find(current_)) {
    for (const text::Entry& entry : step.entries) {
      if (auto command = read_command(step, *setting_.programme->service(state->opened.service), entry.key)) {
        run(current_, *command, step);
        break;
      }
    }
  } else if (step.find("expect") == nullptr) {
    fail(step, "there is no case to act on yet");
  }
}

void Stage::open(const Node& step, const Node& opened) {
  const model::Service* service = setting_.programme->service(opened.text);
  if (service == nullptr) return fail(opened, fmt::format("service `{}` is not known", opened.text));
  const Node* as = step.find("as");
  current_ = as == nullptr ? next_case_id() : as->text;
  cases::Open command;
  command.case_id = current_;
  command.service = service->id;
  command.person = "member";
  command.contract = "contract";
  command.account = "account";
  command.applicant = applicant_;
  command.language = language_;
  const Node* channel = step.find("channel");
  command.channel = channel == nullptr ? "phone" : channel->text;
  if (const Node* patient = step.find("patient")) command.patient_is_insured = patient->text == "insured";
  command.facts = read_facts(step.find("facts"), *service, step.find("refused") != nullptr);
  if (const Node* right = step.find("right")) command.right = right->text;
  run(current_, command, step);
}

}  // namespace consilium::scenario
