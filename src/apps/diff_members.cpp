// The members who lose and gain, for people and for programs.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "api/render.hpp"
#include "apps/diff_report.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

void print_moved(const reading::MemberComparison& comparison, const RosterCompared& roster,
                 const std::vector<MovedMember>& moved, std::string_view how, std::size_t first) {
  for (std::size_t i = 0; i < std::min(first, moved.size()); ++i) {
    const roster::ContractKey& key = roster.table.entries[moved[i].entry].key;
    fmt::print("    {}{} {}: {} → {} ({})\n", key.contract, key.rider.empty() ? "" : " " + key.rider, how,
               in_words(moved[i].answer.before), in_words(moved[i].answer.after),
               fmt::join(because(comparison, roster, moved[i]), ", "));
  }
  if (moved.size() > first)
    fmt::print("    … and {} more who {}\n", moved.size() - first, how == "loses" ? "lose" : "gain");
}

json::array moved_json(const reading::MemberComparison& comparison, const RosterCompared& roster,
                       const std::vector<MovedMember>& moved) {
  json::array array;
  array.reserve(moved.size());
  for (const MovedMember& member : moved) {
    const roster::ContractKey& key = roster.table.entries[member.entry].key;
    json::object object{{"contract", key.contract}};
    if (!key.rider.empty()) object["rider"] = key.rider;
    object["from"] = answer_json(member.answer.before);
    object["to"] = answer_json(member.answer.after);
    object["because"] = api::texts_json(because(comparison, roster, member));
    array.push_back(std::move(object));
  }
  return array;
}

reading::MemberComparison comparison_of(const Compared& compared) {
  return {version_of(compared.before), version_of(compared.after), compared.roster->on};
}

}  // namespace

std::string in_words(const reading::Answer& answer) {
  if (!answer.offered) return "not offered";
  std::string text(decision::to_string(answer.outcome));
  std::replace(text.begin(), text.end(), '_', ' ');
  if (answer.outcome == decision::Outcome::not_eligible) return text;
  return fmt::format("{}, {}", text,
                     answer.allowed ? fmt::format("{} {}", *answer.allowed, *answer.allowed == 1 ? "use" : "uses")
                                    : "uses without limit");
}

json::object answer_json(const reading::Answer& answer) {
  if (!answer.offered) return json::object{{"offered", false}};
  json::object object{{"offered", true}, {"outcome", api::text_json(decision::to_string(answer.outcome))}};
  object["uses"] = answer.allowed ? json::value(*answer.allowed) : json::value(nullptr);
  return object;
}

void print_roster(const Compared& compared, std::size_t first) {
  const RosterCompared& roster = *compared.roster;
  const reading::MemberComparison comparison = comparison_of(compared);
  fmt::print("\nmembers, as the roster knows them on {}: {} contracts", base::to_string(roster.on),
             roster.table.entries.size());
  if (roster.table.rows_bad > 0) fmt::print(", {} bad rows left out", roster.table.rows_bad);
  fmt::print("\n");
  for (std::size_t i = 0; i < roster.services.size(); ++i) {
    fmt::print("  {}: {} lose, {} gain\n", roster.services[i], roster.lose[i].size(), roster.gain[i].size());
    print_moved(comparison, roster, roster.lose[i], "loses", first);
    print_moved(comparison, roster, roster.gain[i], "gains", first);
  }
}

json::object roster_json(const Compared& compared) {
  const RosterCompared& roster = *compared.roster;
  const reading::MemberComparison comparison = comparison_of(compared);
  json::array services;
  for (std::size_t i = 0; i < roster.services.size(); ++i) {
    services.push_back(json::object{{"service", roster.services[i]},
                                    {"lose", moved_json(comparison, roster, roster.lose[i])},
                                    {"gain", moved_json(comparison, roster, roster.gain[i])}});
  }
  return json::object{{"on", base::to_string(roster.on)},
                      {"contracts", roster.table.entries.size()},
                      {"rows_bad", roster.table.rows_bad},
                      {"services", std::move(services)}};
}

}  // namespace consilium::apps
