#include "policy/policy.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::policy {
namespace {

struct Line {
  Action action;
  std::string_view name;
  std::array<bool, all_roles.size()> allowed;  // in the order of all_roles
};

constexpr std::array<Line, action_count> lines{{
    //                                                       specialist supervisor viewer administrator editor approver
    {Action::find_members, "find members", {true, true, true, false, false, false}},
    {Action::read_members, "read members", {true, true, true, false, false, false}},
    {Action::decide, "decide", {true, true, true, false, false, false}},
    {Action::open_cases, "open cases", {true, true, false, false, false, false}},
    {Action::read_cases, "read cases", {true, true, true, false, false, false}},
    {Action::act_on_cases, "act on cases", {true, true, false, false, false, false}},
    {Action::move_cases, "move cases", {false, true, false, false, false, false}},
    {Action::add_documents, "add documents", {true, true, false, false, false, false}},
    {Action::read_documents, "read documents", {true, true, false, false, false, false}},
    {Action::read_queue, "read the queue", {true, true, true, false, false, false}},
    {Action::read_institutions, "read institutions", {true, true, true, true, true, true}},
    {Action::read_programmes, "read programmes", {true, true, true, true, true, true}},
    {Action::publish_programmes, "publish programmes", {false, false, false, true, false, false}},
    {Action::import_rosters, "import rosters", {false, false, false, true, false, false}},
    {Action::read_operators, "read operators", {false, true, false, true, false, false}},
    {Action::manage_operators, "manage operators", {false, false, false, true, false, false}},
    {Action::move_demo_clock, "move the demo clock", {true, true, false, true, false, false}},
    {Action::read_changes, "follow changes", {true, true, true, true, true, true}},
    {Action::read_reports, "read reports", {false, true, true, false, false, false}},
    {Action::correct_reports, "correct reports", {false, true, false, false, false, false}},
    {Action::edit_programmes, "edit programmes", {false, false, false, false, true, false}},
    {Action::approve_programmes, "approve programmes", {false, false, false, false, false, true}},
    {Action::read_proposals, "read proposals", {false, false, true, false, true, true}},
    {Action::read_audit, "read the audit", {false, false, true, true, true, true}},
}};

bool allows(Role role, Action action) {
  const auto line =
      std::find_if(lines.begin(), lines.end(), [&](const Line& candidate) { return candidate.action == action; });
  return line != lines.end() && line->allowed[static_cast<std::size_t>(role)];
}

bool holds_in(const Grant& grant, std::string_view tenant) { return grant.tenant == "*" || grant.tenant == tenant; }

}  // namespace

bool may(const Caller& caller, Action action, std::string_view tenant) {
  return std::any_of(caller.grants.begin(), caller.grants.end(),
                     [&](const Grant& grant) { return holds_in(grant, tenant) && allows(grant.role, action); });
}

bool may_anywhere(const Caller& caller, Action action) {
  return std::any_of(caller.grants.begin(), caller.grants.end(),
                     [&](const Grant& grant) { return allows(grant.role, action); });
}

std::vector<std::string> tenants_where(const Caller& caller, Action action, const std::vector<std::string>& tenants) {
  std::vector<std::string> result;
  for (const std::string& tenant : tenants) {
    if (may(caller, action, tenant)) result.push_back(tenant);
  }
  return result;
}

std::vector<std::string> roles_in(const Caller& caller, std::string_view tenant) {
  std::vector<std::string> roles;
  for (const Grant& grant : caller.grants) {
    if (holds_in(grant, tenant)) roles.emplace_back(to_string(grant.role));
  }
  return roles;
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::specialist:
      return "specialist";
    case Role::supervisor:
      return "supervisor";
    case Role::insurer_viewer:
      return "insurer_viewer";
    case Role::administrator:
      return "administrator";
    case Role::editor:
      return "editor";
    case Role::approver:
      return "approver";
  }
  return "insurer_viewer";
}

std::optional<Role> role_from(std::string_view text) {
  for (const Role role : all_roles) {
    if (to_string(role) == text) return role;
  }
  return std::nullopt;
}

std::string_view to_string(Action action) {
  const auto line =
      std::find_if(lines.begin(), lines.end(), [&](const Line& candidate) { return candidate.action == action; });
  return line == lines.end() ? std::string_view{} : line->name;
}

std::string table() {
  std::string text = fmt::format("{:<22}", "");
  for (const Role role : all_roles) text += fmt::format(" {:<14}", to_string(role));
  text += '\n';
  for (const Line& line : lines) {
    text += fmt::format("{:<22}", line.name);
    for (const bool allowed : line.allowed) text += fmt::format(" {:<14}", allowed ? "yes" : "-");
    text += '\n';
  }
  return text;
}

}  // namespace consilium::policy
