// Every programme that is written in the language, as it is read: those of the house with their scenarios, and the
// small ones of tests/compiler.
#pragma once

#include <string>
#include <vector>

#include "model/programme.hpp"
#include "reading/sentence_voice.hpp"

namespace consilium::reading {

struct OneProgramme {
  std::string name;
  const model::Programme* programme = nullptr;
  const Networks* networks = nullptr;
};

// Read once; lives as long as the tests run.
const std::vector<OneProgramme>& every_programme();

}  // namespace consilium::reading
