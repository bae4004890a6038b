#include "roster/history_json.hpp"

#include <string>

#include <gtest/gtest.h>

namespace consilium::roster {
namespace {

using base::Category;
using base::Date;

// Version 1 as it was first written: this text must be readable for ever.
constexpr const char* version_1 =
    R"({"format":"contract-history/1","contract":"K1","rider":"A",)"
    R"("product":[{"known":"2026-03-02","value":"care"}],)"
    R"("effective_on":[{"known":"2026-03-02","value":"2024-05-01"}],)"
    R"("cooling_off_until":[{"known":"2026-03-02","value":"2024-05-20"}],)"
    R"("state":[{"from":"2024-05-01","known":"2026-03-02","value":"in_force"},)"
    R"({"from":"2025-06-15","known":"2026-03-02","value":"grace"},)"
    R"({"from":"2025-06-15","known":"2026-04-02","value":null}],)"
    R"("plan":[{"from":"2024-05-01","known":"2026-03-02","value":"gold"}],)"
    R"("sum_insured":[{"from":"2024-05-01","known":"2026-03-02","value":"300000 CNY"}],)"
    R"("meets_standard":[{"from":"2024-05-01","known":"2026-03-02","value":true}],)"
    R"("barred_by_agreement":[{"from":"2024-05-01","known":"2026-03-02","value":false}]})";

TEST(HistoryJson, reads_and_writes_version_1) {
  const base::Result<ContractHistory> history = history_from_json(version_1);
  ASSERT_TRUE(history.has_value()) << history.error().message;
  EXPECT_EQ(history->key, (ContractKey{"K1", "A"}));
  const Date april = Date::of(2026, 4, 2);
  EXPECT_EQ(history->effective_on.as_known(april), Date::of(2024, 5, 1));
  EXPECT_EQ(history->state.on(april, april), ContractState::in_force);
  EXPECT_EQ(history->state.on(april, april.plus_days(-1)), ContractState::grace);
  EXPECT_EQ(history->sum_insured.on(april, april), (base::Money{30000000, "CNY"}));
  EXPECT_EQ(to_json(*history), version_1);
}

TEST(HistoryJson, reads_every_state_back) {
  ContractHistory history;
  Date day = Date::of(2024, 5, 1);
  for (const std::string& word : contract_state_words()) {
    history.state.state({day, day, contract_state_from(word)});
    day = day.plus_days(1);
  }
  const base::Result<ContractHistory> back = history_from_json(to_json(history));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, history);
}

struct Bad {
  const char* text;
  Category category;
  const char* says;
};

TEST(HistoryJson, refuses_what_is_not_a_history) {
  for (
      const Bad& bad : {
          Bad{"[]", Category::corrupt, "must be an object"},
          Bad{"{", Category::corrupt, "not valid JSON"},
          Bad{"{}", Category::corrupt, "not the history of a contract"},
          Bad{R"({"format":"contract-history/2"})", Category::unsupported, "`contract-history/2`"},
          Bad{R"({"format":"contract-history/1","contract":7,"rider":""})", Category::corrupt, "a text"},
          Bad{R"({"format":"contract-history/1","contract":"K","rider":"","state":{}})", Category::corrupt, "a list"},
          Bad{R"({"format":"contract-history/1","contract":"K","rider":"","state":[1]})", Category::corrupt,
              "statements"},
          Bad{R"({"format":"contract-history/1","contract":"K","rider":"","state":[{"known":"2026-01-01","value":null}]})",
              Category::corrupt, "dates"},
          Bad{R"({"format":"contract-history/1","contract":"K","rider":"","product":[{"known":"2026-01-01","value":null}]})",
              Category::corrupt, "a value"},
          Bad{R"({"format":"contract-history/1","contract":"K","rider":"","state":[{"from":"2026-01-01","known":"2026-01-01","value":"x"}]})",
              Category::corrupt, "a state of a contract"},
      }) {
    const base::Result<ContractHistory> history = history_from_json(bad.text);
    ASSERT_FALSE(history.has_value()) << bad.text;
    EXPECT_EQ(history.error().category, bad.category) << bad.text;
    EXPECT_NE(history.error().message.find(bad.says), std::string::npos) << history.error().message;
  }
}

}  // namespace
}  // namespace consilium::roster
