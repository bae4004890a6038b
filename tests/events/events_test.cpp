// Goldens of every version of every event: read, raised to the latest version, and written again.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "cases/upcast.hpp"
#include "members.hpp"

namespace consilium::events_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Golden {
  std::string type;
  int version = 0;
  std::string text;
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Golden> goldens() {
  std::vector<Golden> all;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(CONSILIUM_SOURCE_DIR) / "tests/events")) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    const std::size_t dot = name.rfind('.');
    all.push_back({name.substr(0, dot), std::stoi(name.substr(dot + 1)), text_of(entry.path())});
  }
  return all;
}

json::object object_in(std::string_view text) { return base::parse_json(text).value().as_object(); }

std::set<std::string> names_in(const json::object& object) {
  std::set<std::string> names;
  for (const auto& member : object) names.emplace(member.key());
  return names;
}

// A build in which `case.told` has been at three versions: `via` became `channel`, then a member was added.
base::Result<json::object> rename_via(json::object payload) {
  json::value via = payload.at("via");
  payload.erase("via");
  payload["channel"] = std::move(via);
  return payload;
}
base::Result<json::object> add_language(json::object payload) {
  payload["language"] = "en";
  return payload;
}
const std::vector<cases::Upcaster>& later_build() {
  static const std::vector<cases::Upcaster> upcasters{{"case.told", 2, add_language}, {"case.told", 1, rename_via}};
  return upcasters;
}

TEST(Events, every_version_of_every_type_has_a_golden) {
  std::map<std::string, std::set<int>> there;
  for (const Golden& golden : goldens()) there[golden.type].insert(golden.version);
  for (const Listed& event : all_events()) {
    std::set<int> wanted;
    for (int version = 1; version <= cases::latest_version(event.type, cases::upcasters()); ++version) {
      wanted.insert(version);
    }
    EXPECT_EQ(there[event.type], wanted) << event.type;
    there.erase(event.type);
  }
  for (const auto& [type, versions] : there) ADD_FAILURE() << "a golden of `" << type << "`, which is no event";
}

TEST(Events, a_golden_of_the_latest_version_shows_every_member) {
  for (const Golden& golden : goldens()) {
    if (golden.version != cases::latest_version(golden.type, cases::upcasters())) continue;
    const auto events = all_events();
    const auto event =
        std::find_if(events.begin(), events.end(), [&](const Listed& listed) { return listed.type == golden.type; });
    ASSERT_NE(event, events.end()) << golden.type;
    std::set<std::string> wanted;
    for (const Member& member : event->members) wanted.insert(member.name);
    EXPECT_EQ(names_in(object_in(golden.text)), wanted) << golden.type;
  }
}

TEST(Events, a_golden_is_read_and_written_again_without_loss) {
  int read = 0;
  for (const Golden& golden : goldens()) {
    const auto event = cases::event_from(golden.type, golden.version, golden.text);
    ASSERT_TRUE(event) << golden.type << ": " << event.error().message;
    EXPECT_EQ(cases::type_of(*event), golden.type);
    const std::string written = cases::payload_of(*event);
    if (golden.version == cases::version_of(*event)) {
      EXPECT_EQ(base::to_pretty_text(base::parse_json(written).value()) + "\n", golden.text) << golden.type;
    }
    const auto again = cases::event_from(golden.type, cases::version_of(*event), written);
    ASSERT_TRUE(again) << golden.type;
    EXPECT_EQ(*again, *event) << golden.type;
    ++read;
  }
  EXPECT_GE(read, static_cast<int>(all_events().size()));
}

TEST(Events, a_golden_holds_a_value_of_every_kind) {
  std::set<std::string> kinds;
  for (const Golden& golden : goldens()) {
    if (golden.type != "case.opened") continue;
    const json::object payload = object_in(golden.text);
    for (const json::value& fact : payload.at("facts").as_array()) {
      kinds.emplace(fact.at("value").as_object().begin()->key());
    }
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<model::Value>);
}

TEST(Events, a_version_newer_than_this_build_is_refused) {
  for (const Golden& golden : goldens()) {
    const int newer = cases::latest_version(golden.type, cases::upcasters()) + 1;
    const auto event = cases::event_from(golden.type, newer, golden.text);
    ASSERT_FALSE(event) << golden.type;
    EXPECT_EQ(event.error().category, base::Category::unsupported);
    EXPECT_NE(event.error().message.find("newer"), std::string::npos) << event.error().message;
    EXPECT_NE(event.error().message.find(golden.type), std::string::npos) << event.error().message;
  }
}

TEST(Events, a_type_that_is_not_known_is_refused) {
  const auto event = cases::event_from("case.told_by_pigeon", 1, "{}");
  ASSERT_FALSE(event);
  EXPECT_EQ(event.error().category, base::Category::unsupported);
}

