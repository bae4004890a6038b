#include "reading/region.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/core.h>

#include "reading/difference_writer.hpp"
#include "reading/region_search.hpp"

namespace consilium::reading {
namespace {

using base::Date;
using Names = std::set<std::string>;

constexpr std::size_t choices_named = 12;

std::string before_first(std::string_view text, std::string_view end) {
  return std::string(text.substr(0, text.find(end)));
}

// What a change reaches, as `kind id`; services by what their uses are kept as, which both versions have alike.
Names reached_by(const std::vector<Difference>& differences, const model::Programme& before,
                 const model::Programme& after) {
  Names names;
  for (const Difference& one : differences) {
    if (one.kind == "list entry") names.insert("list " + before_first(one.id, "/"));
    if (one.kind == "institution" || one.kind == "network edition")
      names.insert("rows " + before_first(one.id, " from "));
    if (one.kind == "plan" || one.kind == "plans") names.insert("plans");
    if (one.kind == "calendar" || one.kind == "day of the calendar") names.insert("calendar");
    for (const std::string& id : one.services) {
      const model::Service* there = after.service(id) != nullptr ? after.service(id) : before.service(id);
      const std::string& service = there == nullptr ? id : there->kept_as();
      if (one.kind == "branch" || one.kind == "branches") names.insert("branches " + service);
      if (one.kind == "quota" || one.kind == "line of the quota") names.insert("quota " + service);
      if (one.kind == "rule") names.insert(fmt::format("rule {} {}", service, one.id));
    }
    names.insert(fmt::format("{} {}", one.kind, one.id));
  }
  return names;
}

void add_names(const model::Predicate& predicate, const model::Programme& programme, const model::Service& service,
               Names& names) {
  using model::Operation;
  for (const model::Predicate& part : predicate.parts) add_names(part, programme, service, names);
  const auto fact = [&](model::Index index) {
    if (index == model::none) return;
    const model::Fact& own = service.facts[index];
    names.insert("fact " + own.id);
    if (own.list != model::none) names.insert("list " + programme.lists[own.list].id);
    if (own.scale != model::none) names.insert("scale " + programme.scales[own.scale].id);
    if (own.network != model::none) names.insert("rows " + programme.networks[own.network].network);
    if (own.id == "contract.plan") names.insert("plans");
  };
  fact(predicate.fact), fact(predicate.other_fact);
  for (const model::Index one : predicate.facts) fact(one);
  if (predicate.list != model::none) names.insert("list " + programme.lists[predicate.list].id);
  if (predicate.network != model::none) names.insert("rows " + programme.networks[predicate.network].network);
  if (predicate.period != model::none) names.insert("period " + programme.periods[predicate.period].id);
  if (predicate.hours != model::none) names.insert("hours " + programme.hours[predicate.hours].id);
  if (predicate.period != model::none || predicate.span || predicate.hours != model::none) names.insert("calendar");
  if (predicate.operation == Operation::branch) names.insert("branches " + service.kept_as());
  const bool asks_quota = predicate.operation == Operation::quota_left;
  const model::Service* asked = asks_quota ? programme.service(predicate.service) : nullptr;
  if (asked != nullptr) names.insert("quota " + asked->kept_as());
}

// What a part rests on.
Names names_in(const Part& part, const model::Programme& programme) {
  Names names;
  for (const model::Rule& rule : part.service.rules) {
    names.insert(fmt::format("rule {} {}", part.service.kept_as(), rule.id));
    if (rule.when) add_names(*rule.when, programme, part.service, names);
    add_names(rule.require, programme, part.service, names);
  }
  if (part.has_quota) names.insert("quota " + part.service.kept_as());
  for (const model::QuotaLine& line : part.service.quota.lines) {
    if (line.when) add_names(*line.when, programme, part.service, names);
  }
  return names;
}

// The parts of both versions that are one check: linked by the rules that they have in common.
struct Pair {
  std::vector<std::size_t> before;
  std::vector<std::size_t> after;

