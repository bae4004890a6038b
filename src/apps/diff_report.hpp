// What `consilium diff` found between two versions of a programme, for people and for programs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "apps/diff_cases.hpp"
#include "apps/diff_rehearsal.hpp"
#include "apps/diff_roster.hpp"
#include "apps/programme_folder.hpp"
#include "reading/difference.hpp"
#include "reading/region.hpp"
#include "scenario/scenario.hpp"

namespace consilium::apps {

// A scenario of the old version that passes there and fails under the new one.
struct FailsNow {
  std::string name;
  std::vector<std::string> clauses;
  std::vector<scenario::Failure> failures;
};

struct PlayedScenarios {
  std::size_t played = 0;
  std::size_t failed_before = 0;  // under the old version already; they say nothing of the change
  std::vector<FailsNow> fail_now;
};

struct Compared {
  ProgrammeFolder before;
  ProgrammeFolder after;
  std::vector<reading::Difference> differences;
  std::vector<base::Diagnostic> uses_lost{};  // because of which it could not be published
  reading::Regions regions{};
  PlayedScenarios scenarios{};
  std::optional<RosterCompared> roster{};  // where one was given
  std::optional<CasesCompared> cases{};    // where a house was given
  std::optional<Rehearsed> rehearsed{};    // where its past was rehearsed
};

reading::Version version_of(const ProgrammeFolder& folder);  // points into it

std::vector<reading::Difference> all_differences(const ProgrammeFolder& before, const ProgrammeFolder& after);
PlayedScenarios play_under(const ProgrammeFolder& before, const ProgrammeFolder& after);

// For people, of each list the first so many.
std::string in_words(const reading::Answer& answer);
boost::json::object answer_json(const reading::Answer& answer);
void print_regions(const Compared& compared, std::size_t first);
boost::json::object regions_json(const Compared& compared);
void print_roster(const Compared& compared, std::size_t first);
boost::json::object roster_json(const Compared& compared);
void print_cases(const Compared& compared, std::size_t first);
boost::json::object cases_json(const Compared& compared);
void print_rehearsal(const Compared& compared, std::size_t first);
boost::json::object rehearsal_json(const Compared& compared);

void print_compared(const Compared& compared, std::size_t first);  // lists longer than `first` are cut
boost::json::object compared_json(const Compared& compared);

}  // namespace consilium::apps
