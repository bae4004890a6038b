// docs/reference/events.md lists every event with its members, and says nothing of others.
#include <fstream>
#include <iterator>
#include <sstream>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "cases/upcast.hpp"
#include "members.hpp"

namespace consilium::events_test {
namespace {

// `| a | b | c |` as its cells.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t at = 1;
  for (std::size_t bar = line.find('|', at); bar != std::string::npos; bar = line.find('|', at)) {
    std::string cell = line.substr(at, bar - at);
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    cells.push_back(std::move(cell));
    at = bar + 1;
  }
  return cells;
}

struct Section {
  std::string heading;
  std::string words;
  std::vector<Member> members;
};

std::vector<Section> sections() {
  std::ifstream file(std::string(CONSILIUM_SOURCE_DIR) + "/docs/reference/events.md");
  std::vector<Section> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) {
      all.push_back({line.substr(3), {}, {}});
    } else if (all.empty() || line.starts_with("|--") || line.starts_with("| member |")) {
      continue;
    } else if (line.starts_with("|")) {
      const std::vector<std::string> cells = cells_of(line);
      EXPECT_EQ(cells.size(), 3U) << line;
      if (cells.size() != 3) continue;
      EXPECT_FALSE(cells[2].empty()) << "no meaning: " << line;
      all.back().members.push_back({cells[0], cells[1]});
    } else {
      all.back().words += line + "\n";
    }
  }
  return all;
}

std::string shown(const std::vector<Member>& members) {
  std::string text;
  for (const Member& member : members) text += fmt::format("| {} | {} |\n", member.name, member.kind);
  return text;
}

TEST(Reference, lists_every_event_with_its_members_in_order) {
  std::vector<Listed> wanted = all_events();
  wanted.push_back({"fact", members_of<cases::RecordedFact>()});
  wanted.push_back({"applicant", members_of<cases::Applicant>()});
  wanted.push_back({"statement line", members_of<cases::StatementMade::Line>()});
  wanted.push_back({"kept deadline", members_of<cases::KeptDeadline>()});
  const std::vector<Section> found = sections();
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(found[i].heading, wanted[i].type);
    EXPECT_EQ(shown(found[i].members), shown(wanted[i].members)) << wanted[i].type;
    EXPECT_GT(found[i].words.size(), 10U) << wanted[i].type << " says nothing";
  }
}

TEST(Reference, names_the_latest_version_of_every_event) {
  for (const Section& section : sections()) {
    if (section.heading.find('.') == std::string::npos) continue;
    const int latest = cases::latest_version(section.heading, cases::upcasters());
    EXPECT_NE(section.words.find(fmt::format("Version {}.", latest)), std::string::npos) << section.heading;
  }
}

}  // namespace
}  // namespace consilium::events_test
