#include "service/proposals.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/access.hpp"
#include "api/names.hpp"
#include "api/read.hpp"
#include "api/render.hpp"
#include "api/replay.hpp"
#include "api/routes.hpp"
#include "api/studio_clock.hpp"
#include "base/diagnostic_json.hpp"
#include "base/json.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

// The largest programme takes seconds; what takes longer would keep a worker from everybody else.
constexpr std::int64_t playing_milliseconds_max = 120'000;
using policy::Action;
using policy::Caller;
using service::Proposal;
using service::ProposalState;

bool may_read(const Caller& caller, std::string_view tenant) {
  return policy::may(caller, Action::read_proposals, tenant);
}

json::object head_json(const Proposal& proposal, const service::Published& published, const Names& names) {
  json::array writers;
  for (const std::string& writer : proposal.writers) writers.push_back(names.json(writer));
  json::object head{{"id", proposal.id},
                    {"programme", proposal.programme},
                    {"insurer", json::object{{"id", proposal.tenant}}},
                    {"draft", proposal.draft},
                    {"version", proposal.version},
                    {"effective_from", base::to_string(proposal.effective_from)},
                    {"hash", proposal.hash},
                    {"reading_hash", proposal.reading_hash},
                    {"language", proposal.language},
                    {"change_count", proposal.changes},
                    {"open_cases", proposal.open_cases},
                    {"scenarios", proposal.scenarios},
                    {"writers", std::move(writers)},
                    {"proposed_by", names.json(proposal.proposed_by)},
                    {"proposed_at", base::to_string(proposal.proposed_at)},
                    {"state", text_json(service::to_string(proposal.state))},
                    {"overtaken", proposal.state == ProposalState::open && service::is_overtaken(published, proposal)}};
  if (const auto last = published.last(proposal.programme)) {
    head["name"] = localised_json(last->name);
    head["insurer"].get_object()["name"] = localised_json(last->insurer.name);
  }
  if (!proposal.base.empty()) head["base"] = json::object{{"hash", proposal.base}, {"version", proposal.base_version}};
  if (proposal.state != ProposalState::open) {
    head["decided_by"] = names.json(proposal.decided_by);
    head["decided_at"] = base::to_string(proposal.decided_at);
  }
  if (!proposal.reason.empty()) head["reason"] = proposal.reason;
  return head;
}

base::Result<http::Response> answer_head(Api& api, const Proposal& proposal) {
  BASE_TRY(const Names names, Names::read(api.house));
  return answer_json(200, head_json(proposal, *api.house.registry.read(), names));
}

base::Result<Proposal> find_proposal(Api& api, const http::Request& request, const Caller& caller) {
  const std::string& id = request.capture("proposal");
  BASE_TRY(Proposal proposal, service::proposal_by_id(api.house, id));
  if (!may_read(caller, proposal.tenant))
    return base::failure(base::Category::not_found, fmt::format("there is no proposal `{}`", id));
  return proposal;
}

http::Response refused(const service::NotProposed& why) {
  json::object more{{"code", why.code}};
  if (!why.problems.empty()) more["problems"] = base::to_json(why.problems);
  return http::problem(422, "/problems/not-proposed", "", why.message, base::to_text(more));
}

http::Response moved_on(const service::DraftMoved& moved, const Names& names) {
  return http::problem(412, "/problems/stale", "",
                       fmt::format("{} changed the draft at {}, after the version you looked at; read it again",
                                   names.of(moved.by), base::to_string(moved.at)),
                       base::to_text(json::object{{"expected", moved.expected}, {"actual", moved.actual}}));
}

base::Result<http::Response> propose(Api& api, const http::Request& request, const Caller& caller) {
  const std::string& id = request.capture("draft");
  BASE_TRY(const service::Draft draft, service::draft_by_id(api.house, id));
  if (!may_see_drafts(caller, draft.tenant))
    return base::failure(base::Category::not_found, fmt::format("there is no draft `{}`", id));
  BASE_TRY_VOID(require(caller, Action::edit_programmes, draft.tenant));
  BASE_TRY(const auto version, expected_version(request));
  if (!version) {
    return http::problem(428, "/problems/version-needed", "",
                         "send the header `If-Match` with the `ETag` of the draft that you propose");
  }
  BASE_TRY(const service::KeptAnswer keep, keep_of(request, caller, draft.tenant));
  return once(api, keep, [&]() -> base::Result<http::Response> {
    BASE_TRY(const Names names, Names::read(api.house));
    const auto published = api.house.registry.read();
    const auto rendered = [&](const Proposal& proposal) {
      return service::Rendered{201, base::to_text(head_json(proposal, *published, names))};
    };
    const StudioClock clock;
    BASE_TRY(const auto outcome, service::propose(
                                     api.house, request_of(request, caller, draft.tenant), id, *version,
                                     [&clock] { return clock.milliseconds() < playing_milliseconds_max; },
                                     service::KeptProposal{keep, rendered}));
    if (const auto* why = std::get_if<service::NotProposed>(&outcome)) return refused(*why);
    if (const auto* moved = std::get_if<service::DraftMoved>(&outcome)) return moved_on(*moved, names);
    const Proposal& proposal = std::get<Proposal>(outcome);
    http::Response response = http::json_response(201, rendered(proposal).body);
    response.headers.set("Location", fmt::format("/api/v1/proposals/{}", proposal.id));
    return response;
  });
}

