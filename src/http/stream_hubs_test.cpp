#include "http/stream_hubs.hpp"

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

class StreamHubsTest : public testing::Test {
 protected:
  int wakes_ = 0;
  std::shared_ptr<Broadcast> broadcast_ = std::make_shared<Broadcast>(8, 0);
  StreamHubs hubs_{[this](const Broadcast*) { ++wakes_; }};
};

TEST_F(StreamHubsTest, wakes_once_for_a_burst_and_again_after_it_was_served) {
  hubs_.join(1, broadcast_);
  hubs_.join(2, broadcast_);
  broadcast_->publish(1, "a", {});
  broadcast_->publish(2, "b", {});
  EXPECT_EQ(wakes_, 1);
  EXPECT_EQ(hubs_.take_woken(broadcast_.get()), (std::vector<std::uint64_t>{1, 2}));
  broadcast_->publish(3, "c", {});
  EXPECT_EQ(wakes_, 2);
}

TEST_F(StreamHubsTest, lets_go_of_a_broadcast_that_nobody_reads) {
  hubs_.join(1, broadcast_);
  hubs_.leave(1, broadcast_.get());
  broadcast_->publish(1, "a", {});
  EXPECT_EQ(wakes_, 0);
  EXPECT_EQ(broadcast_.use_count(), 1);
  EXPECT_TRUE(hubs_.take_woken(broadcast_.get()).empty());
}

TEST(StreamHubs, stops_listening_when_it_ends) {
  const auto broadcast = std::make_shared<Broadcast>(8, 0);
  int wakes = 0;
  {
    StreamHubs hubs([&wakes](const Broadcast*) { ++wakes; });
    hubs.join(1, broadcast);
  }
  broadcast->publish(1, "a", {});
  EXPECT_EQ(wakes, 0);
}

}  // namespace
}  // namespace consilium::http
