#include "reading/region_dimensions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

namespace consilium::reading {
namespace {

using model::DateTerm;
using model::FactType;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;
using model::Value;

// What conditions say of one fact.
struct Mentions {
  std::vector<Value> values;  // that it is compared with
  bool counted = false;       // as a set, or with another fact
};

class Reader {
 public:
  explicit Reader(std::map<std::string, Mentions>& facts, std::set<std::string>& not_covered)
      : facts_(facts), not_covered_(not_covered) {}

  void read(const Predicate& predicate, const model::Programme& programme, const model::Service& service) {
    for (const Predicate& part : predicate.parts) read(part, programme, service);
    const auto mention = [&](Index fact) -> Mentions& { return facts_[service.facts[fact].id]; };
    const auto term = [&](const DateTerm& date) {
      if (date.kind == DateTerm::Kind::fact) mention(date.index);
    };
    term(predicate.date), term(predicate.other_date);
    std::for_each(predicate.dates.begin(), predicate.dates.end(), term);
    for (const Index fact : predicate.facts) mention(fact);
    if (predicate.fact != none) {
      Mentions& own = mention(predicate.fact);
      own.values.insert(own.values.end(), predicate.values.begin(), predicate.values.end());
      own.counted = own.counted || predicate.other_fact != none || predicate.operation == Operation::count_between ||
                    predicate.operation == Operation::column_has;
    }
    if (predicate.other_fact != none) mention(predicate.other_fact).counted = true;
    read_operation(predicate, programme, mention);
  }

 private:
  template <typename Mention>
  void read_operation(const Predicate& predicate, const model::Programme& programme, const Mention& mention) {
    switch (predicate.operation) {
      case Operation::date_after_end_of:
      case Operation::date_within:
        mention(programme.periods[predicate.period].starts_on);
        return;
      case Operation::age_below:
      case Operation::age_at_least:
        mention(model::index_of(model::BuiltIn::member_birth_date));
        return;
      case Operation::same_period:
        not_covered_.insert("policy years");
        return;
      case Operation::date_in_hours:
        not_covered_.insert("opening hours");
        return;
      case Operation::quota_left:
        not_covered_.insert(fmt::format("uses of {}", predicate.service));
        return;
      case Operation::earlier_case:
        not_covered_.insert(fmt::format("earlier cases of {}", predicate.service));
        return;
      default:
        return;
    }
  }

