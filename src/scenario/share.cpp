#include <algorithm>
#include <set>
#include <string>

#include <fmt/core.h>

#include "scenario/scenario.hpp"

namespace consilium::scenario {
namespace {

base::Diagnostic problem(std::string code, const base::Place& place, std::string message, std::string help = {}) {
  return {base::Severity::error, std::move(code), place, std::move(message), {}, std::move(help), {}};
}

bool is_named(const ScenarioFile& file, std::string_view name) {
  const std::string_view path = file.name;
  const std::string_view base = path.substr(path.rfind('/') + 1);
  return base == fmt::format("{}.yaml", name);
}

// A sequence that stands in the file already, or comes from another file too, would be one that is never run.
void take(ScenarioFile& file, const SharedFile& shared, const text::Node& sequences,
          std::vector<base::Diagnostic>& problems) {
  for (const text::Entry& sequence : sequences.entries) {
    if (file.sequences.find(sequence.key) != nullptr) {
      problems.push_back(problem("S109", shared.place, fmt::format("sequence `{}` stands twice", sequence.key),
                                 fmt::format("`{}` of {} has it too", sequence.key, shared.name)));
      continue;
    }
    file.sequences.entries.push_back(sequence);
  }
}

// Whether playing the steps comes to `wanted` again; `seen` are the sequences on the way.
bool runs(const text::Node& sequences, const text::Node& steps, std::string_view wanted,
          std::set<std::string, std::less<>>& seen) {
  return std::any_of(steps.items.begin(), steps.items.end(), [&](const text::Node& step) {
    const text::Node* name = step.find("run");
    if (name == nullptr) return false;
    if (name->text == wanted) return true;
    const text::Node* inner = sequences.find(name->text);
    return inner != nullptr && seen.insert(name->text).second && runs(sequences, *inner, wanted, seen);
  });
}

void check_ends(const ScenarioFile& file, std::vector<base::Diagnostic>& problems) {
  for (const text::Entry& sequence : file.sequences.entries) {
    std::set<std::string, std::less<>> seen;
    if (runs(file.sequences, sequence.value, sequence.key, seen))
      problems.push_back(
          problem("S111", sequence.key_place, fmt::format("sequence `{}` runs itself without an end", sequence.key)));
  }
}

}  // namespace

std::vector<base::Diagnostic> share_sequences(std::vector<ScenarioFile>& files) {
  std::vector<base::Diagnostic> problems;
  // What a file shares itself is not given on.
  std::vector<text::Node> own;
  for (const ScenarioFile& file : files) own.push_back(file.sequences);
  std::vector<bool> is_shared(files.size(), false);
  for (ScenarioFile& file : files) {
    for (const SharedFile& shared : file.shares) {
      const auto other = std::find_if(files.begin(), files.end(), [&](const ScenarioFile& candidate) {
        return &candidate != &file && is_named(candidate, shared.name);
      });
      if (other == files.end()) {
        problems.push_back(problem("S108", shared.place, fmt::format("there is no other file `{}.yaml`", shared.name)));
        continue;
      }
      const auto position = static_cast<std::size_t>(other - files.begin());
      is_shared[position] = true;
      take(file, shared, own[position], problems);
    }
    check_ends(file, problems);
    for (Scenario& scenario : file.scenarios) scenario.sequences = file.sequences;
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i].scenarios.empty() || is_shared[i] || own[i].entries.empty()) continue;
    problems.push_back(problem("S110", own[i].place, "no scenario can run these sequences",
                               "name the file under `shares` of another"));
  }
  return problems;
}

}  // namespace consilium::scenario
