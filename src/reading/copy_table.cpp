// The table of plans, services and quotas. What a plan brings is asked of the rules and figures that rest on the plan
// alone; what rests on more than that is said to depend.
#include <algorithm>
#include <optional>
#include <string>

#include "reading/copy_parts.hpp"
#include "reading/sentence_of_parts.hpp"
#include "reading/sentence_of_programme.hpp"

namespace consilium::reading {
namespace {

using model::Operation;
using model::Predicate;

// Whether it holds of somebody with this plan, whatever else is so; nothing where that decides.
std::optional<bool> holds_for(const Predicate& predicate, const std::string& plan) {
  if (predicate.operation == Operation::all_of || predicate.operation == Operation::any_of) {
    const bool decisive = predicate.operation == Operation::any_of;
    bool all_known = true;
    for (const Predicate& part : predicate.parts) {
      const auto held = holds_for(part, plan);
      if (held == decisive) return decisive;
      all_known = all_known && held.has_value();
    }
    return all_known ? std::optional(!decisive) : std::nullopt;
  }
  if (predicate.operation == Operation::negation) {
    const auto held = holds_for(predicate.parts.front(), plan);
    return held ? std::optional(!*held) : std::nullopt;
  }
  if (predicate.fact != index_of(model::BuiltIn::contract_plan)) return std::nullopt;
  const bool named = std::find(predicate.values.begin(), predicate.values.end(), model::Value(model::Code{plan})) !=
                     predicate.values.end();
  if (predicate.operation == Operation::is || predicate.operation == Operation::one_of) return named;
  if (predicate.operation == Operation::is_not) return !named;
  return std::nullopt;
}

bool is_refused(const model::Service& service, const std::string& plan) {
  return std::any_of(service.rules.begin(), service.rules.end(), [&](const model::Rule& rule) {
    const bool applies = !rule.when || holds_for(*rule.when, plan) == true;
    return applies && rule.otherwise == model::OtherwiseKind::refuse && holds_for(rule.require, plan) == false;
  });
}

std::string figure(const Copy& copy, std::int64_t count, bool unlimited) {
  const base::Language language = copy.language();
  return unlimited ? say(language, {"不限次数", "不限次數", "as often as wanted"}) : times_in_words(count, language);
}

// Empty where it may be had without a right.
std::string figures_by_right(const Copy& copy, const model::Service& service) {
  std::vector<std::string> figures;
  for (const GrantedBy& right : rights_needed(copy.programme(), service)) {
    figures.push_back(say(copy.language(), {"凭{0}的权利{1}", "憑{0}的權利{1}", "by right of {0}, {1}"},
                          quoted(copy.of.voice, right.service->name), figure(copy, right.grant->count, false)));
  }
  return list_or(copy.language(), figures);
}

std::string quota_for(const Copy& copy, const model::Service& service, const std::string& plan) {
  const base::Language language = copy.language();
  const model::Quota& quota = service.quota;
  const bool unlimited = quota.per == model::QuotaPeriod::unlimited;
  if (!plan.empty() && is_refused(service, plan)) return "—";
  if (unlimited && quota.lines.empty()) {
    if (const std::string by_right = figures_by_right(copy, service); !by_right.empty()) return by_right;
  }
  if (quota.lines.empty()) return figure(copy, quota.count, unlimited);
  std::vector<std::string> said;
  for (const model::QuotaLine& line : quota.lines) {
    const auto held = line.when ? holds_for(*line.when, plan) : std::optional(true);
    if (held == false) continue;
    const std::string one = figure(copy, line.count, line.unlimited || unlimited);
    if (quota.figures && held == true && said.empty()) return one;
    said.push_back(say(language, {"{0}{1}", "{0}{1}", "{0} {1}"}, quoted(copy.of.voice, line.name), one));
    if (quota.figures && held == true) break;
  }
  return list_and(language, said);
}

std::string window_of(const Copy& copy, const model::Service& service) {
  const std::int32_t years = service.quota.years;
  switch (service.quota.per) {
    case model::QuotaPeriod::contract:
      return say(copy.language(), {"整个合同期", "整個合約期", "whole term"});
    case model::QuotaPeriod::policy_year:
      if (years > 1)
        return say(copy.language(), {"每{0}个保单年度", "每{0}個保單年度", "{0} policy years"}, std::to_string(years));
      return say(copy.language(), {"每个保单年度", "每個保單年度", "policy year"});
    case model::QuotaPeriod::unlimited:
      return "—";
  }
  return "—";
}

std::string counted_by(const Copy& copy, const model::Service& service) {
  if (service.quota.pooled.empty()) return window_of(copy, service);
  std::vector<std::string> others;
  for (const std::string& other : service.quota.pooled) others.push_back(service_in_words(copy.of.voice, other));
  return say(copy.language(), {"{0}，与{1}合计", "{0}，與{1}合計", "{0}, together with {1}"}, window_of(copy, service),
             list_and(copy.language(), others));
}

void collect_periods(const Predicate& predicate, std::vector<model::Index>& periods) {
  if (predicate.operation == Operation::date_after_end_of &&
      std::find(periods.begin(), periods.end(), predicate.period) == periods.end())
    periods.push_back(predicate.period);
  for (const Predicate& part : predicate.parts) collect_periods(part, periods);
}

std::string waiting_of(const Copy& copy, const model::Service& service) {
  std::vector<model::Index> periods;
  for (const model::Rule& rule : service.rules) collect_periods(rule.require, periods);
  std::vector<std::string> said;
  for (const model::Index period : periods) {
    if (const auto& lasts = copy.programme().periods[period].lasts)
      said.push_back(span_in_words(*lasts, copy.language()));
  }
  return said.empty() ? "—" : list_and(copy.language(), said);
}

}  // namespace

void add_table(const Copy& copy) {
  const base::Language language = copy.language();
  const auto& plans = copy.programme().plans;
  copy.heading(1, "services-and-plans",
               plans ? say(language, {"套餐、服务和次数", "套餐、服務和次數", "Plans, services and uses"})
                     : say(language, {"服务和次数", "服務和次數", "Services and uses"}));
  const auto cell = [](std::string text) { return Runs{{std::move(text)}}; };
  const auto head = [&](const Template<0>& words) { return Runs{{say(language, words), Style::strong}}; };
  Block table{.kind = BlockKind::table};
  const int columns = plans ? static_cast<int>(plans->bands.size()) : 1;
  const int each = plans ? std::min(14, 45 / columns) : 32;
  table.widths = {100 - 15 - 16 - columns * each};
  std::vector<Runs> first{head({"服务", "服務", "Service"})};
  if (plans) {
    for (const model::Band& band : plans->bands) first.push_back({run_of(copy, band.name, Style::strong)});
  } else {
    first.push_back(head({"次数", "次數", "Uses"}));
  }
  for (int at = 0; at < columns; ++at) table.widths.push_back(each);
  first.push_back(head({"计数期间", "計數期間", "Counted in"}));
  first.push_back(head({"等待期", "等候期", "Waiting period"}));
  table.widths.insert(table.widths.end(), {15, 16});
  table.rows.push_back(std::move(first));
  for (const model::Service& service : copy.programme().services) {
    std::vector<Runs> row{{{service.name.or_any(language), Style::plain, {}, anchor_of_service(service.id)}}};
    if (plans) {
      for (const model::Band& band : plans->bands) row.push_back(cell(quota_for(copy, service, band.id)));
    } else {
      row.push_back(cell(quota_for(copy, service, {})));
    }
    row.push_back(cell(counted_by(copy, service)));
    row.push_back(cell(waiting_of(copy, service)));
    table.rows.push_back(std::move(row));
  }
  const bool has_dash = std::any_of(table.rows.begin(), table.rows.end(), [](const std::vector<Runs>& row) {
    return std::any_of(row.begin(), row.end(), [](const Runs& runs) { return runs.front().text == "—"; });
  });
  copy.document.blocks.push_back(std::move(table));
  if (plans) copy.paragraph({{sentence_of(copy.of.voice, *plans)}});
  if (!has_dash) return;
  copy.paragraph(
      {{plans ? say(language, {"“—”表示该套餐不含此服务，或不适用。", "「—」表示該套餐不含此服務，或不適用。",
                               "A dash says that the plan does not bring the service, or that there is no "
                               "such thing."})
              : say(language, {"“—”表示没有。", "「—」表示沒有。", "A dash says that there is none."}),
        Style::quiet}});
}

}  // namespace consilium::reading
