// Publications that come at the same time.
#include "service/publishing.hpp"

#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "house/disk_house.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

TEST(Publishing, loses_none_of_those_that_come_at_once) {
  constexpr int publishers = 8;
  const store::TemporaryFolder folder;
  store::SqliteOptions options;
  options.path = folder.file("house.db");
  const service::Published nothing;
  const auto disk_house = required(DiskHouse::open(options, &nothing));
  std::vector<std::jthread> threads;
  for (int number = 0; number < publishers; ++number) {
    threads.emplace_back([&house = disk_house->house(), number] {
      const std::string head = fmt::format(
          "format: calendar/1\nid: town-{0}\nname: {{ en: Town {0} }}\nissued: 2026-01-01\nfirst: 2026-01-01\n"
          "last: 2026-12-31\nsaturday_works: no\nfile: town.csv\n",
          number);
      const std::string days = "date,name_en,name_zh_hans,name_zh_hant\n2026-01-01,New Year,元旦,元旦\n";
      const service::Publication town{"calendar", "town", {{"town.yaml", head}, {"town.csv", days}}};
      const auto published = required(service::publish(house, town, "tests"));
      EXPECT_TRUE(published.problems.empty()) << published.problems.front().message;
    });
  }
  threads.clear();
  EXPECT_EQ(disk_house->house().registry.read()->calendars.size(), publishers);
}

}  // namespace consilium::tests
