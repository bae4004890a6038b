#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/render_programme.hpp"
#include "api/routes.hpp"
#include "base/diagnostic_json.hpp"
#include "service/publishing.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;

base::Result<std::shared_ptr<const model::Programme>> find_programme(Api& api, const http::Request& request,
                                                                     const Caller& caller) {
  const std::string& id = request.capture("programme");
  const std::string none = fmt::format("there is no programme `{}` in force", id);
  const auto published = api.house.registry.read();
  const std::string hash = text_query(request, "hash");
  std::shared_ptr<const model::Programme> programme;
  if (!hash.empty()) {
    programme = published->by(hash);
    if (programme != nullptr && programme->id != id) programme = nullptr;
  } else {
    for (const auto& [key, candidate] : published->by_hash) {
      const base::Date day = candidate->zone.date_of(api.house.clock.now());
      if (candidate->id == id && published->in_force(id, day) == candidate) programme = candidate;
    }
  }
  if (programme == nullptr) return base::failure(base::Category::not_found, none);
  BASE_TRY_VOID(require_to_find(caller, Action::read_programmes, programme->insurer.id, none));
  return programme;
}

base::Result<http::Response> list(Api& api, const http::Request&, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::read_programmes));
  json::array array;
  for (const auto& [hash, programme] : api.house.registry.read()->by_hash) {
    if (policy::may(caller, Action::read_programmes, programme->insurer.id))
      array.push_back(programme_head_json(*programme));
  }
  return answer_json(200, json::object{{"programmes", std::move(array)}});
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"hash"}));
  BASE_TRY(const auto programme, find_programme(api, request, caller));
  return answer_json(200, programme_json(*programme));
}

base::Result<http::Response> clause(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"hash"}));
  BASE_TRY(const auto programme, find_programme(api, request, caller));
  const std::string& id = request.capture("clause");
  const model::Clause* found = programme->clause(id);
  if (found == nullptr) return base::failure(base::Category::not_found, fmt::format("there is no clause `{}`", id));
  return answer_json(200, json::object{{"id", found->id},
                                       {"kind", found->kind},
                                       {"service", found->service},
                                       {"text", localised_json(found->text)}});
}

json::array problems_json(const std::vector<base::Diagnostic>& problems,
                          const std::vector<compiler::SourceFile>& files) {
  json::array array;
  for (const base::Diagnostic& problem : problems) {
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const compiler::SourceFile& one) { return one.name == problem.place.file; });
    json::object object = base::to_json(problem);
    object["shown"] = base::render(problem, file == files.end() ? "" : file->bytes);
    array.push_back(std::move(object));
  }
  return array;
}

// A first version, and data beside programmes. What comes after a version is read by somebody else first.
base::Result<void> may_publish(const Caller& caller, const service::Candidate& candidate) {
  BASE_TRY_VOID(require(caller, Action::publish_programmes, candidate.tenant));
  if (candidate.programme == nullptr || candidate.before->by(candidate.hash) != nullptr) return {};
  if (candidate.before->last(candidate.programme->id) == nullptr) return {};
  return base::failure(
      base::Category::conflict,
      "a version of this programme is published: the next one is begun as a draft (POST "
      "/api/v1/drafts), proposed (POST /api/v1/drafts/{draft}/proposals) and approved by somebody else");
}

base::Result<http::Response> publish(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::publish_programmes));
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  service::Publication publication;
  publication.kind = body.text("kind");
  if (publication.kind != "programme" && publication.kind != "network" && publication.kind != "calendar")
    body.mistake("kind", "expected programme, network or calendar");
  publication.files = read_files(body, mistakes);
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY(const service::PublishedNow now,
           service::publish(api.house, publication, caller.id,
                            [&](const service::Candidate& candidate) { return may_publish(caller, candidate); }));
  json::array problems = problems_json(now.problems, publication.files);
  if (now.id.empty()) {
    return http::problem(422, "/problems/programme", "", "this cannot be published; `problems` says why",
                         json::serialize(json::object{{"problems", std::move(problems)}}));
  }
  return answer_json(now.was_there ? 200 : 201, json::object{{"kind", publication.kind},
                                                             {"id", now.id},
                                                             {"version", now.version},
                                                             {"hash", now.hash},
                                                             {"was_there", now.was_there},
                                                             {"problems", std::move(problems)}});
}

}  // namespace

void add_programme_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/programmes", known(api, list));
  router.add("GET", "/api/v1/programmes/{programme}", known(api, show));
  router.add("GET", "/api/v1/programmes/{programme}/clauses/{clause}", known(api, clause));
  router.add("POST", "/api/v1/publications", known(api, publish));
}

}  // namespace consilium::api
