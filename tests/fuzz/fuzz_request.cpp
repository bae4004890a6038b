// Requests: parts of an input are requests one after the other, `%% METHOD target` with header fields up to an empty
// line and a body, as an operator who may do everything. No request makes the house fail; every error is a problem
// (RFC 9457); and after whatever was done, the history of the house is sound. `@hash@` in a body is the hash under
// which the programme of the appointment was published.
#include <memory>
#include <string>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/api.hpp"
#include "fuzz/input.hpp"
#include "house/disk_house.hpp"
#include "house/history.hpp"
#include "house/members.hpp"
#include "house/ready_cases.hpp"
#include "http/router.hpp"
#include "http/target.hpp"
#include "service/operators.hpp"
#include "service/timers.hpp"
#include "store/memory_store.hpp"
#include "store/plain_sealer.hpp"

namespace {

namespace api = consilium::api;
namespace base = consilium::base;
namespace fuzz = consilium::fuzz;
namespace http = consilium::http;
namespace policy = consilium::policy;
namespace ports = consilium::ports;
namespace service = consilium::service;
namespace store = consilium::store;
namespace tests = consilium::tests;

constexpr std::string_view token = "fuzzer";

// A house in memory: one member with an appointment that is nearly accepted, as `case-1`.
class MemoryHouse {
 public:
  explicit MemoryHouse(const service::Published* known)
      : store_(tests::required(store::MemoryStore::open(store::make_plain_sealer))),
        house_(*store_),
        finder_(tests::required(service::InstitutionFinder::create())),
        api_{house_, *finder_, std::make_shared<http::Broadcast>(std::size_t{1000}, std::uint64_t{0}),
             [] { return http::Metrics{}; }},
        router_(api::make_router(api_)) {
    keep(service::begin_demo(house_, tests::opening_time()));
    if (known == nullptr) {
      keep(tests::publish_project(house_));
    } else {
      house_.registry.replace(*known);
    }
    keep(service::put_operator(house_,
                               {"operator-1",
                                "Operator",
                                {{policy::Role::specialist, "*"},
                                 {policy::Role::supervisor, "*"},
                                 {policy::Role::administrator, "*"},
                                 {policy::Role::editor, "*"}}},
                               token));
    add_case();
  }

  service::House& house() { return house_; }
  const std::string& hash() const { return hash_; }
  http::Response ask(http::Request request) { return router_.handle(std::move(request)); }
  bool has_changed() { return !tests::required(house_.store.events().read_all(events_, 1)).empty(); }

 private:
  static void keep(const base::Result<void>& result) {
    if (!result) tests::give_up(result.error());
  }

  void add_case() {
    const auto published = house_.registry.read();
    for (const auto& [hash, programme] : published->by_hash) {
      if (programme->id != tests::of_appointments) continue;
      hash_ = hash;
      const tests::Member member = tests::member(*programme, 1);
      ports::AppendRequest people;
      tests::add_rows(member, house_.clock.now(), people);
      tests::required(house_.store.events().append(std::move(people)));
      auto ready = tests::required(tests::ready_case(house_, programme, tests::appointment, "case-1", member));
      tests::required(house_.store.events().append(std::move(ready)));
      break;
    }
    events_ = tests::required(tests::read_history(house_)).events;
  }

  std::unique_ptr<store::MemoryStore> store_;
  service::House house_;
  std::unique_ptr<service::InstitutionFinder> finder_;
  api::Api api_;
  http::Router router_;
  std::int64_t events_ = 0;
  std::string hash_;
};

// A house that nothing was done in yet. Making one takes long, so one that was only asked is used again.
MemoryHouse& fresh_house() {
  static std::unique_ptr<MemoryHouse> current;
  if (current == nullptr) {
    current = std::make_unique<MemoryHouse>(nullptr);
  } else if (current->has_changed()) {
    const auto known = current->house().registry.read();
    current = std::make_unique<MemoryHouse>(known.get());
  }
  return *current;
}

constexpr std::string_view hash_mark = "@hash@";

http::Request request_of(const fuzz::Part& part, const std::string& hash) {
  http::Request request;
  const std::size_t method_end = std::min(part.title.find(' '), part.title.size());
  request.method = part.title.substr(0, method_end);
  if (auto target = http::parse_target(part.title.substr(std::min(method_end + 1, part.title.size())))) {
    request.path = std::move(target->path);
    request.query = std::move(target->query);
  }
  std::string_view rest = part.body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) break;
    const std::size_t colon = std::min(line.find(": "), line.size());
    request.headers.add(line.substr(0, colon), line.substr(std::min(colon + 2, line.size())));
  }
  request.body = rest;
  for (std::size_t at = 0; (at = request.body.find(hash_mark, at)) != std::string::npos; at += hash.size())
    request.body.replace(at, hash_mark.size(), hash);
  request.request_id = "request-1";
  if (!request.headers.has("Authorization")) request.headers.add("Authorization", fmt::format("Bearer {}", token));
  if (!request.headers.has("Content-Type")) request.headers.add("Content-Type", "application/json");
  return request;
}

void demand_sound(const http::Response& response) {
  fuzz::demand(response.status != 500, response.body);
  if (response.status < 400) return;
  boost::json::error_code error;
  const boost::json::value body = boost::json::parse(response.body, error);
  fuzz::demand(!error && body.is_object(),
               fmt::format("an error is no JSON object: {} {}", response.status, response.body));
  fuzz::demand(response.headers.find("Content-Type") == "application/problem+json", "an error is no problem");
  fuzz::demand(body.as_object().contains("title"), "a problem has no title");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryHouse& house = fresh_house();
  for (const fuzz::Part& part : fuzz::parts_of(fuzz::text_of(data, size))) {
    if (part.title.empty()) continue;
    const http::Response response = house.ask(request_of(part, house.hash()));
    fuzz::remark(fmt::format("{} {}", response.status, part.title.substr(0, part.title.find('?'))));
    demand_sound(response);
  }
  if (!house.has_changed()) return 0;
  const tests::History history = tests::required(tests::read_history(house.house()));
  fuzz::demand(history.problems.empty(), history.problems.empty() ? "" : history.problems.front());
  return 0;
}
