#include "reading/difference_parts.hpp"

#include <algorithm>
#include <numeric>

namespace consilium::reading {
namespace {

using model::DateTerm;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

// Whether a question asks something of itself that a roster can say, besides the facts it names.
bool asks_roster(Operation operation) {
  switch (operation) {
    case Operation::date_after_end_of:
    case Operation::date_within:
    case Operation::age_below:
    case Operation::age_at_least:
    case Operation::same_period:
    case Operation::branch:
    case Operation::quota_left:
    case Operation::earlier_case:
    case Operation::decision_is_eligible:
      return true;
    default:
      return false;
  }
}

// `end` is the position after the facts that a roster can say.
bool reads_roster(const Predicate& predicate, Index end) {
  const auto is_of_roster = [&](Index fact) { return fact != none && fact < end; };
  const auto names_such = [&](const DateTerm& term) {
    return term.kind == DateTerm::Kind::fact && is_of_roster(term.index);
  };
  if (asks_roster(predicate.operation) || is_of_roster(predicate.fact) || is_of_roster(predicate.other_fact))
    return true;
  if (names_such(predicate.date) || names_such(predicate.other_date)) return true;
  return std::any_of(predicate.facts.begin(), predicate.facts.end(), is_of_roster) ||
         std::any_of(predicate.parts.begin(), predicate.parts.end(),
                     [&](const Predicate& part) { return reads_roster(part, end); });
}

// Whether another day of birth may answer it otherwise; what it asks of elsewhere may ask for an age there.
class AgeReading {
 public:
  AgeReading(const model::Programme& programme, const model::Service& service)
      : programme_(programme), service_(service) {}

  bool operator()(const Predicate& predicate) const {
    switch (predicate.operation) {
      case Operation::age_below:
      case Operation::age_at_least:
      case Operation::decision_is_eligible:
        return true;
      case Operation::branch:
        return any_when(service_.branches);
      case Operation::quota_left: {
        const model::Service* asked = programme_.service(predicate.service);
        return asked == nullptr || any_when(asked->quota.lines);
      }
      default:
        return names_birth_date(predicate) || std::any_of(predicate.parts.begin(), predicate.parts.end(), *this);
    }
  }

 private:
  static bool is_it(Index fact) { return fact == model::index_of(model::BuiltIn::member_birth_date); }
  static bool is_its(const DateTerm& term) { return term.kind == DateTerm::Kind::fact && is_it(term.index); }

  static bool names_birth_date(const Predicate& predicate) {
    return is_it(predicate.fact) || is_it(predicate.other_fact) || is_its(predicate.date) ||
           is_its(predicate.other_date) || std::any_of(predicate.facts.begin(), predicate.facts.end(), is_it) ||
           std::any_of(predicate.dates.begin(), predicate.dates.end(), is_its);
  }
  template <typename Items>
  bool any_when(const Items& items) const {
    return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.when && (*this)(*item.when); });
  }

  const model::Programme& programme_;
  const model::Service& service_;
};

// Whether every fact it names lies before a position, and it asks for no branch.
bool reads_only_before(const Predicate& predicate, Index end) {
  const auto before = [&](Index fact) { return fact == none || fact < end; };
  const auto term_before = [&](const DateTerm& term) {
    return term.kind != DateTerm::Kind::fact || before(term.index);
  };
  return before(predicate.fact) && before(predicate.other_fact) && term_before(predicate.date) &&
         term_before(predicate.other_date) && predicate.operation != Operation::branch &&
         std::all_of(predicate.facts.begin(), predicate.facts.end(), before) &&
         std::all_of(predicate.same_there.begin(), predicate.same_there.end(), before) &&
         std::all_of(predicate.dates.begin(), predicate.dates.end(), term_before) &&
         std::all_of(predicate.parts.begin(), predicate.parts.end(),
                     [&](const Predicate& part) { return reads_only_before(part, end); });
}

std::vector<const Predicate*> conditions_of(const model::Service& part) {
  std::vector<const Predicate*> conditions;
  for (const model::Rule& rule : part.rules) {
    if (rule.when) conditions.push_back(&*rule.when);
    conditions.push_back(&rule.require);
  }
  for (const model::QuotaLine& line : part.quota.lines) {
    if (line.when) conditions.push_back(&*line.when);
  }
  return conditions;
}

