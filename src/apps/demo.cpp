#include "apps/demo.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "apps/publications.hpp"
#include "apps/roster_file.hpp"
#include "service/operators.hpp"
#include "service/timers.hpp"

namespace consilium::apps {
namespace {

namespace fs = std::filesystem;
using policy::Role;

// Monday 2 March 2026, 10:00 in Shanghai.
constexpr std::string_view demo_start = "2026-03-02T10:00:00+08:00";

struct DemoOperator {
  policy::Caller who;
  std::string token;
};

std::vector<DemoOperator> operators_of(service::House& house) {
  std::vector<DemoOperator> operators{
      {{"specialist", "Demo specialist", {{Role::specialist, "*"}}}, "demo-specialist"},
      {{"supervisor", "Demo supervisor", {{Role::supervisor, "*"}}}, "demo-supervisor"},
      {{"administrator", "Demo administrator", {{Role::administrator, "*"}}}, "demo-administrator"}};
  for (const std::string& tenant : house.registry.read()->tenants()) {
    operators.push_back({{fmt::format("viewer-{}", tenant), "Demo insurer", {{Role::insurer_viewer, tenant}}},
                         fmt::format("demo-viewer-{}", tenant)});
    operators.push_back({{fmt::format("editor-{}", tenant), "Demo editor", {{Role::editor, tenant}}},
                         fmt::format("demo-editor-{}", tenant)});
    operators.push_back({{fmt::format("approver-{}", tenant), "Demo approver", {{Role::approver, tenant}}},
                         fmt::format("demo-approver-{}", tenant)});
  }
  return operators;
}

base::Result<void> publish_one(service::House& house, const fs::path& folder) {
  BASE_TRY(const auto published, publish_folder(house, folder, "demo"));
  for (const Published& one : published) {
    if (!one.now.id.empty()) continue;
    print_problems(one.now.problems, one.folder);
    return base::failure(base::Category::incorrect, fmt::format("{} cannot be published", one.folder.string()));
  }
  return {};
}

base::Result<void> import_one(service::House& house, service::InstitutionFinder& words, const fs::path& roster) {
  BASE_TRY(const auto report, import_file(house, words, roster, {"demo", true}));
  if (!report.refused && report.rows_bad == 0) return {};
  print_import_problems(report);
  return base::failure(base::Category::incorrect, fmt::format("{} has rows that are wrong", roster.string()));
}

}  // namespace

base::Result<void> set_up_demo(service::House& house, service::InstitutionFinder& words, const fs::path& root) {
  BASE_TRY(const base::Instant start, base::Instant::parse(demo_start));
  BASE_TRY_VOID(service::begin_demo(house, start));
  std::vector<fs::path> folders;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(root / "programmes", error)) {
    if (fs::exists(entry.path() / "programme.yaml")) folders.push_back(entry.path());
  }
  if (folders.empty()) {
    return base::failure(base::Category::not_found, fmt::format("there is no programme in {}; say where with --from",
                                                                (root / "programmes").string()));
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) BASE_TRY_VOID(publish_one(house, folder));
  for (const fs::path& folder : folders) {
    if (fs::exists(folder / "demo/roster.csv")) BASE_TRY_VOID(import_one(house, words, folder / "demo/roster.csv"));
  }
  for (const DemoOperator& one : operators_of(house)) BASE_TRY_VOID(service::put_operator(house, one.who, one.token));
  return {};
}

std::vector<SignIn> demo_sign_ins(service::House& house) {
  std::vector<SignIn> sign_ins;
  for (const DemoOperator& one : operators_of(house)) {
    std::string roles;
    for (const policy::Grant& grant : one.who.grants)
      roles += fmt::format("{}{} of {}", roles.empty() ? "" : ", ", policy::to_string(grant.role),
                           grant.tenant == "*" ? "every insurer" : grant.tenant);
    sign_ins.push_back({one.who.name, roles, one.token});
  }
  return sign_ins;
}

}  // namespace consilium::apps
