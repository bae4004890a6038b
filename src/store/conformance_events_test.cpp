// What every store promises about events, kept answers and timers.
#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "store/store_fixture.hpp"

namespace consilium::store {

namespace {

ports::IdempotencyRecord answer(std::string key, std::string response = "{}") {
  ports::IdempotencyRecord record;
  record.tenant = "tenant-a";
  record.actor = "operator-1";
  record.key = std::move(key);
  record.body_hash = "hash";
  record.status = 201;
  record.response.text = std::move(response);
  record.recorded_at = base::Instant{5};
  return record;
}

ports::TimerRow timer(std::string id, std::int64_t due, std::string stream = "case/1") {
  return {.id = std::move(id),
          .tenant = "tenant-a",
          .stream = std::move(stream),
          .due = base::Instant{due},
          .kind = "remind",
          .missed = ports::MissedRule::skip,
          .payload = "{}"};
}

constexpr base::Instant far{std::numeric_limits<std::int64_t>::max()};

}  // namespace

TEST_P(EveryStore, gives_back_the_whole_envelope) {
  auto request = append_to("case/1", 0, {R"({"note":"a"})"});
  auto& event = request.streams[0].events[0];
  event.event_id = "event-1";
  event.type_version = 3;
  event.on_behalf_of = "person-9";
  event.request_id = "request-1";
  event.programme_hash = "abc";
  expect_appended(store(), std::move(request));

  ports::Envelope expected;
  expected.event_id = "event-1";
  expected.stream = "case/1";
  expected.sequence = 1;
  expected.position = 1;
  expected.type = "noted";
  expected.type_version = 3;
  expected.tenant = "tenant-a";
  expected.actor = "operator-1";
  expected.on_behalf_of = "person-9";
  expected.occurred_at = base::Instant{1'000};
  expected.recorded_at = base::Instant{2'000};
  expected.request_id = "request-1";
  expected.programme_hash = "abc";
  expected.person = "person-1";
  expected.payload = R"({"note":"a"})";
  EXPECT_EQ(must(events().read_stream("case/1")), std::vector{expected});
  EXPECT_EQ(must(events().read_all(0, 10)), std::vector{expected});
}

TEST_P(EveryStore, numbers_streams_and_the_whole_without_gaps) {
  expect_appended(store(), append_to("case/1", 0, {"a", "b"}));
  expect_appended(store(), append_to("case/2", 0, {"c"}));
  const auto appended = expect_appended(store(), append_to("case/1", 2, {"d"}));
  EXPECT_EQ(appended.last_position, 4);
  EXPECT_EQ(must(events().version("case/1")), 3);
  EXPECT_EQ(must(events().version("case/none")), 0);
  EXPECT_EQ(must(events().last_position()), 4);
  EXPECT_EQ(payloads(must(events().read_stream("case/1", 2))), (Texts{"b", "d"}));
  EXPECT_EQ(payloads(must(events().read_all(1, 2))), (Texts{"b", "c"}));
}

TEST_P(EveryStore, gives_events_without_an_id_one_of_their_own) {
  const auto appended = expect_appended(store(), append_to("case/1", 0, {"a", "b"}));
  ASSERT_EQ(appended.event_ids.size(), 2U);
  EXPECT_NE(appended.event_ids[0], appended.event_ids[1]);
  EXPECT_EQ(must(events().read_stream("case/1"))[1].event_id, appended.event_ids[1]);
}

TEST_P(EveryStore, names_the_stream_and_its_version_in_a_conflict) {
  expect_appended(store(), append_to("case/1", 0, {"a", "b"}));
  const auto outcome = must(events().append(append_to("case/1", 1, {"c"})));
  EXPECT_EQ(std::get<ports::Conflict>(outcome), (ports::Conflict{"case/1", 1, 2}));
  EXPECT_EQ(must(events().last_position()), 2);
}

TEST_P(EveryStore, writes_to_several_streams_all_or_none) {
  expect_appended(store(), append_to("account/1", 0, {"opened"}));
  auto request = append_to("case/1", 0, {"a"});
  request.streams.push_back(append_to("account/1", 0, {"held"}).streams[0]);
  request.views.emplace_back(ports::SettingRow{"name", "value"});
  request.timers.emplace_back(timer("timer-1", 5));
  request.answer = answer("key-1");
  const auto outcome = must(events().append(request));
  EXPECT_EQ(std::get<ports::Conflict>(outcome).stream, "account/1");
  EXPECT_EQ(must(events().version("case/1")), 0);
  EXPECT_EQ(must(store().house().setting("name")), std::nullopt);
  EXPECT_TRUE(must(store().timers().due_timers(far, 10)).empty());
  EXPECT_EQ(must(store().answers().find_answer("tenant-a", "operator-1", "key-1")), std::nullopt);

  request.streams[1].expected_version = 1;
  expect_appended(store(), request);
  EXPECT_EQ(must(events().version("case/1")), 1);
  EXPECT_EQ(must(events().version("account/1")), 2);
  EXPECT_EQ(must(store().house().setting("name")), "value");
}

TEST_P(EveryStore, checks_a_stream_without_writing_to_it) {
  expect_appended(store(), append_to("account/1", 0, {"opened"}));
  auto request = append_to("case/1", 0, {"a"});
  request.streams.push_back({"account/1", 1, {}});
  expect_appended(store(), request);
  request.streams[0].expected_version = 1;
  request.streams[1].expected_version = 7;
  EXPECT_EQ(std::get<ports::Conflict>(must(events().append(request))), (ports::Conflict{"account/1", 7, 1}));
}

TEST_P(EveryStore, refuses_an_event_id_that_is_taken_and_keeps_nothing_of_the_request) {
  auto request = append_to("case/1", 0, {"a"});
  request.streams[0].events[0].event_id = "same";
  expect_appended(store(), request);
  auto second = append_to("case/2", 0, {"first", "second"});
  second.streams[0].events[1].event_id = "same";
  const auto refused = events().append(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().category, base::Category::incorrect);
  EXPECT_EQ(must(events().version("case/2")), 0);
  EXPECT_EQ(expect_appended(store(), append_to("case/3", 0, {"b"})).last_position, 2);
}

TEST_P(EveryStore, refuses_what_can_never_be_stored) {
  const auto refused = [&](const ports::AppendRequest& request) {
    const auto outcome = events().append(request);
    return !outcome && outcome.error().category == base::Category::incorrect;
  };
  EXPECT_TRUE(refused(append_to("", 0, {"a"})));
  EXPECT_TRUE(refused(append_to("case/1", -1, {"a"})));
  auto twice = append_to("case/1", 0, {"a"});
  twice.streams.push_back(twice.streams[0]);
  EXPECT_TRUE(refused(twice));
  auto untyped = append_to("case/1", 0, {"a"});
  untyped.streams[0].events[0].type.clear();
  EXPECT_TRUE(refused(untyped));
  auto early = append_to("case/1", 0, {"a"});
  early.streams[0].events[0].recorded_at = base::Instant{999};
  EXPECT_TRUE(refused(early));
  EXPECT_TRUE(refused(append_to("case/1", 0, Texts(ports::append_rows_max + 1, "a"))));
  EXPECT_TRUE(refused(append_to("case/1", 0, {std::string((1U << 20U) + 1, 'a')})));
  auto keyless = append_to("case/1", 0, {"a"});
  keyless.answer = answer("");
  EXPECT_TRUE(refused(keyless));
  EXPECT_EQ(must(events().last_position()), 0);
}

TEST_P(EveryStore, tells_listeners_of_each_event_in_order) {
  std::vector<ports::AppendedNote> heard;
  events().on_appended(
      [&](const std::vector<ports::AppendedNote>& notes) { heard.insert(heard.end(), notes.begin(), notes.end()); });
  expect_appended(store(), append_to("case/1", 0, {"a", "b"}));
  static_cast<void>(events().append(append_to("case/1", 0, {"conflict"})));
  expect_appended(store(), write_rows<ports::SettingRow>({{"name", "value"}}));
  expect_appended(store(), append_to("case/2", 0, {"c"}));
  EXPECT_EQ(heard, (std::vector<ports::AppendedNote>{{1, "case/1", 1, "noted", "tenant-a"},
                                                     {2, "case/1", 2, "noted", "tenant-a"},
                                                     {3, "case/2", 1, "noted", "tenant-a"}}));
}

TEST_P(EveryStore, keeps_the_answer_with_the_events_it_tells_of) {
  auto request = append_to("case/1", 0, {"a"});
  request.answer = answer("key-1", R"({"id":"case-1"})");
  expect_appended(store(), request);
  auto expected = answer("key-1", R"({"id":"case-1"})");
  expected.position = 1;
  EXPECT_EQ(must(store().answers().find_answer("tenant-a", "operator-1", "key-1")), expected);
  EXPECT_EQ(must(store().answers().find_answer("tenant-b", "operator-1", "key-1")), std::nullopt);
  EXPECT_EQ(must(store().answers().find_answer("tenant-a", "operator-2", "key-1")), std::nullopt);
}

TEST_P(EveryStore, keeps_a_refusal_without_events) {
  ports::AppendRequest request;
  request.answer = answer("key-1", R"({"code":"used_up"})");
  request.answer->status = 409;
  expect_appended(store(), request);
  EXPECT_EQ(must(store().answers().find_answer("tenant-a", "operator-1", "key-1"))->status, 409);
  EXPECT_EQ(must(events().last_position()), 0);
}

TEST_P(EveryStore, gives_the_first_answer_to_whoever_comes_second) {
  auto request = append_to("case/1", 0, {"a"});
  request.answer = answer("key-1", "first");
  expect_appended(store(), request);
  request.streams[0].expected_version = 1;
  request.answer->response.text = "second";
  const auto outcome = must(events().append(request));
  EXPECT_EQ(std::get<ports::AlreadyAnswered>(outcome).record.response.text, "first");
  EXPECT_EQ(must(events().version("case/1")), 1);
}

TEST_P(EveryStore, lets_old_answers_go_oldest_first) {
  for (int age = 1; age <= 3; ++age) {
    ports::AppendRequest request;
    request.answer = answer("key-" + std::to_string(age));
    request.answer->recorded_at = base::Instant{age};
    expect_appended(store(), request);
  }
  expect_appended(store(), write_rows<ports::Expire>({{ports::Expirable::answers, base::Instant{3}, 1}}));
  const auto kept = [&](const char* key) {
    return must(store().answers().find_answer("tenant-a", "operator-1", key)).has_value();
  };
  EXPECT_FALSE(kept("key-1"));
  EXPECT_TRUE(kept("key-2"));
  expect_appended(store(), write_rows<ports::Expire>({{ports::Expirable::answers, base::Instant{3}, 100}}));
  EXPECT_FALSE(kept("key-2"));
  EXPECT_TRUE(kept("key-3"));
}

TEST_P(EveryStore, gives_due_timers_earliest_first) {
  ports::AppendRequest request;
  for (const auto& row : {timer("b", 20), timer("c", 10), timer("a", 20), timer("d", 30)})
    request.timers.emplace_back(row);
  expect_appended(store(), request);
  EXPECT_EQ(ids(must(store().timers().due_timers(base::Instant{20}, 10))), (Texts{"c", "a", "b"}));
  EXPECT_EQ(ids(must(store().timers().due_timers(far, 1))), (Texts{"c"}));
  EXPECT_EQ(must(store().timers().due_timers(base::Instant{10}, 1)), std::vector{timer("c", 10)});
  EXPECT_EQ(ids(must(store().timers().due_timers(far, 10, ports::TimerPlace{base::Instant{20}, "a"}))),
            (Texts{"b", "d"}));
  EXPECT_EQ(ids(must(store().timers().due_timers(base::Instant{20}, 10, ports::TimerPlace{base::Instant{10}, "c"}))),
            (Texts{"a", "b"}));
}

TEST_P(EveryStore, moves_and_removes_timers_with_the_events) {
  auto set = append_to("case/1", 0, {"a"});
  set.timers = {timer("a", 10), timer("b", 20), timer("other", 15, "case/2")};
  expect_appended(store(), set);
  auto change = append_to("case/1", 1, {"b"});
  change.timers = {timer("a", 30), ports::TimerRemoval{"b"}};
  expect_appended(store(), change);
  EXPECT_EQ(ids(must(store().timers().due_timers(far, 10))), (Texts{"other", "a"}));
  EXPECT_EQ(ids(must(store().timers().timers_of("case/1"))), (Texts{"a"}));
  auto renew = append_to("case/1", 2, {"c"});
  renew.timers = {ports::StreamTimersRemoval{"case/1"}, timer("new", 40)};
  expect_appended(store(), renew);
  EXPECT_EQ(ids(must(store().timers().due_timers(far, 10))), (Texts{"other", "new"}));
}

TEST_P(EveryStore, reads_the_events_of_a_forgotten_person_as_erased) {
  auto request = append_to("case/1", 0, {"secret"});
  request.streams[0].events.push_back(new_event("of another"));
  request.streams[0].events[1].person = "person-2";
  request.answer = answer("key-1", "secret");
  request.answer->person = "person-1";
  expect_appended(store(), request);
  ASSERT_TRUE(store().sealer().forget("person-1"));
  const auto read = must(events().read_stream("case/1"));
  ASSERT_EQ(read.size(), 2U);
  EXPECT_TRUE(read[0].erased);
  EXPECT_EQ(read[0].payload, "");
  EXPECT_FALSE(read[1].erased);
  EXPECT_EQ(read[1].payload, "of another");
  EXPECT_TRUE(must(store().answers().find_answer("tenant-a", "operator-1", "key-1"))->response.erased);
  const auto refused = events().append(append_to("case/1", 2, {"more"}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().category, base::Category::forbidden);
}

INSTANTIATE_TEST_SUITE_P(conformance, EveryStore, testing::Values(StoreKind::memory, StoreKind::sqlite), kind_name);

}  // namespace consilium::store