  auto operator<=>(const Pair&) const = default;
};

bool share_a_rule(const Part& left, const Part& right) {
  if (left.has_quota || right.has_quota) return left.has_quota && right.has_quota;
  return std::any_of(left.service.rules.begin(), left.service.rules.end(), [&](const model::Rule& rule) {
    return std::any_of(right.service.rules.begin(), right.service.rules.end(),
                       [&](const model::Rule& other) { return other.id == rule.id; });
  });
}

std::vector<Pair> pairs_of(const std::vector<std::size_t>& olds, const Parts& old_parts,
                           const std::vector<std::size_t>& news, const Parts& new_parts) {
  std::vector<Pair> pairs;
  for (const std::size_t part : olds) pairs.push_back({{part}, {}});
  for (const std::size_t part : news) {
    Pair joined{{}, {part}};
    std::erase_if(pairs, [&](const Pair& pair) {
      const bool linked = std::any_of(pair.before.begin(), pair.before.end(), [&](std::size_t old) {
        return share_a_rule(old_parts.all[old], new_parts.all[part]);
      });
      if (!linked) return false;
      joined.before.insert(joined.before.end(), pair.before.begin(), pair.before.end());
      joined.after.insert(joined.after.end(), pair.after.begin(), pair.after.end());
      return true;
    });
    std::sort(joined.before.begin(), joined.before.end());
    std::sort(joined.after.begin(), joined.after.end());
    pairs.push_back(std::move(joined));
  }
  return pairs;
}

std::string in_words(const DayRange& range) {
  if (!range.is_known) return "not known";
  if (range.open_before && range.open_after) return "any day";
  if (range.open_before) return "on or before " + base::to_string(range.to);
  if (range.open_after) return base::to_string(range.from) + " or later";
  if (range.from == range.to) return base::to_string(range.from);
  return fmt::format("{} to {}", base::to_string(range.from), base::to_string(range.to));
}

std::string distance(Date days) {
  const int count = days.days_since_epoch;
  if (count == 0) return "the same day as";
  return fmt::format("{} {} {}", std::abs(count), std::abs(count) == 1 ? "day" : "days",
                     count < 0 ? "before" : "after");
}

std::string in_words_from(const DayRange& range, const std::string& first) {
  if (range.open_before && range.open_after) return "any day";
  if (range.open_before) return fmt::format("at the latest {} {}", distance(range.to), first);
  if (range.open_after) return fmt::format("at the earliest {} {}", distance(range.from), first);
  if (range.from == range.to) return fmt::format("{} {}", distance(range.from), first);
  return fmt::format("{} to {} {}", distance(range.from), distance(range.to), first);
}

std::string in_words(const Dimension& dimension, const std::vector<std::size_t>& picks) {
  std::string text;
  for (std::size_t i = 0; i < std::min(picks.size(), choices_named); ++i)
    text += (text.empty() ? "" : " or ") + dimension.choices[picks[i]].label;
  if (picks.size() > choices_named) text += fmt::format(" or {} others", picks.size() - choices_named);
  return text;
}

Region region_of(const Box& box, const Dimensions& dimensions) {
  Region region;
  region.before = box.before;
  region.after = box.after;
  for (std::size_t i = 0; i < box.days.size(); ++i) {
    const DayRange& range = box.days[i];
    const bool from_first = i == 1 && box.counted_from_first;
    std::string is = from_first ? in_words_from(range, dimensions.dates[0]) : in_words(range);
    if (is != "any day") region.where.push_back({dimensions.dates[i], std::move(is)});
    region.example.push_back(
        {dimensions.dates[i], range.is_known ? base::to_string(box.example[i]) : std::string("not known")});
  }
  for (std::size_t i = 0; i < box.picks.size(); ++i) {
    const Dimension& dimension = dimensions.values[i];
    if (box.picks[i].size() < dimension.choices.size())
      region.where.push_back({dimension.fact, in_words(dimension, box.picks[i])});
    region.example.push_back({dimension.fact, dimension.choices[box.picks[i].front()].label});
  }
  return region;
}

std::vector<std::string> checks_of(const Pair& pair, const Parts& old_parts, const Parts& new_parts) {
  std::vector<std::string> checks;
  const auto add = [&](const Part& part) {
    if (part.has_quota && checks.empty()) checks.emplace_back("quota");
    for (const model::Rule& rule : part.service.rules) {
      if (std::find(checks.begin(), checks.end(), rule.id) == checks.end()) checks.push_back(rule.id);
    }
  };
  for (const std::size_t part : pair.before) add(old_parts.all[part]);
  for (const std::size_t part : pair.after) add(new_parts.all[part]);
  return checks;
}

class Regioning {
 public:
  Regioning(const Version& before, const Version& after, Date on)
      : before_(before),
        after_(after),
        old_parts_(parts_of(*before.programme)),
        new_parts_(parts_of(*after.programme)) {
    regions_.on = on;
  }

  Regions run(const std::vector<Difference>& differences) {
    const Names reached = reached_by(differences, *before_.programme, *after_.programme);
    std::vector<std::pair<Pair, std::vector<std::string>>> services_of;
    for (std::size_t i = 0; i < after_.programme->services.size(); ++i) {
      const std::string& id = after_.programme->services[i].id;
      const model::Service* old = before_.programme->carrying_on(after_.programme->services[i].kept_as());
      if (old == nullptr) continue;  // it is told as a whole
      const auto position = static_cast<std::size_t>(old - before_.programme->services.data());
      for (const Pair& pair :
           pairs_of(old_parts_.of_service[position], old_parts_, new_parts_.of_service[i], new_parts_)) {
        const auto known = std::find_if(services_of.begin(), services_of.end(),
                                        [&](const auto& entry) { return entry.first == pair; });
        if (known == services_of.end()) {
          services_of.push_back({pair, {id}});
        } else {
          known->second.push_back(id);
        }
      }
    }
    for (const auto& [pair, services] : services_of) {
      if (is_reached(pair, reached)) add(pair, services);
    }
    add_plans();
    join_services();
    return std::move(regions_);
  }

