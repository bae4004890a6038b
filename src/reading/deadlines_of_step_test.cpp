#include "reading/deadlines_of_step.hpp"

#include <string>

#include <gtest/gtest.h>

namespace consilium::reading {
namespace {

using model::Index;

constexpr Index closed = 1;
constexpr Index booked = 2;
constexpr Index told = 3;

model::Service with_deadlines() {
  model::Service service;
  service.points = {"applied", "closed", "booked", "told"};
  const auto add = [&](const std::string& id, std::vector<Index> met_by) {
    model::Deadline deadline;
    deadline.id = id;
    deadline.met_by = std::move(met_by);
    service.deadlines.push_back(std::move(deadline));
  };
  add("with-slip", {booked});
  add("without-slip", {booked});
  add("told", {told});
  add("either", {booked, told});
  add("over", {closed});
  return service;
}

std::string names(Index own, const std::set<Index>& points) {
  const model::Service service = with_deadlines();
  std::string text;
  for (const model::Deadline* deadline : deadlines_of_step(service, own, points)) text += deadline->id + " ";
  return text;
}

TEST(DeadlinesOfStep, are_its_own_first_and_those_that_it_keeps) {
  EXPECT_EQ(names(model::none, {told}), "told either ");
  EXPECT_EQ(names(1, {booked}), "without-slip with-slip either ");
}

TEST(DeadlinesOfStep, are_those_of_the_other_way_where_another_step_keeps_both) {
  EXPECT_EQ(names(0, {}), "with-slip without-slip ");
}

TEST(DeadlinesOfStep, are_not_those_that_share_a_point_with_its_own) { EXPECT_EQ(names(3, {}), "either "); }

TEST(DeadlinesOfStep, are_kept_by_the_end_of_the_case_only_where_they_are_named) {
  EXPECT_EQ(names(model::none, {closed}), "");
  EXPECT_EQ(names(4, {closed}), "over ");
}

}  // namespace
}  // namespace consilium::reading
