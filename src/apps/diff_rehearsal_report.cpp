// What a rehearsal found, for people and for programs.
#include <algorithm>
#include <set>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "api/render.hpp"
#include "apps/diff_report.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

constexpr std::string_view row_format = "  {:<58} {:>10} {:>10} {:>8}\n";

void print_row(const std::string& name, std::int64_t before, std::int64_t after) {
  const std::string change = before == after ? "" : fmt::format("{:+}", after - before);
  fmt::print(fmt::runtime(row_format), name, before, after, change);
}

template <typename Map>
std::set<std::string> keys_of(const Map& before, const Map& after) {
  std::set<std::string> keys;
  for (const Map* map : {&before, &after}) {
    for (const auto& [key, value] : *map) keys.insert(key);
  }
  return keys;
}

template <typename Value>
Value value_in(const std::map<std::string, Value>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? Value{} : found->second;
}

void print_changes(const Rehearsed& rehearsed, std::size_t first) {
  for (std::size_t i = 0; i < std::min(first, rehearsed.groups.size()); ++i) {
    const ChangeGroup& group = rehearsed.groups[i];
    const CaseChange& change = group.change;
    const std::string clauses =
        change.clauses.empty() ? std::string{} : fmt::format(" [{}]", fmt::join(change.clauses, ", "));
    fmt::print("  {:>6} {} {}{}{}: {} → {}{}, for example {}\n", group.cases, group.service, change.kind,
               change.id.empty() ? "" : " ", change.id, change.from, change.to, clauses, group.example);
  }
  if (rehearsed.groups.size() > first) fmt::print("  … and {} more kinds\n", rehearsed.groups.size() - first);
}

void print_applications(const Rehearsed& rehearsed) {
  const Tally& before = rehearsed.before;
  const Tally& after = rehearsed.after;
  print_row("applications granted", before.granted, after.granted);
  for (const std::string& check : keys_of(before.refused, after.refused)) {
    const auto cited = rehearsed.clauses.find(check);
    const std::string clauses = cited == rehearsed.clauses.end() || cited->second.empty()
                                    ? std::string{}
                                    : fmt::format(" [{}]", fmt::join(cited->second, ", "));
    print_row("refused by " + check + clauses, value_in(before.refused, check), value_in(after.refused, check));
  }
}

void print_table(const Rehearsed& rehearsed) {
  const Tally& before = rehearsed.before;
  const Tally& after = rehearsed.after;
  fmt::print(fmt::runtime(row_format), "", "as it was", "rehearsed", "");
  print_applications(rehearsed);
  for (const std::string& service : keys_of(before.quota, after.quota)) {
    const auto was = value_in(before.quota, service);
    const auto is = value_in(after.quota, service);
    for (const std::string& state : keys_of(was, is))
      print_row(fmt::format("quota of {}: {}", service, state), value_in(was, state), value_in(is, state));
  }
  for (const std::string& deadline : keys_of(before.promises, after.promises)) {
    const PromiseTally was = value_in(before.promises, deadline);
    const PromiseTally is = value_in(after.promises, deadline);
    const std::string& kind = is.kind.empty() ? was.kind : is.kind;
    print_row(fmt::format("{} {}: kept", kind, deadline), was.met, is.met);
    print_row(fmt::format("{} {}: missed", kind, deadline), was.missed, is.missed);
    if (was.open + is.open > 0) print_row(fmt::format("{} {}: neither yet", kind, deadline), was.open, is.open);
  }
  for (const std::string& end : keys_of(before.ends, after.ends))
    print_row("ended as " + end, value_in(before.ends, end), value_in(after.ends, end));
  for (const std::string& allowance : keys_of(before.help, after.help))
    print_row("help of " + allowance, value_in(before.help, allowance), value_in(after.help, allowance));
}

void print_acts(const Rehearsed& rehearsed) {
  for (const std::string& owner : keys_of(rehearsed.before.acts, rehearsed.after.acts)) {
    const auto was = value_in(rehearsed.before.acts, owner);
    const auto is = value_in(rehearsed.after.acts, owner);
    for (std::size_t hour = 0; hour < was.size(); ++hour) {
      if (was[hour] + is[hour] > 0) print_row(fmt::format("acts of {} at {:02}:00", owner, hour), was[hour], is[hour]);
    }
  }
}

json::object counts_json(const std::map<std::string, std::int64_t>& counts) {
  json::object object;
  for (const auto& [key, count] : counts) object[key] = count;
  return object;
}

json::object tally_json(const Tally& tally) {
  json::object quota;
  for (const auto& [service, states] : tally.quota) quota[service] = counts_json(states);
  json::object promises;
  for (const auto& [deadline, line] : tally.promises) {
    promises[deadline] =
        json::object{{"kind", line.kind}, {"kept", line.met}, {"missed", line.missed}, {"neither_yet", line.open}};
  }
  json::object acts;
  for (const auto& [owner, hours] : tally.acts) acts[owner] = json::array(hours.begin(), hours.end());
  return json::object{{"granted", tally.granted},        {"refused", counts_json(tally.refused)},
                      {"quota", std::move(quota)},       {"promises", std::move(promises)},
                      {"ends", counts_json(tally.ends)}, {"help", counts_json(tally.help)},
                      {"acts_by_hour", std::move(acts)}};
}

json::object change_json(const CaseChange& change) {
  return json::object{{"kind", change.kind},
                      {"id", change.id},
                      {"from", change.from},
                      {"to", change.to},
                      {"clauses", api::texts_json(change.clauses)}};
}

}  // namespace

void print_rehearsal(const Compared& compared, std::size_t first) {
  const Rehearsed& rehearsed = *compared.rehearsed;
  fmt::print("\nrehearsal until {} (accounts: {}, cases: {}, different: {}, not replayed whole: {})\n",
             base::to_string(rehearsed.at, compared.after.programme.zone), rehearsed.accounts, rehearsed.cases,
             rehearsed.differ, rehearsed.not_whole);
  if (rehearsed.erased > 0) fmt::print("  left out, as they were erased: {}\n", rehearsed.erased);
  print_changes(rehearsed, first);
  print_table(rehearsed);
  print_acts(rehearsed);
}

json::object rehearsal_json(const Compared& compared) {
  const Rehearsed& rehearsed = *compared.rehearsed;
  json::array groups;
  for (const ChangeGroup& group : rehearsed.groups) {
    json::object object = change_json(group.change);
    object["service"] = group.service;
    object["cases"] = group.cases;
    object["example"] = group.example;
    groups.push_back(std::move(object));
  }
  json::array cases;
  for (const RehearsedCase& one : rehearsed.first) {
    json::array changes;
    for (const CaseChange& change : one.changes) changes.push_back(change_json(change));
    cases.push_back(json::object{{"case", one.case_id}, {"service", one.service}, {"changes", std::move(changes)}});
  }
  json::object clauses;
  for (const auto& [check, cited] : rehearsed.clauses) clauses[check] = api::texts_json(cited);
  return json::object{{"until", base::to_string(rehearsed.at)},
                      {"cases", rehearsed.cases},
                      {"accounts", rehearsed.accounts},
                      {"erased", rehearsed.erased},
                      {"differ", rehearsed.differ},
                      {"not_whole", rehearsed.not_whole},
                      {"changes", std::move(groups)},
                      {"first", std::move(cases)},
                      {"as_it_was", tally_json(rehearsed.before)},
                      {"rehearsed", tally_json(rehearsed.after)},
                      {"clauses", std::move(clauses)}};
}

}  // namespace consilium::apps
