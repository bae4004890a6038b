#include "service/drafts.hpp"

#include <set>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/names.hpp"
#include "api/outcome.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/replay.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;
using service::Draft;
using service::DraftPart;

// What is said of a draft beside itself.
struct Beside {
  std::shared_ptr<const service::Published> published;
  Names names;
};

base::Result<Beside> beside(Api& api) {
  BASE_TRY(Names names, Names::read(api.house));
  return Beside{api.house.registry.read(), std::move(names)};
}

json::object head_json(const Draft& draft, const Beside& beside) {
  json::object head{{"id", draft.id},
                    {"programme", draft.programme},
                    {"insurer", json::object{{"id", draft.tenant}}},
                    {"version", draft.version},
                    {"state", text_json(service::to_string(draft.state))},
                    {"begun_at", base::to_string(draft.begun_at)},
                    {"begun_by", beside.names.json(draft.begun_by)},
                    {"saved_at", base::to_string(draft.saved_at)},
                    {"saved_by", beside.names.json(draft.saved_by)},
                    {"bytes", draft.bytes()},
                    {"file_count", draft.parts.size()}};
  const auto last = beside.published->last(draft.programme);
  if (last != nullptr) {
    head["name"] = localised_json(last->name);
    head["insurer"].get_object()["name"] = localised_json(last->insurer.name);
  }
  if (const auto base = beside.published->by(draft.base))
    head["base"] = json::object{{"hash", base->hash}, {"version", base->version}};
  head["behind"] = last != nullptr && last->hash != draft.base;
  if (!draft.proposal.empty()) head["proposal"] = draft.proposal;
  return head;
}

json::object draft_json(const Draft& draft, const Beside& beside) {
  json::object object = head_json(draft, beside);
  json::array files;
  for (const DraftPart& part : draft.parts) {
    files.push_back(json::object{{"name", part.name},
                                 {"hash", part.hash},
                                 {"bytes", part.bytes},
                                 {"version", part.version},
                                 {"saved_at", base::to_string(part.saved_at)},
                                 {"saved_by", beside.names.json(part.saved_by)}});
  }
  object["files"] = std::move(files);
  json::array writers;
  for (const std::string& writer : draft.writers) writers.push_back(beside.names.json(writer));
  object["writers"] = std::move(writers);
  return object;
}

base::Result<http::Response> answer_draft(Api& api, const Draft& draft) {
  BASE_TRY(const Beside around, beside(api));
  http::Response response = answer_json(200, draft_json(draft, around));
  response.headers.set("ETag", entity_tag(draft.version));
  return response;
}

base::Result<http::Response> answer_moved(Api& api, const service::DraftMoved& moved) {
  BASE_TRY(const Names names, Names::read(api.house));
  const std::string did = moved.file.empty() ? "changed the draft" : fmt::format("saved `{}`", moved.file);
  json::object more{{"expected", moved.expected},
                    {"actual", moved.actual},
                    {"by", names.json(moved.by)},
                    {"at", base::to_string(moved.at)}};
  if (!moved.file.empty()) more["file"] = moved.file;
  return http::problem(412, "/problems/stale", "",
                       fmt::format("{} {} at {}, after the version you looked at; read the draft again and save anew",
                                   names.of(moved.by), did, base::to_string(moved.at)),
                       base::to_text(more));
}

base::Result<http::Response> answer(Api& api, const service::DraftOutcome& outcome) {
  if (const auto* moved = std::get_if<service::DraftMoved>(&outcome)) return answer_moved(api, *moved);
  return answer_draft(api, std::get<Draft>(outcome));
}

base::Result<Draft> find_draft(Api& api, const http::Request& request, const Caller& caller) {
  const std::string& id = request.capture("draft");
  BASE_TRY(Draft draft, service::draft_by_id(api.house, id));
  if (!may_see_drafts(caller, draft.tenant))
    return base::failure(base::Category::not_found, fmt::format("there is no draft `{}`", id));
  return draft;
}

http::Response version_needed() {
  return http::problem(428, "/problems/version-needed", "",
                       "send the header `If-Match` with the `ETag` of the draft that you looked at");
}

