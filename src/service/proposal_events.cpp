#include "service/proposal_events.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "service/draft_events.hpp"
#include "service/payload.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

constexpr int event_version = 1;
constexpr std::string_view made_type = "proposal.made";
constexpr std::string_view compared_type = "proposal.compared";

constexpr std::array decided_states{ProposalState::approved, ProposalState::rejected, ProposalState::withdrawn};

std::string decided_type(ProposalState state) { return fmt::format("proposal.{}", to_string(state)); }

base::Result<Proposal> made_from(const ports::Envelope& envelope) {
  BASE_TRY(const json::value value, open_payload(envelope, made_type, event_version));
  PayloadReader reader(value.get_object());
  Proposal proposal;
  proposal.id = reader.text("id");
  proposal.tenant = envelope.tenant;
  proposal.programme = reader.text("programme");
  proposal.draft = reader.text("draft");
  proposal.version = reader.text("version");
  BASE_TRY(proposal.effective_from, base::Date::parse(reader.text("effective_from")));
  proposal.hash = envelope.programme_hash;
  proposal.base = reader.text("base");
  proposal.base_version = reader.text("base_version");
  proposal.versions_known = reader.number("versions_known");
  proposal.language = reader.text("language");
  proposal.reading_hash = reader.text("reading_hash");
  proposal.reading = reader.text("reading");
  proposal.difference = reader.text("difference");
  proposal.changes = reader.number("changes");
  proposal.open_cases = reader.number("open_cases");
  proposal.scenarios = reader.number("scenarios");
  proposal.writers = reader.texts("writers");
  proposal.proposed_by = envelope.actor;
  proposal.proposed_at = envelope.recorded_at;
  BASE_TRY_VOID(refuse_missing(envelope, reader));
  return proposal;
}

base::Result<void> fold_decision(const ports::Envelope& envelope, std::vector<Proposal>& proposals) {
  const auto state = std::find_if(decided_states.begin(), decided_states.end(),
                                  [&](ProposalState one) { return envelope.type == decided_type(one); });
  if (state == decided_states.end())
    return base::failure(base::Category::corrupt, fmt::format("event {} is of no known type", envelope.position));
  BASE_TRY(const json::value value, open_payload(envelope, envelope.type, event_version));
  PayloadReader reader(value.get_object());
  const std::string id = reader.text("proposal");
  const auto found =
      std::find_if(proposals.begin(), proposals.end(), [&](const Proposal& one) { return one.id == id; });
  if (found == proposals.end())
    return base::failure(base::Category::corrupt, fmt::format("event {} decides nothing", envelope.position));
  found->state = *state;
  found->decided_by = envelope.actor;
  found->decided_at = envelope.recorded_at;
  found->reason = reader.text("reason");
  return {};
}

}  // namespace

std::string proposals_stream(std::string_view programme) { return fmt::format("proposals/{}", programme); }

std::string payload_of(const Proposal& proposal) {
  json::array writers;
  for (const std::string& writer : proposal.writers) writers.push_back(json::string(writer));
  json::object object{{"id", proposal.id},
                      {"programme", proposal.programme},
                      {"draft", proposal.draft},
                      {"version", proposal.version},
                      {"effective_from", base::to_string(proposal.effective_from)},
                      {"versions_known", proposal.versions_known},
                      {"language", proposal.language},
                      {"reading_hash", proposal.reading_hash},
                      {"reading", proposal.reading},
                      {"difference", proposal.difference},
                      {"changes", proposal.changes},
                      {"open_cases", proposal.open_cases},
                      {"scenarios", proposal.scenarios},
                      {"writers", std::move(writers)}};
  if (!proposal.base.empty()) object["base"] = proposal.base;
  if (!proposal.base_version.empty()) object["base_version"] = proposal.base_version;
  return base::to_text(object);
}

std::vector<ports::NewEvent> made_events(const Proposal& proposal, const Request& request, std::string reading,
                                         std::string difference) {
  ports::NewEvent made = draft_envelope(request, proposal.tenant, proposal.proposed_at);
  made.type_version = event_version;
  made.programme_hash = proposal.hash;
  ports::NewEvent compared = made;
  made.type = std::string(made_type);
  made.payload = payload_of(proposal);
  made.document = ports::NewDocument{proposal.reading, std::move(reading)};
  compared.type = std::string(compared_type);
  compared.payload = base::to_text(json::object{{"proposal", proposal.id}});
  compared.document = ports::NewDocument{proposal.difference, std::move(difference)};
  return {std::move(made), std::move(compared)};
}

ports::NewEvent decided_event(const Proposal& proposal, ProposalState state, const Request& request,
                              const std::string& reason, base::Instant now) {
  ports::NewEvent event = draft_envelope(request, proposal.tenant, now);
  event.type = decided_type(state);
  event.type_version = event_version;
  event.programme_hash = proposal.hash;
  json::object object{{"proposal", proposal.id}, {"reading_hash", proposal.reading_hash}};
  if (!reason.empty()) object["reason"] = reason;
  event.payload = base::to_text(object);
  return event;
}

base::Result<std::vector<Proposal>> fold_proposals(const std::vector<ports::Envelope>& events) {
  std::vector<Proposal> proposals;
  for (const ports::Envelope& envelope : events) {
    if (envelope.type == compared_type) continue;
    if (envelope.type != made_type) {
      BASE_TRY_VOID(fold_decision(envelope, proposals));
      continue;
    }
    BASE_TRY(Proposal proposal, made_from(envelope));
    proposals.push_back(std::move(proposal));
  }
  return proposals;
}

}  // namespace consilium::service
