// How often a service may be used: uses of its own, or of a pool that several services draw on.
#include <algorithm>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

constexpr std::int64_t count_max = 1'000'000;

std::int32_t read_count(Scope& scope, const Object& object) {
  const std::int64_t uses = object.number("count").value_or(1);
  if (uses < 1 || uses > count_max)
    scope.context.error("C312", object.find("count")->place, fmt::format("a quota is between 1 and {}", count_max));
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(uses, 1, count_max));
}

bool asks_own_facts(const model::Predicate& predicate, model::Index own) {
  const auto is_own = [&](model::Index fact) { return fact != none && fact >= own; };
  const auto term_is_own = [&](const model::DateTerm& term) {
    return term.kind == model::DateTerm::Kind::point ||
           (term.kind == model::DateTerm::Kind::fact && is_own(term.index));
  };
  const bool by_name = is_own(predicate.fact) || is_own(predicate.other_fact) || predicate.point != none ||
                       predicate.branch != none || predicate.end != none || predicate.consent != none ||
                       predicate.allowance != none;
  return by_name || term_is_own(predicate.date) || term_is_own(predicate.other_date) ||
         std::any_of(predicate.facts.begin(), predicate.facts.end(), is_own) ||
         std::any_of(predicate.dates.begin(), predicate.dates.end(), term_is_own) ||
         std::any_of(predicate.parts.begin(), predicate.parts.end(),
                     [&](const model::Predicate& part) { return asks_own_facts(part, own); });
}

// Other services may ask what is left, so a figure rests on what all of them know.
void check_figure(Scope& scope, const text::Node& when, const model::QuotaLine& figure) {
  if (asks_own_facts(*figure.when, scope.service.own_facts_from))
    scope.context.error("C327", when.place,
                        fmt::format("the figure `{}` rests on what only this service knows", figure.id),
                        "ask for facts of the programme");
}

void read_lines(Scope& scope, const Object& object, std::string_view key) {
  model::Quota& quota = scope.service.quota;
  quota.figures = key == "figures";
  for (const text::Node& node : object.items(key)) {
    const Object own(scope.context, node, quota.figures ? "figure" : "line");
    const bool behind = !quota.lines.empty() && !quota.lines.back().when;
    if (own.has("when") == own.has("otherwise") || behind) {
      scope.context.error("C324", node.place,
                          behind ? "no case comes as far as this line: the one before it is always drawn on"
                                 : "a line has either `when` or `otherwise: true`",
                          behind ? "put it before that line" : "");
    }
    model::QuotaLine line;
    line.id = own.text("id");
    if (!quota.figures) line.was = own.texts("was");
    line.name = own.localised("name");
    const text::Node* count = own.find("count");
    line.unlimited = quota.figures && count != nullptr && count->text == "unlimited";
    line.count = line.unlimited ? static_cast<std::int32_t>(count_max) : read_count(scope, own);
    if (const text::Node* when = own.find("when")) {
      line.when = read_predicate(scope, *when);
      if (quota.figures) check_figure(scope, *when, line);
    }
    (void)own.yes("otherwise", true);
    line.cites = own.citation(true);
    quota.count = quota.figures ? std::max(quota.count, line.count) : quota.count + line.count;
    quota.lines.push_back(std::move(line));
  }
}

void read_window(Scope& scope, const Object& object, model::Quota& quota) {
  constexpr std::int64_t years_max = 100;
  const text::Node* per = object.find("per");
  if (per == nullptr) return;
  if (per->kind != text::Kind::mapping) {
    const bool yearly = object.word("per") == "policy_year";
    quota.per = yearly ? model::QuotaPeriod::policy_year : model::QuotaPeriod::contract;
    return;
  }
  const Object window(scope.context, *per, "policy_years");
  const std::int64_t years = window.number("policy_years").value_or(1);
  if (years < 1 || years > years_max)
    scope.context.error("C312", window.find("policy_years")->place,
                        fmt::format("a window has between 1 and {} policy years", years_max));
  quota.per = model::QuotaPeriod::policy_year;
  quota.years = static_cast<std::int32_t>(std::clamp<std::int64_t>(years, 1, years_max));
}

