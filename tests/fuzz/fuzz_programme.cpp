// Programmes: files of a programme folder with its networks, calendars and scenarios, put in the place of those of a
// good folder. Whatever they hold, the checker ends, every problem has a place within its file, and it says the same
// twice.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "cases.hpp"
#include "fuzz/input.hpp"
#include "scenario/scenario.hpp"

namespace {

namespace base = consilium::base;
namespace checks = consilium::checks;
namespace fuzz = consilium::fuzz;
namespace scenario = consilium::scenario;

std::uint32_t lines_in(const std::string& text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

void demand_place(const base::Diagnostic& problem, const base::Place& place, const checks::Files& files) {
  const auto file = files.find(place.file);
  if (file == files.end()) {
    fuzz::demand(place.line == 0, "a problem has a line in a file that is not there");
    return;
  }
  fuzz::demand(place.line <= lines_in(file->second), fmt::format("{} has line {}, which its file does not have: {}",
                                                                 problem.code, place.line, problem.message));
}

void demand_told(const std::vector<base::Diagnostic>& problems, const checks::Files& files) {
  for (const base::Diagnostic& problem : problems) {
    fuzz::remark(problem.code);
    fuzz::demand(!problem.code.empty() && !problem.message.empty(), "a problem has no code or no message");
    demand_place(problem, problem.place, files);
    for (const base::Label& label : problem.also) demand_place(problem, label.place, files);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const checks::Files good = checks::base_files();
  checks::Files files = good;
  for (fuzz::Part& part : fuzz::parts_of(fuzz::text_of(data, size))) {
    if (part.title.starts_with("scenarios/")) {
      const auto read = scenario::read_scenarios(part.title, part.body);
      demand_told(read.problems, {{part.title, part.body}});
    } else if (!part.title.empty()) {
      files[part.title] = std::move(part.body);
    }
  }
  const auto problems = checks::check(files);
  demand_told(problems, files);
  const std::string said = checks::rendered(problems, files);
  fuzz::demand(said == checks::rendered(checks::check(files), files), "the checker does not say the same twice");
  const bool good_enough = std::none_of(problems.begin(), problems.end(), [](const base::Diagnostic& problem) {
    return problem.severity == base::Severity::error;
  });
  fuzz::demand(!good_enough || checks::is_read_as_published(files), "what passes every check is not read");
  return 0;
}
