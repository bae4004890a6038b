// Rosters: any bytes, cut anywhere, give the same rows and the same problems as in one piece, and an import that goes
// on after a row delivers what was left.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "fuzz/input.hpp"
#include "roster/history_json.hpp"
#include "roster/merge.hpp"
#include "roster/reader.hpp"

namespace {

namespace base = consilium::base;
namespace fuzz = consilium::fuzz;
namespace roster = consilium::roster;

struct Reading {
  std::vector<roster::RosterRow> rows;
  std::vector<std::string> contents;  // of the rows, by their hashes
  std::vector<std::string> problems;
  roster::RowCounts counts;
  bool refused = false;
};

void take_rows(roster::RosterReader& reader, Reading& reading) {
  while (auto row = reader.next()) {
    reading.contents.push_back(roster::content_text(*row));
    reading.rows.push_back(std::move(*row));
  }
  for (const base::Diagnostic& problem : reader.take_problems()) {
    fuzz::remark(problem.code);
    // Which encoding the bytes look like is a guess from what was read by then.
    const std::string message = problem.message.substr(0, problem.message.find("; it looks like"));
    reading.problems.push_back(
        fmt::format("{}:{} {}: {}", problem.place.line, problem.place.column, problem.code, message));
  }
}

Reading read(std::string_view bytes, std::size_t piece, std::uint64_t resume_after = 0) {
  roster::RosterReader reader("roster.csv", {.resume_after = resume_after});
  Reading reading;
  while (!bytes.empty()) {
    const std::size_t length = std::min(piece, bytes.size());
    reader.feed(bytes.substr(0, length));
    bytes.remove_prefix(length);
    take_rows(reader, reading);
  }
  reader.finish();
  take_rows(reader, reading);
  std::sort(reading.problems.begin(), reading.problems.end());
  reading.counts = reader.counts();
  reading.refused = reader.refused();
  return reading;
}

// Every row merged into the histories of its file, as an import does it.
void merge_all(const Reading& reading) {
  std::map<roster::ContractKey, roster::ContractHistory> histories;
  for (const roster::RosterRow& row : reading.rows) {
    const auto known = histories.find(row.key);
    const auto merged = roster::merge(known == histories.end() ? std::nullopt : std::optional(known->second), row);
    fuzz::remark(merged ? "merged" : merged.error().message);
    if (!merged) continue;
    const auto again = roster::merge(merged->history, row);
    fuzz::demand(again && !again->changed, "merging a row a second time changes something");
    const auto kept = roster::history_from_json(roster::to_json(merged->history));
    fuzz::demand(kept && *kept == merged->history, "a history is not what was stored of it");
    histories.insert_or_assign(row.key, merged->history);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text_of(data, size).substr(1);
  const Reading whole = read(bytes, std::max<std::size_t>(bytes.size(), 1));
  const Reading cut = read(bytes, std::size_t{data[0]} + 1);
  fuzz::demand(whole.contents == cut.contents, "rows depend on where the file is cut");
  fuzz::demand(whole.refused == cut.refused, "whether a file is refused depends on where it is cut");
  // A file that is refused is read no further than the piece that showed it.
  fuzz::demand(whole.refused || whole.problems == cut.problems,
               fmt::format("problems depend on where the file is cut\n  {}\nand\n  {}",
                           fmt::join(whole.problems, "\n  "), fmt::join(cut.problems, "\n  ")));
  fuzz::demand(whole.counts.good == whole.rows.size(), "a good row was not delivered");
  fuzz::demand(whole.counts.bad == 0 || !whole.problems.empty(), "a bad row has no problem");
  fuzz::demand(!whole.refused || !whole.problems.empty(), "a file was refused without a reason");
  if (whole.rows.empty()) return 0;
  merge_all(whole);
  const std::size_t done = whole.rows.size() / 2 + 1;
  const Reading rest = read(bytes, 4096, whole.rows[done - 1].number);
  fuzz::demand(std::equal(rest.contents.begin(), rest.contents.end(),
                          whole.contents.begin() + static_cast<std::ptrdiff_t>(done), whole.contents.end()),
               "going on after a row does not deliver the rows that were left");
  return 0;
}
