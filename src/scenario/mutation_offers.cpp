#include "scenario/mutation_offers.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace consilium::scenario {
namespace {

using base::Unit;

// Why nothing is changed in a word that cites, by the kind of the word.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> reasons{{
    {"service", "says that the service is there; what it does is in its own words"},
    {"insurer", "a name"},
    {"provider", "a name"},
    {"entitled", "says whose the services are; nothing is counted or compared in it"},
    {"rider", "names rows of the roster; the conditions that ask for the rider are changed"},
    {"scale", "an order of values; the conditions that ask for one of them are changed"},
    {"network", "names a list of institutions that is kept outside the programme"},
    {"contact", "a number or an address"},
    {"waiting line", "a name; the tasks of those who wait in it are changed"},
    {"programme", "says who answers for something"},
    {"fact", "says what may be asked; the conditions that read it are changed"},
    {"paper", "asked of everybody as it is: it holds no condition, figure or step"},
    {"notice", "told to everybody as it is: it holds no condition, figure or step"},
    {"consent", "asked of everybody as it is: it holds no condition, figure or step"},
    {"outcome", "holds no condition, figure or step of its own"},
    {"stop", "what it does is changed at the deadlines that it stops"},
    {"embed", "holds no condition, figure or step of its own"},
}};

std::string_view reason_for(std::string_view kind) {
  const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const auto& row) { return row.first == kind; });
  return found == reasons.end() ? "it holds no figure, unit, condition, step or use" : found->second;
}

constexpr Operator citing{
    Mutation::citation,
    "name the right clause at a step or row that this word decides or does, or expect it of the refusal"};

// The clause after it in the handbook, or else the nearest before it, that the word could cite as well: of the same
// service, not one that the word cites already or that the programme leaves out.
const model::Clause* beside(const model::Programme& programme, const model::Citation& cites, std::string_view clause) {
  const auto& clauses = programme.clauses;
  const auto here =
      std::find_if(clauses.begin(), clauses.end(), [&](const model::Clause& one) { return one.id == clause; });
  if (here == clauses.end()) return nullptr;
  const auto could_stand = [&](const model::Clause& one) {
    return one.service == here->service &&
           std::find(cites.clauses.begin(), cites.clauses.end(), one.id) == cites.clauses.end() &&
           std::none_of(programme.not_enforced.begin(), programme.not_enforced.end(),
                        [&](const model::NotEnforced& left_out) { return left_out.clause == one.id; });
  };
  const auto after = std::find_if(here, clauses.end(), could_stand);
  if (after != clauses.end()) return &*after;
  const auto before = std::find_if(std::make_reverse_iterator(here), clauses.rend(), could_stand);
  return before == clauses.rend() ? nullptr : &*before;
}

void swap_in(model::Citation& cites, const CitationSwap& swap) {
  std::replace(cites.clauses.begin(), cites.clauses.end(), swap.clause, swap.other);
}

}  // namespace

bool rests_on_something(const model::Citation& cites) {
  return !cites.clauses.empty() || !cites.house.empty() || !cites.law.empty();
}

void Offers::enter(std::string_view kind, std::string_view id, model::Citation& cites) {
  word_ = {kind, std::string(id), &cites};
  part_.clear();
  offer_citations(cites);
  if (wanted_ || !rests_on_something(cites)) return;
  const std::string service = service_ == nullptr ? "" : service_->id;
  entered_.emplace_back(
      Untouched{.service = service, .name = word_name(), .place = cites.at, .because = reason_for(kind)}, &cites);
}

void Offers::offer_citations(model::Citation& cites) {
  if (swapped_ && swapped_->at == cites.at) swap_in(cites, *swapped_);
  const model::Citation right = cites;
  for (const std::string& clause : right.clauses) {
    const model::Clause* other = beside(programme_, right, clause);
    if (other == nullptr || !cited_at_.emplace(cites.at.file, cites.at.line, cites.at.column, clause).second) continue;
    const std::size_t before = found_.all.size();
    const CitationSwap swap{cites.at, clause, other->id};
    offer(
        citing, [&] { return fmt::format("cites {} becomes {}", clause, swap.other); },
        [&] {
          swapped_ = swap;
          swap_in(cites, swap);
        });
    if (found_.all.size() > before) found_.all.back().swap = swap;
  }
}

void Offers::part(std::string name) { part_ = std::move(name); }

std::string Offers::word_name() const {
  return fmt::format("{}{}{}{}{}{}{}", service_ == nullptr ? "" : service_->id, service_ == nullptr ? "" : " ",
                     word_.kind, word_.id.empty() ? "" : " ", word_.id, part_.empty() ? "" : ", ", part_);
}

void Offers::add(const Operator& kind, std::size_t number, std::string what) {
  const std::string service = service_ == nullptr ? "" : service_->id;
  if (kind.mutation != Mutation::citation) touched_.emplace(service, word_.cites);
  found_.all.push_back({.number = number,
                        .mutation = kind.mutation,
                        .service = service,
                        .name = fmt::format("{}: {}", word_name(), what),
                        .place = word_.cites->at,
                        .clauses = word_.cites->clauses,
                        .proof = kind.proof});
}

void Offers::span(const Operator& kind, const Operator& unit, const std::vector<Unit>& units, base::Span& span) {
  const Unit original = span.unit;
  figure(kind, base::to_string(original), span.amount);
  if (span.from_amount) {
    std::string from = fmt::format("from {}", base::to_string(original));
    figure(kind, from, *span.from_amount);
  }
  for (const Unit other : units) {
    offer(
        unit,
        [&] {
          return fmt::format("{} {} becomes {} {}", span.amount, base::to_string(original), span.amount,
                             base::to_string(other));
        },
        [&] { span.unit = other; });
  }
}

void Offers::neighbour(const Operator& kind, std::string_view what, model::Index& point) {
  if (point == model::none) return;
  const model::Index original = point;
  const std::vector<std::string>& points = service_->points;
  const auto move_to = [&](std::size_t other) {
    offer(
        kind, [&] { return fmt::format("{} {} becomes {}", what, points[original], points[other]); },
        [&] { point = static_cast<model::Index>(other); });
  };
  if (original > 0) move_to(original - 1U);
  if (original + 1U < points.size()) move_to(original + 1U);
}

Mutants Offers::take() && {
  std::map<std::string, int, std::less<>> seen;
  for (Mutant& mutant : found_.all) {
    const int times = ++seen[mutant.name];
    if (times > 1) mutant.name += fmt::format(" ({})", times);
  }
  for (auto& [word, cites] : entered_) {
    // A word that is come back to is told of once.
    if (touched_.emplace(word.service, cites).second) found_.untouched.push_back(std::move(word));
  }
  return std::move(found_);
}

std::vector<Unit> units_mistaken_for(Unit unit, bool counts_instants, bool counts_working_days) {
  switch (unit) {
    case Unit::minutes:
      return {Unit::hours};
    case Unit::hours:
      return {Unit::natural_days, Unit::working_days};
    case Unit::service_hours:
      return {Unit::hours};
    case Unit::natural_days:
      if (!counts_working_days) return {Unit::months};
      return {Unit::working_days, Unit::months};
    case Unit::working_days:
      if (!counts_instants) return {Unit::natural_days};
      return {Unit::natural_days, Unit::hours};
    case Unit::months:
      if (!counts_working_days) return {Unit::natural_days};
      return {Unit::natural_days, Unit::working_days};
    case Unit::years:
      return {Unit::months};
  }
  return {};
}

}  // namespace consilium::scenario
