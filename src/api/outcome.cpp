#include "api/outcome.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "api/render.hpp"
#include "base/json.hpp"
#include "decision/render.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

std::string detail_of(const cases::Refusal& refusal) {
  const std::string& said = refusal.say.or_any(base::Language::en);
  std::string detail = said.empty() ? refusal.code : fmt::format("{}: {}", refusal.code, said);
  if (!refusal.subjects.empty()) detail += fmt::format(" ({})", fmt::join(refusal.subjects, ", "));
  return detail;
}

service::Rendered refusal_of(const cases::Refusal& refusal) {
  json::object object{{"type", "/problems/refused"},
                      {"title", "Refused"},
                      {"status", 422},
                      {"detail", detail_of(refusal)},
                      {"code", refusal.code},
                      {"say", localised_json(refusal.say)},
                      {"subjects", texts_json(refusal.subjects)},
                      {"clauses", texts_json(refusal.clauses)}};
  if (!refusal.place.empty()) object["pointer"] = refusal.place;
  if (refusal.decision && refusal.explanation)
    object["decision"] = decision::desk_json(*refusal.decision, *refusal.explanation, refusal.findings);
  return {422, base::to_text(object)};
}

service::Rendered stale_of(const service::Stale& stale) {
  return {412, base::to_text(json::object{
                   {"type", "/problems/stale"},
                   {"title", "Precondition Failed"},
                   {"status", 412},
                   {"detail", fmt::format("the case has moved on from version {} to {}; read it again and decide anew",
                                          stale.expected, stale.actual)},
                   {"expected", stale.expected},
                   {"actual", stale.actual}})};
}

service::Rendered render(const service::Outcome& outcome, int status) {
  if (const auto* refusal = std::get_if<cases::Refusal>(&outcome)) return refusal_of(*refusal);
  if (const auto* stale = std::get_if<service::Stale>(&outcome)) return stale_of(*stale);
  const auto& done = std::get<service::Done>(outcome);
  return {status, base::to_text(case_json(*done.programme, done.state))};
}

}  // namespace

service::Rendered render_opened(const service::Outcome& outcome) { return render(outcome, 201); }
service::Rendered render_done(const service::Outcome& outcome) { return render(outcome, 200); }

service::Rendered render_document_added(const service::Outcome& outcome) {
  const auto* done = std::get_if<service::Done>(&outcome);
  if (done == nullptr) return render(outcome, 201);
  return {201, base::to_text(document_json(*done->programme, done->state.documents.back()))};
}

std::string entity_tag(std::int64_t version) { return fmt::format("\"{}\"", version); }

http::Response response_of(const service::Outcome& outcome, service::Render render) {
  service::Rendered rendered = render(outcome);
  http::Response response = http::json_response(rendered.status, std::move(rendered.body));
  if (const auto* done = std::get_if<service::Done>(&outcome)) {
    response.headers.set("ETag", entity_tag(done->state.form_version));
    if (rendered.status == 201) response.headers.set("Location", fmt::format("/api/v1/cases/{}", done->state.id));
  } else {
    response.headers.set("Content-Type", "application/problem+json");
  }
  return response;
}

}  // namespace consilium::api