base::Result<http::Response> list(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {"programme"}));
  BASE_TRY_VOID(require_anywhere(caller, Action::read_proposals));
  const std::string wanted = text_query(request, "programme");
  std::vector<std::string> programmes{wanted};
  if (wanted.empty()) {
    BASE_TRY(programmes, service::drafted_programmes(api.house));
  }
  BASE_TRY(const Names names, Names::read(api.house));
  const auto published = api.house.registry.read();
  json::array array;
  for (const std::string& programme : programmes) {
    BASE_TRY(const auto proposals, service::proposals_of(api.house, programme));
    for (const Proposal& proposal : proposals) {
      if (may_read(caller, proposal.tenant)) array.push_back(head_json(proposal, *published, names));
    }
  }
  return answer_json(200,
                     json::object{{"now", base::to_string(api.house.clock.now())}, {"proposals", std::move(array)}});
}

base::Result<http::Response> show(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {}));
  BASE_TRY(const Proposal proposal, find_proposal(api, request, caller));
  BASE_TRY(const Names names, Names::read(api.house));
  BASE_TRY(const std::string text, service::difference_of(api.house, proposal));
  BASE_TRY(json::value changes, base::parse_json(text));
  json::object object = head_json(proposal, *api.house.registry.read(), names);
  object["changes"] = std::move(changes);
  return answer_json(200, object);
}

base::Result<http::Response> reading(Api& api, const http::Request& request, const Caller& caller) {
  BASE_TRY_VOID(only_queries(request, {}));
  BASE_TRY(const Proposal proposal, find_proposal(api, request, caller));
  http::Response response;
  BASE_TRY(response.body, service::reading_of(api.house, proposal));
  response.headers.add("Content-Type", "text/html; charset=utf-8");
  response.headers.add("Content-Language", proposal.language);
  response.headers.add("Content-Security-Policy",
                       "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  return response;
}

struct Decision {
  std::string hash{};
  std::string reason{};
};

enum class Asks : std::uint8_t { approval, rejection, withdrawal };

base::Result<http::Response> decide(Api& api, const http::Request& request, const Caller& caller, Asks asks) {
  BASE_TRY(const Proposal proposal, find_proposal(api, request, caller));
  const Action action = asks == Asks::withdrawal ? Action::edit_programmes : Action::approve_programmes;
  BASE_TRY_VOID(require(caller, action, proposal.tenant));
  Decision decision;
  if (asks != Asks::withdrawal) {
    BASE_TRY(const json::value parsed, parse_body(request));
    std::vector<Mistake> mistakes;
    ObjectReader body(parsed.get_object(), "", mistakes);
    if (asks == Asks::approval) decision.hash = body.text("hash");
    decision.reason = asks == Asks::approval ? body.text_or("reason", "") : body.text("reason");
    body.refuse_others();
    if (!mistakes.empty()) return mistakes_problem(mistakes);
  }
  const service::Request who = request_of(request, caller, proposal.tenant);
  base::Result<Proposal> decided = proposal;
  if (asks == Asks::approval) decided = service::approve(api.house, who, proposal.id, decision.hash, decision.reason);
  if (asks == Asks::rejection) decided = service::reject(api.house, who, proposal.id, decision.reason);
  if (asks == Asks::withdrawal) decided = service::withdraw(api.house, who, proposal.id);
  if (!decided) return tl::unexpected(decided.error());
  return answer_head(api, *decided);
}

base::Result<http::Response> approve(Api& api, const http::Request& request, const Caller& caller) {
  return decide(api, request, caller, Asks::approval);
}

base::Result<http::Response> reject(Api& api, const http::Request& request, const Caller& caller) {
  return decide(api, request, caller, Asks::rejection);
}

base::Result<http::Response> withdraw(Api& api, const http::Request& request, const Caller& caller) {
  return decide(api, request, caller, Asks::withdrawal);
}

}  // namespace

void add_proposal_routes(Api& api, http::Router& router) {
  router.add("POST", "/api/v1/drafts/{draft}/proposals", known(api, propose));
  router.add("GET", "/api/v1/proposals", known(api, list));
  router.add("GET", "/api/v1/proposals/{proposal}", known(api, show));
  router.add("GET", "/api/v1/proposals/{proposal}/reading", known(api, reading));
  router.add("POST", "/api/v1/proposals/{proposal}/approval", known(api, approve));
  router.add("POST", "/api/v1/proposals/{proposal}/rejection", known(api, reject));
  router.add("POST", "/api/v1/proposals/{proposal}/withdrawal", known(api, withdraw));
}

}  // namespace consilium::api
