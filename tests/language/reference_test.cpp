#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "all_kinds.hpp"
#include "compiler/schema.hpp"

namespace consilium::compiler {
namespace {

constexpr const char* path = CONSILIUM_SOURCE_DIR "/docs/reference/language.md";

TEST(FieldReference, the_committed_reference_is_the_one_made_from_the_tables) {
  const std::string made = field_reference(all_kinds());
  if (std::getenv("CONSILIUM_UPDATE_REFERENCE") != nullptr) std::ofstream(path, std::ios::binary) << made;
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream committed;
  committed << stream.rdbuf();
  EXPECT_EQ(committed.str(), made)
      << "run `consilium schema --markdown > docs/reference/language.md`, or this test with "
         "CONSILIUM_UPDATE_REFERENCE=1";
}

}  // namespace
}  // namespace consilium::compiler
