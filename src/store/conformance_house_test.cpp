// What every store promises about people, contracts and the house's own rows.
#include <gtest/gtest.h>

#include "store/store_fixture.hpp"

namespace consilium::store {

namespace {

ports::PersonRow person(std::string id, std::string tenant = "tenant-a") {
  return {.id = std::move(id),
          .tenant = std::move(tenant),
          .version = 1,
          .updated_at = base::Instant{5},
          .personal = {"name"}};
}

ports::ContractRow contract(std::string id, std::string person_id, std::string tenant = "tenant-a") {
  ports::ContractRow row;
  row.id = std::move(id);
  row.tenant = std::move(tenant);
  row.person = std::move(person_id);
  row.programme = "programme-1";
  row.plan = "plan-1";
  row.state = "in_force";
  row.starts = base::Date::of(2026, 1, 1);
  row.version = 4;
  row.detail = "{}";
  row.personal.text = "policy number";
  return row;
}

}  // namespace

TEST_P(EveryStore, finds_persons_who_have_every_token) {
  ports::AppendRequest request;
  for (const auto& row : {person("p-2"), person("p-1"), person("p-3", "tenant-b")}) request.views.emplace_back(row);
  request.views.emplace_back(ports::SearchTokens{"p-1", "tenant-a", {"name", "phone", "name"}});
  request.views.emplace_back(ports::SearchTokens{"p-2", "tenant-a", {"name"}});
  request.views.emplace_back(ports::SearchTokens{"p-3", "tenant-b", {"name", "phone"}});
  expect_appended(store(), request);
  const auto found = [&](const Texts& tenants, const Texts& tokens, int limit = 10) {
    return ids(must(store().people().persons_with_tokens(tenants, tokens, limit)));
  };
  EXPECT_EQ(found({"tenant-a"}, {"name"}), (Texts{"p-1", "p-2"}));
  EXPECT_EQ(found({"tenant-a", "tenant-b"}, {"name"}), (Texts{"p-1", "p-2", "p-3"}));
  EXPECT_EQ(found({"tenant-a", "tenant-b"}, {"name"}, 2), (Texts{"p-1", "p-2"}));
  EXPECT_EQ(found({"tenant-a", "tenant-b"}, {"phone", "name"}), (Texts{"p-1", "p-3"}));
  EXPECT_EQ(found({"tenant-a"}, {"other"}), (Texts{}));
  EXPECT_EQ(found({"tenant-a"}, {}), (Texts{}));
  EXPECT_EQ(must(store().people().persons_with_tokens({"tenant-a"}, {"phone"}, 5)), std::vector{person("p-1")});

  // Tokens replace those before, and go with the person.
  auto change = write_rows<ports::SearchTokens>({{"p-1", "tenant-a", {"phone"}}});
  change.views.emplace_back(ports::Remove{ports::Removable::person, "p-2", ""});
  expect_appended(store(), change);
  EXPECT_EQ(found({"tenant-a"}, {"name"}), (Texts{}));
  EXPECT_EQ(found({"tenant-a"}, {"phone"}), (Texts{"p-1"}));
  EXPECT_EQ(must(store().people().person_by_id("p-2")), std::nullopt);
}

TEST_P(EveryStore, keeps_contracts_and_accounts_of_a_person) {
  auto ended = contract("c-2", "p-1");
  ended.ends = base::Date::of(2026, 12, 31);
  expect_appended(store(), write_rows<ports::ContractRow>({ended, contract("c-1", "p-1"), contract("c-3", "p-2")}));
  EXPECT_EQ(must(store().people().contract_by_id("c-2")), ended);
  EXPECT_EQ(must(store().people().contracts_of_person("p-1")), (std::vector{contract("c-1", "p-1"), ended}));
  const ports::AccountRow account{"a-1", "tenant-a", "programme-1", "c-1", "p-1", 3, {"entries"}};
  expect_appended(store(), write_rows<ports::AccountRow>({account}));
  EXPECT_EQ(must(store().people().account_by_id("a-1")), account);
  EXPECT_EQ(must(store().people().accounts_of_person("p-1")), std::vector{account});
  auto removal =
      write_rows<ports::Remove>({{ports::Removable::contract, "c-2", ""}, {ports::Removable::account, "a-1", ""}});
  expect_appended(store(), removal);
  EXPECT_EQ(ids(must(store().people().contracts_of_person("p-1"))), (Texts{"c-1"}));
  EXPECT_EQ(must(store().people().account_by_id("a-1")), std::nullopt);
}

TEST_P(EveryStore, walks_over_all_contracts_of_some_tenants) {
  expect_appended(store(),
                  write_rows<ports::ContractRow>({contract("c-3", "p-1"), contract("c-1", "p-1", "tenant-b"),
                                                  contract("c-2", "p-1"), contract("c-0", "p-1", "tenant-c")}));
  const Texts tenants{"tenant-a", "tenant-b"};
  const auto first = must(store().people().contracts(tenants, {2, {}}));
  EXPECT_EQ(ids(first.rows), (Texts{"c-1", "c-2"}));
  const auto second = must(store().people().contracts(tenants, {2, first.next}));
  EXPECT_EQ(ids(second.rows), (Texts{"c-3"}));
  EXPECT_EQ(second.next, "");
}

TEST_P(EveryStore, knows_operators_by_id_and_sign_in_name) {
  const ports::OperatorRow first{"o-1", "provider", "token-1", "active", "[]", 1, {"name"}};
  const ports::OperatorRow second{"o-2", "provider", "token-2", "active", "[]", 1, {}};
  expect_appended(store(), write_rows<ports::OperatorRow>({second, first}));
  EXPECT_EQ(must(store().house().operator_by_id("o-1")), first);
  EXPECT_EQ(must(store().house().operator_by_login("token-1")), first);
  EXPECT_EQ(must(store().house().operator_by_login("token-3")), std::nullopt);
  EXPECT_EQ(must(store().house().operators("provider")), (std::vector{first, second}));

  auto taken = write_rows<ports::SettingRow>({{"name", "value"}});
  taken.views.emplace_back(ports::OperatorRow{"o-3", "provider", "token-1", "active", "[]", 1, {}});
  const auto refused = events().append(taken);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().category, base::Category::conflict);
  EXPECT_EQ(must(store().house().setting("name")), std::nullopt);
  EXPECT_TRUE(store().health().ok);
}

