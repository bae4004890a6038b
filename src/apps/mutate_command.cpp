#include <algorithm>
#include <map>
#include <unistd.h>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "apps/command_line.hpp"
#include "apps/mutant_trial.hpp"
#include "apps/programme_folder.hpp"
#include "base/json.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;

using scenario::Mutant;
using scenario::Mutation;
using scenario::Untouched;

constexpr int percent_wanted = 95;

struct Options {
  bool as_json = false;
  bool strict = false;
  std::string kinds{};
  std::uint16_t sample = 0;
  std::uint16_t seed = 1;
  std::uint16_t seconds = 20;
  std::vector<std::string> folders{};
  TrialOptions trial{};
};

bool is_well(const Trial& trial, const Options& options) {
  const bool enough = count_all(trial.tried).percent() >= percent_wanted &&
                      std::all_of(scenario::mutations.begin(), scenario::mutations.end(), [&](Mutation kind) {
                        return count_kind(trial.tried, kind).percent() >= percent_wanted;
                      });
  return enough && trial.idle.empty() && (!options.strict || count_all(trial.tried).unnoticed == 0);
}

// The kinds in `text`, parted by commas, or the word that is none.
base::Result<std::vector<Mutation>> read_kinds(std::string_view text) {
  std::vector<Mutation> kinds;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const auto kind = scenario::mutation_from(text.substr(0, comma));
    if (!kind) {
      std::vector<std::string_view> known;
      for (const Mutation mutation : scenario::mutations) known.push_back(to_string(mutation));
      return base::failure(base::Category::incorrect, fmt::format("`{}` is no kind of mutant; there are {}",
                                                                  text.substr(0, comma), fmt::join(known, ", ")));
    }
    kinds.push_back(*kind);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return kinds;
}

void print_progress(std::size_t done, std::size_t all) { fmt::print(stderr, "\r{} of {} mutants", done, all); }

// For people.

void print_counts(std::string_view name, const FateCounts& counts) {
  fmt::print("  {:<14}{:>9}{:>9}{:>11}{:>11}{:>8}%\n", name, counts.mutants, counts.noticed, counts.explained,
             counts.unnoticed, counts.percent());
}

void print_table(const Trial& trial) {
  fmt::print("  {:<14}{:>9}{:>9}{:>11}{:>11}{:>9}\n", "kind", "mutants", "noticed", "explained", "unnoticed", "");
  for (const Mutation kind : scenario::mutations) {
    const FateCounts counts = count_kind(trial.tried, kind);
    if (counts.mutants > 0) print_counts(to_string(kind), counts);
  }
  print_counts("all", count_all(trial.tried));
}

void print_mutants(const ProgrammeFolder& folder, const Trial& trial, Fate fate, std::string_view title) {
  const auto count =
      std::count_if(trial.tried.begin(), trial.tried.end(), [&](const TriedMutant& one) { return one.fate == fate; });
  if (count == 0) return;
  fmt::print("{}: {}\n", title, count);
  for (const TriedMutant& one : trial.tried) {
    if (one.fate != fate) continue;
    const Mutant& mutant = *one.mutant;
    fmt::print("  {}: {}{}{}\n", where(folder, mutant.place), mutant.name, mutant.clauses.empty() ? "" : "  ",
               fmt::join(mutant.clauses, " "));
    if (fate == Fate::unnoticed) fmt::print("    would notice it: {}\n", mutant.proof);
    if (!one.because.empty()) fmt::print("    {}\n", one.because);
  }
}

void print_untouched(const Trial& trial) {
  std::map<std::string_view, std::size_t> reasons;
  for (const Untouched& word : trial.mutants.untouched) ++reasons[word.because];
  if (reasons.empty()) return;
  fmt::print("words that cite and hold nothing to change: {}\n", trial.mutants.untouched.size());
  for (const auto& [reason, count] : reasons) fmt::print("  {:>5}  {}\n", count, reason);
}

void print_trial(const ProgrammeFolder& folder, const Trial& trial) {
  fmt::print("{} {}: {} mutants, {} of them tried\n", folder.programme.id, folder.programme.version,
             trial.mutants.all.size(), trial.tried.size());
  print_table(trial);
  print_mutants(folder, trial, Fate::broke, "noticed because the house could not run them");
  print_mutants(folder, trial, Fate::ran_too_long, "noticed because they came to no end");
  print_mutants(folder, trial, Fate::explained, "explained");
  print_mutants(folder, trial, Fate::unnoticed, "unnoticed");
  for (const scenario::Explanation* idle : trial.idle) {
    fmt::print("{}: explains no mutant that survives: {}\n", where(folder, idle->place), idle->of);
  }
  print_untouched(trial);
}

// For programs.

json::object counts_json(std::string_view kind, const FateCounts& counts) {
  return {{"kind", json::string(kind)},    {"mutants", counts.mutants},     {"noticed", counts.noticed},
          {"explained", counts.explained}, {"unnoticed", counts.unnoticed}, {"percent", counts.percent()}};
}

