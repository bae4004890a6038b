// The studio: what a programme that somebody is writing would do, before anybody publishes it. Nothing is written here.
#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/render.hpp"
#include "api/routes.hpp"
#include "api/studio_asked.hpp"
#include "compiler/schema.hpp"
#include "scenario/kinds.hpp"
#include "studio/clauses.hpp"
#include "studio/flow.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

base::Result<http::Response> schema(Api&, const http::Request& request, const policy::Caller& caller) {
  BASE_TRY_VOID(require_to_try(caller));
  BASE_TRY_VOID(only_queries(request, {"kind"}));
  const std::string wanted = text_query(request, "kind").empty() ? "programme" : text_query(request, "kind");
  for (const compiler::FileKind& kind : scenario::kinds_of_files()) {
    if (kind.name == wanted) return http::json_response(200, compiler::json_schema(kind));
  }
  return base::failure(base::Category::incorrect, fmt::format("`{}` is no kind of file", wanted), "kind");
}

base::Result<http::Response> files(StudioAsked& asked) {
  if (auto refused = asked.refused()) return std::move(*refused);
  json::array array;
  for (const compiler::SourceFile& file : asked.draft().files)
    array.push_back(json::object{{"name", file.name}, {"text", file.bytes}});
  return answer_json(200, json::object{{"files", std::move(array)}});
}

base::Result<http::Response> problems(StudioAsked& asked) {
  if (auto refused = asked.refused()) return std::move(*refused);
  return answer_json(200, json::object{{"hash", asked.draft().hash},
                                       {"problems", studio_problems_json(asked.draft().problems)},
                                       {"milliseconds", asked.since.milliseconds()}});
}

json::object clause_json(const studio::CitedClause& cited) {
  json::array by;
  for (const studio::CitedAt& word : cited.by) {
    json::object object{{"word", word.word}, {"id", word.id}, {"name", word.name}, {"says", word.says}};
    add_place(word.place, object);
    by.push_back(std::move(object));
  }
  const model::Clause& clause = *cited.clause;
  json::object object{{"id", clause.id},
                      {"kind", clause.kind},
                      {"service", clause.service},
                      {"says", localised_json(clause.text)},
                      {"by", std::move(by)}};
  add_place(clause.at, object);
  if (cited.not_enforced != nullptr) {
    json::object reason{{"because", cited.not_enforced->because}, {"note", localised_json(cited.not_enforced->note)}};
    add_place(cited.not_enforced->at, reason);
    object["not_enforced"] = std::move(reason);
  }
  return object;
}

base::Result<http::Response> clauses(StudioAsked& asked) {
  const base::Language language = asked.language();
  if (auto refused = asked.refused()) return std::move(*refused);
  json::array array;
  for (const studio::CitedClause& cited : studio::clauses_of(asked.draft(), language))
    array.push_back(clause_json(cited));
  return answer_json(200, json::object{{"clauses", std::move(array)}});
}

// `at` is a stage or a list of stages.
std::set<std::string> read_stages(StudioAsked& asked) {
  const json::value* at = asked.body.any("at");
  if (at == nullptr) return {};
  if (at->is_string()) return {json::value_to<std::string>(*at)};
  std::set<std::string> stages;
  if (!at->is_array()) asked.body.mistake("at", "expected a stage or a list of stages");
  if (const json::array* array = at->if_array()) {
    for (const json::value& stage : *array) {
      if (stage.is_string()) stages.insert(json::value_to<std::string>(stage));
      if (!stage.is_string()) asked.body.mistake("at", "expected a stage or a list of stages");
    }
  }
  return stages;
}

base::Result<http::Response> flow(StudioAsked& asked) {
  const model::Service* service = asked.wanted_service();
  const base::Language language = asked.language();
  const std::set<std::string> here = read_stages(asked);
  if (auto refused = asked.refused()) return std::move(*refused);
  BASE_TRY(const studio::Flow flow, studio::flow_of(asked.draft(), *service, language, here));
  for (const std::string& stage : here) {
    const bool is_known = std::any_of(flow.stages.begin(), flow.stages.end(),
                                      [&](const reading::Stage& known) { return known.id == stage; });
    if (!is_known)
      return mistakes_problem({{asked.body.pointer_to("at"), fmt::format("there is no stage `{}`", stage)}});
  }
  std::string svg;
  for (const std::string& part : flow.parts) svg += part;
  json::array stages;
  for (const reading::Stage& stage : flow.stages)
    stages.push_back(json::object{{"id", stage.id}, {"name", stage.name}});
  return answer_json(200, json::object{{"svg", svg}, {"parts", texts_json(flow.parts)}, {"stages", std::move(stages)}});
}

}  // namespace

void add_studio_routes(Api& api, http::Router& router) {
  const auto workshop = std::make_shared<service::Workshop>();
  const auto add = [&](std::string_view question, StudioNeeds needs, StudioAnswer answer) {
    router.add("POST", fmt::format("/api/v1/studio/{}", question), studio_handler(api, workshop, needs, answer));
  };
  router.add("GET", "/api/v1/studio/schema", known(api, schema));
  add("files", StudioNeeds::files, files);
  add("problems", StudioNeeds::files, problems);
  add("clauses", StudioNeeds::programme, clauses);
  add("reading", StudioNeeds::programme, studio_reading);
  add("question", StudioNeeds::programme, studio_question);
  add("decision", StudioNeeds::programme, studio_decision);
  add("flow", StudioNeeds::programme, flow);
  add("scenarios", StudioNeeds::programme, studio_scenarios);
  add("walk", StudioNeeds::programme, studio_walk);
}

}  // namespace consilium::api
