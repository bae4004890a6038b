// Policy: who may do what. One table of roles and actions, denied unless it says otherwise, and one rule of tenancy: a
// role holds only for the insurers it was given for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::policy {

enum class Role : std::uint8_t { specialist, supervisor, insurer_viewer, administrator, editor, approver };
inline constexpr std::array<Role, 6> all_roles{Role::specialist,    Role::supervisor, Role::insurer_viewer,
                                               Role::administrator, Role::editor,     Role::approver};

enum class Action : std::uint8_t {
  find_members,
  read_members,
  decide,
  open_cases,
  read_cases,
  act_on_cases,    // what a role of the programme may do there is the programme's own business
  move_cases,      // to another version of their programme
  add_documents,   // the bytes that belong to a case; that they are there is read with the case
  read_documents,  //
  read_queue,
  read_institutions,
  read_programmes,
  publish_programmes,
  import_rosters,
  read_operators,
  manage_operators,
  move_demo_clock,
  read_changes,
  read_reports,
  correct_reports,
  edit_programmes,     // drafts and proposals
  approve_programmes,  // never what one wrote or proposed oneself: that is the proposal's own rule
  read_proposals,      // what a version changes, and its reading copy
  read_audit           // who proposed, approved and published which version
};
inline constexpr std::size_t action_count = 24;

// One role of an operator, in one tenant; `*` is every tenant.
struct Grant {
  Role role = Role::insurer_viewer;
  std::string tenant;

  bool operator==(const Grant&) const = default;
};

struct Caller {
  std::string id;
  std::string name;
  std::vector<Grant> grants;
};

bool may(const Caller& caller, Action action, std::string_view tenant);
// Whether there is any tenant in which the caller may; for lists, see tenants_where.
bool may_anywhere(const Caller& caller, Action action);
// Of these tenants, those in which the caller may.
std::vector<std::string> tenants_where(const Caller& caller, Action action, const std::vector<std::string>& tenants);
// The roles of the caller in a tenant, by name: what the programme's roles are held by.
std::vector<std::string> roles_in(const Caller& caller, std::string_view tenant);

std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view text);
std::string_view to_string(Action action);

// The whole table as text, for people and for the test that keeps it.
std::string table();

}  // namespace consilium::policy