json::object mutant_json(const ProgrammeFolder& folder, const TriedMutant& tried) {
  const Mutant& mutant = *tried.mutant;
  json::array clauses;
  for (const std::string& clause : mutant.clauses) clauses.emplace_back(clause);
  json::object object{{"name", mutant.name},
                      {"kind", json::string(to_string(mutant.mutation))},
                      {"service", mutant.service.empty() ? json::value() : json::value(mutant.service)},
                      {"at", where(folder, mutant.place)},
                      {"clauses", std::move(clauses)},
                      {"fate", json::string(to_string(tried.fate))}};
  if (tried.by != nullptr) object["by"] = tried.by->name;
  if (tried.by_claims) object["by"] = "cover";
  if (!tried.because.empty()) object["because"] = json::string(tried.because);
  if (tried.fate == Fate::unnoticed) object["would_notice"] = json::string(mutant.proof);
  return object;
}

json::object trial_json(const ProgrammeFolder& folder, const Trial& trial) {
  json::array kinds;
  for (const Mutation kind : scenario::mutations) {
    kinds.push_back(counts_json(to_string(kind), count_kind(trial.tried, kind)));
  }
  json::array mutants;
  for (const TriedMutant& tried : trial.tried) mutants.push_back(mutant_json(folder, tried));
  json::array untouched;
  for (const Untouched& word : trial.mutants.untouched) {
    untouched.push_back(
        json::object{{"word", word.name}, {"at", where(folder, word.place)}, {"because", json::string(word.because)}});
  }
  json::array idle;
  for (const scenario::Explanation* explanation : trial.idle) {
    idle.push_back(json::object{{"mutant", explanation->of}, {"at", where(folder, explanation->place)}});
  }
  return {{"id", folder.programme.id},           {"version", folder.programme.version},
          {"kinds", std::move(kinds)},           {"all", counts_json("all", count_all(trial.tried))},
          {"mutants", std::move(mutants)},       {"untouched", std::move(untouched)},
          {"idle_explanations", std::move(idle)}};
}

// The name of a scenario that fails without any mistake, so that nothing can be learned from it.
const scenario::Scenario* failing(const ProgrammeFolder& folder) {
  const auto found = std::find_if(folder.scenarios.begin(), folder.scenarios.end(), [&](const scenario::Scenario& one) {
    return !scenario::run(folder.setting(), one).failures.empty();
  });
  return found == folder.scenarios.end() ? nullptr : &*found;
}

base::Result<void> finish(Options& options) {
  BASE_TRY(options.trial.kinds, read_kinds(options.kinds));
  options.trial.sample = options.sample;
  options.trial.seed = options.seed;
  options.trial.seconds_max = std::max<int>(options.seconds, 1);
  if (::isatty(STDERR_FILENO) == 1) options.trial.progress = print_progress;
  return {};
}

void describe(CommandLine& line, Options& options) {
  line.words("FOLDER", options.folders, "programme folders");
  line.flag("--json", options.as_json, "each mutant with its fate as JSON");
  line.flag("--strict", options.strict, "fail on every mutant that nothing notices and nothing explains");
  line.option("--kind", options.kinds,
              "only these kinds, parted by commas: figure, unit, comparison, step, use, cancellation, deadline, owner, "
              "omission, citation");
  line.option("--service", options.trial.service, "only mutants of this service");
  line.option("--sample", options.sample, "only so many, drawn by the seed; 0 means all");
  line.option("--seed", options.seed, "what the sample is drawn by");
  line.option("--seconds", options.seconds, "processor time after which a mutant counts as without an end");
}

}  // namespace

int mutate_command(const Arguments& arguments) {
  Options options;
  CommandLine line("consilium mutate", "Makes small mistakes in programmes and tells which no scenario notices");
  describe(line, options);
  if (const auto exit = line.read(arguments)) return *exit;
  if (const auto finished = finish(options); !finished) {
    fail(finished.error());
    return exit_usage;
  }
  bool well = true;
  json::array programmes;
  FateCounts counts;
  for (const std::string& path : options.folders) {
    const auto folder = open_folder(path);
    if (!folder) return exit_problems;
    if (!options.trial.service.empty() && folder->programme.service(options.trial.service) == nullptr) {
      fmt::print(stderr, "{} has no service `{}`\n", path, options.trial.service);
      return exit_usage;
    }
    if (const scenario::Scenario* broken = failing(*folder)) {
      fmt::print(stderr, "`{}` fails without any mistake; `consilium test` says why\n", broken->name);
      return exit_problems;
    }
    const auto trial = try_mutants(*folder, options.trial);
    if (options.trial.progress) fmt::print(stderr, "\n");
    if (!trial) return fail(trial.error());
    well = well && is_well(*trial, options);
    counts += count_all(trial->tried);
    if (options.as_json) {
      programmes.push_back(trial_json(*folder, *trial));
    } else {
      print_trial(*folder, *trial);
    }
  }
  if (options.as_json) {
    fmt::print("{}\n", base::to_pretty_text(
                           json::object{{"programmes", std::move(programmes)}, {"percent", counts.percent()}}));
  } else {
    fmt::print("{} of {} mutants noticed, {} explained, {} unnoticed: {}%\n", counts.noticed, counts.mutants,
               counts.explained, counts.unnoticed, counts.percent());
  }
  if (counts.mutants == 0) fmt::print(stderr, "no mutant was tried\n");
  return well && counts.mutants > 0 ? exit_well : exit_problems;
}

}  // namespace consilium::apps
