#include "service/draft_events.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "service/payload.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

constexpr std::string_view begun_type = "draft.begun";
constexpr std::string_view saved_type = "draft.saved";
constexpr std::string_view proposed_type = "draft.proposed";
constexpr std::string_view released_type = "draft.released";
constexpr std::string_view published_type = "draft.published";
constexpr std::string_view discarded_type = "draft.discarded";
constexpr std::string_view listed_type = "drafts.begun";
constexpr std::string_view ended_type = "drafts.ended";
constexpr std::string_view drafted_type = "drafts.programme";

json::object object_of(const DraftBegun& event) {
  json::array files;
  for (const DraftPart& part : event.parts)
    files.push_back(json::object{{"name", part.name}, {"hash", part.hash}, {"bytes", part.bytes}});
  json::object object{{"programme", event.programme}};
  if (!event.base.empty()) object["base"] = event.base;
  if (!event.document.empty()) object["document"] = event.document;
  object["files"] = std::move(files);
  return object;
}

json::object object_of(const DraftSaved& event) {
  json::object object{{"file", event.file}, {"bytes", event.bytes}};
  if (!event.hash.empty()) object["hash"] = event.hash;
  if (!event.document.empty()) object["document"] = event.document;
  return object;
}

json::object object_of(const DraftProposed& event) { return {{"proposal", event.proposal}}; }
json::object object_of(const DraftReleased& event) { return {{"proposal", event.proposal}}; }
json::object object_of(const DraftPublished& event) { return {{"proposal", event.proposal}, {"hash", event.hash}}; }
json::object object_of(const DraftDiscarded&) { return {}; }

std::string_view type_name(const DraftBegun&) { return begun_type; }
std::string_view type_name(const DraftSaved&) { return saved_type; }
std::string_view type_name(const DraftProposed&) { return proposed_type; }
std::string_view type_name(const DraftReleased&) { return released_type; }
std::string_view type_name(const DraftPublished&) { return published_type; }
std::string_view type_name(const DraftDiscarded&) { return discarded_type; }

DraftEvent begun_from(PayloadReader& reader) {
  DraftBegun event{reader.text("programme"), reader.text("base"), reader.text("document"), {}};
  for (const json::value& value : reader.array("files")) {
    if (!value.is_object()) reader.miss("files");
    if (!value.is_object()) continue;
    PayloadReader file(value.get_object());
    DraftPart part;
    part.name = file.text("name");
    part.hash = file.text("hash");
    part.bytes = file.number("bytes");
    if (!file.missing().empty()) reader.miss("files");
    event.parts.push_back(std::move(part));
  }
  return event;
}

DraftEvent read_event(std::string_view type, PayloadReader& reader) {
  if (type == begun_type) return begun_from(reader);
  if (type == saved_type)
    return DraftSaved{reader.text("file"), reader.text("hash"), reader.text("document"), reader.number("bytes")};
  if (type == proposed_type) return DraftProposed{reader.text("proposal")};
  if (type == released_type) return DraftReleased{reader.text("proposal")};
  if (type == published_type) return DraftPublished{reader.text("proposal"), reader.text("hash")};
  if (type != discarded_type) reader.miss("type");
  return DraftDiscarded{};
}

class Folding {
 public:
  Folding(Draft& draft, const ports::Envelope& envelope) : draft_(draft), envelope_(envelope) {}

  void operator()(const DraftBegun& event) {
    draft_.id = envelope_.stream.substr(envelope_.stream.find('/') + 1);
    draft_.tenant = envelope_.tenant;
    draft_.programme = event.programme;
    draft_.base = event.base;
    draft_.document = event.document;
    draft_.begun_by = envelope_.actor;
    draft_.begun_at = envelope_.recorded_at;
    draft_.parts = event.parts;
    for (DraftPart& part : draft_.parts) {
      part.version = envelope_.sequence;
      part.saved_by = envelope_.actor;
      part.saved_at = envelope_.recorded_at;
    }
    wrote();
  }
  void operator()(const DraftSaved& event) {
    std::erase_if(draft_.parts, [&](const DraftPart& part) { return part.name == event.file; });
    if (!event.hash.empty()) {
      DraftPart part{event.file,    event.hash, event.bytes, envelope_.sequence, envelope_.actor, envelope_.recorded_at,
                     event.document};
      const auto place = std::find_if(draft_.parts.begin(), draft_.parts.end(),
                                      [&](const DraftPart& other) { return other.name > part.name; });
      draft_.parts.insert(place, std::move(part));
    }
    wrote();
  }
  void operator()(const DraftProposed& event) {
    draft_.state = DraftState::proposed;
    draft_.proposal = event.proposal;
  }
  void operator()(const DraftReleased&) { draft_.state = DraftState::open; }
  void operator()(const DraftPublished&) { draft_.state = DraftState::published; }
  void operator()(const DraftDiscarded&) { draft_.state = DraftState::discarded; }