TEST_P(EveryStore, lets_sessions_end) {
  expect_appended(store(), write_rows<ports::SessionRow>({{"hash-1", "o-1", base::Instant{1}, base::Instant{10}, "{}"},
                                                          {"hash-2", "o-1", base::Instant{1}, base::Instant{20}, "{}"},
                                                          {"hash-3", "o-1", base::Instant{1}, base::Instant{30}, ""}}));
  EXPECT_EQ(must(store().house().session("hash-1"))->expires_at, base::Instant{10});
  auto request = write_rows<ports::Expire>({{ports::Expirable::sessions, base::Instant{20}, 100}});
  request.views.emplace_back(ports::Remove{ports::Removable::session, "hash-3", ""});
  expect_appended(store(), request);
  EXPECT_FALSE(must(store().house().session("hash-1")));
  EXPECT_TRUE(must(store().house().session("hash-2")));
  EXPECT_FALSE(must(store().house().session("hash-3")));
}

TEST_P(EveryStore, never_changes_a_published_bundle) {
  const ports::BundleRow bundle{
      {"hash-b", "programme", "programme-1", "1", base::Date::of(2026, 1, 1), base::Instant{9}, "o-1"},
      std::string("by\0tes", 6)};
  auto earlier = bundle;
  earlier.head.hash = "hash-z";
  earlier.head.published_at = base::Instant{8};
  expect_appended(store(), write_rows<ports::BundleRow>({bundle, earlier}));
  auto again = bundle;
  again.bytes = "other";
  expect_appended(store(), write_rows<ports::BundleRow>({again}));
  EXPECT_EQ(must(store().house().bundle("hash-b")), bundle);
  EXPECT_EQ(must(store().house().bundles()), (std::vector{earlier.head, bundle.head}));
}

