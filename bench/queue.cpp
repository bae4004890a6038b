// A page of the queue out of all open cases: the first, one in the middle, and one for a role; and what SQLite alone
// takes to read the same rows.
//
//   bench_queue FOLDER
#include <chrono>

#include <fmt/core.h>
#include <sqlite3.h>

#include "bench/ready_house.hpp"
#include "bench/report.hpp"
#include "house/disk_house.hpp"

namespace consilium::bench {
namespace {

using Time = std::chrono::steady_clock;
using tests::required;

constexpr int rounds = 201;
constexpr int page_size = 50;

template <typename Use>
std::vector<double> times(Use use) {
  std::vector<double> values;
  use();
  for (int round = 0; round < rounds; ++round) {
    const auto begin = Time::now();
    use();
    values.push_back(std::chrono::duration<double, std::nano>(Time::now() - begin).count());
  }
  return values;
}

// The cursor after half of the queue.
std::string middle(ports::Store& store, const ports::QueueQuery& query) {
  const auto counts = required(store.cases().case_counts(query.tenants));
  std::int64_t open = 0;
  for (const ports::CaseCount& count : counts)
    if (count.state == ports::CaseState::open) open += count.count;
  std::string cursor;
  for (std::int64_t passed = 0; passed + ports::page_limit_max < open / 2; passed += ports::page_limit_max)
    cursor = required(store.cases().queue(query, {ports::page_limit_max, cursor})).next;
  return cursor;
}

// The same page by SQLite alone: its rows as they are stored.
class BarePage {
 public:
  BarePage(const std::string& path, const std::string& tenant, const std::string& role) {
    sqlite3_open_v2(path.c_str(), &connection_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    const std::string sql = fmt::format(
        "SELECT * FROM cases INDEXED BY {} WHERE state = 1 AND tenant = ?1 {} ORDER BY queue_due, id LIMIT {}",
        role.empty() ? "cases_queue" : "cases_queue_by_role", role.empty() ? "" : "AND owner_role = ?2", page_size);
    sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement_, nullptr);
    sqlite3_bind_text(statement_, 1, tenant.c_str(), -1, SQLITE_TRANSIENT);
    if (!role.empty()) sqlite3_bind_text(statement_, 2, role.c_str(), -1, SQLITE_TRANSIENT);
  }
  BarePage(const BarePage&) = delete;
  BarePage& operator=(const BarePage&) = delete;
  ~BarePage() {
    sqlite3_finalize(statement_);
    sqlite3_close(connection_);
  }

  std::size_t read() {
    std::size_t bytes = 0;
    while (sqlite3_step(statement_) == SQLITE_ROW)
      for (int column = 0; column < sqlite3_column_count(statement_); ++column)
        bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    sqlite3_reset(statement_);
    return bytes;
  }

 private:
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

void measure(const std::string& folder) {
  const apps::Installation installation = open_house(folder);
  ports::Store& store = *installation.store;
  ports::QueueQuery query;
  query.tenants = {programme_of(*installation.house)->insurer.id};
  const auto page = [&](const ports::QueueQuery& asked, const std::string& after) {
    const auto found = required(store.cases().queue(asked, {page_size, after}));
    if (found.rows.size() != page_size) tests::give_up({base::Category::fault, "a page of the queue is not full"});
    return found;
  };
  const std::string role = page(query, "").rows.front().owner_role;
  ports::QueueQuery of_role = query;
  of_role.owner_role = role;
  const std::string half = middle(store, query);
  report("queue/first", "ns", times([&] { page(query, ""); }));
  report("queue/middle", "ns", times([&] { page(query, half); }));
  report("queue/role", "ns", times([&] { page(of_role, ""); }));
  const std::string path = apps::database_path(folder).string();
  BarePage bare(path, query.tenants.front(), "");
  BarePage bare_of_role(path, query.tenants.front(), role);
  report("queue/bare-first", "ns", times([&] { bare.read(); }));
  report("queue/bare-role", "ns", times([&] { bare_of_role.read(); }));
}

}  // namespace
}  // namespace consilium::bench

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  consilium::bench::measure(argv[1]);
  return 0;
}
