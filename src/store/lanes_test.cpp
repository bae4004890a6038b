#include "store/lanes.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::store {

namespace {

class NamedJob final : public Job {
 public:
  NamedJob(std::string name, std::size_t rows) : name_(std::move(name)), rows_(rows) {}

  std::size_t rows() const override { return rows_; }
  base::Result<void> run(WriterContext&) override { return {}; }
  void finish(base::Result<void>) override {}
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::size_t rows_;
};

bool push(Lanes& lanes, ports::Lane lane, const std::string& name, std::size_t rows = 1) {
  std::unique_ptr<Job> job = std::make_unique<NamedJob>(name, rows);
  return lanes.push(lane, job);
}

std::vector<std::string> take(Lanes& lanes) {
  std::vector<std::string> names;
  for (const auto& job : lanes.take()) names.push_back(dynamic_cast<NamedJob&>(*job).name());
  return names;
}

using Names = std::vector<std::string>;
using ports::Lane;

}  // namespace

TEST(Lanes, takes_people_before_timers_before_imports) {
  Lanes lanes({});
  push(lanes, Lane::imports, "import");
  push(lanes, Lane::timers, "timer");
  push(lanes, Lane::people, "first");
  push(lanes, Lane::people, "second");
  EXPECT_EQ(take(lanes), (Names{"first", "second", "timer", "import"}));
  EXPECT_TRUE(lanes.empty());
}

TEST(Lanes, gives_background_work_a_share_however_many_people_wait) {
  Lanes lanes({.waiting_max = 100, .transaction_jobs_max = 10, .background_jobs_max = 2, .background_rows_max = 50});
  for (int number = 0; number < 30; ++number) {
    push(lanes, Lane::people, "p");
    push(lanes, Lane::timers, "t");
    push(lanes, Lane::imports, "i");
  }
  EXPECT_EQ(take(lanes), (Names{"p", "p", "p", "p", "p", "p", "t", "t", "i", "i"}));
}

TEST(Lanes, gives_background_work_no_more_than_its_share_when_nobody_else_waits) {
  Lanes lanes({.waiting_max = 100, .transaction_jobs_max = 10, .background_jobs_max = 3, .background_rows_max = 50});
  for (int number = 0; number < 5; ++number) push(lanes, Lane::timers, "t");
  EXPECT_EQ(take(lanes).size(), 3U);
  EXPECT_EQ(take(lanes).size(), 2U);
}

TEST(Lanes, measures_background_work_in_rows_but_always_takes_one) {
  Lanes lanes({.waiting_max = 100, .transaction_jobs_max = 10, .background_jobs_max = 5, .background_rows_max = 50});
  push(lanes, Lane::imports, "large", 400);
  push(lanes, Lane::imports, "a", 30);
  push(lanes, Lane::imports, "b", 20);
  push(lanes, Lane::imports, "c", 1);
  EXPECT_EQ(take(lanes), (Names{"large"}));
  EXPECT_EQ(take(lanes), (Names{"a", "b"}));
  EXPECT_EQ(take(lanes), (Names{"c"}));
}

TEST(Lanes, refuses_when_a_lane_is_full_and_only_that_lane) {
  Lanes lanes({.waiting_max = 2, .transaction_jobs_max = 10, .background_jobs_max = 5, .background_rows_max = 50});
  EXPECT_TRUE(push(lanes, Lane::people, "a"));
  EXPECT_TRUE(push(lanes, Lane::people, "b"));
  EXPECT_FALSE(push(lanes, Lane::people, "c"));
  EXPECT_TRUE(push(lanes, Lane::timers, "t"));
}

}  // namespace consilium::store
