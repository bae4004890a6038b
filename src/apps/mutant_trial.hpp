// A trial of the mutants of a programme folder: each is played against the folder's scenarios, on all cores.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/programme_folder.hpp"
#include "base/result.hpp"
#include "scenario/mutants.hpp"

namespace consilium::apps {

enum class Fate : unsigned char {
  noticed,       // a scenario failed
  broke,         // an invariant of the house did
  ran_too_long,  // it came to no end
  explained,     // nothing failed, and the folder says why nothing can, or it is known of all folders
  unnoticed
};

std::string_view to_string(Fate fate);

struct TriedMutant {
  const scenario::Mutant* mutant = nullptr;
  Fate fate = Fate::unnoticed;
  const scenario::Scenario* by = nullptr;              // noticed, when it was played
  bool by_claims = false;                              // noticed: `cover` would tell of it
  const scenario::Explanation* explanation = nullptr;  // explained by the folder
  std::string_view because{};                          // explained: why nothing can notice it
};

struct TrialOptions {
  std::vector<scenario::Mutation> kinds{};  // none: all
  std::string service{};                    // empty: all
  std::size_t sample = 0;                   // how many, drawn by `seed`; 0: all
  std::uint64_t seed = 1;
  int seconds_max = 0;  // of processor time for one mutant
  std::function<void(std::size_t done, std::size_t all)> progress{};
};

// Points into the folder.
struct Trial {
  scenario::Mutants mutants;
  std::vector<TriedMutant> tried;
  std::vector<const scenario::Explanation*> idle;  // explain nothing that survives; only known when all were tried
};

struct FateCounts {
  std::size_t mutants = 0;
  std::size_t noticed = 0;  // or broke, or ran too long
  std::size_t explained = 0;
  std::size_t unnoticed = 0;

  // Noticed of those that can be, rounded down; 100 where there is none.
  int percent() const;
  FateCounts& operator+=(const FateCounts& more);
};

base::Result<Trial> try_mutants(const ProgrammeFolder& folder, const TrialOptions& options);

FateCounts count_all(const std::vector<TriedMutant>& tried);
FateCounts count_kind(const std::vector<TriedMutant>& tried, scenario::Mutation kind);

// Whether a name is one that `pattern` means; `*` stands for any words.
bool means(std::string_view pattern, std::string_view name);

}  // namespace consilium::apps
