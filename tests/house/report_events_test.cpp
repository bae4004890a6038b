// Goldens of the events of reports: read, and written again as they were. They are never edited.
#include "service/report_events.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "base/json.hpp"

namespace consilium::service {
namespace {

ports::Envelope golden(const std::string& type) {
  ports::Envelope envelope;
  envelope.type = type;
  envelope.type_version = 1;
  envelope.tenant = "wheel-cover";
  envelope.actor = "timer";
  envelope.programme_hash = "0123";
  envelope.recorded_at = base::Instant::parse("2026-03-09T00:00:01Z").value();
  std::ifstream file(std::string(CONSILIUM_SOURCE_DIR) + "/tests/events/reports/" + type + ".1.json");
  envelope.payload = std::string(std::istreambuf_iterator<char>(file), {});
  return envelope;
}

std::string pretty(const std::string& payload) {
  return base::to_pretty_text(base::parse_json(payload).value()) + "\n";
}

TEST(ReportEvents, the_head_is_read_and_written_as_it_was) {
  const ports::Envelope envelope = golden("report.made");
  const auto issue = issue_from(envelope);
  ASSERT_TRUE(issue) << issue.error().message;
  EXPECT_EQ(pretty(payload_of(*issue)), envelope.payload);
  EXPECT_EQ(issue->corrects, "bicycles.weekly.20260309T0800");
  EXPECT_EQ(issue->made_at, envelope.recorded_at);
  EXPECT_EQ(issue->columns.at(1).name.in(base::Language::en), "Owed");
  EXPECT_EQ(issue->rows, 2);
}

TEST(ReportEvents, a_row_is_read_and_written_as_it_was) {
  const ports::Envelope envelope = golden("report.row");
  const auto row = row_from(envelope);
  ASSERT_TRUE(row) << row.error().message;
  EXPECT_EQ(pretty(payload_of(row->row)), envelope.payload);
  EXPECT_EQ(row->row.cells.at(1).at(0).owner, "mechanic");
  EXPECT_TRUE(row->row.cells.at(2).empty());
}

TEST(ReportEvents, of_a_later_version_or_another_type_are_refused) {
  ports::Envelope later = golden("report.made");
  later.type_version = 2;
  EXPECT_EQ(issue_from(later).error().category, base::Category::unsupported);
  EXPECT_EQ(issue_from(golden("report.row")).error().category, base::Category::corrupt);
  ports::Envelope erased = golden("report.row");
  erased.erased = true;
  erased.payload.clear();
  EXPECT_TRUE(row_from(erased).value().erased);
}

TEST(ReportEvents, say_which_member_is_missing) {
  for (const char* member : {"name", "from", "due", "position", "columns", "rows", "calendar_issued", "zone"}) {
    ports::Envelope cut = golden("report.made");
    auto object = base::parse_json(cut.payload).value().as_object();
    ASSERT_EQ(object.erase(member), 1U) << member;
    cut.payload = base::to_text(object);
    EXPECT_FALSE(issue_from(cut)) << member;
  }
}

}  // namespace
}  // namespace consilium::service