TEST(Events, what_was_never_written_is_corrupt) {
  struct Row {
    std::string_view type;
    int version;
    std::string_view payload;
  };
  const std::vector<Row> rows{
      {"case.told", 0, "{}"},
      {"case.told", -1, "{}"},
      {"case.told", 1, "[]"},
      {"case.told", 1, "{"},
      {"case.told", 1, ""},
      {"case.told", 1, R"({"words":5})"},
      {"case.told", 1, R"({"parts":"all"})"},
      {"case.told", 1, R"({"parts":[1]})"},
      {"case.notice_given", 1, R"({"accepted":"yes"})"},
      {"case.point_reached", 1, R"({"at":"yesterday"})"},
      {"case.excuse_recorded", 1, R"({"from":"2026-02-30"})"},
      {"case.opened", 1, R"({"applicant":"insured"})"},
      {"case.opened", 1, R"({"facts":[{"fact":"a","value":{"colour":"red"}}]})"},
      {"case.opened", 1, R"({"facts":[{"fact":"a","value":{"text":"b","code":"c"}}]})"},
      {"account.use_changed", 1, R"({"amount":"1"})"},
      {"account.use_changed", 1, R"({"amount":9223372036854775808})"},
  };
  for (const Row& row : rows) {
    const auto event = cases::event_from(row.type, row.version, row.payload);
    ASSERT_FALSE(event) << row.payload;
    EXPECT_EQ(event.error().category, base::Category::corrupt) << row.payload;
  }
}

TEST(Events, members_that_are_missing_keep_their_defaults_and_unknown_ones_are_ignored) {
  for (const Listed& listed : all_events()) {
    const auto empty = cases::event_from(listed.type, 1, "{}");
    const auto strange = cases::event_from(listed.type, 1, R"({"a member of another time":{"deep":[1,2]}})");
    ASSERT_TRUE(empty) << listed.type;
    ASSERT_TRUE(strange) << listed.type;
    EXPECT_EQ(*empty, *strange) << listed.type;
  }
}

TEST(Events, a_list_keeps_texts_that_are_empty) {
  cases::Told told;
  told.parts = {"", "place", ""};
  const auto read = cases::event_from("case.told", 1, cases::payload_of(told));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(std::get<cases::Told>(*read).parts, told.parts);
}

TEST(Upcasters, lead_from_every_version_to_the_next) {
  std::map<std::string, std::set<int>> steps;
  for (const cases::Upcaster& upcaster : cases::upcasters()) {
    EXPECT_TRUE(steps[std::string(upcaster.type)].insert(upcaster.from).second) << upcaster.type;
  }
  for (const auto& [type, from] : steps) {
    EXPECT_EQ(*from.begin(), 1) << type;
    EXPECT_EQ(static_cast<std::size_t>(*from.rbegin()), from.size()) << type << " has a gap";
  }
}

TEST(Upcasters, raise_an_old_payload_step_by_step) {
  EXPECT_EQ(cases::latest_version("case.told", later_build()), 3);
  EXPECT_EQ(cases::latest_version("case.closed", later_build()), 1);
  for (const auto& [version, payload] : std::map<int, std::string>{{1, R"({"via":"phone","words":"hello"})"},
                                                                   {2, R"({"channel":"phone","words":"hello"})"}}) {
    const auto event = cases::event_from("case.told", version, payload, later_build());
    ASSERT_TRUE(event) << event.error().message;
    const cases::Told& told = std::get<cases::Told>(*event);
    EXPECT_EQ(told.channel, "phone") << version;
    EXPECT_EQ(told.language, "en") << version;
    EXPECT_EQ(told.words, "hello") << version;
  }
}

TEST(Upcasters, leave_the_latest_version_and_other_types_alone) {
  const auto latest = cases::event_from("case.told", 3, R"({"language":"zh-Hans"})", later_build());
  ASSERT_TRUE(latest);
  EXPECT_EQ(std::get<cases::Told>(*latest).language, "zh-Hans");
  EXPECT_TRUE(cases::event_from("case.closed", 1, "{}", later_build()));
  EXPECT_FALSE(cases::event_from("case.told", 4, "{}", later_build()));
}

TEST(Upcasters, may_find_that_a_payload_was_never_written) {
  const std::vector<cases::Upcaster> picky{{"case.told", 1, [](json::object) -> base::Result<json::object> {
                                              return base::failure(base::Category::corrupt, "there is no `via`");
                                            }}};
  const auto event = cases::event_from("case.told", 1, "{}", picky);
  ASSERT_FALSE(event);
  EXPECT_EQ(event.error().message, "there is no `via`");
}

}  // namespace
}  // namespace consilium::events_test
