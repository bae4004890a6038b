#include "apps/mutant_trial.hpp"

#include <algorithm>
#include <iterator>
#include <random>

#include "apps/side_by_side.hpp"
#include "apps/worker_processes.hpp"

namespace consilium::apps {
namespace {

using scenario::Explanation;
using scenario::Mutant;
using scenario::Mutation;

constexpr std::int64_t nobody = -1;
constexpr std::int64_t claims_do = -2;
constexpr std::int64_t nobody_can = -3;

constexpr std::string_view is_read_by_others =
    "data that other words read; nothing that is played tells by which clause it stands there";

// Played once for all citations that are changed.
std::vector<scenario::Passed> played(const ProgrammeFolder& folder) {
  scenario::Setting setting = folder.setting();
  setting.watched = true;
  std::vector<scenario::Result> results = play_side_by_side(setting, folder.scenarios);
  std::vector<scenario::Passed> passed;
  for (std::size_t at = 0; at < results.size(); ++at) {
    scenario::Result& result = results[at];
    passed.push_back(
        {&folder.scenarios[at], std::move(result.seen), std::move(result.involved), std::move(result.claimed)});
  }
  return passed;
}

std::vector<const Mutant*> chosen(const scenario::Mutants& mutants, const TrialOptions& options) {
  std::vector<const Mutant*> asked;
  for (const Mutant& mutant : mutants.all) {
    const bool kind = options.kinds.empty() ||
                      std::find(options.kinds.begin(), options.kinds.end(), mutant.mutation) != options.kinds.end();
    if (kind && (options.service.empty() || options.service == mutant.service)) asked.push_back(&mutant);
  }
  if (options.sample == 0) return asked;
  std::vector<const Mutant*> drawn;
  std::mt19937_64 random(options.seed);
  std::sample(asked.begin(), asked.end(), std::back_inserter(drawn), options.sample, random);
  return drawn;
}

const Explanation* explanation_of(const ProgrammeFolder& folder, const Mutant& mutant) {
  const auto found = std::find_if(folder.explained.begin(), folder.explained.end(),
                                  [&](const Explanation& candidate) { return means(candidate.of, mutant.name); });
  return found == folder.explained.end() ? nullptr : &*found;
}

TriedMutant judge(const ProgrammeFolder& folder, const Mutant& mutant, const Piece& piece) {
  TriedMutant tried{.mutant = &mutant};
  if (piece.state == PieceState::done && piece.answer == claims_do) {
    tried.fate = Fate::noticed;
    tried.by_claims = true;
  } else if (piece.state == PieceState::done && piece.answer >= 0) {
    tried.fate = Fate::noticed;
    tried.by = &folder.scenarios[static_cast<std::size_t>(piece.answer)];
  } else if (piece.state == PieceState::done) {
    tried.explanation = piece.answer == nobody ? explanation_of(folder, mutant) : nullptr;
    if (tried.explanation != nullptr) tried.because = tried.explanation->because;
    if (piece.answer == nobody_can) tried.because = is_read_by_others;
    tried.fate = tried.because.empty() ? Fate::unnoticed : Fate::explained;
  } else {
    tried.fate = piece.state == PieceState::ran_too_long ? Fate::ran_too_long : Fate::broke;
  }
  return tried;
}

std::vector<const Explanation*> idle_in(const ProgrammeFolder& folder, const std::vector<TriedMutant>& tried) {
  std::vector<const Explanation*> idle;
  for (const Explanation& explanation : folder.explained) {
    const bool explains = std::any_of(tried.begin(), tried.end(), [&](const TriedMutant& one) {
      return one.explanation != nullptr && means(explanation.of, one.mutant->name);
    });
    if (!explains) idle.push_back(&explanation);
  }
  return idle;
}

template <typename Counts>
FateCounts count_if(const std::vector<TriedMutant>& tried, const Counts& counts) {
  FateCounts result;
  for (const TriedMutant& one : tried) {
    if (!counts(one)) continue;
    ++result.mutants;
    switch (one.fate) {
      case Fate::noticed:
      case Fate::broke:
      case Fate::ran_too_long:
        ++result.noticed;
        break;
      case Fate::explained:
        ++result.explained;
        break;
      case Fate::unnoticed:
        ++result.unnoticed;
        break;
    }
  }
  return result;
}

}  // namespace

std::string_view to_string(Fate fate) {
  switch (fate) {
    case Fate::noticed:
      return "noticed";
    case Fate::broke:
      return "broke";
    case Fate::ran_too_long:
      return "ran_too_long";
    case Fate::explained:
      return "explained";
    case Fate::unnoticed:
      return "unnoticed";
  }
  return {};
}

int FateCounts::percent() const {
  const std::size_t can_be = noticed + unnoticed;
  return can_be == 0 ? 100 : static_cast<int>(noticed * 100 / can_be);
}

FateCounts& FateCounts::operator+=(const FateCounts& more) {
  mutants += more.mutants;
  noticed += more.noticed;
  explained += more.explained;
  unnoticed += more.unnoticed;
  return *this;
}

base::Result<Trial> try_mutants(const ProgrammeFolder& folder, const TrialOptions& options) {
  Trial trial;
  trial.mutants = scenario::mutants_of(folder.programme);
  const std::vector<const Mutant*> mutants = chosen(trial.mutants, options);
  const scenario::Hunt hunt(folder.setting(), folder.scenarios);
  const bool cites =
      std::any_of(mutants.begin(), mutants.end(), [](const Mutant* mutant) { return mutant->swap.has_value(); });
  const std::vector<scenario::Passed> passed = cites ? played(folder) : std::vector<scenario::Passed>{};
  const scenario::ClaimCheck claims(folder.programme, passed);
  Piecework piecework;
  piecework.count = mutants.size();
  piecework.seconds_max = options.seconds_max;
  piecework.work = [&](std::size_t number) -> std::int64_t {
    const Mutant& mutant = *mutants[number];
    if (mutant.swap && claims.notices(*mutant.swap)) return claims_do;
    const auto by = hunt.noticed_by(mutant);
    if (by) return static_cast<std::int64_t>(*by);
    return mutant.swap && claims.cannot_tell(*mutant.swap) ? nobody_can : nobody;
  };
  if (options.progress) piecework.progress = [&](std::size_t done) { options.progress(done, mutants.size()); };
  BASE_TRY(const std::vector<Piece> pieces, do_apart(piecework));
  for (std::size_t i = 0; i < mutants.size(); ++i) trial.tried.push_back(judge(folder, *mutants[i], pieces[i]));
  if (mutants.size() == trial.mutants.all.size()) trial.idle = idle_in(folder, trial.tried);
  return trial;
}

FateCounts count_all(const std::vector<TriedMutant>& tried) {
  return count_if(tried, [](const TriedMutant&) { return true; });
}

FateCounts count_kind(const std::vector<TriedMutant>& tried, Mutation kind) {
  return count_if(tried, [kind](const TriedMutant& one) { return one.mutant->mutation == kind; });
}

bool means(std::string_view pattern, std::string_view name) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == name;
  if (!name.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t from = star; from <= name.size(); ++from) {
    if (means(rest, name.substr(from))) return true;
  }
  return false;
}

}  // namespace consilium::apps
