#include "service/operators.hpp"

#include <array>
#include <random>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

constexpr std::string_view organisation = "house";

std::string roles_text(const policy::Caller& who) {
  json::array grants;
  for (const policy::Grant& grant : who.grants)
    grants.push_back(json::object{{"role", std::string(policy::to_string(grant.role))}, {"tenant", grant.tenant}});
  return base::to_text(grants);
}

base::Result<policy::Caller> caller_from(const ports::OperatorRow& row) {
  policy::Caller caller;
  caller.id = row.id;
  BASE_TRY(const json::value grants, base::parse_json(row.roles));
  if (!grants.is_array()) return base::failure(base::Category::corrupt, "the roles of an operator must be a list");
  for (const json::value& item : grants.get_array()) {
    if (!item.is_object()) continue;
    const auto role = policy::role_from(base::string_at(item.get_object(), "role").value_or(""));
    if (role) caller.grants.push_back({*role, base::string_at(item.get_object(), "tenant").value_or("")});
  }
  BASE_TRY(const json::value personal, base::parse_json(row.personal.text));
  if (personal.is_object()) caller.name = base::string_at(personal.get_object(), "name").value_or("");
  return caller;
}

}  // namespace

base::Result<std::optional<policy::Caller>> authenticate(House& house, std::string_view token) {
  if (token.empty()) return std::optional<policy::Caller>{};
  BASE_TRY(const auto row,
           house.store.house().operator_by_login(house.store.sealer().blind_index("operator-token", token)));
  if (!row || row->state != "active") return std::optional<policy::Caller>{};
  BASE_TRY(policy::Caller caller, caller_from(*row));
  return std::optional<policy::Caller>(std::move(caller));
}

base::Result<void> put_operator(House& house, const policy::Caller& who, std::string_view token) {
  ports::OperatorRow row;
  row.id = who.id;
  row.organisation = std::string(organisation);
  row.login_token = house.store.sealer().blind_index("operator-token", token);
  row.state = "active";
  row.roles = roles_text(who);
  row.personal.text = base::to_text(json::object{{"name", who.name}});
  ports::AppendRequest append;
  append.views.emplace_back(std::move(row));
  BASE_TRY_VOID(house.store.events().append(std::move(append)));
  return {};
}

base::Result<std::vector<policy::Caller>> operators(House& house) {
  BASE_TRY(const auto rows, house.store.house().operators(organisation));
  std::vector<policy::Caller> callers;
  for (const ports::OperatorRow& row : rows) {
    BASE_TRY(policy::Caller caller, caller_from(row));
    callers.push_back(std::move(caller));
  }
  return callers;
}

std::string new_token() {
  std::random_device source;
  std::string token;
  for (int i = 0; i < 8; ++i) token += fmt::format("{:08x}", source());
  return token;
}

}  // namespace consilium::service
