#include "reading/clause_order.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::reading {
namespace {

std::vector<std::string> ordered(std::vector<std::string> clauses) {
  std::sort(clauses.begin(), clauses.end(), comes_before);
  return clauses;
}

TEST(ClauseOrder, numbers_count_and_not_their_digits) {
  EXPECT_EQ(ordered({"4.10", "10.1", "4.2b", "4.2"}), (std::vector<std::string>{"4.2", "4.2b", "4.10", "10.1"}));
  EXPECT_EQ(ordered({"AB-4.1-N10", "AB-4.1-N9", "AB-4.1-N1"}),
            (std::vector<std::string>{"AB-4.1-N1", "AB-4.1-N9", "AB-4.1-N10"}));
}

TEST(ClauseOrder, paragraphs_come_before_numbered_parts) {
  EXPECT_EQ(ordered({"2.3.2", "2.3.1", "2.3b", "2.3a", "2.3", "2.4"}),
            (std::vector<std::string>{"2.3", "2.3a", "2.3b", "2.3.1", "2.3.2", "2.4"}));
}

TEST(ClauseOrder, no_two_ids_are_the_same) {
  EXPECT_TRUE(comes_before("A-01", "A-1"));
  EXPECT_FALSE(comes_before("A-1", "A-01"));
  EXPECT_FALSE(comes_before("A-1", "A-1"));
  EXPECT_FALSE(comes_before("B-1", "A-20"));
}

}  // namespace
}  // namespace consilium::reading
