#include "house/views.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "house/history.hpp"
#include "service/load.hpp"
#include "service/rows.hpp"

namespace consilium::tests {
namespace {

constexpr std::string_view case_prefix = "case/";

// The rows of a kind that an append would write.
template <typename Row, typename Changes>
std::vector<Row> rows_in(const Changes& changes) {
  std::vector<Row> rows;
  for (const auto& change : changes)
    if (const auto* row = std::get_if<Row>(&change)) rows.push_back(*row);
  return rows;
}

class Comparison {
 public:
  Comparison(service::House& house, std::string case_id) : house_(house), case_id_(std::move(case_id)) {}

  base::Result<std::vector<std::string>> run() {
    BASE_TRY(events_, house_.store.events().read_stream(service::case_stream(case_id_)));
    BASE_TRY(const auto loaded, service::load_world(house_, case_id_, {}, events_.back().occurred_at));
    cases::CaseChange whole{case_id_, 0, {}, *loaded.world.find(case_id_)};
    service::add_case_rows(loaded, loaded.world, whole, {}, {}, rebuilt_);
    BASE_TRY_VOID(compare_case());
    BASE_TRY_VOID(compare_obligations());
    BASE_TRY_VOID(compare_lines());
    BASE_TRY_VOID(compare_timers());
    BASE_TRY_VOID(compare_timeline());
    return std::move(problems_);
  }

 private:
  void differs(std::string_view what) { problems_.push_back(fmt::format("{} of `{}` differ", what, case_id_)); }

  base::Result<void> compare_case() {
    BASE_TRY(const auto stored, house_.store.cases().case_by_id(case_id_));
    if (!stored || *stored != rows_in<ports::CaseRow>(rebuilt_.views).front()) differs("the row");
    return {};
  }

  base::Result<void> compare_obligations() {
    BASE_TRY(auto stored, house_.store.cases().obligations_of_case(case_id_));
    // What is owed no more is remembered beside it.
    std::erase_if(stored, [](const auto& row) { return row.state != ports::ObligationState::open; });
    auto expected = rows_in<ports::ObligationRow>(rebuilt_.views);
    std::sort(expected.begin(), expected.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
    // Since when something is owed is known only to the append that opened it.
    for (auto* rows : {&stored, &expected})
      for (ports::ObligationRow& row : *rows) row.opened_at = {};
    if (stored != expected) differs("the obligations");
    return {};
  }

  base::Result<void> compare_lines() {
    BASE_TRY(auto stored, house_.store.cases().lines_of_case(case_id_));
    auto expected = rows_in<ports::LineRow>(rebuilt_.views);  // by line
    for (auto* rows : {&stored, &expected})
      for (ports::LineRow& row : *rows) row.since = {};
    if (stored != expected) differs("the places in lines");
    return {};
  }

  base::Result<void> compare_timers() {
    BASE_TRY(const auto stored, house_.store.timers().timers_of(service::case_stream(case_id_)));
    auto expected = rows_in<ports::TimerRow>(rebuilt_.timers);
    for (const ports::TimerRow& timer : stored) {
      const auto found = std::find(expected.begin(), expected.end(), timer);
      if (found == expected.end()) return differs("the timers"), base::Result<void>{};
      expected.erase(found);
    }
    for (const ports::TimerRow& missing : expected)
      if (missing.due > house_.clock.now()) problems_.push_back(fmt::format("the timer `{}` is lost", missing.id));
    return {};
  }

  // Latest first.
  base::Result<void> compare_timeline() {
    std::vector<ports::TimelineRow> stored;
    ports::PageRequest request{ports::page_limit_max, {}};
    do {
      BASE_TRY(auto page, house_.store.cases().timeline(case_id_, request));
      stored.insert(stored.end(), page.rows.begin(), page.rows.end());
      request.after = page.next;
    } while (!request.after.empty());
    const auto fits = [](const ports::TimelineRow& row, const ports::Envelope& event) {
      return row.sequence == event.sequence && row.kind == event.type && row.actor == event.actor &&
             row.person == event.person && row.tenant == event.tenant && row.occurred_at == event.occurred_at &&
             row.recorded_at == event.recorded_at && row.personal.text == event.payload;
    };
    if (!std::equal(stored.begin(), stored.end(), events_.rbegin(), events_.rend(), fits)) differs("the timeline rows");
    return {};
  }

  service::House& house_;
  std::string case_id_;
  std::vector<ports::Envelope> events_;
  ports::AppendRequest rebuilt_;
  std::vector<std::string> problems_;
};

}  // namespace

base::Result<std::vector<std::string>> view_problems(service::House& house) {
  BASE_TRY(const History history, read_history(house));
  std::vector<std::string> problems;
  for (const auto& [stream, version] : history.versions) {
    if (!stream.starts_with(case_prefix)) continue;
    BASE_TRY(const auto found, Comparison(house, stream.substr(case_prefix.size())).run());
    problems.insert(problems.end(), found.begin(), found.end());
  }
  return problems;
}

}  // namespace consilium::tests
