#include <charconv>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/asked_for.hpp"
#include "api/commands.hpp"
#include "api/outcome.hpp"
#include "api/queue.hpp"
#include "api/render.hpp"
#include "api/replay.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"
#include "cases/words.hpp"
#include "decision/render.hpp"
#include "service/identifier.hpp"
#include "service/moving.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;
using policy::Caller;

base::Result<http::Response> open(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  service::Asked asked;
  asked.occurred_at = body.optional_instant("occurred_at");
  const base::Instant at = asked.occurred_at.value_or(api.house.clock.now());
  BASE_TRY(auto about, read_asked_for(api, caller, Action::open_cases, body, at));
  if (!about) {
    return mistakes_problem(mistakes);
  }
  cases::Open command;
  BASE_TRY(command.right, read_right(api, *about, body));
  command.case_id = service::new_identifier();
  command.service = about->service->id;
  command.person = about->person.id;
  command.contract = about->contract.id;
  command.patient_is_insured = body.flag_or("patient_is_insured", true);
  command.applicant = read_applicant(*about, body, mistakes);
  command.channel = body.text_or("channel", "phone");
  command.language = body.text_or("language", base::to_string(about->programme->languages.front()));
  if (!base::language_from(command.language)) body.mistake("language", "expected zh-Hans, zh-Hant or en");
  command.facts = read_facts(about->facts(at), body, mistakes);
  body.refuse_others();
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  const std::string& tenant = about->programme->insurer.id;
  BASE_TRY(asked.keep, keep_of(request, caller, tenant));
  asked.request = request_of(request, caller, tenant);
  asked.render = render_opened;
  return once(api, *asked.keep, [&]() -> base::Result<http::Response> {
    BASE_TRY(const auto outcome,
             service::open_case(api.house, asked, about->programme, about->contract, std::move(command)));
    return response_of(outcome, render_opened);
  });
}

base::Result<http::Response> act(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY_VOID(require(caller, Action::act_on_cases, row.tenant));
  BASE_TRY(const json::value parsed, parse_body(request));
  service::Asked asked;
  BASE_TRY(asked.expected_version, expected_version(request));
  BASE_TRY(asked.keep, keep_of(request, caller, row.tenant));
  asked.request = request_of(request, caller, row.tenant);
  asked.render = render_done;
  return once(api, *asked.keep, [&]() -> base::Result<http::Response> {
    std::vector<Mistake> mistakes;
    ObjectReader body(parsed.get_object(), "", mistakes);
    asked.occurred_at = body.optional_instant("occurred_at");
    const base::Instant at = asked.occurred_at.value_or(api.house.clock.now());
    const auto published = api.house.registry.read();
    const auto programme = published->by(row.programme_hash);
    if (programme == nullptr) return base::failure(base::Category::corrupt, "the programme of this case is not here");
    BASE_TRY(const service::Person person, service::load_person(api.house, row.person));
    std::optional<service::LoadedCase> now;
    if (std::any_of(programme->networks.begin(), programme->networks.end(),
                    [](const model::NetworkUse& use) { return !use.as_of.empty(); })) {
      BASE_TRY(now, service::load_case(api.house, *published, row.id));
    }
    const FactContext context{*published,
                              *programme,
                              *programme->service(row.service),
                              person,
                              programme->zone.date_of(at),
                              now ? &now->state : nullptr};
    const auto command = read_command(context, body, mistakes);
    if (!mistakes.empty()) return mistakes_problem(mistakes);
    BASE_TRY(const auto outcome, service::act_on_case(api.house, asked, row.id, *command));
    return response_of(outcome, render_done);
  });
}

// What a caller who may move cases is told of: a case within another moves with it.
std::shared_ptr<const model::Programme> version_to_move_to(const service::LoadedWorld& loaded,
                                                           const cases::CaseState& state, const Caller& caller) {
  const bool may = policy::may(caller, Action::move_cases, loaded.programme->insurer.id);
  if (!may || state.closed || !state.opened.parent.empty()) return nullptr;
  return service::newer_version(*loaded.published, *loaded.programme, loaded.world.now);
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  const base::Instant now = api.house.clock.now();
  BASE_TRY(const service::LoadedWorld loaded,
           service::load_world(api.house, row.id, request_of(request, caller, row.tenant), now));
  const cases::CaseState& state = *loaded.world.find(row.id);
  json::object object = case_json(*loaded.programme, state);
  for (auto& member : owed_json(loaded, state, cases::owed(loaded.world, state, now)))
    object[member.key()] = std::move(member.value());
  BASE_TRY(object["waits_in"], places_json(api, caller, row.id));
  object["cancellation"] = cancellation_json(loaded.world, state);
  const bool may_act = policy::may(caller, Action::act_on_cases, row.tenant);
  object["possible"] = may_act ? possible_json(cases::possible_now(loaded.world, row.id)) : json::object();
  if (const auto newer = version_to_move_to(loaded, state, caller)) object["newer_version"] = version_json(*newer);
  object["now"] = base::to_string(now, loaded.programme->zone);
  http::Response response = answer_json(200, object);
  response.headers.set("ETag", entity_tag(state.form_version));
  return response;
}

