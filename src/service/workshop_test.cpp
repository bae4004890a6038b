// What is kept of drafts that were read, and how many people try something out at once.
#include "service/workshop.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::service {
namespace {

std::vector<compiler::SourceFile> files(const std::string& text) { return {{"programme.yaml", text}}; }

TEST(Workshop, reads_the_same_files_once) {
  Workshop workshop;
  const auto published = std::make_shared<const Published>();
  const auto first = workshop.read(published, files("a: 1\n"));
  EXPECT_EQ(workshop.read(published, files("a: 1\n")), first);
  EXPECT_NE(workshop.read(published, files("a: 2\n")), first);
  EXPECT_NE(workshop.read(published, {{"clauses.yaml", "a: 1\n"}}), first);
  EXPECT_EQ(workshop.read(published, files("a: 1\n")), first);
  EXPECT_FALSE(first->draft.problems.empty());
}

TEST(Workshop, reads_again_what_lies_around_other_data) {
  Workshop workshop;
  const auto first = workshop.read(std::make_shared<const Published>(), files("a: 1\n"));
  const auto published = std::make_shared<const Published>();
  const auto second = workshop.read(published, files("a: 1\n"));
  EXPECT_NE(second, first);
  EXPECT_EQ(second->draft.around.networks, &published->networks);
}

TEST(Workshop, keeps_only_the_drafts_used_last) {
  Workshop workshop;
  const auto published = std::make_shared<const Published>();
  const auto first = workshop.read(published, files("first"));
  const auto second = workshop.read(published, files("second"));
  for (std::size_t i = 0; i + 1 < Workshop::drafts_kept; ++i) {
    workshop.read(published, files(std::to_string(i)));
    EXPECT_EQ(workshop.read(published, files("first")), first);
  }
  EXPECT_NE(workshop.read(published, files("second")), second);
}

TEST(Workshop, has_so_many_places_and_takes_them_back) {
  Workshop workshop;
  std::vector<Workshop::Place> places;
  for (std::size_t i = 0; i < Workshop::at_once_max; ++i) {
    auto place = workshop.enter();
    ASSERT_TRUE(place);
    places.push_back(std::move(*place));
  }
  const auto refused = workshop.enter();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().category, base::Category::busy);
  places.pop_back();
  EXPECT_TRUE(workshop.enter());
  places.clear();
  for (std::size_t i = 0; i < 2 * Workshop::at_once_max; ++i) EXPECT_TRUE(workshop.enter());
}

}  // namespace
}  // namespace consilium::service
