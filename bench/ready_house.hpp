// Houses full of cases: a data folder as `consilium serve` takes it, a demonstration whose clock stands still, with
// as many cases as wanted, each of a member of its own and led up to its acceptance. The same number always makes the
// same cases; keys and ids of events are new each time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "apps/installation.hpp"
#include "house/members.hpp"

namespace consilium::bench {

// The token of an operator who may do everything, in every house made here.
inline constexpr const char* operator_token = "bench-supervisor";
inline constexpr const char* programme_of_cases = "duhui-kangjian";

struct HousePlan {
  std::filesystem::path folder;
  int cases = 0;
  bool one_day = false;  // opened on one day: their deadlines fall due together
};

// Leaves a folder that is there as it is.
base::Result<void> make_house(const HousePlan& plan);

apps::Installation open_house(const std::filesystem::path& folder);

// The version in force of the programme that has the service of the cases.
std::shared_ptr<const model::Programme> programme_of(service::House& house);

// The member with this number, and the id of their case in a house that has one.
tests::Member member_of(const model::Programme& programme, int number);
std::string case_of(int number);

// A copy to work on, which is on the disk when this returns; whatever was there before goes.
void copy_house(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace consilium::bench