  std::map<std::string, Mentions>& facts_;
  std::set<std::string>& not_covered_;
};

void read_all(const CheckSide& side, Reader& reader) {
  for (const CheckSide::Asked& asked : side.conditions())
    reader.read(*asked.condition, *asked.situation->programme, *asked.situation->service);
}

Choice same(std::string label, Value value) { return {std::move(label), value, value}; }

// Every code on either side, with what is on neither.
std::vector<std::string> codes(const Version& version, const model::Fact& fact) {
  std::vector<std::string> all;
  for (const model::Choice& choice : fact.choices) all.push_back(choice.code);
  if (fact.list != none) {
    for (const model::ListRow& row : version.programme->lists[fact.list].rows) all.push_back(row.code);
  }
  if (fact.scale != none) all = version.programme->scales[fact.scale].values;
  return all;
}

void add_codes(const CheckSide& before, const CheckSide& after, const std::string& id, const Mentions& mentions,
               std::vector<Choice>& choices) {
  std::vector<std::string> all;
  for (const CheckSide* side : {&before, &after}) {
    const model::Fact* fact = side->fact(id);
    if (fact == nullptr) continue;
    for (std::string& code : codes(side->version(), *fact)) all.push_back(std::move(code));
  }
  for (const Value& value : mentions.values) {
    if (const auto* code = std::get_if<model::Code>(&value)) all.push_back(code->text);
  }
  for (std::string& code : all) {
    const bool known =
        std::any_of(choices.begin(), choices.end(), [&](const Choice& one) { return one.label == code; });
    if (!known) choices.push_back(same(code, model::Code{code}));
  }
}

// Amounts turn at those that are named: each of them, and what lies between and beyond.
template <typename Amount, typename Make>
void add_amounts(const std::vector<Value>& values, std::vector<Choice>& choices, const Make& make) {
  std::set<std::int64_t> named;
  for (const Value& value : values) {
    if (const auto* amount = std::get_if<Amount>(&value)) named.insert(make.number(*amount));
  }
  std::optional<std::int64_t> last;
  for (const std::int64_t amount : named) {
    const std::string label = make.label(amount);
    if (!last) {
      choices.push_back(same("less than " + label, make.value(amount - 1)));
    } else if (*last + 1 < amount) {
      choices.push_back(same(fmt::format("between {} and {}", make.label(*last), label), make.value(amount - 1)));
    }
    choices.push_back(same(label, make.value(amount)));
    last = amount;
  }
  if (!last) choices.push_back(same("given", make.value(1)));
  if (last) choices.push_back(same("more than " + make.label(*last), make.value(*last + 1)));
}

struct Numbers {
  std::int64_t number(std::int64_t value) const { return value; }
  std::string label(std::int64_t value) const { return std::to_string(value); }
  Value value(std::int64_t number) const { return number; }
};

struct Amounts {
  std::string currency;
  std::int64_t number(const base::Money& value) const { return value.minor; }
  std::string label(std::int64_t minor) const { return base::to_string(base::Money{minor, currency}); }
  Value value(std::int64_t minor) const { return base::Money{minor, currency}; }
};

std::string currency_of(const std::vector<Value>& values) {
  for (const Value& value : values) {
    if (const auto* money = std::get_if<base::Money>(&value)) return money->currency;
  }
  return {};
}

// Every institution that either version's network has on the day, as each of them records it, and one outside.
std::map<std::string, model::Institution> institutions(const CheckSide& side, const std::string& id) {
  std::map<std::string, model::Institution> all;
  const model::Fact* fact = side.fact(id);
  if (fact == nullptr || fact->network == none || side.version().networks == nullptr) return all;
  const auto network = side.version().networks->find(side.version().programme->networks[fact->network].network);
  if (network == side.version().networks->end() || network->second.editions.empty()) return all;
  for (const model::ListedInstitution& row : network->second.editions.back().institutions)
    all.emplace(row.institution.id, row.institution);
  return all;
}

void add_institutions(const CheckSide& before, const CheckSide& after, const std::string& id,
                      std::vector<Choice>& choices) {
  const auto old_rows = institutions(before, id);
  const auto new_rows = institutions(after, id);
  const auto value = [](const auto& rows, const std::string& institution) -> Value {
    const auto found = rows.find(institution);
    if (found != rows.end()) return found->second;
    model::Institution outside;
    outside.name = institution;
    return outside;
  };
  std::set<std::string> ids;
  for (const auto& [institution, row] : old_rows) ids.insert(institution);
  for (const auto& [institution, row] : new_rows) ids.insert(institution);
  ids.insert("an institution outside the network");
  for (const std::string& one : ids) choices.push_back({one, value(old_rows, one), value(new_rows, one)});
}

// Whether all its values can be tried, in `choices`.
bool add_choices(const CheckSide& before, const CheckSide& after, const std::string& id, const model::Fact& fact,
                 const Mentions& mentions, std::vector<Choice>& choices) {
  if (mentions.counted) return false;
  switch (fact.type) {
    case FactType::yes_no:
      choices.push_back(same("no", false)), choices.push_back(same("yes", true));
      return true;
    case FactType::one_of:
    case FactType::list:
    case FactType::scale:
    case FactType::country:
    case FactType::roster_match:
      add_codes(before, after, id, mentions, choices);
      if (fact.type == FactType::list || fact.type == FactType::country)
        choices.push_back(same("another", model::Code{"another"}));
      return true;
    case FactType::integer:
      add_amounts<std::int64_t>(mentions.values, choices, Numbers{});
      return true;
    case FactType::money:
      add_amounts<base::Money>(mentions.values, choices, Amounts{currency_of(mentions.values)});
      return true;
    case FactType::text:
    case FactType::phone:
      choices.push_back(same("given", std::string("given")));
      return mentions.values.empty();
    case FactType::institution:
      add_institutions(before, after, id, choices);
      return true;
    case FactType::date:
    case FactType::instant:
    case FactType::institutions:
    case FactType::several_of:
    case FactType::texts:
      return false;
  }
  return false;
}

}  // namespace

Dimensions dimensions_of(const CheckSide& before, const CheckSide& after) {
  std::map<std::string, Mentions> facts;
  std::set<std::string> not_covered;
  Reader reader(facts, not_covered);
  read_all(before, reader);
  read_all(after, reader);
  Dimensions dimensions;
  for (const auto& [id, mentions] : facts) {
    const model::Fact* fact = after.fact(id) != nullptr ? after.fact(id) : before.fact(id);
    if (fact == nullptr) continue;
    if (fact->type == FactType::date && !fact->dated) {
      dimensions.dates.push_back(id);
      continue;
    }
    Dimension dimension{id, {{"not known", {}, {}}}};
    if (fact->may_decline) dimension.choices.push_back(same("declined", model::Declined{}));
    if (!add_choices(before, after, id, *fact, mentions, dimension.choices)) {
      not_covered.insert(id);
      continue;
    }
    dimensions.values.push_back(std::move(dimension));
  }
  dimensions.not_covered.assign(not_covered.begin(), not_covered.end());
  return dimensions;
}

}  // namespace consilium::reading
