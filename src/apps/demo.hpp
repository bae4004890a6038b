// The demonstration: a database with its own clock, every programme that is found, the demo rosters beside them, and
// operators whose tokens anybody may know. Only for a server that nobody else can reach.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "service/house.hpp"
#include "service/institutions.hpp"

namespace consilium::apps {

struct SignIn {
  std::string name;
  std::string roles;
  std::string token;
};

// Sets the demonstration up in an empty database. `root` holds programmes/, networks/ and calendars/.
base::Result<void> set_up_demo(service::House& house, service::InstitutionFinder& words,
                               const std::filesystem::path& root);

std::vector<SignIn> demo_sign_ins(service::House& house);

}  // namespace consilium::apps
