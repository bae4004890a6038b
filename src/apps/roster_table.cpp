#include "apps/roster_table.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "apps/files.hpp"
#include "cases/riders.hpp"
#include "roster/facts.hpp"
#include "roster/merge.hpp"
#include "roster/reader.hpp"

namespace consilium::apps {
namespace {

constexpr std::size_t piece_bytes = 1U << 18;

struct Piece {
  std::string_view bytes;
  std::uint32_t lines_before = 0;
};

struct ReadPiece {
  RosterTable table;
  std::vector<std::size_t> hashes;   // of their keys
  std::vector<std::string> in_part;  // contracts with a row that says too little by itself
  std::optional<roster::Declaration> declaration;
  bool refused = false;
};

std::string key_text(const roster::ContractKey& key) { return key.contract + '\n' + key.rider; }

// The first two rows, which say what the file is.
std::string_view head_of(std::string_view bytes) {
  const std::size_t first = bytes.find('\n');
  const std::size_t second = first == std::string_view::npos ? first : bytes.find('\n', first + 1);
  return second == std::string_view::npos ? bytes : bytes.substr(0, second + 1);
}

// The end of a row at or after a position: a line end outside of quotes.
std::size_t end_of_row(std::string_view bytes, std::size_t from, std::size_t position) {
  const auto begin = bytes.begin();
  const auto quotes =
      std::count(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(position), '"');
  bool quoted = quotes % 2 == 1;
  for (; position < bytes.size(); ++position) {
    if (bytes[position] == '"') quoted = !quoted;
    if (bytes[position] == '\n' && !quoted) return position + 1;
  }
  return bytes.size();
}

std::vector<Piece> cut(std::string_view bytes, std::size_t head, unsigned pieces) {
  std::vector<Piece> all;
  std::size_t from = head;
  std::uint32_t lines = 0;
  for (unsigned i = 1; i <= pieces && from < bytes.size(); ++i) {
    const std::size_t wanted = head + (bytes.size() - head) * i / pieces;
    const std::size_t to = i == pieces ? bytes.size() : end_of_row(bytes, from, std::max(from, wanted));
    all.push_back({bytes.substr(from, to - from), lines});
    lines += static_cast<std::uint32_t>(std::count(all.back().bytes.begin(), all.back().bytes.end(), '\n'));
    from = to;
  }
  if (all.empty()) all.push_back({});
  return all;
}

void keep(const roster::RosterRow& row, ReadPiece& read) {
  auto merged = roster::merge(std::nullopt, row);
  if (!merged) {
    read.in_part.push_back(key_text(row.key));
    return;
  }
  std::string insured;
  if (row.insured.identity_kind) {
    insured = lookup::to_string(*row.insured.identity_kind);
    insured += ' ';
    insured += row.insured.identity_number;
  }
  read.hashes.push_back(std::hash<std::string>()(row.key.contract) * 31 + std::hash<std::string>()(row.key.rider));
  read.table.add(merged->history, row.insured.birth_date, std::move(insured));
}

ReadPiece read_piece(const std::string& name, std::string_view head, const Piece& piece,
                     const std::function<void(std::size_t)>& passed) {
  ReadPiece read;
  roster::RosterReader reader(name);
  const auto drain = [&] {
    while (const auto row = reader.next()) {
      read.table.as_of = reader.declaration()->as_of;
      keep(*row, read);
    }
    for (base::Diagnostic& problem : reader.take_problems()) read.table.problems.push_back(std::move(problem));
  };
  reader.feed(head);
  for (std::size_t at = 0; at < piece.bytes.size(); at += piece_bytes) {
    const std::string_view next = piece.bytes.substr(at, piece_bytes);
    reader.feed(next);
    drain();
    passed(next.size());
  }
  reader.finish();
  drain();
  for (base::Diagnostic& problem : read.table.problems) {
    problem.place.line += piece.lines_before;
    problem.place.end_line += piece.lines_before;
  }
  read.table.rows_bad = reader.counts().bad;
  read.declaration = reader.declaration();
  read.refused = reader.refused();
  return read;
}

std::vector<ReadPiece> read_pieces(const std::string& name, std::string_view bytes, unsigned threads,
                                   const Progress& progress) {
  const std::string_view head = head_of(bytes);
  const std::vector<Piece> pieces = cut(bytes, head.size(), threads);
  std::vector<ReadPiece> read(pieces.size());
  std::atomic<std::size_t> done = head.size();
  const auto work = [&](std::size_t piece, bool shows) {
    read[piece] = read_piece(name, head, pieces[piece], [&](std::size_t size) {
      done += size;
      if (shows && progress) progress(std::min(done.load(), bytes.size() - 1), bytes.size());
    });
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < pieces.size(); ++i) others.emplace_back(work, i, false);
  work(0, true);
  others.clear();
  if (progress) progress(bytes.size(), bytes.size());
  return read;
}

// Contracts that several rows speak of. A key whose hash no other has stands once, which is nearly every key.
std::unordered_set<std::string> repeated(const std::vector<RosterEntry>& entries,
                                         const std::vector<std::size_t>& hashes) {
  std::vector<std::size_t> sorted = hashes;
  std::sort(sorted.begin(), sorted.end());
  std::unordered_set<std::size_t> doubtful;
  for (auto at = std::adjacent_find(sorted.begin(), sorted.end()); at != sorted.end();
       at = std::adjacent_find(std::next(at), sorted.end()))
    doubtful.insert(*at);
  std::unordered_set<std::string> seen;
  std::unordered_set<std::string> again;
  for (std::size_t i = 0; i < entries.size() && !doubtful.empty(); ++i) {
    if (!doubtful.contains(hashes[i])) continue;
    std::string key = key_text(entries[i].key);
    if (!seen.insert(key).second) again.insert(std::move(key));
  }
  return again;
}

// Reads the rows of those contracts once more and merges each into what the rows before it said.
void merge_repeated(const std::string& name, std::string_view bytes, std::unordered_set<std::string> again,
                    RosterTable& table) {
  if (again.empty()) return;
  struct Merged {
    roster::ContractHistory history;
    std::optional<base::Date> birth_date;
  };
  std::map<std::string, Merged> merged;
  roster::RosterReader reader(name);
  reader.feed(bytes);
  reader.finish();
  while (const auto row = reader.next()) {
    const std::string key = key_text(row->key);
    if (!again.contains(key)) continue;
    const auto known = merged.find(key);
    auto now = roster::merge(known == merged.end() ? std::nullopt : std::optional(known->second.history), *row);
    if (!now) {
      table.problems.push_back({base::Severity::error, "", row->place, now.error().message});
      ++table.rows_bad;
      continue;
    }
    merged[key].history = std::move(now->history);
    if (row->insured.birth_date) merged[key].birth_date = row->insured.birth_date;
  }
  std::unordered_set<std::string> kept;
  std::erase_if(table.entries, [&](RosterEntry& entry) {
    const std::string key = key_text(entry.key);
    const auto found = merged.find(key);
    if (found == merged.end()) return false;
    if (!kept.insert(key).second) return true;
    entry.facts = table.facts.number_of(roster::facts_as_known(found->second.history, table.as_of));
    entry.birth_date = found->second.birth_date;
    return false;
  });
}

// What a piece has read, behind what the pieces before it have.
void append(RosterTable&& piece, RosterTable& table) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < piece.facts.size(); ++i) numbers.push_back(table.facts.number_of(piece.facts[i]));
  for (RosterEntry& entry : piece.entries) {
    entry.facts = numbers[entry.facts];
    table.entries.push_back(std::move(entry));
  }
  std::move(piece.problems.begin(), piece.problems.end(), std::back_inserter(table.problems));
  table.rows_bad += piece.rows_bad;
}