base::Result<http::Response> list(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"programme"}));
  if (!policy::may_anywhere(caller, Action::edit_programmes) &&
      !policy::may_anywhere(caller, Action::approve_programmes))
    BASE_TRY_VOID(require_anywhere(caller, Action::edit_programmes));
  const std::string wanted = text_query(request, "programme");
  std::vector<std::string> programmes{wanted};
  if (wanted.empty()) {
    BASE_TRY(programmes, service::drafted_programmes(api.house));
  }
  BASE_TRY(const Beside around, beside(api));
  json::array drafts;
  for (const std::string& programme : programmes) {
    BASE_TRY(const auto at_work, service::drafts_at_work(api.house, programme));
    for (const Draft& draft : at_work) {
      if (may_see_drafts(caller, draft.tenant)) drafts.push_back(head_json(draft, around));
    }
  }
  return answer_json(200, json::object{{"now", base::to_string(api.house.clock.now())}, {"drafts", std::move(drafts)}});
}

base::Result<http::Response> begin(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(require_anywhere(caller, Action::edit_programmes));
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  service::DraftBeginning beginning;
  beginning.programme = body.text("programme");
  beginning.tenant = body.text_or("insurer", "");
  beginning.base = body.text_or("hash", "");
  if (body.any("files") != nullptr) beginning.files = read_files(body, mistakes);
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  const auto last = api.house.registry.read()->last(beginning.programme);
  const std::string tenant = last == nullptr ? beginning.tenant : last->insurer.id;
  BASE_TRY(const service::KeptAnswer keep, keep_of(request, caller, tenant));
  return once(api, keep, [&]() -> base::Result<http::Response> {
    BASE_TRY(const Beside around, beside(api));
    const auto rendered = [&](const Draft& draft) {
      return service::Rendered{201, base::to_text(draft_json(draft, around))};
    };
    BASE_TRY(const Draft draft, service::begin_draft(
                                    api.house, request_of(request, caller, tenant), beginning,
                                    [&](std::string_view of) { return require(caller, Action::edit_programmes, of); },
                                    service::KeptDraft{keep, rendered}));
    http::Response response = http::json_response(201, rendered(draft).body);
    response.headers.set("ETag", entity_tag(draft.version));
    response.headers.set("Location", fmt::format("/api/v1/drafts/{}", draft.id));
    return response;
  });
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {}));
  BASE_TRY(const Draft draft, find_draft(api, request, caller));
  return answer_draft(api, draft);
}

base::Result<http::Response> files(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"name"}));
  BASE_TRY(const Draft draft, find_draft(api, request, caller));
  const std::string name = text_query(request, "name");
  if (!name.empty() && draft.part(name) == nullptr)
    return base::failure(base::Category::not_found, fmt::format("the draft has no file `{}`", name));
  BASE_TRY(const auto all, service::draft_files(api.house, draft));
  json::array array;
  for (const compiler::SourceFile& file : all) {
    if (name.empty() || file.name == name) array.push_back(json::object{{"name", file.name}, {"text", file.bytes}});
  }
  http::Response response = answer_json(200, json::object{{"version", draft.version}, {"files", std::move(array)}});
  response.headers.set("ETag", entity_tag(draft.version));
  return response;
}

base::Result<http::Response> save(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const Draft draft, find_draft(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::edit_programmes, draft.tenant));
  BASE_TRY(const auto version, expected_version(request));
  if (!version) return version_needed();
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  service::DraftSave change;
  change.version = *version;
  change.file = body.text("name");
  body.any("text");
  const json::value* text = parsed.get_object().if_contains("text");  // null says something here
  if (text != nullptr && text->is_string()) change.text = std::string(text->get_string());
  if (text == nullptr || (!text->is_string() && !text->is_null()))
    body.mistake("text", "the file as text; null removes it");
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY(const auto outcome,
           service::save_draft(api.house, request_of(request, caller, draft.tenant), draft.id, change));
  return answer(api, outcome);
}

base::Result<http::Response> discard(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const Draft draft, find_draft(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::edit_programmes, draft.tenant));
  BASE_TRY(const auto version, expected_version(request));
  if (!version) return version_needed();
  BASE_TRY(const auto outcome,
           service::discard_draft(api.house, request_of(request, caller, draft.tenant), draft.id, *version));
  return answer(api, outcome);
}

}  // namespace

void add_draft_routes(Api& api, http::Router& router) {
  router.add("GET", "/api/v1/drafts", known(api, list));
  router.add("POST", "/api/v1/drafts", known(api, begin));
  router.add("GET", "/api/v1/drafts/{draft}", known(api, show));
  router.add("DELETE", "/api/v1/drafts/{draft}", known(api, discard));
  router.add("GET", "/api/v1/drafts/{draft}/files", known(api, files));
  router.add("PUT", "/api/v1/drafts/{draft}/files", known(api, save));
}

}  // namespace consilium::api
