#include <array>
#include <map>

#include "cases/reports.hpp"
#include "reading/sentence_of_programme.hpp"
#include "reading/sentence_speaker.hpp"

namespace consilium::reading {
namespace {

constexpr std::array<Template<0>, 7> weekdays{{{"一", "一", "Monday"},
                                               {"二", "二", "Tuesday"},
                                               {"三", "三", "Wednesday"},
                                               {"四", "四", "Thursday"},
                                               {"五", "五", "Friday"},
                                               {"六", "六", "Saturday"},
                                               {"日", "日", "Sunday"}}};

std::string moment_of(const Voice& voice, const model::ReportTime& when) {
  const std::string at = base::to_string(when.at);
  if (when.every == model::ReportEvery::month)
    return say(voice.language, {"每月{0}日{1}", "每月{0}日{1}", "on day {0} of every month at {1}"},
               number_in_words(when.day), at);
  return say(voice.language, {"每周{0}{1}", "每週{0}{1}", "every {0} at {1}"},
             say(voice.language, weekdays[static_cast<std::size_t>(when.day) - 1]), at);
}

// Services whose cases are listed under the same condition are named together.
std::string cases_on(const Voice& voice, model::Index report) {
  std::map<std::string, std::vector<std::string>> services;  // by condition
  for (const model::Service& service : voice.programme->services) {
    for (const model::ReportedCases& cases : service.reports) {
      if (cases.report != report) continue;
      const Speaker speaker(voice, service);
      services[cases.when ? speaker.condition(*cases.when) : std::string{}].push_back(quoted(voice, service.name));
    }
  }
  std::vector<std::string> parts;
  for (const auto& [condition, names] : services) {
    const std::string listed = list_and(voice.language, names);
    parts.push_back(
        condition.empty()
            ? say(voice.language, {"列出{0}的每个个案。", "列出{0}的每個個案。", "It lists every case of {0}."}, listed)
            : say(voice.language,
                  {"列出{0}的个案，条件是{1}。", "列出{0}的個案，條件是{1}。",
                   "It lists the cases of {0} of which this holds: {1}."},
                  listed, condition));
  }
  return sentences(voice.language, parts);
}

}  // namespace

std::string sentence_of(const Voice& voice, const model::Report& report) {
  const std::string owed = say(voice.language,
                               {"{0}{1}向{2}提供{3}，并在{4}内送达。", "{0}{1}向{2}提供{3}，並在{4}內送達。",
                                "{1} owes {2} {3} {0}, to be there within {4}."},
                               moment_of(voice, report.when), role_in_words(voice, report.owner),
                               voice.programme->insurer.name.or_any(voice.language), quoted(voice, report.name),
                               span_in_words(report.within, voice.language));
  std::vector<std::string> columns;
  for (const model::ReportColumn& column : report.columns)
    columns.push_back(quoted(voice, cases::column_name(*voice.programme, column)));
  const std::string shown =
      say(voice.language,
          {"报告按当时的情况列明{0}，没有个案时也要提供。", "報告按當時的情況列明{0}，沒有個案時也要提供。",
           "As things stand then it shows {0}; it is owed also when there is no case."},
          list_and(voice.language, columns));
  return sentences(voice.language, {owed, shown, cases_on(voice, voice.programme->report(report.id))});
}

}  // namespace consilium::reading