base::Result<http::Response> decision(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY(const service::Entitlement found,
           service::decide_on_case(api.house, row.id, request_of(request, caller, row.tenant)));
  json::object answer = entitlement_json(found);
  answer["case"] = row.id;
  answer["decision"] = decision::auditor_json(found.basis->question, found.basis->decision, found.basis->explanation);
  return answer_json(200, answer);
}

base::Result<http::Response> timeline(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"limit", "after"}));
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY(const ports::PageRequest page, page_query(request));
  BASE_TRY(const auto lines, api.house.store.cases().timeline(row.id, page));
  json::array array;
  for (const ports::TimelineRow& line : lines.rows) {
    json::object object{{"sequence", line.sequence},
                        {"type", line.kind},
                        {"actor", line.actor},
                        {"occurred_at", base::to_string(line.occurred_at)},
                        {"recorded_at", base::to_string(line.recorded_at)}};
    if (line.personal.erased) {
      object["erased"] = true;
    } else {
      BASE_TRY(object["event"], base::parse_json(line.personal.text));
    }
    array.push_back(std::move(object));
  }
  return answer_json(200, json::object{{"case", row.id}, {"timeline", std::move(array)}, {"next", lines.next}});
}

// Where in the messages, latest first, the page after this one begins.
base::Result<std::size_t> messages_before(const ports::PageRequest& page, std::size_t count) {
  if (page.after.empty()) return count;
  std::size_t before = 0;
  const char* end = page.after.data() + page.after.size();
  const auto read = std::from_chars(page.after.data(), end, before);
  if (read.ec == std::errc{} && read.ptr == end && before <= count) return before;
  return base::failure(base::Category::incorrect, "`after` must be the `next` of the page before", "after");
}

base::Result<http::Response> messages(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"thread", "limit", "after"}));
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY(const ports::PageRequest page, page_query(request));
  const std::string thread = text_query(request, "thread");
  const auto published = api.house.registry.read();
  BASE_TRY(const service::LoadedCase loaded, service::load_case(api.house, *published, row.id));
  const std::vector<cases::Message>& all = loaded.state.messages;
  BASE_TRY(std::size_t at, messages_before(page, all.size()));
  json::array array;
  for (; at > 0; --at) {
    const cases::Message& message = all[at - 1];
    if (!thread.empty() && message.thread != thread) continue;
    if (array.size() == static_cast<std::size_t>(page.limit)) break;
    array.push_back(message_json(*loaded.programme, message));
  }
  const std::string next = at == 0 ? std::string{} : std::to_string(at);
  return answer_json(200, json::object{{"case", row.id}, {"messages", std::move(array)}, {"next", next}});
}

// The text of a notice or consent as it would be shown or read out now.
base::Result<http::Response> words(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"language"}));
  BASE_TRY(const ports::CaseRow row, find_case(api, request, caller));
  BASE_TRY(const base::Language language, language_query(request));
  BASE_TRY(const service::LoadedWorld loaded,
           service::load_world(api.house, row.id, request_of(request, caller, row.tenant), api.house.clock.now()));
  const cases::CaseState& state = *loaded.world.find(row.id);
  const model::Service& service = *loaded.programme->service(row.service);
  const std::string& id = request.capture("text");
  std::string text = id;
  if (const model::Index notice = service.notice(id); notice != model::none) text = service.notices[notice].text;
  if (const model::Index consent = service.consent(id); consent != model::none) text = service.consents[consent].text;
  if (loaded.programme->text(text) == nullptr) {
    return base::failure(base::Category::not_found,
                         fmt::format("`{}` is no notice, consent or text of this programme", id));
  }
  return answer_json(200, json::object{{"id", id},
                                       {"text", text},
                                       {"language", text_json(base::to_string(language))},
                                       {"words", cases::words_of(loaded.world, service, state, text, language)}});
}

}  // namespace

void add_case_routes(Api& api, http::Router& router) {
  router.add("POST", "/api/v1/cases", known(api, open));
  router.add("GET", "/api/v1/cases/{case}", known(api, show));
  router.add("POST", "/api/v1/cases/{case}/commands", known(api, act));
  router.add("GET", "/api/v1/cases/{case}/decision", known(api, decision));
  router.add("GET", "/api/v1/cases/{case}/timeline", known(api, timeline));
  router.add("GET", "/api/v1/cases/{case}/messages", known(api, messages));
  router.add("GET", "/api/v1/cases/{case}/texts/{text}", known(api, words));
}

}  // namespace consilium::api
