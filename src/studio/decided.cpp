#include "studio/decided.hpp"

#include <fmt/core.h>

namespace consilium::studio {
namespace {

using model::BuiltIn;
using model::Index;
using model::index_of;

constexpr base::ClockTime noon{12 * 60};

// What is set holds on every day.
const base::Date& beginning() {
  static const base::Date day = base::Date::of(1900, 1, 1);
  return day;
}

std::vector<model::DatedValue> always(const std::optional<model::Value>& value) {
  if (!value) return {};
  return {{beginning(), *value}};
}

std::optional<base::Date> date_in(const std::optional<model::Value>& value) {
  const auto* date = value ? std::get_if<base::Date>(&*value) : nullptr;
  return date == nullptr ? std::nullopt : std::optional(*date);
}

}  // namespace

Trial::Trial(const Draft& draft, const model::Service& service, base::Date on)
    : service_(&service), known_(service.facts.size()), facts_(service.facts.size()) {
  const model::Programme& programme = *draft.programme;
  world_.programme = &programme;
  world_.calendar = &draft.calendar();
  world_.networks = draft.around.networks;
  world_.now = programme.zone.at(on, noon);
  world_.occurred_at = world_.now;
  if (!programme.products.empty()) world_.roster.product = programme.products.front();
  state_ = cases::empty_case(service, "asked");
  state_.opened.service = service.id;
  state_.points[model::applied_point] = {{world_.now}, true};
}

void Trial::set(Index fact, std::optional<model::Value> value) { known_[fact] = std::move(value); }

void Trial::spend(const Spent& spent) {
  model::Use use;
  use.id = fmt::format("spent-{}", world_.account.uses.size() + 1);
  use.case_id = use.id;
  const model::Service& service = *world_.programme->service(spent.service);
  use.service = service.kept_as();
  if (!spent.line.empty()) use.line = service.quota.lines[service.line(spent.line)].kept_as();
  use.amount = spent.count;
  use.charged_on = world_.programme->zone.date_of(world_.now);
  use.state = model::UseState::consumed;
  world_.account.uses.push_back(std::move(use));
}

// What other facts follow from.
void Trial::settle_roster() {
  const auto known = [&](BuiltIn fact) -> const std::optional<model::Value>& { return known_[index_of(fact)]; };
  cases::RosterFacts& roster = world_.roster;
  roster.state = always(known(BuiltIn::contract_state));
  roster.sum_insured = always(known(BuiltIn::contract_sum_insured));
  roster.effective_on = date_in(known(BuiltIn::contract_effective_on));
  if (known(BuiltIn::contract_product)) {
    if (const auto* code = std::get_if<model::Code>(&*known(BuiltIn::contract_product))) roster.product = code->text;
  }
}

void Trial::had(const Earlier& earlier) { earlier_.push_back(earlier); }

void Trial::settle_earlier() {
  constexpr std::int64_t month_of_minutes = std::int64_t{30} * 24 * 60;
  world_.earlier.clear();
  for (const Earlier& earlier : earlier_) {
    const std::string& kept_as = world_.programme->service(earlier.service)->kept_as();
    model::EarlierCase made{earlier.id, kept_as, {}, earlier.facts};
    made.reached.push_back({earlier.point, world_.now.plus_minutes(-month_of_minutes)});
    for (const Index fact : earlier.same) {
      if (known_[fact]) made.facts.push_back({service_->facts[fact].id, *known_[fact]});
    }
    world_.earlier.push_back(std::move(made));
  }
}

const decision::Question& Trial::question() {
  settle_roster();
  settle_earlier();
  facts_ = cases::facts_of(world_, *service_, state_);
  for (std::size_t at = 0; at < known_.size(); ++at) {
    const auto fact = static_cast<Index>(at);
    // Of riders the roster always says something; here they are not known until they are set.
    const bool is_of_rider = fact >= index_of(BuiltIn::count) && fact < service_->recorded_facts_from;
    if (!known_[at] && is_of_rider) facts_.forget(fact);
    if (!known_[at]) continue;
    if (service_->facts[at].dated) {
      facts_.set_dated(fact, always(known_[at]));
    } else {
      facts_.set(fact, *known_[at]);
    }
  }
  question_ = cases::question_of(world_, *service_, state_, facts_, world_.now);
  question_.papers_count = false;
  return question_;
}

}  // namespace consilium::studio
