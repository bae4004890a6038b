// What every store promises about the views of cases.
#include <gtest/gtest.h>

#include "store/store_fixture.hpp"

namespace consilium::store {

namespace {

ports::CaseRow case_row(std::string id, std::string tenant, std::optional<std::int64_t> due) {
  ports::CaseRow row;
  row.id = std::move(id);
  row.tenant = std::move(tenant);
  row.programme = "programme-1";
  row.service = "service-1";
  row.person = "person-1";
  row.phase = "gathering";
  row.owner_role = "specialist";
  row.opened_at = base::Instant{100};
  if (due) row.next_due = base::Instant{*due};
  return row;
}

ports::ObligationRow obligation(std::string case_id, std::string id, std::optional<std::int64_t> due) {
  ports::ObligationRow row;
  row.case_id = std::move(case_id);
  row.id = std::move(id);
  row.tenant = "tenant-a";
  row.programme = "programme-1";
  row.task = "call";
  row.owner_role = "specialist";
  if (due) row.due = base::Instant{*due};
  return row;
}

// Every page of a list, one row after the other.
template <typename Row, typename ReadPage>
std::vector<Row> walk(int limit, const ReadPage& read_page) {
  std::vector<Row> all;
  ports::PageRequest request{limit, {}};
  for (int pages = 0; pages < 100; ++pages) {
    auto page = must(read_page(request));
    EXPECT_LE(page.rows.size(), static_cast<std::size_t>(limit));
    all.insert(all.end(), page.rows.begin(), page.rows.end());
    if (page.next.empty()) return all;
    request.after = page.next;
  }
  ADD_FAILURE() << "the list does not end";
  return all;
}

}  // namespace

TEST_P(EveryStore, gives_back_a_case_row_as_written_last) {
  auto row = case_row("case-1", "tenant-a", 500);
  row.plan = "plan-1";
  row.programme_hash = "abc";
  row.contract = "contract-1";
  row.parent = "case-0";
  row.version = 7;
  row.stream_sequence = 9;
  row.assignee = "operator-1";
  row.next_task = "call";
  row.personal.text = R"({"name":"…"})";
  expect_appended(store(), write_rows<ports::CaseRow>({row}));
  EXPECT_EQ(must(store().cases().case_by_id("case-1")), row);
  row.state = ports::CaseState::closed;
  row.closed_at = base::Instant{900};
  row.next_due.reset();
  row.outcome = "delivered";
  row.personal.text.clear();
  expect_appended(store(), write_rows<ports::CaseRow>({row}));
  EXPECT_EQ(must(store().cases().case_by_id("case-1")), row);
  EXPECT_EQ(must(store().cases().case_by_id("case-2")), std::nullopt);
}

TEST_P(EveryStore, erases_the_personal_text_of_rows_with_the_person) {
  auto row = case_row("case-1", "tenant-a", 500);
  row.personal.text = "secret";
  expect_appended(store(), write_rows<ports::CaseRow>({row}));
  ASSERT_TRUE(store().sealer().forget("person-1"));
  auto read = must(store().cases().case_by_id("case-1"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->personal, (ports::Personal{"", true}));
  // A row may be written on without what was erased, and stays erased.
  read->phase = "closing";
  expect_appended(store(), write_rows<ports::CaseRow>({*read}));
  EXPECT_EQ(must(store().cases().case_by_id("case-1")), read);
}

TEST_P(EveryStore, sorts_the_queue_by_what_is_due_over_tenants) {
  auto closed = case_row("case-9", "tenant-a", 1);
  closed.state = ports::CaseState::closed;
  expect_appended(store(), write_rows<ports::CaseRow>(
                               {case_row("case-1", "tenant-a", 30), case_row("case-2", "tenant-b", 10),
                                case_row("case-3", "tenant-a", std::nullopt), case_row("case-5", "tenant-b", 20),
                                case_row("case-4", "tenant-a", 20), case_row("case-6", "tenant-c", 5), closed}));
  for (const int limit : {1, 2, 3, 50}) {
    const auto rows = walk<ports::CaseRow>(limit, [&](const ports::PageRequest& page) {
      return store().cases().queue({.tenants = {"tenant-a", "tenant-b", "tenant-a"}}, page);
    });
    EXPECT_EQ(ids(rows), (Texts{"case-2", "case-4", "case-5", "case-1", "case-3"})) << limit;
  }
}

TEST_P(EveryStore, filters_the_queue) {
  auto mine = case_row("case-1", "tenant-a", 10);
  mine.assignee = "operator-1";
  auto members = case_row("case-2", "tenant-a", 20);
  members.owner_role = "member";
  auto other = case_row("case-3", "tenant-a", 30);
  other.programme = "programme-2";
  other.service = "service-2";
  auto both = case_row("case-4", "tenant-a", 40);
  both.assignee = "operator-1";
  both.owner_role = "member";
  expect_appended(store(), write_rows<ports::CaseRow>({mine, members, other, both}));
  const auto found = [&](ports::QueueQuery query) {
    query.tenants = {"tenant-a"};
    return ids(must(store().cases().queue(query, {})).rows);
  };
  EXPECT_EQ(found({}), (Texts{"case-1", "case-2", "case-3", "case-4"}));
  EXPECT_EQ(found({.assignee = "operator-1"}), (Texts{"case-1", "case-4"}));
  EXPECT_EQ(found({.owner_role = "member"}), (Texts{"case-2", "case-4"}));
  EXPECT_EQ(found({.owner_role = "member", .assignee = "operator-1"}), (Texts{"case-4"}));
  EXPECT_EQ(found({.programme = "programme-2"}), (Texts{"case-3"}));
  EXPECT_EQ(found({.programme = "programme-1", .service = "service-2"}), (Texts{}));
  EXPECT_EQ(found({.only_unassigned = true}), (Texts{"case-2", "case-3"}));
  EXPECT_EQ(found({.owner_role = "member", .only_unassigned = true}), (Texts{"case-2"}));
}

TEST_P(EveryStore, does_not_repeat_a_case_that_moves_between_two_pages) {
  expect_appended(store(),
                  write_rows<ports::CaseRow>({case_row("case-1", "tenant-a", 10), case_row("case-2", "tenant-a", 20),
                                              case_row("case-3", "tenant-a", 30)}));
  const ports::QueueQuery query{.tenants = {"tenant-a"}};
  const auto first = must(store().cases().queue(query, {1, {}}));
  expect_appended(store(), write_rows<ports::CaseRow>({case_row("case-2", "tenant-a", 5)}));
  EXPECT_EQ(ids(must(store().cases().queue(query, {5, first.next})).rows), (Texts{"case-3"}));
}

TEST_P(EveryStore, refuses_a_cursor_that_no_page_gave) {
  for (const char* cursor : {"x", "1:5", "1:a1:01:x1:y", "99999999999999999999:1", "1:11:11:1"}) {
    const auto page = store().cases().queue({.tenants = {"tenant-a"}}, {5, cursor});
    ASSERT_FALSE(page) << cursor;
    EXPECT_EQ(page.error().category, base::Category::incorrect);
  }
}

TEST_P(EveryStore, lists_the_cases_of_a_person_latest_first_and_children_by_id) {
  auto early = case_row("case-1", "tenant-a", 10);
  auto late = case_row("case-2", "tenant-a", 10);
  late.opened_at = base::Instant{200};
  auto child = case_row("case-3", "tenant-a", 10);
  child.person = "person-2";
  child.parent = "case-1";
  expect_appended(store(), write_rows<ports::CaseRow>({early, late, child}));
  EXPECT_EQ(ids(must(store().cases().cases_of_person("person-1"))), (Texts{"case-2", "case-1"}));
  EXPECT_EQ(ids(must(store().cases().children_of_case("case-1"))), (Texts{"case-3"}));
  EXPECT_TRUE(must(store().cases().children_of_case("")).empty());
}

TEST_P(EveryStore, finds_cases_by_the_period_they_were_opened_or_closed_in) {
  std::vector<ports::CaseRow> rows;
  for (int day = 1; day <= 5; ++day) {
    auto row = case_row("case-" + std::to_string(day), day == 4 ? "tenant-b" : "tenant-a", 10);
    row.opened_at = base::Instant{day};
    if (day % 2 == 1) {
      row.state = ports::CaseState::closed;
      row.closed_at = base::Instant{day + 10};
    }
    if (day == 2) row.programme = "programme-2";
    rows.push_back(row);
  }
  expect_appended(store(), write_rows<ports::CaseRow>(rows));
  const auto found = [&](const ports::CasePeriodQuery& query) {
    return ids(walk<ports::CaseRow>(
        2, [&](const ports::PageRequest& page) { return store().cases().cases_in_period(query, page); }));
  };
  const Texts tenants{"tenant-a", "tenant-b"};
  EXPECT_EQ(found({tenants, "", ports::CaseDate::opened, base::Instant{2}, base::Instant{5}}),
            (Texts{"case-2", "case-3", "case-4"}));
  EXPECT_EQ(found({{"tenant-a"}, "programme-1", ports::CaseDate::opened, base::Instant{1}, base::Instant{9}}),
            (Texts{"case-1", "case-3", "case-5"}));
  EXPECT_EQ(found({tenants, "", ports::CaseDate::closed, base::Instant{13}, base::Instant{15}}), (Texts{"case-3"}));
}

TEST_P(EveryStore, counts_cases_as_they_move) {
  auto first = case_row("case-1", "tenant-a", 10);
  const auto second = case_row("case-2", "tenant-a", 10);
  expect_appended(store(), write_rows<ports::CaseRow>({first, second, case_row("case-3", "tenant-b", 1)}));
  using ports::CaseCount;
  const CaseCount two{"tenant-a", "programme-1", "service-1", ports::CaseState::open, "gathering", "", 2};
  EXPECT_EQ(must(store().cases().case_counts({"tenant-a"})), std::vector{two});
  first.state = ports::CaseState::closed;
  first.outcome = "delivered";
  expect_appended(store(), write_rows<ports::CaseRow>({first}));
  auto one = two;
  one.count = 1;
  const CaseCount closed{"tenant-a", "programme-1", "service-1", ports::CaseState::closed, "gathering", "delivered", 1};
  EXPECT_EQ(must(store().cases().case_counts({"tenant-a"})), (std::vector{one, closed}));
  expect_appended(store(), write_rows<ports::ClearDerived>({{}}));
  EXPECT_TRUE(must(store().cases().case_counts({"tenant-a", "tenant-b"})).empty());
}

TEST_P(EveryStore, keeps_the_obligations_of_a_case) {
  auto row = obligation("case-1", "b", 10);
  row.person = "person-1";
  row.assignee = "operator-1";
  row.promise = true;
  row.opened_at = base::Instant{3};
  row.detail = R"({"why":"…"})";
  expect_appended(store(), write_rows<ports::ObligationRow>(
                               {row, obligation("case-1", "a", std::nullopt), obligation("case-2", "a", 1)}));
  EXPECT_EQ(must(store().cases().obligations_of_case("case-1")),
            (std::vector{obligation("case-1", "a", std::nullopt), row}));
  row.state = ports::ObligationState::met_late;
  row.ended_at = base::Instant{12};
  auto request = write_rows<ports::ObligationRow>({row});
  request.views.emplace_back(ports::Remove{ports::Removable::obligation, "case-1", "a"});
  expect_appended(store(), request);
  EXPECT_EQ(must(store().cases().obligations_of_case("case-1")), std::vector{row});
}

TEST_P(EveryStore, lists_open_obligations_by_due_time) {
  auto promise = obligation("case-1", "a", 10);
  promise.promise = true;
  auto done = obligation("case-1", "b", 11);
  done.state = ports::ObligationState::met;
  auto mine = obligation("case-2", "a", 12);
  mine.assignee = "guide-1";
  mine.owner_role = "guide";
  expect_appended(store(), write_rows<ports::ObligationRow>({promise, done, mine, obligation("case-1", "c", 12),
                                                             obligation("case-3", "a", std::nullopt),
                                                             obligation("case-3", "b", 99)}));
  const auto found = [&](ports::ObligationQuery query) {
    query.tenants = {"tenant-a"};
    query.until = base::Instant{50};
    Texts texts;
    for (const auto& row : walk<ports::ObligationRow>(
             1, [&](const ports::PageRequest& page) { return store().cases().obligations_due(query, page); }))
      texts.push_back(row.case_id + row.id);
    return texts;
  };
  EXPECT_EQ(found({}), (Texts{"case-1a", "case-1c", "case-2a"}));
  EXPECT_EQ(found({.from = base::Instant{11}}), (Texts{"case-1c", "case-2a"}));
  EXPECT_EQ(found({.assignee = "guide-1"}), (Texts{"case-2a"}));
  EXPECT_EQ(found({.owner_role = "specialist"}), (Texts{"case-1a", "case-1c"}));
  EXPECT_EQ(found({.only_promises = true}), (Texts{"case-1a"}));
}

TEST_P(EveryStore, counts_how_obligations_of_a_period_ended) {
  auto kept = obligation("case-1", "a", 10);
  kept.promise = true;
  kept.state = ports::ObligationState::met;
  auto broken = obligation("case-1", "b", 11);
  broken.promise = true;
  broken.state = ports::ObligationState::met_late;
  expect_appended(store(), write_rows<ports::ObligationRow>(
                               {kept, broken, obligation("case-2", "a", 12), obligation("case-3", "a", 20)}));
  using ports::ObligationCount;
  using ports::ObligationState;
  EXPECT_EQ(must(store().cases().obligation_counts({"tenant-a"}, base::Instant{10}, base::Instant{20})),
            (std::vector<ObligationCount>{{"tenant-a", "programme-1", false, ObligationState::open, 1},
                                          {"tenant-a", "programme-1", true, ObligationState::met, 1},
                                          {"tenant-a", "programme-1", true, ObligationState::met_late, 1}}));
}

TEST_P(EveryStore, shows_the_timeline_latest_first) {
  std::vector<ports::TimelineRow> rows;
  for (int sequence = 1; sequence <= 3; ++sequence)
    for (int part = 0; part < 2; ++part) {
      ports::TimelineRow row;
      row.case_id = "case-1";
      row.sequence = sequence;
      row.part = part;
      row.tenant = "tenant-a";
      row.person = "person-1";
      row.kind = "noted";
      row.actor = "operator-1";
      row.audience = 5;
      row.occurred_at = base::Instant{sequence};
      row.recorded_at = base::Instant{sequence + 1};
      row.personal.text = "line";
      rows.push_back(row);
    }
  auto request = write_rows(rows);
  ports::TimelineRow other;
  other.case_id = "case-2";
  request.views.emplace_back(other);
  expect_appended(store(), request);
  std::reverse(rows.begin(), rows.end());
  for (const int limit : {1, 4, 6, 10})
    EXPECT_EQ(walk<ports::TimelineRow>(
                  limit, [&](const ports::PageRequest& page) { return store().cases().timeline("case-1", page); }),
              rows);
}

}  // namespace consilium::store
