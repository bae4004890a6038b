// Makes a house for measuring in: bench_houses FOLDER CASES [one-day]. Leaves a folder that is there as it is.
#include <cstdlib>
#include <string_view>

#include "bench/ready_house.hpp"
#include "house/disk_house.hpp"

int main(int argc, char** argv) {
  using consilium::bench::HousePlan;
  if (argc < 3) return 2;
  const bool one_day = argc > 3 && std::string_view(argv[3]) == "one-day";
  const auto made = consilium::bench::make_house({argv[1], std::atoi(argv[2]), one_day});
  if (!made) consilium::tests::give_up(made.error());
  return 0;
}
