// The regions of facts whose answer changes, for people and for programs.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "api/render.hpp"
#include "apps/diff_report.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

std::string in_words(const std::vector<reading::RegionCondition>& conditions, std::string_view between) {
  std::string text;
  for (const reading::RegionCondition& condition : conditions)
    text += fmt::format("{}{} {}", text.empty() ? std::string_view{} : between, condition.about, condition.is);
  return text;
}

// Of checks alone: what is no refusal goes on to the others.
std::string_view alone(const reading::Answer& answer) {
  switch (answer.outcome) {
    case decision::Outcome::eligible:
      return "passes";
    case decision::Outcome::refer:
      return "is referred";
    case decision::Outcome::needs_information:
      return "needs information";
    case decision::Outcome::not_eligible:
      break;
  }
  return "is refused";
}

std::string change_in_words(const reading::Region& region) {
  if (region.services.empty()) return {};
  if (region.checks.front() == "quota")
    return fmt::format(": {} → {}", apps::in_words(region.before), apps::in_words(region.after));
  return fmt::format(": {} → {}", alone(region.before), alone(region.after));
}

json::array conditions_json(const std::vector<reading::RegionCondition>& conditions) {
  json::array array;
  for (const reading::RegionCondition& condition : conditions)
    array.push_back(json::object{{"about", condition.about}, {"is", condition.is}});
  return array;
}

}  // namespace

void print_regions(const Compared& compared, std::size_t first) {
  const reading::Regions& regions = compared.regions;
  fmt::print("\nfacts whose answer changes, asked on {}: {} regions\n", base::to_string(regions.on),
             regions.all.size());
  for (std::size_t i = 0; i < std::min(first, regions.all.size()); ++i) {
    const reading::Region& region = regions.all[i];
    const bool everywhere = region.services.size() == compared.after.programme.services.size();
    const std::string of = region.services.empty() ? std::string{}
                           : everywhere            ? std::string(" of every service")
                                                   : fmt::format(" of {}", fmt::join(region.services, ", "));
    fmt::print("  {}{}{}\n", fmt::join(region.checks, ", "), of, change_in_words(region));
    fmt::print("    where {}\n", region.where.empty() ? "always" : in_words(region.where, "\n      and "));
    if (!region.example.empty()) fmt::print("    for example {}\n", in_words(region.example, ", "));
  }
  if (regions.all.size() > first) fmt::print("  … and {} more\n", regions.all.size() - first);
  for (const std::string& one : regions.not_told) fmt::print("  not told: {}\n", one);
}

json::object regions_json(const Compared& compared) {
  json::array all;
  for (const reading::Region& region : compared.regions.all) {
    all.push_back(json::object{{"services", api::texts_json(region.services)},
                               {"checks", api::texts_json(region.checks)},
                               {"where", conditions_json(region.where)},
                               {"example", conditions_json(region.example)},
                               {"from", answer_json(region.before)},
                               {"to", answer_json(region.after)}});
  }
  return json::object{{"on", base::to_string(compared.regions.on)},
                      {"regions", std::move(all)},
                      {"not_told", api::texts_json(compared.regions.not_told)}};
}

}  // namespace consilium::apps
