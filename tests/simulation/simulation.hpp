// Simulation: members of a programme live through years. They call, are asked for papers, send them late or never,
// change their minds; people of the provider do what is owed, or something else; contracts lapse; the power goes. The
// same seed gives the same lives.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace consilium::tests {

struct SimulationPlan {
  std::string programme = "duhui-kangjian";  // whose members live
  std::uint32_t seed = 1;
  int members = 10;
  int days = 730;
};

struct SimulationReport {
  std::int64_t acts = 0;
  std::int64_t refused = 0;
  std::int64_t imports = 0;
  std::int64_t events = 0;
  int outages = 0;
  int repeats = 0;
  std::map<std::string, int> cases;     // opened, by service
  std::map<std::string, int> ends;      // by end
  std::map<std::string, int> refusals;  // by code
  std::vector<std::string> problems;    // promises that were broken; the first few
};

SimulationReport simulate(const SimulationPlan& plan);

// All programmes of the project, by id.
std::vector<std::string> programmes_of_the_house();

}  // namespace consilium::tests
