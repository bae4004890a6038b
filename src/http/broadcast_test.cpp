#include "http/broadcast.hpp"

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

constexpr std::size_t plenty = 1000000;

std::vector<std::uint64_t> positions(const Broadcast::Batch& batch) {
  std::vector<std::uint64_t> found;
  for (const auto& change : batch.changes) found.push_back(change.position);
  return found;
}

TEST(Broadcast, gives_a_reader_only_what_it_follows_and_each_change_once) {
  Broadcast broadcast(10, 100);
  broadcast.publish(101, "a", {"blue"});
  broadcast.publish(105, "b", {"red"});
  broadcast.publish(106, "c", {"blue", "green"});
  const auto batch = broadcast.read_after(100, {"blue", "green"}, plenty);
  EXPECT_EQ(positions(batch), (std::vector<std::uint64_t>{101, 106}));
  EXPECT_EQ(batch.position, 106U);
  EXPECT_FALSE(batch.lost);
}

TEST(Broadcast, moves_a_reader_on_past_what_it_does_not_follow) {
  Broadcast broadcast(10, 0);
  broadcast.publish(1, "a", {"red"});
  const auto batch = broadcast.read_after(0, {"blue"}, plenty);
  EXPECT_TRUE(batch.changes.empty());
  EXPECT_EQ(batch.position, 1U);
}

TEST(Broadcast, resumes_after_any_position_still_in_the_ring_even_between_two_changes) {
  Broadcast broadcast(10, 0);
  broadcast.publish(10, "a", {"blue"});
  broadcast.publish(20, "b", {"blue"});
  EXPECT_EQ(positions(broadcast.read_after(15, {"blue"}, plenty)), (std::vector<std::uint64_t>{20}));
  EXPECT_EQ(positions(broadcast.read_after(0, {"blue"}, plenty)), (std::vector<std::uint64_t>{10, 20}));
  EXPECT_TRUE(broadcast.read_after(20, {"blue"}, plenty).changes.empty());
}

TEST(Broadcast, says_when_changes_after_a_position_have_left_the_ring) {
  Broadcast broadcast(2, 0);
  for (std::uint64_t position = 1; position <= 4; ++position) broadcast.publish(position, "x", {"blue"});
  EXPECT_TRUE(broadcast.read_after(1, {"blue"}, plenty).lost);
  EXPECT_EQ(broadcast.read_after(1, {"blue"}, plenty).position, 4U);
  EXPECT_FALSE(broadcast.read_after(2, {"blue"}, plenty).lost);
  EXPECT_EQ(positions(broadcast.read_after(2, {"blue"}, plenty)), (std::vector<std::uint64_t>{3, 4}));
}

TEST(Broadcast, says_when_a_position_is_from_before_the_start_or_from_a_future_that_never_came) {
  const Broadcast broadcast(2, 50);
  EXPECT_TRUE(broadcast.read_after(49, {"blue"}, plenty).lost);
  EXPECT_FALSE(broadcast.read_after(50, {"blue"}, plenty).lost);
  EXPECT_TRUE(broadcast.read_after(51, {"blue"}, plenty).lost);
}

TEST(Broadcast, reads_in_batches_that_lose_and_repeat_nothing) {
  Broadcast broadcast(100, 0);
  for (std::uint64_t position = 1; position <= 50; ++position) broadcast.publish(position, "12345", {"blue"});
  std::vector<std::uint64_t> seen;
  std::uint64_t after = 0;
  while (after < 50) {
    const auto batch = broadcast.read_after(after, {"blue"}, 12);
    EXPECT_LE(batch.changes.size(), 2U);
    for (const auto& change : batch.changes) seen.push_back(change.position);
    ASSERT_GT(batch.position, after);
    after = batch.position;
  }
  ASSERT_EQ(seen.size(), 50U);
  for (std::size_t index = 0; index < 50; ++index) EXPECT_EQ(seen[index], index + 1);
}

TEST(Broadcast, gives_a_change_bigger_than_the_batch_rather_than_standing_still) {
  Broadcast broadcast(10, 0);
  broadcast.publish(1, std::string(100, 'x'), {"blue"});
  EXPECT_EQ(broadcast.read_after(0, {"blue"}, 10).changes.size(), 1U);
}

TEST(Broadcast, wakes_listeners_until_they_are_removed) {
  Broadcast broadcast(10, 0);
  int woken = 0;
  const auto listener = broadcast.add_listener([&woken] { ++woken; });
  broadcast.publish(1, "a", {});
  EXPECT_EQ(woken, 1);
  broadcast.remove_listener(listener);
  broadcast.publish(2, "b", {});
  EXPECT_EQ(woken, 1);
}

TEST(BroadcastDeath, refuses_positions_out_of_order_and_data_that_would_break_the_stream) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  Broadcast broadcast(10, 7);
  EXPECT_DEATH(broadcast.publish(7, "a", {}), "broken invariant");
  EXPECT_DEATH(broadcast.publish(8, "a\nid: 9", {}), "broken invariant");
  EXPECT_DEATH(broadcast.publish(8, std::string(change_bytes_max + 1, 'x'), {}), "broken invariant");
}

}  // namespace
}  // namespace consilium::http
