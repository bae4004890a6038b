#include <sstream>

#include <gtest/gtest.h>

#include "calendar/derivation.hpp"
#include "golden_rows.hpp"

// derivations.txt: for each entry a line `# <id of a golden row> <language>`, the derivation as printed, an empty line.
namespace consilium::calendar {
namespace {

struct Entry {
  std::string id;
  std::string language;
  std::string printed;
};

std::vector<Entry> read_entries() {
  std::vector<Entry> entries;
  std::istringstream lines(read_source_file("tests/calendar/derivations.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# ")) {
      std::istringstream head(line.substr(2));
      Entry& entry = entries.emplace_back();
      head >> entry.id >> entry.language;
    } else if (!line.empty() && !entries.empty()) {
      entries.back().printed += line + "\n";
    }
  }
  return entries;
}

std::string printed(const GoldenRow& row, base::Language language) {
  const base::Zone& zone = zone_of_rows();
  const Due due = due_of(row);
  const auto lines = row.direction == "forward"
                         ? derivation(row.trigger, row.span, due, edition_of(row), zone, language)
                         : derivation_back(zone.date_of(row.trigger), row.span, due, edition_of(row), zone, language);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Derivations, of_golden_rows_are_printed_word_for_word) {
  const std::vector<Entry> entries = read_entries();
  EXPECT_GE(entries.size(), 10U);
  for (const Entry& entry : entries) {
    const GoldenRow* row = golden_row(entry.id);
    const auto language = base::language_from(entry.language);
    ASSERT_TRUE(row != nullptr && language.has_value()) << entry.id << " " << entry.language;
    EXPECT_EQ(printed(*row, *language), entry.printed) << entry.id << " " << entry.language;
  }
}

}  // namespace
}  // namespace consilium::calendar