 private:
  bool is_reached(const Pair& pair, const Names& reached) const {
    const auto meets = [&](const Parts& parts, const std::vector<std::size_t>& own, const model::Programme& programme) {
      return std::any_of(own.begin(), own.end(), [&](std::size_t part) {
        const Names names = names_in(parts.all[part], programme);
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return reached.contains(name); });
      });
    };
    return meets(old_parts_, pair.before, *before_.programme) || meets(new_parts_, pair.after, *after_.programme);
  }

  void add(const Pair& pair, const std::vector<std::string>& services) {
    CheckSide before(before_, regions_.on);
    CheckSide after(after_, regions_.on);
    for (const std::size_t part : pair.before) before.add(old_parts_.all[part]);
    for (const std::size_t part : pair.after) after.add(new_parts_.all[part]);
    Dimensions dimensions = dimensions_of(before, after);
    const std::vector<std::string> checks = checks_of(pair, old_parts_, new_parts_);
    const std::string name = fmt::format("{} of {}", joined(checks), joined(services));
    if (!dimensions.not_covered.empty())
      regions_.not_told.push_back(fmt::format("{}: {} not varied", name, joined(dimensions.not_covered)));
    if (dimensions.dates.size() > 2) {
      regions_.not_told.push_back(fmt::format("{}: it compares more than two dates", name));
      return;
    }
    // The date of the roster first: the other is told by its distance from it.
    std::stable_sort(
        dimensions.dates.begin(), dimensions.dates.end(),
        [&](const std::string& left, const std::string& right) { return is_of_roster(left) && !is_of_roster(right); });
    const Found found = search(before, after, dimensions, regions_.on);
    if (found.cannot_turn) return;  // said above
    if (found.too_many) regions_.not_told.push_back(fmt::format("{}: more than {} cells", name, cells_max));
    if (found.boxes.size() > regions_of_check_max)
      regions_.not_told.push_back(
          fmt::format("{}: more than {} regions, {} in all", name, regions_of_check_max, found.boxes.size()));
    for (std::size_t i = 0; i < std::min(found.boxes.size(), regions_of_check_max); ++i) {
      Region region = region_of(found.boxes[i], dimensions);
      region.services = services;
      region.checks = checks;
      regions_.all.push_back(std::move(region));
    }
  }

  // The same region of the same checks in several services is told once.
  void join_services() {
    std::vector<Region> once;
    for (Region& region : regions_.all) {
      const auto same = std::find_if(once.begin(), once.end(), [&](const Region& other) {
        return other.checks == region.checks && other.where == region.where && other.before == region.before &&
               other.after == region.after;
      });
      if (same == once.end()) {
        once.push_back(std::move(region));
      } else {
        same->services.insert(same->services.end(), region.services.begin(), region.services.end());
      }
    }
    regions_.all = std::move(once);
  }

  bool is_of_roster(const std::string& fact) const {
    const model::Service& any = after_.programme->services.front();
    const model::Index index = any.fact(fact);
    return index != model::none && index < any.recorded_facts_from;
  }

  // Sums for which the plan is another one: they turn at the least sums of either version.
  void add_plans() {
    if (!before_.programme->plans || !after_.programme->plans) return;
    const auto plan = [](const model::Plans& plans, std::int64_t sum) {
      std::string found(model::no_plan);
      for (const model::Band& band : plans.bands) {
        if (sum >= band.from) found = band.id;
      }
      return found;
    };
    std::set<std::int64_t> turns{0};
    for (const model::Plans* plans : {&*before_.programme->plans, &*after_.programme->plans}) {
      for (const model::Band& band : plans->bands) turns.insert(band.from);
    }
    const std::string& currency = after_.programme->plans->currency;
    const auto amount = [&](std::int64_t minor) { return base::to_string(base::Money{minor, currency}); };
    for (auto turn = turns.begin(); turn != turns.end(); ++turn) {
      const std::string was = plan(*before_.programme->plans, *turn);
      const std::string is = plan(*after_.programme->plans, *turn);
      if (was == is) continue;
      Region region;
      region.checks = {fmt::format("plan {} → {}", was, is)};
      const auto end = std::next(turn);
      region.where = {{"sum insured of all contracts that count",
                       end == turns.end() ? fmt::format("{} or more", amount(*turn))
                                          : fmt::format("{} to less than {}", amount(*turn), amount(*end))}};
      region.example = {{"sum insured of all contracts that count", amount(*turn)}};
      regions_.all.push_back(std::move(region));
    }
  }

  Version before_;
  Version after_;
  Parts old_parts_;
  Parts new_parts_;
  Regions regions_;
};

}  // namespace

Regions regions_of(const Version& before, const Version& after, const std::vector<Difference>& differences, Date on) {
  return Regioning(before, after, on).run(differences);
}

}  // namespace consilium::reading
