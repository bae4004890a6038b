// How long it takes to count working days, and with --answers what is counted, for the peer to agree with.
//
//   bench_calendar [--answers | options of Google Benchmark]
#include <benchmark/benchmark.h>
#include <string_view>

#include <fmt/core.h>

#include "apps/files.hpp"
#include "calendar/arithmetic.hpp"

namespace consilium::bench {
namespace {

constexpr int spans[] = {5, 10, 15};

calendar::Edition mainland() {
  std::vector<base::Diagnostic> problems;
  const auto data = apps::read_data(CONSILIUM_SOURCE_DIR, problems);
  if (data) {
    if (const auto found = data->calendars.find("cn-mainland"); found != data->calendars.end()) return found->second;
  }
  fmt::print(stderr, "bench: the calendar of the mainland cannot be read\n");
  std::exit(1);
}

base::Span working_days(int count) { return {.unit = base::Unit::working_days, .amount = count, .from_amount = {}}; }

// Every day that the calendar speaks of and whose answer it still knows.
std::vector<base::Date> starts(const calendar::Edition& edition) {
  std::vector<base::Date> dates;
  for (base::Date day = edition.info().first; day <= edition.info().last; day = day.plus_days(1))
    if (!edition.is_provisional(calendar::date_after(day, working_days(15), edition))) dates.push_back(day);
  return dates;
}

void print_answers(const calendar::Edition& edition) {
  for (const base::Date day : starts(edition)) {
    fmt::print("{}", base::to_string(day));
    for (const int count : spans)
      fmt::print(",{}", base::to_string(calendar::date_after(day, working_days(count), edition)));
    fmt::print("\n");
  }
}

// The day alone, as the peer gives it.
void day_after(benchmark::State& state, const calendar::Edition& edition, const std::vector<base::Date>& dates) {
  const base::Span span = working_days(static_cast<int>(state.range(0)));
  std::size_t next = 0;
  for (auto _ : state) {
    auto day = calendar::date_after(dates[next], span, edition);
    benchmark::DoNotOptimize(day);
    next = next + 1 == dates.size() ? 0 : next + 1;
  }
}

// A deadline as a case has it: to the instant, with the days that were skipped and why.
void deadline(benchmark::State& state, const calendar::Edition& edition, const std::vector<base::Date>& dates) {
  const base::Span span = working_days(static_cast<int>(state.range(0)));
  const base::Zone zone = base::Zone::find("Asia/Shanghai").value();
  std::size_t next = 0;
  for (auto _ : state) {
    auto due = calendar::add(zone.at(dates[next]), span, {}, edition, zone);
    benchmark::DoNotOptimize(due);
    next = next + 1 == dates.size() ? 0 : next + 1;
  }
}

void measure(const calendar::Edition& edition, int argc, char** argv) {
  const auto dates = starts(edition);
  for (const int count : spans) {
    benchmark::RegisterBenchmark("calendar/day", [&](benchmark::State& state) {
      day_after(state, edition, dates);
    })->Arg(count);
    benchmark::RegisterBenchmark("calendar/deadline", [&](benchmark::State& state) {
      deadline(state, edition, dates);
    })->Arg(count);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace consilium::bench

int main(int argc, char** argv) {
  const consilium::calendar::Edition edition = consilium::bench::mainland();
  if (argc > 1 && std::string_view(argv[1]) == "--answers") {
    consilium::bench::print_answers(edition);
  } else {
    consilium::bench::measure(edition, argc, argv);
  }
  return 0;
}
