#include "service/lines.hpp"

#include <algorithm>
#include <set>
#include <variant>

namespace consilium::service {
namespace {

// How many of the oldest are tried in one look: others may take them meanwhile.
constexpr int tried_at_once = 20;

bool serves(const std::vector<std::string>& tenants, const model::Programme& programme) {
  return std::find(tenants.begin(), tenants.end(), programme.insurer.id) != tenants.end();
}

}  // namespace

base::LocalisedText name_of_line(const Published& published, const std::vector<std::string>& tenants,
                                 std::string_view line) {
  const model::Programme* latest = nullptr;
  base::LocalisedText name;
  for (const auto& [hash, programme] : published.by_hash) {
    if (!serves(tenants, *programme)) continue;
    for (const model::WaitingLine& one : programme->waiting_lines) {
      if (one.id != line || (latest != nullptr && programme->effective_from < latest->effective_from)) continue;
      latest = programme.get();
      name = one.name;
    }
  }
  return name;
}

std::vector<std::string> lines_of(const Published& published, const std::vector<std::string>& tenants) {
  std::set<std::string> lines;
  for (const auto& [hash, programme] : published.by_hash) {
    if (!serves(tenants, *programme)) continue;
    for (const model::WaitingLine& line : programme->waiting_lines) lines.insert(line.id);
  }
  return {lines.begin(), lines.end()};
}

base::Result<std::optional<Done>> take_next(House& house, const Asked& asked, const std::vector<std::string>& tenants,
                                            std::string_view line) {
  Asked taking = asked;
  taking.keep_refusals = false;
  const cases::TakeFromLine command{std::string(line), asked.request.actor};
  ports::LineQuery query{tenants, std::string(line), true};
  std::string after;
  do {
    BASE_TRY(const auto page, house.store.cases().waiting(query, {tried_at_once, after}));
    for (const ports::LineRow& row : page.rows) {
      BASE_TRY(Outcome outcome, act_on_case(house, taking, row.case_id, cases::Command{command}));
      // Refused: it is gone from the line, or another was quicker.
      if (auto* done = std::get_if<Done>(&outcome)) return std::optional<Done>(std::move(*done));
    }
    after = page.next;
  } while (!after.empty());
  return std::optional<Done>{};
}

}  // namespace consilium::service
