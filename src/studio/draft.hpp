// Draft: a programme that somebody is writing, read: its files, every problem of them, and what they mean where there
// is no error. What lies around it (networks, calendars) is the house's and must outlive the draft.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/edition.hpp"
#include "compiler/compile.hpp"
#include "model/network.hpp"
#include "scenario/scenario.hpp"

namespace consilium::studio {

struct Around {
  const std::map<std::string, model::Network, std::less<>>* networks = nullptr;
  const std::map<std::string, calendar::Edition, std::less<>>* calendars = nullptr;
};

struct Draft {
  std::vector<compiler::SourceFile> files;
  Around around;
  std::string hash;                           // of what defines behaviour, as the programme would be published
  std::vector<base::Diagnostic> problems;     // of the programme, then of its scenarios
  std::optional<model::Programme> programme;  // none where it has errors
  std::vector<scenario::Scenario> scenarios;
  bool can_play = false;  // neither the programme nor a scenario file has an error

  // Of a draft with a programme.
  const calendar::Edition& calendar() const { return around.calendars->find(programme->calendar)->second; }
  scenario::Setting setting() const { return {&*programme, &calendar(), around.networks}; }
};

Draft read_draft(std::vector<compiler::SourceFile> files, const Around& around);

}  // namespace consilium::studio
