#include <algorithm>
#include <map>
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

// Follows what sequences run, each once.
class Ends {
 public:
  explicit Ends(const ScenarioFile& file) : file_(file) {
    for (const text::Entry& sequence : file.sequences.entries) sequences_.emplace(sequence.key, Followed{&sequence});
  }

  void check(std::vector<base::Diagnostic>& problems) {
    bool is_deep = false;
    for (const text::Entry& entry : file_.sequences.entries) {
      const std::size_t deep = deep_of(sequences_.find(entry.key)->second);
      if (deep <= sequences_deep_max || is_deep) continue;
      is_deep = true;
      problems.push_back(
          problem("S111", entry.key_place, fmt::format("more than {} sequences run one another", sequences_deep_max)));
    }
    for (const text::Entry& entry : file_.sequences.entries) {
      if (!sequences_.find(entry.key)->second.in_circle) continue;
      problems.push_back(
          problem("S111", entry.key_place, fmt::format("sequence `{}` runs itself without an end", entry.key)));
    }
  }

 private:
  struct Followed {
    const text::Entry* entry = nullptr;
    std::size_t deep = 0;  // how many run one another from here on; 0: not known yet
    bool in_circle = false;
  };

  // What is deeper than the limit is not followed.
  std::size_t deep_of(Followed& sequence) {
    if (sequence.deep > 0) return sequence.deep;
    const auto here = std::find(way_.begin(), way_.end(), &sequence);
    std::for_each(here, way_.end(), [](Followed* one) { one->in_circle = true; });
    if (here != way_.end()) return 0;
    if (way_.size() > sequences_deep_max) return 1;
    way_.push_back(&sequence);
    std::size_t deep = 0;
    for (const text::Node& step : sequence.entry->value.items) {
      const text::Node* name = step.find("run");
      const auto inner = name == nullptr ? sequences_.end() : sequences_.find(name->text);
      if (inner != sequences_.end()) deep = std::max(deep, deep_of(inner->second));
    }
    way_.pop_back();
    return sequence.deep = deep + 1;
  }

  const ScenarioFile& file_;
  std::map<std::string, Followed, std::less<>> sequences_;
  std::vector<Followed*> way_;
};

void check_ends(const ScenarioFile& file, std::vector<base::Diagnostic>& problems) { Ends(file).check(problems); }

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
    const auto sequences = std::make_shared<const text::Node>(file.sequences);
    for (Scenario& scenario : file.scenarios) scenario.sequences = sequences;
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i].scenarios.empty() || is_shared[i] || own[i].entries.empty()) continue;
    problems.push_back(problem("S110", own[i].place, "no scenario can run these sequences",
                               "name the file under `shares` of another"));
  }
  return problems;
}

}  // namespace consilium::scenario