bool is_refused(const std::vector<ReadPiece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [](const ReadPiece& piece) { return piece.refused; });
}

}  // namespace

void RosterTable::add(const roster::ContractHistory& history, std::optional<base::Date> birth_date,
                      std::string insured) {
  entries.push_back(
      {history.key, birth_date, std::move(insured), facts.number_of(roster::facts_as_known(history, as_of))});
}

void RosterTable::join_riders() {
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_contract;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const roster::ContractKey& key = entries[i].key;
    if (!key.rider.empty()) by_contract[key.contract].push_back(i);
  }
  std::vector<std::uint32_t> joined;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    joined.push_back(entries[i].facts);
    const auto of_contract = by_contract.find(entries[i].key.contract);
    if (of_contract == by_contract.end()) continue;
    cases::RosterFacts with = facts[entries[i].facts];
    for (const std::size_t rider : of_contract->second) {
      if (rider != i && entries[rider].insured == entries[i].insured)
        with.riders.push_back(cases::as_rider(facts[entries[rider].facts]));
    }
    joined.back() = facts.number_of(std::move(with));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].facts = joined[i];
}

cases::RosterFacts RosterTable::facts_of(std::size_t entry) const {
  cases::RosterFacts own = facts[entries[entry].facts];
  own.birth_date = entries[entry].birth_date;
  return own;
}

base::Result<RosterTable> read_roster_table(const std::filesystem::path& path, unsigned threads,
                                            const Progress& progress) {
  BASE_TRY(const std::string bytes, read_file(path));
  const std::string name = std::filesystem::proximate(path).generic_string();
  std::vector<ReadPiece> pieces = read_pieces(name, bytes, threads, progress);
  // A file that goes wrong somewhere is read as a whole, so that its problems are those of the whole.
  if (is_refused(pieces) && threads > 1) pieces = read_pieces(name, bytes, 1, {});
  if (is_refused(pieces) || !pieces.front().declaration) {
    const bool told = !pieces.front().table.problems.empty();
    return base::failure(base::Category::incorrect,
                         told ? base::render(pieces.front().table.problems.front(), "") : name + " is no roster");
  }
  std::size_t count = 0;
  for (const ReadPiece& piece : pieces) count += piece.table.entries.size();
  RosterTable table = std::move(pieces.front().table);
  table.as_of = pieces.front().declaration->as_of;
  table.entries.reserve(count);
  std::vector<std::size_t> hashes;
  hashes.reserve(count);
  std::vector<std::string> in_part;
  for (ReadPiece& piece : pieces) {
    std::move(piece.in_part.begin(), piece.in_part.end(), std::back_inserter(in_part));
    hashes.insert(hashes.end(), piece.hashes.begin(), piece.hashes.end());
    if (&piece != &pieces.front()) append(std::move(piece.table), table);
  }
  std::unordered_set<std::string> again = repeated(table.entries, hashes);
  again.insert(in_part.begin(), in_part.end());
  merge_repeated(name, bytes, std::move(again), table);
  return table;
}

}  // namespace consilium::apps
