#include "service/member.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::service {
namespace {

Contract contract(std::string id, std::string number, std::string rider = {}) {
  Contract made;
  made.id = std::move(id);
  made.number = std::move(number);
  made.rider = std::move(rider);
  made.facts.product = made.rider.empty() ? "care" : "care-extra";
  return made;
}

TEST(Members, get_the_riders_of_each_contract_by_its_number) {
  std::vector<Contract> contracts{contract("r", "K1", "R1"), contract("a", "K1"), contract("b", "K2"),
                                  contract("s", "K1", "R2")};
  join_riders(contracts);
  EXPECT_EQ(contracts[1].facts.riders.size(), 2U);
  EXPECT_EQ(contracts[1].facts.riders.front().product, "care-extra");
  EXPECT_TRUE(contracts[2].facts.riders.empty());
  // A rider may bring the services of another programme: its row has the others beside it, and never itself.
  EXPECT_EQ(contracts[0].facts.riders.size(), 1U);
}

TEST(Members, keep_a_contract_without_its_riders) {
  std::vector<Contract> contracts{contract("a", "K1"), contract("r", "K1", "R1")};
  join_riders(contracts);
  const auto read = contract_from(row_of(contracts.front()));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->number, "K1");
  EXPECT_TRUE(read->facts.riders.empty());
}

}  // namespace
}  // namespace consilium::service
