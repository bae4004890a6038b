#include "studio/controls.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

#include "decision/facts_read.hpp"
#include "reading/sentence_voice.hpp"

namespace consilium::studio {
namespace {

using base::Date;
using model::BuiltIn;
using model::FactType;
using model::Index;
using model::index_of;
using model::none;
using model::Operation;
using model::Predicate;

constexpr int days_per_year = 366;
constexpr int days_per_month = 31;
constexpr int working_days_factor = 2;
constexpr int days_before_min = 3 * days_per_year;
constexpr int days_after_min = 120;
constexpr int years_of_life = 100;
constexpr std::int64_t numbers_min = 10;

// What checks say of one fact.
struct Mentions {
  std::vector<model::Value> values;
  std::int64_t reach_days = 0;  // the longest time that some check counts from or to it
  std::vector<Date> days;       // that it is compared with
};

std::int64_t days_of(const base::Span& span) {
  switch (span.unit) {
    case base::Unit::minutes:
    case base::Unit::hours:
    case base::Unit::service_hours:
      return 1;
    case base::Unit::natural_days:
      return span.amount;
    case base::Unit::working_days:
      return std::int64_t{span.amount} * working_days_factor;
    case base::Unit::months:
      return std::int64_t{span.amount} * days_per_month;
    case base::Unit::years:
      return std::int64_t{span.amount} * days_per_year;
  }
  return 0;
}

class Collector {
 public:
  Collector(const model::Programme& programme, const model::Service& service)
      : programme_(programme), service_(service) {}

  void read(const Predicate& predicate) {
    model::Rule alone;
    alone.require = predicate;
    for (const Index fact : decision::facts_read(alone, programme_)) facts_[shown(fact)];
    mention(predicate);
  }

  void read_service() {
    for (const model::Rule& rule : service_.rules) {
      if (rule.when) read(*rule.when);
      read(rule.require);
    }
    for (const model::Branch& branch : service_.branches) {
      if (branch.when) read(*branch.when);
    }
    for (const model::QuotaLine& line : service_.quota.lines) {
      if (line.when) read(*line.when);
    }
    if (service_.quota.per == model::QuotaPeriod::policy_year) facts_[index_of(BuiltIn::contract_effective_on)];
  }

  const std::map<Index, Mentions>& facts() const { return facts_; }
  const std::set<std::string>& services() const { return services_; }
  const std::vector<Earlier>& earlier() const { return earlier_; }

 private:
  // What follows from all contracts of a person is set by one.
  static Index shown(Index fact) {
    const bool follows =
        fact == index_of(BuiltIn::account_years_from) || fact == index_of(BuiltIn::account_first_effective_on);
    return follows ? index_of(BuiltIn::contract_effective_on) : fact;
  }

  Mentions* of(const model::DateTerm& term) {
    return term.kind == model::DateTerm::Kind::fact ? &facts_[shown(term.index)] : nullptr;
  }

  void reach(Mentions* mentions, std::int64_t days) {
    if (mentions != nullptr) mentions->reach_days = std::max(mentions->reach_days, days);
  }

  void mention(const Predicate& predicate) {
    for (const Predicate& part : predicate.parts) mention(part);
    if (predicate.operation == Operation::quota_left) services_.insert(predicate.service);
    if (predicate.operation == Operation::earlier_case) mention_earlier(predicate);
    if (predicate.fact != none) {
      std::vector<model::Value>& values = facts_[shown(predicate.fact)].values;
      for (const model::Value& value : predicate.values) {
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
      }
    }
    if (predicate.operation == Operation::age_below || predicate.operation == Operation::age_at_least)
      reach(&facts_[index_of(BuiltIn::member_birth_date)], predicate.low * days_per_year);
    Mentions* const date = of(predicate.date);
    Mentions* const other = of(predicate.other_date);
    if (predicate.other_date.kind == model::DateTerm::Kind::day && date != nullptr)
      date->days.push_back(predicate.other_date.day);
    if (predicate.span) reach(date, days_of(*predicate.span)), reach(other, days_of(*predicate.span));
    if (predicate.period == none) return;
    const model::Period& period = programme_.periods[predicate.period];
    const std::int64_t days = (period.plus ? days_of(*period.plus) : 0) + (period.lasts ? days_of(*period.lasts) : 0);
    reach(date, days);
    reach(&facts_[shown(period.starts_on)], days);
  }

