// The open cases that would move, for people and for programs.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "api/render.hpp"
#include "apps/diff_report.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

std::string_view words_of(const std::optional<cases::Standing>& standing, std::string_view otherwise) {
  return standing ? std::string_view(standing->words) : otherwise;
}

}  // namespace

void print_cases(const Compared& compared, std::size_t first) {
  const CasesCompared& cases = *compared.cases;
  fmt::print("\nopen cases at {}: {}, of which {} move or cannot move\n",
             base::to_string(cases.at, compared.after.programme.zone), cases.open, cases.differ.size());
  for (std::size_t i = 0; i < std::min(first, cases.differ.size()); ++i) {
    const CaseDifference& one = cases.differ[i];
    fmt::print("  {} ({}, {})\n", one.case_id, one.service, one.version);
    if (!one.cannot_move.empty()) fmt::print("    cannot move: {}\n", fmt::join(one.cannot_move, "; "));
    for (const cases::MovedThing& moved : one.moved)
      fmt::print("    {} {}: {} → {}\n", moved.kind, moved.id, words_of(moved.from, "nothing"),
                 words_of(moved.to, "nothing"));
  }
  if (cases.differ.size() > first) fmt::print("  … and {} more\n", cases.differ.size() - first);
}

json::object cases_json(const Compared& compared) {
  const CasesCompared& cases = *compared.cases;
  json::array differ;
  for (const CaseDifference& one : cases.differ) {
    json::array moved;
    for (const cases::MovedThing& thing : one.moved)
      moved.push_back(json::object{
          {"kind", thing.kind}, {"id", thing.id}, {"from", words_of(thing.from, "")}, {"to", words_of(thing.to, "")}});
    differ.push_back(json::object{{"case", one.case_id},
                                  {"service", one.service},
                                  {"version", one.version},
                                  {"cannot_move", api::texts_json(one.cannot_move)},
                                  {"moved", std::move(moved)}});
  }
  return json::object{{"at", base::to_string(cases.at)}, {"open", cases.open}, {"differ", std::move(differ)}};
}

}  // namespace consilium::apps
