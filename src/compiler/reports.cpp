#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "compiler/scope.hpp"
#include "compiler/service_reader.hpp"

namespace consilium::compiler {
namespace {

using model::none;
using model::ReportShow;

constexpr std::array shown_of_every_case{
    ReportShow::case_id, ReportShow::contract,  ReportShow::member, ReportShow::service, ReportShow::opened,
    ReportShow::status,  ReportShow::last_step, ReportShow::ended,  ReportShow::owed,    ReportShow::promises};

constexpr int month_day_max = 28;  // the last one that every month has

model::ReportTime read_time(Context& context, const text::Node& node) {
  const Object object(context, node, "report time");
  model::ReportTime time;
  if (object.has("week_on") == object.has("month_on"))
    context.error("C375", node.place, "a report is made every week or every month",
                  "write `week_on: monday` or `month_on: 1`");
  if (object.has("week_on")) {
    const std::vector<std::string> days =
        literals_of(type_of(*find_key(word_in(language(), "report time"), "week_on")));
    const auto day = std::find(days.begin(), days.end(), object.word("week_on"));
    time.day = static_cast<int>(day - days.begin()) + 1;
  }
  if (const text::Node* day = object.find("month_on")) {
    time.every = model::ReportEvery::month;
    const std::int64_t number = object.number("month_on").value_or(1);
    if (number < 1 || number > month_day_max)
      context.error("C375", day->place, fmt::format("not every month has a day {}", number), "write 1 to 28");
    time.day = static_cast<int>(std::clamp<std::int64_t>(number, 1, month_day_max));
  }
  if (const text::Node* at = object.find("at")) {
    const auto clock = base::ClockTime::parse(at->text);
    if (!clock || clock->minutes == 24 * 60)
      context.error("C375", at->place, fmt::format("`{}` is no clock time of a day", at->text), "write \"08:00\"");
    if (clock) time.at = *clock;
  }
  return time;
}

template <typename Has>
bool some_service(const model::Programme& programme, const Has& has) {
  return std::any_of(programme.services.begin(), programme.services.end(), has);
}

// A column may show what only some of the services know.
void check_known(Context& context, const model::Programme& programme, const text::Node& node, bool is_point) {
  if (is_point) {
    if (some_service(programme, [&](const auto& service) { return service.point(node.text) != none; })) return;
  } else {
    context.use("fact", node.text);
    if (some_service(programme, [&](const auto& service) { return service.fact(node.text) != none; })) return;
  }
  std::vector<std::string> known;
  for (const model::Service& service : programme.services) {
    if (is_point) known.insert(known.end(), service.points.begin(), service.points.end());
    if (is_point) continue;
    for (const model::Fact& fact : service.facts) known.push_back(fact.id);
  }
  if (is_point) context.unknown("C202", node.place, "point", node.text, known);
  if (!is_point) context.unknown("C201", node.place, "fact", node.text, known);
}

model::ReportColumn read_column(Context& context, const model::Programme& programme, const text::Node& node) {
  const Object object(context, node, "report column");
  model::ReportColumn column;
  column.name = object.localised("name");
  const int things = (object.has("show") ? 1 : 0) + (object.has("point") ? 1 : 0) + (object.has("fact") ? 1 : 0);
  const bool nameless = object.has("point") && !object.has("name");
  if (things != 1 || nameless) {
    context.error("C376", node.place, things != 1 ? "a column shows one thing" : "a point has no name that people read",
                  things != 1 ? "write `show: status`, `point: …` or `fact: …`" : "add `name:`");
  }
  if (object.has("show")) {
    column.id = object.word("show");
    const auto show = std::find_if(shown_of_every_case.begin(), shown_of_every_case.end(),
                                   [&](ReportShow one) { return model::to_string(one) == column.id; });
    if (show != shown_of_every_case.end()) column.show = *show;
  } else if (const text::Node* point = object.find("point")) {
    column.id = read_text(context, *point);
    column.show = ReportShow::point;
    check_known(context, programme, *point, true);
  } else if (const text::Node* fact = object.find("fact")) {
    column.id = read_text(context, *fact);
    column.show = ReportShow::fact;
    check_known(context, programme, *fact, false);
  }
  return column;
}

void read_columns(Context& context, const model::Programme& programme, const Object& object, model::Report& report) {
  const std::span<const text::Node> nodes = object.items("columns");
  for (const text::Node& node : nodes) {
    model::ReportColumn column = read_column(context, programme, node);
    const bool twice = std::any_of(report.columns.begin(), report.columns.end(),
                                   [&](const model::ReportColumn& other) { return other.id == column.id; });
    if (twice && !column.id.empty())
      context.error("C373", node.place, fmt::format("the column `{}` stands twice", column.id), "leave one of the two");
    report.columns.push_back(std::move(column));
  }
  if (const text::Node* list = object.find("columns"); list != nullptr && nodes.empty())
    context.error("C102", list->place, "a report has at least one column", "write `columns: [{ show: case }]`");
}

void read_languages(Context& context, const model::Programme& programme, const Object& object, model::Report& report) {
  report.languages = programme.languages;
  if (!object.has("languages")) return;
  report.languages.clear();
  for (const text::Node& node : object.items("languages")) {
    const auto language = base::language_from(node.text);
    if (!language) {
      context.unknown("C106", node.place, "language", node.text, {"zh-Hans", "zh-Hant", "en"});
    } else if (std::find(programme.languages.begin(), programme.languages.end(), *language) ==
               programme.languages.end()) {
      context.error("C377", node.place, fmt::format("the programme does not speak `{}`", node.text),
                    "name one of its `languages`");
    } else {
      report.languages.push_back(*language);
    }
  }
}

// Which services it is about; unknown ones are reported.
std::vector<model::Service*> services_of(Context& context, model::Programme& programme, const Object& object) {
  std::vector<model::Service*> services;
  if (!object.has("services")) {
    for (model::Service& service : programme.services) services.push_back(&service);
    return services;
  }
  std::vector<std::string> known;
  for (const model::Service& service : programme.services) known.push_back(service.id);
  for (const text::Node& node : object.items("services")) {
    const auto found = std::find_if(programme.services.begin(), programme.services.end(),
                                    [&](const model::Service& service) { return service.id == node.text; });
    if (found != programme.services.end()) {
      services.push_back(&*found);
    } else if (!context.is_unreadable(fmt::format("services/{}.yaml", node.text))) {
      context.unknown("C342", node.place, "service", node.text, known);
    }
  }
  return services;
}

void read_report(Context& context, const text::Entry& entry, model::Programme& programme) {
  const Object object(context, entry.value, "report");
  model::Report report;
  report.id = entry.key;
  report.name = object.localised("name");
  if (const text::Node* owner = object.find("owner"); owner != nullptr && !programme.services.empty())
    report.owner = Scope{context, programme, programme.services.front()}.owner(*owner);
  if (const text::Node* every = object.find("every")) report.when = read_time(context, *every);
  report.within = object.span("within").value_or(base::Span{});
  if (report.within.unit == base::Unit::service_hours)
    context.error("C336", object.find("within")->place, "a report is owed in service hours of no line",
                  "write working_days, natural_days or hours");
  read_languages(context, programme, object, report);
  read_columns(context, programme, object, report);
  report.cites = object.citation(true);
  const auto index = static_cast<model::Index>(programme.reports.size());
  programme.reports.push_back(std::move(report));
  for (model::Service* service : services_of(context, programme, object)) {
    Scope scope{context, programme, *service};
    model::ReportedCases cases{index, std::nullopt};
    if (const text::Node* when = object.find("when")) cases.when = read_predicate(scope, *when);
    service->reports.push_back(std::move(cases));
  }
}

}  // namespace

void read_reports(Context& context, const Trees& trees, model::Programme& programme) {
  const Object root(context, trees.find("programme.yaml")->second, "programme");
  for (const text::Entry& entry : root.entries("reports")) read_report(context, entry, programme);
}

}  // namespace consilium::compiler