  // One for each point of another service; several checks may ask for more or less of it.
  void mention_earlier(const Predicate& predicate) {
    Earlier asked{fmt::format("{}/{}", predicate.service, predicate.point_there), predicate.service,
                  predicate.point_there};
    const auto known =
        std::find_if(earlier_.begin(), earlier_.end(), [&](const Earlier& one) { return one.id == asked.id; });
    Earlier& earlier = known == earlier_.end() ? earlier_.emplace_back(std::move(asked)) : *known;
    for (const Index fact : predicate.same_there) {
      if (std::find(earlier.same.begin(), earlier.same.end(), fact) == earlier.same.end()) earlier.same.push_back(fact);
    }
    for (const model::FactThere& there : predicate.facts_there) {
      const bool is_set = std::any_of(earlier.facts.begin(), earlier.facts.end(),
                                      [&](const model::EarlierCase::Known& one) { return one.fact == there.fact; });
      if (!is_set && !there.values.empty()) earlier.facts.push_back({there.fact, there.values.front()});
    }
  }

  const model::Programme& programme_;
  const model::Service& service_;
  std::map<Index, Mentions> facts_;
  std::set<std::string> services_;
  std::vector<Earlier> earlier_;
};

base::LocalisedText known_words(std::string_view word) {
  base::LocalisedText text;
  for (const base::Language language : base::all_languages) text.in(language) = reading::known_word(word, language);
  return text;
}

void add_choice(Control& control, std::string code, base::LocalisedText name) {
  if (control.choices.size() >= choices_max) {
    control.more_choices = true;
    return;
  }
  if (name.empty()) name = known_words(code);
  control.choices.push_back({std::move(code), std::move(name)});
}

void add_institutions(const Draft& draft, const model::Fact& fact, Date on, Control& control) {
  const auto network = draft.around.networks->find(draft.programme->networks[fact.network].network);
  if (network == draft.around.networks->end()) return;
  const model::NetworkEdition* edition = network->second.on(on);
  if (edition == nullptr) return;
  for (const model::ListedInstitution& listed : edition->institutions)
    add_choice(control, listed.institution.id, listed.name);
}

void add_choices(const Draft& draft, const model::Fact& fact, Date on, Control& control) {
  for (const model::Choice& choice : fact.choices) add_choice(control, choice.code, choice.name);
  if (fact.list != none) {
    for (const model::ListRow& row : draft.programme->lists[fact.list].rows) add_choice(control, row.code, row.name);
  }
  if (fact.scale != none) {
    for (const std::string& value : draft.programme->scales[fact.scale].values) add_choice(control, value, {});
  }
  if (fact.network != none) add_institutions(draft, fact, on, control);
  if (fact.type == FactType::roster_match) {
    add_choice(control, "matches", {});
    add_choice(control, "differs", {});
  }
}

void add_days(const model::Fact& fact, const Mentions& mentions, Date on, Control& control) {
  constexpr std::int64_t days_max = 150 * days_per_year;
  const std::int64_t reach = std::min(mentions.reach_days, days_max / 2);
  const bool is_birth = fact.id == "member.birth_date";
  std::int64_t before = std::max<std::int64_t>(days_before_min, 2 * reach);
  std::int64_t after = std::max<std::int64_t>(days_after_min, 2 * reach);
  if (is_birth) before = std::max<std::int64_t>(std::int64_t{years_of_life} * days_per_year, reach), after = 0;
  Date from = on.plus_days(-static_cast<std::int32_t>(before));
  Date until = on.plus_days(static_cast<std::int32_t>(after));
  for (const Date day : mentions.days) {
    from = std::min(from, day.plus_days(-days_per_month));
    until = std::max(until, day.plus_days(days_per_month));
    control.named.push_back(day);
  }
  control.from = std::max(from, Date::of(1900, 1, 1));  // what can be said as a date
  control.until = std::min(until, Date::of(2199, 12, 31));
}

// From nothing, or below what is named, to twice of it.
void add_numbers(const Mentions& mentions, Control& control) {
  std::int64_t least = 0;
  std::int64_t greatest = 0;
  std::string currency;
  const auto widen = [&](std::int64_t value) {
    constexpr std::int64_t half = INT64_MAX / 2;
    const std::int64_t bounded = std::clamp(value, -half, half);
    least = std::min(least, 2 * bounded);
    greatest = std::max(greatest, 2 * bounded);
  };
  for (const model::Value& value : mentions.values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) widen(*number);
    if (const auto* money = std::get_if<base::Money>(&value)) widen(money->minor), currency = money->currency;
  }
  if (currency.empty()) {
    control.from = least;
    control.until = std::max(greatest, numbers_min);
  } else {
    control.from = base::Money{least, currency};
    control.until = base::Money{greatest, currency};
  }
}

Control control_of(const Draft& draft, const model::Service& service, Index index, const Mentions& mentions, Date on) {
  const model::Fact& fact = service.facts[index];
  Control control;
  control.fact = index;
  control.named = mentions.values;
  add_choices(draft, fact, on, control);
  const bool has_money = std::any_of(mentions.values.begin(), mentions.values.end(), [](const model::Value& value) {
    return std::holds_alternative<base::Money>(value);
  });
  if (fact.type == FactType::date) add_days(fact, mentions, on, control);
  if (fact.type == FactType::integer || (fact.type == FactType::money && has_money)) add_numbers(mentions, control);
  return control;
}

void add_quotas(const model::Service& service, std::vector<QuotaControl>& quotas) {
  const model::Quota& quota = service.quota;
  const bool unlimited = quota.per == model::QuotaPeriod::unlimited;
  if (quota.lines.empty() || quota.figures) {
    QuotaControl control{service.id, service.id, "", service.name};
    if (!unlimited) control.limit = quota.count;
    quotas.push_back(std::move(control));
    return;
  }
  for (const model::QuotaLine& line : quota.lines) {
    QuotaControl control{fmt::format("{}.{}", service.id, line.id), service.id, line.id, line.name};
    if (!unlimited && !line.unlimited) control.limit = line.count;
    quotas.push_back(std::move(control));
  }
}

}  // namespace

std::vector<QuotaControl> quotas_of(const Draft& draft, const model::Service& service) {
  Collector collector(*draft.programme, service);
  collector.read_service();
  std::set<std::string> services = collector.services();
  services.insert(service.quota.pooled.begin(), service.quota.pooled.end());
  services.erase(service.id);
  std::vector<QuotaControl> quotas;
  add_quotas(service, quotas);
  for (const std::string& id : services) {
    if (const model::Service* other = draft.programme->service(id)) add_quotas(*other, quotas);
  }
  return quotas;
}

std::vector<Earlier> earlier_of(const Draft& draft, const model::Service& service) {
  Collector collector(*draft.programme, service);
  collector.read_service();
  return collector.earlier();
}

Controls controls_of(const Draft& draft, const model::Service& service, Date on) {
  Collector collector(*draft.programme, service);
  collector.read_service();
  Controls controls;
  for (const auto& [fact, mentions] : collector.facts())
    controls.facts.push_back(control_of(draft, service, fact, mentions, on));
  controls.quotas = quotas_of(draft, service);
  for (const Earlier& earlier : collector.earlier()) controls.earlier.push_back({earlier});
  choose_defaults(draft, service, on, controls);
  return controls;
}

}  // namespace consilium::studio