TEST_P(EveryStore, keeps_settings_and_imports) {
  expect_appended(store(), write_rows<ports::SettingRow>({{"clock", "1"}}));
  expect_appended(store(), write_rows<ports::SettingRow>({{"clock", "2"}}));
  EXPECT_EQ(must(store().house().setting("clock")), "2");
  expect_appended(store(), write_rows<ports::Remove>({{ports::Removable::setting, "clock", ""}}));
  EXPECT_EQ(must(store().house().setting("clock")), std::nullopt);

  ports::ImportRow row;
  row.id = "i-1";
  row.tenant = "tenant-a";
  row.kind = "roster";
  row.state = "running";
  row.next_row = 100;
  row.rows_total = 1000;
  row.started_at = base::Instant{1};
  auto later = row;
  later.id = "i-2";
  later.started_at = base::Instant{2};
  later.ended_at = base::Instant{3};
  expect_appended(store(), write_rows<ports::ImportRow>({row, later}));
  EXPECT_EQ(must(store().house().import_by_id("i-1")), row);
  const auto first = must(store().house().imports({"tenant-a"}, {1, {}}));
  EXPECT_EQ(first.rows, std::vector{later});
  EXPECT_EQ(must(store().house().imports({"tenant-a"}, {1, first.next})).rows, std::vector{row});
}

TEST_P(EveryStore, hands_out_messages_by_their_next_attempt) {
  const auto message = [](std::string id, std::int64_t at, ports::MessageState state = ports::MessageState::waiting) {
    ports::OutboxRow row;
    row.id = std::move(id);
    row.tenant = "tenant-a";
    row.person = "person-1";
    row.case_id = "case-1";
    row.channel = "text";
    row.state = state;
    row.attempts = 1;
    row.next_attempt_at = base::Instant{at};
    row.personal.text = "words";
    return row;
  };
  auto sent = message("m-4", 1, ports::MessageState::sent);
  sent.ended_at = base::Instant{2};
  expect_appended(store(), write_rows<ports::OutboxRow>({message("m-1", 20), message("m-2", 10), message("m-3", 30),
                                                         sent, message("m-5", 1, ports::MessageState::uncertain),
                                                         message("m-6", 0, ports::MessageState::uncertain)}));
  EXPECT_EQ(must(store().house().messages_ready(base::Instant{20}, 5)),
            (std::vector{message("m-2", 10), message("m-1", 20)}));
  EXPECT_EQ(ids(must(store().house().messages_ready(base::Instant{20}, 1))), (Texts{"m-2"}));
  EXPECT_EQ(must(store().house().message_by_id("m-4")), sent);
  const auto uncertain = must(store().house().messages_in_state({"tenant-a"}, ports::MessageState::uncertain, {1, {}}));
  EXPECT_EQ(ids(uncertain.rows), (Texts{"m-6"}));
  EXPECT_EQ(
      ids(must(store().house().messages_in_state({"tenant-a"}, ports::MessageState::uncertain, {1, uncertain.next}))
              .rows),
      (Texts{"m-5"}));
  auto request = write_rows<ports::Expire>({{ports::Expirable::sent_messages, base::Instant{3}, 10}});
  request.views.emplace_back(ports::Remove{ports::Removable::outbox, "m-1", ""});
  expect_appended(store(), request);
  EXPECT_FALSE(must(store().house().message_by_id("m-4")));
  EXPECT_FALSE(must(store().house().message_by_id("m-1")));
  EXPECT_TRUE(must(store().house().message_by_id("m-5")));
}

TEST_P(EveryStore, clears_only_what_follows_from_events) {
  ports::AppendRequest request = append_to("case/1", 0, {"a"});
  request.views = {person("p-1"),
                   contract("c-1", "p-1"),
                   ports::SearchTokens{"p-1", "tenant-a", {"name"}},
                   ports::AccountRow{"a-1", "tenant-a", "programme-1", "c-1", "p-1", 1, {}},
                   ports::SettingRow{"name", "value"},
                   ports::OperatorRow{"o-1", "provider", "token-1", "active", "[]", 1, {}}};
  expect_appended(store(), request);
  auto rebuild = write_rows<ports::ClearDerived>({{}});
  rebuild.views.emplace_back(person("p-2"));
  expect_appended(store(), rebuild);
  EXPECT_FALSE(must(store().people().person_by_id("p-1")));
  EXPECT_TRUE(must(store().people().person_by_id("p-2")));
  EXPECT_FALSE(must(store().people().contract_by_id("c-1")));
  EXPECT_FALSE(must(store().people().account_by_id("a-1")));
  EXPECT_TRUE(must(store().people().persons_with_tokens({"tenant-a"}, {"name"}, 5)).empty());
  EXPECT_TRUE(must(store().house().setting("name")));
  EXPECT_TRUE(must(store().house().operator_by_id("o-1")));
  EXPECT_EQ(must(events().version("case/1")), 1);
}

}  // namespace consilium::store