void add_clauses(const model::Citation& more, model::Citation& cites) {
  const auto add = [](const std::vector<std::string>& from, std::vector<std::string>& to) {
    for (const std::string& name : from) {
      if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
    }
  };
  add(more.clauses, cites.clauses);
  add(more.house, cites.house);
  add(more.law, cites.law);
}

// What the pool says of uses stands in for what the quota of the service would say.
void read_pool(Scope& scope, const text::Node& name, std::span<const text::Entry> pools) {
  model::Quota& quota = scope.service.quota;
  quota.pool = read_text(scope.context, name);
  scope.context.use("pool", quota.pool);
  const auto entry =
      std::find_if(pools.begin(), pools.end(), [&](const text::Entry& pool) { return pool.key == quota.pool; });
  if (entry == pools.end()) {
    std::vector<std::string> known;
    for (const text::Entry& pool : pools) known.push_back(pool.key);
    return scope.context.unknown("C201", name.place, "pool", quota.pool, known);
  }
  const Object object(scope.context, entry->value, "pool");
  quota.count = read_count(scope, object);
  read_window(scope, object, quota);
  if (const text::Node* point = object.find("year_of")) quota.year_of = scope.point(*point);
  quota.ended = object.texts("ended");
  add_clauses(object.citation(true), quota.cites);
}

// Either the pool says the window and whose date decides the year, or the quota does.
void check_window_said(Scope& scope, const text::Node& node, const Object& object) {
  const bool of_pool = object.has("pool");
  if (node.kind != text::Kind::mapping || (object.has("per") != of_pool && !(of_pool && object.has("year_of")))) return;
  scope.context.error("C328", node.place,
                      of_pool ? "the pool says `per` and `year_of` for all of its services"
                              : "a quota says in which window its uses are counted",
                      of_pool ? "delete them here" : "write `per: contract` or `per: policy_year`");
}

}  // namespace

void read_quota(Scope& scope, const Object& service, std::span<const text::Entry> pools) {
  const text::Node* node = service.find("quota");
  if (node == nullptr) return;
  const Object object(scope.context, *node, "quota");
  model::Quota& quota = scope.service.quota;
  const text::Node* count = object.find("count");
  const text::Node* pool = object.find("pool");
  const int said = (count != nullptr ? 1 : 0) + (object.has("lines") ? 1 : 0) + (object.has("figures") ? 1 : 0) +
                   (pool != nullptr ? 1 : 0);
  if (said != 1 && node->kind == text::Kind::mapping) {
    scope.context.error("C323", node->place, "a quota has either one count, several lines, several figures or a pool",
                        "write `count: 1`, or `lines:` or `figures:` each with its count, or `pool:` with its name");
  }
  check_window_said(scope, *node, object);
  if (count != nullptr && count->text == "unlimited") {
    quota.per = model::QuotaPeriod::unlimited;
  } else {
    if (object.has("lines") || object.has("figures")) {
      read_lines(scope, object, object.has("lines") ? "lines" : "figures");
    } else if (count != nullptr) {
      quota.count = read_count(scope, object);
    }
    read_window(scope, object, quota);
  }
  if (const text::Node* point = object.find("year_of")) quota.year_of = scope.point(*point);
  if (const text::Node* point = object.find("hold_at")) quota.hold_at = scope.point(*point);
  if (object.has("owed_by")) quota.owed_by = object.word("owed_by");
  quota.cites = object.citation(true);
  if (pool != nullptr && said == 1) read_pool(scope, *pool, pools);
}

void join_pools(model::Programme& programme) {
  for (model::Service& service : programme.services) {
    model::Quota& quota = service.quota;
    if (quota.pool.empty()) continue;
    quota.counted = quota.ended;
    for (const model::Service& other : programme.services) {
      if (&other == &service || other.quota.pool != quota.pool) continue;
      quota.pooled.push_back(other.id);
      quota.counted.push_back(other.kept_as());
    }
  }
}

}  // namespace consilium::compiler
