#include "policy/policy.hpp"

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
}

TEST(Policy, an_administrator_of_the_house_reads_no_medical_data) {
  const Caller administrator = caller(Role::administrator, "*");
  EXPECT_FALSE(may(administrator, Action::read_cases, "a"));
  EXPECT_TRUE(may(administrator, Action::publish_programmes, "a"));
}

TEST(Policy, every_action_is_in_the_table) {
  for (std::size_t i = 0; i < action_count; ++i) EXPECT_FALSE(to_string(static_cast<Action>(i)).empty()) << i;
}

TEST(Policy, the_table_is_the_one_that_was_agreed) {
  EXPECT_EQ(table(),
            "                       specialist     supervisor     insurer_viewer administrator \n"
            "find members           yes            yes            yes            -             \n"
            "read members           yes            yes            yes            -             \n"
            "decide                 yes            yes            yes            -             \n"
            "open cases             yes            yes            -              -             \n"
            "read cases             yes            yes            yes            -             \n"
            "act on cases           yes            yes            -              -             \n"
            "read the queue         yes            yes            yes            -             \n"
            "read institutions      yes            yes            yes            yes           \n"
            "read programmes        yes            yes            yes            yes           \n"
            "publish programmes     -              -              -              yes           \n"
            "import rosters         -              -              -              yes           \n"
            "read operators         -              yes            -              yes           \n"
            "manage operators       -              -              -              yes           \n"
            "move the demo clock    yes            yes            -              yes           \n"
            "follow changes         yes            yes            yes            yes           \n");
}

}  // namespace
}  // namespace consilium::policy
