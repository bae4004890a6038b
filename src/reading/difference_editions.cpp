// What changed beside the programmes: rows of the networks that they name, days of their calendars.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "reading/difference.hpp"
#include "reading/difference_writer.hpp"

namespace consilium::reading {
namespace {

using Rows = std::map<std::string, std::vector<Aspect>>;

// Rows of one kind on both sides, told by what differs.
void add_rows(const std::string& kind, const Rows& before, const Rows& after, std::vector<Difference>& all) {
  std::set<std::string> ids;
  for (const auto& [id, aspects] : before) ids.insert(id);
  for (const auto& [id, aspects] : after) ids.insert(id);
  for (const std::string& id : ids) {
    const auto was = before.find(id);
    const auto is = after.find(id);
    if (was != before.end() && is != after.end() && was->second == is->second) continue;
    Difference difference;
    difference.change = was == before.end() ? Change::added : is == after.end() ? Change::removed : Change::changed;
    difference.kind = kind;
    difference.id = id;
    std::map<std::string, ChangedAspect> aspects;
    if (was != before.end()) {
      for (const Aspect& aspect : was->second) aspects[aspect.name].from = aspect.text;
    }
    if (is != after.end()) {
      for (const Aspect& aspect : is->second) aspects[aspect.name].to = aspect.text;
    }
    for (auto& [name, aspect] : aspects) {
      aspect.name = name;
      if (aspect.from != aspect.to) difference.aspects.push_back(std::move(aspect));
    }
    all.push_back(std::move(difference));
  }
}

std::vector<Aspect> aspects_of(const model::ListedInstitution& row) {
  std::vector<Aspect> aspects;
  const auto say = [&](std::string name, std::string text) {
    if (!text.empty()) aspects.push_back({std::move(name), std::move(text)});
  };
  for (const base::Language language : base::all_languages)
    say(fmt::format("name ({})", base::to_string(language)), row.name.in(language));
  const model::Institution& institution = row.institution;
  say("grade", institution.grade), say("country", institution.country), say("city", institution.city);
  say("province", row.province), say("note", row.note), say("aliases", joined(row.aliases));
  say("usable for", joined(institution.usable_for)), say("flags", joined(institution.flags));
  if (institution.originals_required) say("asks for originals", "yes");
  for (const model::Cell& cell : row.cells) say(cell.column, joined(cell.values));
  return aspects;
}

// An edition that is new or gone is told as a whole: with how many rows differ from the edition before it.
void add_editions(const std::string& id, const model::Network* before, const model::Network* after,
                  std::vector<Difference>& all) {
  Rows editions_before;
  Rows editions_after;
  Rows rows_before;
  Rows rows_after;
  const auto read = [&](const model::Network* network, const model::Network* other, Rows& editions, Rows& rows) {
    if (network == nullptr) return;
    for (const model::NetworkEdition& edition : network->editions) {
      const std::string name = fmt::format("{} from {}", id, base::to_string(edition.from));
      editions[name] = {{"institutions", std::to_string(edition.institutions.size())}};
      const bool in_both =
          other != nullptr && std::any_of(other->editions.begin(), other->editions.end(),
                                          [&](const auto& there) { return there.from == edition.from; });
      for (const model::ListedInstitution& row : edition.institutions) {
        if (in_both) rows[fmt::format("{}/{}", name, row.institution.id)] = aspects_of(row);
      }
    }
  };
  read(before, after, editions_before, rows_before);
  read(after, before, editions_after, rows_after);
  add_rows("network edition", editions_before, editions_after, all);
  add_rows("institution", rows_before, rows_after, all);
}

const model::Network* find(const Networks& networks, std::string_view id) {
  const auto found = networks.find(id);
  return found == networks.end() ? nullptr : &found->second;
}

Rows days_of(const calendar::Edition& edition, base::Date first, base::Date last) {
  static constexpr std::array<std::string_view, 4> kinds{"working day", "working day in place of another", "weekend",
                                                         "holiday"};
  Rows rows;
  for (base::Date day = first; day <= last; day = day.plus_days(1)) {
    std::vector<Aspect> aspects;
    aspects.push_back({"is", std::string(kinds[static_cast<std::size_t>(edition.kind(day))])});
    if (const calendar::NamedDay* named = edition.named(day)) aspects.push_back({"festival", named->festival});
    rows[base::to_string(day)] = std::move(aspects);
  }
  return rows;
}

}  // namespace

std::vector<Difference> differences_of_networks(const model::Programme& before, const Networks& networks_before,
                                                const model::Programme& after, const Networks& networks_after) {
  std::set<std::string> ids;
  for (const model::NetworkUse& use : before.networks) ids.insert(use.network);
  for (const model::NetworkUse& use : after.networks) ids.insert(use.network);
  std::vector<Difference> all;
  for (const std::string& id : ids) add_editions(id, find(networks_before, id), find(networks_after, id), all);
  return all;
}

std::vector<Difference> differences_of_calendars(const calendar::Edition& before, const calendar::Edition& after) {
  std::vector<Difference> all;
  const auto head = [](const calendar::Edition& edition) {
    const calendar::EditionInfo& info = edition.info();
    return std::vector<Aspect>{{"first day", base::to_string(info.first)},
                               {"issued", base::to_string(info.issued)},
                               {"last published day", base::to_string(info.last)},
                               {"Saturdays are worked", yes_or_no(info.saturday_works)}};
  };
  const calendar::EditionInfo& was = before.info();
  const calendar::EditionInfo& is = after.info();
  add_rows("calendar", {{was.id, head(before)}}, {{is.id, head(after)}}, all);
  const base::Date first = std::max(was.first, is.first);
  const base::Date last = std::max(was.last, is.last);
  add_rows("day of the calendar", days_of(before, first, last), days_of(after, first, last), all);
  return all;
}

}  // namespace consilium::reading