model::Service without_checks(const model::Service& service) {
  model::Service bare = service;
  bare.rules.clear(), bare.checklists.clear(), bare.consents.clear(), bare.tasks.clear(), bare.deadlines.clear();
  bare.notices.clear(), bare.moves.clear(), bare.threads.clear(), bare.cancellation.clear(), bare.embeds.clear(),
      bare.interrupts.clear();
  bare.quota = {};
  bare.quota.per = model::QuotaPeriod::unlimited;
  return bare;
}

// The rules that are linked by what replaces what, each group in the order of the rules.
std::vector<std::vector<std::size_t>> linked(const std::vector<model::Rule>& rules) {
  std::vector<std::size_t> group(rules.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].instead_of == none) continue;
    const std::size_t from = group[i];
    const std::size_t to = group[rules[i].instead_of];
    std::replace(group.begin(), group.end(), from, to);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t first = 0; first < rules.size(); ++first) {
    if (std::find(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(first), group[first]) !=
        group.begin() + static_cast<std::ptrdiff_t>(first))
      continue;
    std::vector<std::size_t> members;
    for (std::size_t i = first; i < rules.size(); ++i) {
      if (group[i] == group[first]) members.push_back(i);
    }
    groups.push_back(std::move(members));
  }
  return groups;
}

bool reads_only_before(const model::Service& part, Index end) {
  const std::vector<const Predicate*> conditions = conditions_of(part);
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Predicate* one) { return reads_only_before(*one, end); });
}

void finish(Part& part, const model::Programme& programme) {
  const std::vector<const Predicate*> conditions = conditions_of(part.service);
  part.reads_roster = std::any_of(conditions.begin(), conditions.end(), [&](const auto* one) {
    return reads_roster(*one, part.service.recorded_facts_from);
  });
  if (part.has_quota && part.service.quota.per == model::QuotaPeriod::policy_year) part.reads_roster = true;
  const AgeReading reads_age(programme, part.service);
  part.reads_age = std::any_of(conditions.begin(), conditions.end(), [&](const auto* one) { return reads_age(*one); });
  part.common_facts = reads_only_before(part.service, part.service.own_facts_from);
  if (!part.common_facts) return;
  part.service.facts.resize(part.service.own_facts_from);
  part.service.branches.clear();  // nothing asks which it is
}

// For each member the facts are made anew: those that no part reads are left out.
void leave_out_unread(std::vector<Part>& parts) {
  Index end = parts.empty() ? none : parts.front().service.recorded_facts_from;
  for (const Part& part : parts) {
    while (part.common_facts && part.reads_roster && !reads_only_before(part.service, end)) ++end;
  }
  for (Part& part : parts) {
    if (part.common_facts && part.reads_roster) part.service.facts.resize(end);
  }
}

Part part_of(const model::Programme& programme, const model::Service& service, const std::vector<std::size_t>& rules) {
  Part part;
  part.service = without_checks(service);
  for (const std::size_t rule : rules) part.service.rules.push_back(service.rules[rule]);
  for (model::Rule& rule : part.service.rules) {
    if (rule.instead_of == none) continue;
    const auto place = std::find(rules.begin(), rules.end(), rule.instead_of);
    rule.instead_of = static_cast<Index>(place - rules.begin());
  }
  finish(part, programme);
  return part;
}

Part quota_of(const model::Programme& programme, const model::Service& service) {
  Part part;
  part.service = without_checks(service);
  part.service.quota = service.quota;
  part.has_quota = true;
  finish(part, programme);
  return part;
}

bool is_same(const Part& left, const Part& right) {
  return left.common_facts && right.common_facts && !left.has_quota && !right.has_quota &&
         left.service.rules == right.service.rules;
}

}  // namespace

Parts parts_of(const model::Programme& programme) {
  Parts parts;
  for (const model::Service& service : programme.services) {
    std::vector<std::size_t>& own = parts.of_service.emplace_back();
    for (const std::vector<std::size_t>& rules : linked(service.rules)) {
      Part part = part_of(programme, service, rules);
      const auto same =
          std::find_if(parts.all.begin(), parts.all.end(), [&](const Part& known) { return is_same(known, part); });
      own.push_back(static_cast<std::size_t>(same - parts.all.begin()));
      if (same == parts.all.end()) parts.all.push_back(std::move(part));
    }
    own.push_back(parts.all.size());
    parts.all.push_back(quota_of(programme, service));
  }
  leave_out_unread(parts.all);
  return parts;
}

}  // namespace consilium::reading
