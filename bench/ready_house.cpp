#include "bench/ready_house.hpp"

#include <semaphore>
#include <unistd.h>

#include <fmt/core.h>

#include "apps/publications.hpp"
#include "base/hash.hpp"
#include "bench/renaming.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "service/operators.hpp"
#include "service/timers.hpp"

namespace consilium::bench {
namespace {

namespace fs = std::filesystem;
using tests::required;

// Cases are copies of so many that were decided one by one, at different times.
constexpr int patterns = 256;
constexpr int minutes_apart = 37;
constexpr int minutes_apart_on_one_day = 2;
constexpr int cases_in_append = 40;
constexpr int appends_waiting_max = 32;
constexpr std::size_t id_digits = 20;

struct Pattern {
  tests::Member member;
  std::string case_id;
  ports::AppendRequest rows;
};

std::string hashed(std::string_view kind, int number) {
  return base::sha256_hex(fmt::format("{}-{}", kind, number)).substr(0, id_digits);
}

void append(service::House& house, ports::AppendRequest request) {
  const auto outcome = required(house.store.events().append(std::move(request)));
  if (!std::holds_alternative<ports::Appended>(outcome)) tests::give_up({base::Category::conflict, "a conflict"});
}

Pattern make_pattern(service::House& house, const std::shared_ptr<const model::Programme>& programme, int number) {
  Pattern pattern;
  pattern.member = tests::member(*programme, number);
  pattern.case_id = fmt::format("pattern-{}-", number);
  ports::AppendRequest rows;
  tests::add_rows(pattern.member, house.clock.now(), rows);
  append(house, std::move(rows));
  const auto service = number % 2 == 0 ? tests::appointment : tests::admission;
  pattern.rows = required(tests::ready_case(house, programme, service, pattern.case_id, pattern.member));
  return pattern;
}

void add_case(const Pattern& pattern, const tests::Member& member, int number, base::Instant at,
              ports::AppendRequest& request) {
  const Renaming renaming({{pattern.case_id, case_of(number)},
                           {pattern.member.person.id, member.person.id},
                           {pattern.member.contract.id, member.contract.id}});
  tests::add_rows(member, at, request);
  renaming.add(pattern.rows, request);
}

// Appends are made here while the store writes those before.
void fill(service::House& house, const HousePlan& plan, const std::vector<Pattern>& made) {
  std::counting_semaphore<appends_waiting_max> room(appends_waiting_max);
  std::atomic<bool> failed = false;
  const auto programme = programme_of(house);
  for (int first = 0; first < plan.cases; first += cases_in_append) {
    ports::AppendRequest request;
    for (int number = first; number < std::min(plan.cases, first + cases_in_append); ++number)
      add_case(made[static_cast<std::size_t>(number % patterns)], member_of(*programme, number), number,
               house.clock.now(), request);
    room.acquire();
    house.store.events().submit(std::move(request), [&](base::Result<ports::AppendOutcome> outcome) {
      if (!outcome || !std::holds_alternative<ports::Appended>(*outcome)) failed = true;
      room.release();
    });
  }
  for (int all = 0; all < appends_waiting_max; ++all) room.acquire();
  if (failed) tests::give_up({base::Category::fault, "cases could not be written"});
}

base::Result<void> publish_all(service::House& house) {
  for (const auto& entry : fs::directory_iterator(fs::path(CONSILIUM_SOURCE_DIR) / "programmes"))
    BASE_TRY_VOID(apps::publish_folder(house, entry.path(), "bench"));
  return {};
}

}  // namespace

std::string case_of(int number) { return fmt::format("{:021}", number); }

std::shared_ptr<const model::Programme> programme_of(service::House& house) {
  for (const auto& [hash, programme] : house.registry.read()->by_hash)
    if (programme->id == programme_of_cases) return programme;
  tests::give_up({base::Category::not_found, "the programme is not published"});
}

// Ids of contracts and persons are as scattered as those an import makes.
tests::Member member_of(const model::Programme& programme, int number) {
  tests::Member member = tests::member(programme, number);
  member.person.id = "m" + hashed("person", number);
  member.contract.id = hashed("contract", number);
  member.contract.person = member.person.id;
  return member;
}

apps::Installation open_house(const fs::path& folder) { return required(apps::open_installation(folder)); }

base::Result<void> make_house(const HousePlan& plan) {
  if (fs::exists(plan.folder)) return {};
  const fs::path unfinished = plan.folder.string() + ".unfinished";
  fs::remove_all(unfinished);
  {
    const apps::Installation installation = open_house(unfinished);
    service::House& house = *installation.house;
    BASE_TRY_VOID(service::begin_demo(house, tests::opening_time()));
    BASE_TRY_VOID(publish_all(house));
    BASE_TRY_VOID(service::put_operator(house, {"bench", "Bench", {{policy::Role::supervisor, "*"}}}, operator_token));
    const int apart = plan.one_day ? minutes_apart_on_one_day : minutes_apart;
    const auto programme = programme_of(house);
    std::vector<Pattern> made;
    for (int number = 0; number < patterns; ++number) {
      house.clock.set_demo(tests::opening_time().plus_minutes(std::int64_t{number} * apart));
      made.push_back(make_pattern(house, programme, number));
    }
    fill(house, plan, made);
    BASE_TRY_VOID(service::move_demo_clock(house, house.clock.now()));
  }
  fs::rename(unfinished, plan.folder);
  return {};
}

void copy_house(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::create_directories(to);
  for (const fs::path& file : {apps::database_path({}), apps::key_path({})}) fs::copy_file(from / file, to / file);
  sync();
}

}  // namespace consilium::bench
