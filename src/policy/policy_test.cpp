#include "policy/policy.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace consilium::policy {
namespace {

Caller caller(Role role, std::string tenant) { return {"o1", "", {{role, std::move(tenant)}}}; }

TEST(Policy, denies_whoever_has_no_role) {
  const Caller nobody{"o1", "", {}};
  for (std::size_t i = 0; i < action_count; ++i) EXPECT_FALSE(may(nobody, static_cast<Action>(i), "a"));
}

TEST(Policy, a_role_holds_only_in_its_tenant) {
  EXPECT_TRUE(may(caller(Role::specialist, "a"), Action::open_cases, "a"));
  EXPECT_FALSE(may(caller(Role::specialist, "a"), Action::open_cases, "b"));
  EXPECT_TRUE(may(caller(Role::specialist, "*"), Action::open_cases, "b"));
  EXPECT_EQ(tenants_where(caller(Role::specialist, "a"), Action::read_queue, {"a", "b"}),
            std::vector<std::string>{"a"});
}

TEST(Policy, an_insurer_looks_and_does_not_touch) {
  const Caller viewer = caller(Role::insurer_viewer, "a");
  EXPECT_TRUE(may(viewer, Action::read_cases, "a"));
  EXPECT_FALSE(may(viewer, Action::act_on_cases, "a"));
  EXPECT_FALSE(may(viewer, Action::open_cases, "a"));
  EXPECT_FALSE(may(viewer, Action::read_documents, "a"));
}

TEST(Policy, an_administrator_of_the_house_reads_no_medical_data) {
  const Caller administrator = caller(Role::administrator, "*");
  EXPECT_FALSE(may(administrator, Action::read_cases, "a"));
  EXPECT_TRUE(may(administrator, Action::publish_programmes, "a"));
}

TEST(Policy, who_writes_a_programme_does_not_approve_and_neither_sees_a_member) {
  const Caller editor = caller(Role::editor, "a");
  const Caller approver = caller(Role::approver, "a");
  EXPECT_TRUE(may(editor, Action::edit_programmes, "a"));
  EXPECT_FALSE(may(editor, Action::edit_programmes, "b"));
  EXPECT_FALSE(may(editor, Action::approve_programmes, "a"));
  EXPECT_TRUE(may(approver, Action::approve_programmes, "a"));
  EXPECT_FALSE(may(approver, Action::edit_programmes, "a"));
  for (const Caller& who : {editor, approver}) {
    EXPECT_FALSE(may(who, Action::publish_programmes, "a"));
    EXPECT_FALSE(may(who, Action::read_cases, "a"));
    EXPECT_FALSE(may(who, Action::find_members, "a"));
  }
}

TEST(Policy, every_action_is_in_the_table) {
  for (std::size_t i = 0; i < action_count; ++i) EXPECT_FALSE(to_string(static_cast<Action>(i)).empty()) << i;
}

TEST(Policy, the_table_is_the_one_that_is_documented) {
  std::ifstream file(CONSILIUM_SOURCE_DIR "/docs/reference/policy.md");
  const std::string document{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(document.find("```text\n" + table() + "```"), std::string::npos) << table();
}

}  // namespace
}  // namespace consilium::policy
