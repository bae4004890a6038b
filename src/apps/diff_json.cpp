#include <boost/json.hpp>

#include "api/render.hpp"
#include "apps/diff_report.hpp"
#include "base/diagnostic_json.hpp"
#include "service/difference_json.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;
using api::texts_json;

json::object version_json(const model::Programme& programme) {
  return json::object{{"id", programme.id},
                      {"version", programme.version},
                      {"hash", programme.hash},
                      {"effective_from", base::to_string(programme.effective_from)}};
}

json::object scenarios_json(const PlayedScenarios& scenarios) {
  json::array fail_now;
  for (const FailsNow& failed : scenarios.fail_now) {
    json::array failures;
    for (const scenario::Failure& failure : failed.failures) {
      failures.push_back(
          json::object{{"file", failure.place.file}, {"line", failure.place.line}, {"message", failure.message}});
    }
    fail_now.push_back(json::object{
        {"name", failed.name}, {"clauses", texts_json(failed.clauses)}, {"failures", std::move(failures)}});
  }
  return json::object{
      {"played", scenarios.played}, {"failed_before", scenarios.failed_before}, {"fail_now", std::move(fail_now)}};
}

}  // namespace

json::object compared_json(const Compared& compared) {
  json::array changes;
  for (const reading::Difference& difference : compared.differences)
    changes.push_back(service::difference_json(difference));
  json::object object{{"old", version_json(compared.before.programme)},
                      {"new", version_json(compared.after.programme)},
                      {"changes", std::move(changes)},
                      {"problems", base::to_json(compared.uses_lost)},
                      {"regions", regions_json(compared)},
                      {"scenarios", scenarios_json(compared.scenarios)}};
  if (compared.roster) object["roster"] = roster_json(compared);
  if (compared.cases) object["cases"] = cases_json(compared);
  if (compared.rehearsed) object["rehearsal"] = rehearsal_json(compared);
  return object;
}

}  // namespace consilium::apps
