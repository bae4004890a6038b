#include "http/event_stream.hpp"

#include <gtest/gtest.h>

namespace consilium::http {
namespace {

constexpr std::size_t plenty = 1000000;

TEST(EventStream, names_its_place_at_the_start_without_dispatching_anything) {
  const EventStream stream({std::make_shared<Broadcast>(4, 17), {"blue"}, 17});
  EXPECT_EQ(stream.opening(), "retry: 2000\nid: 17\n\n");
}

TEST(EventStream, writes_changes_as_events_and_is_silent_without_news) {
  const auto broadcast = std::make_shared<Broadcast>(4, 0);
  EventStream stream({broadcast, {"blue"}, 0});
  broadcast->publish(1, R"({"case":"1"})", {"blue"});
  broadcast->publish(2, R"({"case":"2"})", {"red"});
  broadcast->publish(3, R"({"case":"3"})", {"blue"});
  EXPECT_EQ(stream.next(plenty), "id: 1\ndata: {\"case\":\"1\"}\n\nid: 3\ndata: {\"case\":\"3\"}\n\n");
  EXPECT_EQ(stream.next(plenty), "");
}

TEST(EventStream, keeps_a_quiet_reader_inside_the_ring_through_its_heartbeat) {
  const auto broadcast = std::make_shared<Broadcast>(2, 0);
  EventStream stream({broadcast, {"blue"}, 0});
  broadcast->publish(1, "x", {"red"});
  EXPECT_EQ(stream.next(plenty), "");
  EXPECT_EQ(stream.heartbeat(), ": heartbeat\nid: 1\n\n");
}

TEST(EventStream, tells_a_reader_that_fell_behind_to_start_over_and_goes_on_from_the_present) {
  const auto broadcast = std::make_shared<Broadcast>(2, 0);
  EventStream stream({broadcast, {"blue"}, 0});
  for (std::uint64_t position = 1; position <= 5; ++position) broadcast->publish(position, "x", {"blue"});
  EXPECT_EQ(stream.next(plenty), "event: reset\nid: 5\ndata: {}\n\n");
  broadcast->publish(6, "y", {"blue"});
  EXPECT_EQ(stream.next(plenty), "id: 6\ndata: y\n\n");
}

}  // namespace
}  // namespace consilium::http