 private:
  void wrote() {
    draft_.saved_by = envelope_.actor;
    draft_.saved_at = envelope_.recorded_at;
    if (std::find(draft_.writers.begin(), draft_.writers.end(), envelope_.actor) == draft_.writers.end())
      draft_.writers.push_back(envelope_.actor);
  }

  Draft& draft_;
  const ports::Envelope& envelope_;
};

struct Named {
  std::string_view member;
  std::string_view name;
};

ports::NewEvent named_event(std::string_view type, const Named& named, const Draft& draft, const Request& request,
                            base::Instant now) {
  ports::NewEvent event = draft_envelope(request, draft.tenant, now);
  event.type = std::string(type);
  event.payload = base::to_text(json::object{{named.member, json::string(named.name)}});
  return event;
}

base::Result<std::string> name_in(const ports::Envelope& envelope, std::string_view type, std::string_view member) {
  BASE_TRY(const json::value value, open_payload(envelope, type, draft_event_version));
  PayloadReader reader(value.get_object());
  std::string name = reader.text(member);
  if (name.empty()) reader.miss(member);
  BASE_TRY_VOID(refuse_missing(envelope, reader));
  return name;
}

}  // namespace

std::string draft_stream(std::string_view draft) { return fmt::format("draft/{}", draft); }
std::string drafts_stream(std::string_view programme) { return fmt::format("drafts/{}", programme); }

std::string_view type_of(const DraftEvent& event) {
  return std::visit([](const auto& one) { return type_name(one); }, event);
}

std::string payload_of(const DraftEvent& event) {
  return base::to_text(std::visit([](const auto& one) { return object_of(one); }, event));
}

base::Result<DraftEvent> draft_event_from(const ports::Envelope& envelope) {
  BASE_TRY(const json::value value, open_payload(envelope, envelope.type, draft_event_version));
  PayloadReader reader(value.get_object());
  DraftEvent event = read_event(envelope.type, reader);
  BASE_TRY_VOID(refuse_missing(envelope, reader));
  return event;
}

ports::NewEvent draft_envelope(const Request& request, std::string_view tenant, base::Instant now) {
  ports::NewEvent event;
  event.type_version = draft_event_version;
  event.tenant = std::string(tenant);
  event.actor = request.actor;
  event.occurred_at = now;
  event.recorded_at = now;
  event.request_id = request.request_id;
  return event;
}

ports::NewEvent event_of(const DraftEvent& event, const Request& request, std::string_view tenant, base::Instant now) {
  ports::NewEvent made = draft_envelope(request, tenant, now);
  made.type = std::string(type_of(event));
  made.payload = payload_of(event);
  return made;
}

ports::NewEvent listed_event(const Draft& draft, const Request& request, base::Instant now) {
  return named_event(listed_type, {"draft", draft.id}, draft, request, now);
}

ports::NewEvent ended_event(const Draft& draft, const Request& request, base::Instant now) {
  return named_event(ended_type, {"draft", draft.id}, draft, request, now);
}

ports::NewEvent drafted_event(const Draft& draft, const Request& request, base::Instant now) {
  return named_event(drafted_type, {"programme", draft.programme}, draft, request, now);
}

base::Result<std::vector<std::string>> listed_drafts(const std::vector<ports::Envelope>& events) {
  std::vector<std::string> drafts;
  for (const ports::Envelope& envelope : events) {
    const bool ended = envelope.type == ended_type;
    BASE_TRY(std::string draft, name_in(envelope, ended ? ended_type : listed_type, "draft"));
    if (ended) {
      std::erase(drafts, draft);
    } else {
      drafts.push_back(std::move(draft));
    }
  }
  return drafts;
}

base::Result<std::vector<std::string>> drafted_in(const std::vector<ports::Envelope>& events) {
  std::vector<std::string> programmes;
  for (const ports::Envelope& envelope : events) {
    BASE_TRY(std::string programme, name_in(envelope, drafted_type, "programme"));
    programmes.push_back(std::move(programme));
  }
  return programmes;
}

base::Result<Draft> fold_draft(const std::vector<ports::Envelope>& events) {
  Draft draft;
  for (const ports::Envelope& envelope : events) {
    BASE_TRY(const DraftEvent event, draft_event_from(envelope));
    std::visit(Folding(draft, envelope), event);
    draft.version = envelope.sequence;
  }
  return draft;
}

}  // namespace consilium::service
