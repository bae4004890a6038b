// Reports that are owed to the insurer, and the cases of each service that are on them.
#include <array>

#include <fmt/core.h>

#include "reading/difference_writer.hpp"

namespace consilium::reading {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

std::string moment(const model::ReportTime& when) {
  const std::string at = base::to_string(when.at);
  if (when.every == model::ReportEvery::month) return fmt::format("day {} of every month at {}", when.day, at);
  return fmt::format("every {} at {}", weekdays[static_cast<std::size_t>(when.day) - 1], at);
}

}  // namespace

void write_reports(const model::Programme& programme, std::vector<Word>& words) {
  for (const model::Report& report : programme.reports) {
    WordWriter word("report", "", report.id);
    std::vector<std::string> columns;
    for (const model::ReportColumn& column : report.columns) columns.push_back(column.id);
    std::vector<std::string> languages;
    for (const base::Language language : report.languages) languages.emplace_back(base::to_string(language));
    word.say("name", report.name).say("owner", report.owner).say("made", moment(report.when));
    word.say("within", in_words(report.within)).say("columns", joined(columns)).say("languages", joined(languages));
    for (const model::ReportColumn& column : report.columns) word.say("heading of " + column.id, column.name);
    words.push_back(word.done(report.cites));
  }
}

void write_reported_cases(const ServiceWriter& writer) {
  for (const model::ReportedCases& cases : writer.service().reports) {
    const model::Report& report = writer.programme().reports[cases.report];
    WordWriter word = writer.word("cases on a report", report.id);
    word.say("listed", cases.when ? writer.condition(cases.when) : "always");
    writer.keep(word, report.cites);
  }
}

}  // namespace consilium::reading
