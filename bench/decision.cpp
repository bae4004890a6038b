// How long a decision takes, with every reason: in process, put in words, from JSON to JSON, and for all a member may
// have.
//
//   bench_decision SITUATIONS.json [--answers | options of Google Benchmark]
//
// With --answers nothing is measured: what is decided in each situation is printed, for the peer to agree with.
#include <benchmark/benchmark.h>
#include <deque>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "bench/situations.hpp"

namespace consilium::bench {
namespace {

// A member is asked about in so many services, on as many contracts as that takes.
constexpr std::size_t services_asked = 40;

void decide_only(benchmark::State& state, const ReadSituation& situation) {
  for (auto _ : state) {
    auto decided = decision::decide(situation.question);
    benchmark::DoNotOptimize(decided);
  }
}

void decide_and_explain(benchmark::State& state, const ReadSituation& situation) {
  for (auto _ : state) {
    const auto decided = decision::decide(situation.question);
    auto explanation = decision::explain(situation.question, decided);
    benchmark::DoNotOptimize(explanation);
  }
}

void decide_and_say(benchmark::State& state, const ReadSituation& situation) {
  for (auto _ : state) {
    const auto decided = decision::decide(situation.question);
    auto explanation = decision::explain(situation.question, decided);
    benchmark::DoNotOptimize(explanation);
    decision::Findings findings(situation.question, decided);
    benchmark::DoNotOptimize(findings);
  }
}

void json_to_json(benchmark::State& state, const Desk& desk, const std::string& text) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    auto body = answer(desk, text, base::Language::zh_hans);
    bytes = body.size();
    benchmark::DoNotOptimize(body);
  }
  state.counters["bytes_out"] = static_cast<double>(bytes);
}

void all_services(benchmark::State& state, const std::deque<ReadSituation>& situations) {
  for (auto _ : state) {
    for (const ReadSituation& situation : situations) {
      const auto decided = decision::decide(situation.question);
      auto explanation = decision::explain(situation.question, decided);
      benchmark::DoNotOptimize(explanation);
    }
  }
}

// The same member, asked about in every service of the programme in turn.
void fill_member(const Desk& desk, const std::string& text, std::deque<ReadSituation>& situations) {
  const auto& services = desk.folder.programme.services;
  for (std::size_t number = 0; number < services_asked; ++number) {
    boost::json::object document = boost::json::parse(text).as_object();
    document["service"] = services[number % services.size()].id;
    document["facts"] = boost::json::object();
    situations.emplace_back(desk, boost::json::serialize(document));
  }
}

void print_answers(const Desk& desk, const std::vector<Document>& documents) {
  boost::json::object answers;
  for (const Document& document : documents) {
    const ReadSituation situation(desk, document.text);
    answers[document.name] = decision::to_string(decision::decide(situation.question).outcome);
  }
  fmt::print("{}\n", boost::json::serialize(answers));
}

void measure(const Desk& desk, const std::vector<Document>& documents, int argc, char** argv) {
  std::deque<ReadSituation> read;
  for (const Document& document : documents) {
    read.emplace_back(desk, document.text);
    const ReadSituation& situation = read.back();
    const auto add = [&](std::string_view what, auto run) {
      benchmark::RegisterBenchmark(fmt::format("decision/{}/{}", what, document.name).c_str(), run);
    };
    add("statuses", [&situation](benchmark::State& state) { decide_only(state, situation); });
    add("reasons", [&situation](benchmark::State& state) { decide_and_explain(state, situation); });
    add("words", [&situation](benchmark::State& state) { decide_and_say(state, situation); });
    add("json", [&](benchmark::State& state) { json_to_json(state, desk, document.text); });
  }
  std::deque<ReadSituation> member;
  fill_member(desk, documents.front().text, member);
  benchmark::RegisterBenchmark("decision/member", [&](benchmark::State& state) { all_services(state, member); });
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace consilium::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_decision SITUATIONS.json [--answers]\n");
    return 2;
  }
  const consilium::bench::Desk desk;
  const auto documents = consilium::bench::read_documents(argv[1]);
  if (argc > 2 && std::string_view(argv[2]) == "--answers") {
    consilium::bench::print_answers(desk, documents);
  } else {
    consilium::bench::measure(desk, documents, argc - 1, argv + 1);
  }
  return 0;
}
