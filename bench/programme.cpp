// How long an author waits: a programme compiled and checked from its bytes, and a thousand scenarios played.
#include <algorithm>
#include <benchmark/benchmark.h>

#include <fmt/core.h>

#include "apps/programme_folder.hpp"
#include "bench/measured_programme.hpp"
#include "studio/draft.hpp"

namespace consilium::bench {
namespace {

constexpr std::size_t scenarios_played = 1'000;

std::size_t lines_of(const std::vector<compiler::SourceFile>& files) {
  std::size_t lines = 0;
  for (const compiler::SourceFile& file : files)
    lines += static_cast<std::size_t>(std::count(file.bytes.begin(), file.bytes.end(), '\n'));
  return lines;
}

void check(benchmark::State& state, const apps::ProgrammeFolder& folder) {
  std::vector<compiler::SourceFile> files;
  for (const compiler::SourceFile& file : folder.files)
    if (compiler::defines_behaviour(file.name)) files.push_back(file);
  const auto surroundings = apps::surroundings_of(folder.data);
  for (auto _ : state) {
    auto compiled = compiler::compile(files, surroundings);
    benchmark::DoNotOptimize(compiled);
  }
  state.counters["lines"] = static_cast<double>(lines_of(files));
}

// What an author waits for after each change in the studio: every problem of all files, scenarios among them.
void draft(benchmark::State& state, const apps::ProgrammeFolder& folder) {
  const studio::Around around{&folder.data.networks, &folder.data.calendars};
  for (auto _ : state) {
    auto read = studio::read_draft(folder.files, around);
    if (!read.problems.empty()) state.SkipWithError("the programme has problems");
    benchmark::DoNotOptimize(read);
  }
  state.counters["lines"] = static_cast<double>(lines_of(folder.files));
}

void play(benchmark::State& state, const apps::ProgrammeFolder& folder) {
  const scenario::Setting setting = folder.setting();
  for (auto _ : state) {
    for (std::size_t number = 0; number < scenarios_played; ++number) {
      auto result = scenario::run(setting, folder.scenarios[number % folder.scenarios.size()]);
      if (!result.failures.empty()) state.SkipWithError("a scenario failed");
    }
  }
  state.counters["different"] = static_cast<double>(folder.scenarios.size());
}

}  // namespace
}  // namespace consilium::bench

int main(int argc, char** argv) {
  const auto folder = consilium::bench::measured_programme();
  benchmark::RegisterBenchmark("programme/check", [&](benchmark::State& state) {
    consilium::bench::check(state, folder);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("programme/draft", [&](benchmark::State& state) {
    consilium::bench::draft(state, folder);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("programme/scenarios", [&](benchmark::State& state) {
    consilium::bench::play(state, folder);
  })->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
