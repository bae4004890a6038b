#include "service/proposals.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "service/draft_events.hpp"
#include "service/proposal_events.hpp"
#include "service/publishing.hpp"

namespace consilium::service {
namespace {

constexpr int decide_attempts_max = 40;  // others begin drafts of the same programme

base::Result<std::string> document_text(House& house, const std::string& id) {
  BASE_TRY(const auto document, house.store.documents().document(id));
  if (!document) return base::failure(base::Category::corrupt, "what was proposed is not there");
  return document->bytes.text;
}

base::Result<void> require_open(const Proposal& proposal) {
  if (proposal.state == ProposalState::open) return {};
  return base::failure(base::Category::conflict, fmt::format("the proposal was {}", to_string(proposal.state)));
}

// Four eyes: what somebody had a part in is decided by somebody else.
base::Result<void> require_another(const Proposal& proposal, const Request& request) {
  const auto& writers = proposal.writers;
  if (request.actor == proposal.proposed_by)
    return base::failure(base::Category::forbidden, "you proposed this; somebody else decides on it");
  if (std::find(writers.begin(), writers.end(), request.actor) != writers.end())
    return base::failure(base::Category::forbidden, "you wrote a part of this; somebody else decides on it");
  return {};
}

base::Result<void> require_current(const Published& published, const Proposal& proposal) {
  if (!is_overtaken(published, proposal)) return {};
  return base::failure(base::Category::conflict,
                       "another version was published since this was proposed: withdraw it and propose it anew");
}

// The streams on which a decision is written, each where it stands.
base::Result<std::vector<ports::StreamAppend>> decision_streams(House& house, const Request& request,
                                                                const Proposal& proposal, ProposalState state,
                                                                const std::string& reason) {
  const base::Instant now = house.clock.now();
  BASE_TRY(const auto events, house.store.events().version(proposals_stream(proposal.programme)));
  BASE_TRY(const Draft draft, draft_by_id(house, proposal.draft));
  if (draft.state != DraftState::proposed || draft.proposal != proposal.id)
    return base::failure(base::Category::conflict, "the proposal was decided meanwhile");
  std::vector<ports::StreamAppend> streams;
  streams.push_back(
      {proposals_stream(proposal.programme), events, {decided_event(proposal, state, request, reason, now)}});
  if (state == ProposalState::approved) {
    streams.push_back({draft_stream(draft.id),
                       draft.version,
                       {event_of(DraftPublished{proposal.id, proposal.hash}, request, draft.tenant, now)}});
    BASE_TRY(const auto list, house.store.events().version(drafts_stream(draft.programme)));
    streams.push_back({drafts_stream(draft.programme), list, {ended_event(draft, request, now)}});
  } else {
    streams.push_back(
        {draft_stream(draft.id), draft.version, {event_of(DraftReleased{proposal.id}, request, draft.tenant, now)}});
  }
  return streams;
}

base::Result<Proposal> release(House& house, const Request& request, std::string_view id, ProposalState state,
                               const std::string& reason,
                               const std::function<base::Result<void>(const Proposal&)>& check) {
  for (int attempt = 0; attempt < decide_attempts_max; ++attempt) {
    BASE_TRY(Proposal proposal, proposal_by_id(house, id));
    if (proposal.state == state && proposal.decided_by == request.actor && proposal.reason == reason) return proposal;
    BASE_TRY_VOID(require_open(proposal));
    BASE_TRY_VOID(check(proposal));
    ports::AppendRequest append;
    BASE_TRY(append.streams, decision_streams(house, request, proposal, state, reason));
    BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
    if (std::holds_alternative<ports::Appended>(outcome)) return proposal_by_id(house, id);
  }
  return base::failure(base::Category::busy, "too much is decided at once; try again");
}

base::Result<void> publish_approved(House& house, const Request& request, const Proposal& proposal,
                                    const std::string& reason) {
  BASE_TRY(auto files, draft_files(house, proposal.draft));
  if (compiler::content_hash(files) != proposal.hash)
    return base::failure(base::Category::corrupt, "the draft is not what was proposed");
  BASE_TRY(auto streams, decision_streams(house, request, proposal, ProposalState::approved, reason));
  const auto still = [&](const Candidate& candidate) -> base::Result<void> {
    BASE_TRY_VOID(require_current(*candidate.before, proposal));
    if (proposal.effective_from < candidate.programme->zone.date_of(house.clock.now()))
      return base::failure(base::Category::conflict, "the day it was to begin on has passed: propose it anew");
    return {};
  };
  BASE_TRY(const PublishedNow now,
           publish(house, {"programme", proposal.programme, std::move(files)}, request.actor, still, streams));
  if (now.id.empty()) {
    return base::failure(base::Category::conflict,
                         fmt::format("it can no longer be published: {}", now.problems.front().message));
  }
  return {};
}

}  // namespace

std::string_view to_string(ProposalState state) {
  switch (state) {
    case ProposalState::open:
      return "open";
    case ProposalState::approved:
      return "approved";
    case ProposalState::rejected:
      return "rejected";
    case ProposalState::withdrawn:
      break;
  }
  return "withdrawn";
}

base::Result<std::vector<Proposal>> proposals_of(House& house, std::string_view programme) {
  BASE_TRY(const auto events, house.store.events().read_stream(proposals_stream(programme)));
  BASE_TRY(auto proposals, fold_proposals(events));
  std::reverse(proposals.begin(), proposals.end());
  return proposals;
}

base::Result<Proposal> proposal_by_id(House& house, std::string_view id) {
  BASE_TRY(auto proposals, proposals_of(house, id.substr(0, id.rfind('.'))));
  const auto found =
      std::find_if(proposals.begin(), proposals.end(), [&](const Proposal& one) { return one.id == id; });
  if (found == proposals.end())
    return base::failure(base::Category::not_found, fmt::format("there is no proposal `{}`", id));
  return std::move(*found);
}

base::Result<std::string> reading_of(House& house, const Proposal& proposal) {
  return document_text(house, proposal.reading);
}

base::Result<std::string> difference_of(House& house, const Proposal& proposal) {
  return document_text(house, proposal.difference);
}

base::Result<Proposal> approve(House& house, const Request& request, std::string_view id, std::string_view hash,
                               const std::string& reason) {
  for (int attempt = 0; attempt < decide_attempts_max; ++attempt) {
    BASE_TRY(Proposal proposal, proposal_by_id(house, id));
    BASE_TRY_VOID(require_another(proposal, request));
    if (hash != proposal.hash) {
      return base::failure(base::Category::conflict,
                           fmt::format("the proposal is `{}`, not `{}`: read it again", proposal.hash, hash), "/hash");
    }
    if (proposal.state == ProposalState::approved && proposal.decided_by == request.actor) return proposal;
    BASE_TRY_VOID(require_open(proposal));
    const auto published = publish_approved(house, request, proposal, reason);
    if (published) return proposal_by_id(house, id);
    // Somebody moved one of the streams: when the proposal itself still waits, it is tried again.
    BASE_TRY(const Proposal now, proposal_by_id(house, id));
    const bool again = published.error().where == conflict_of_streams && now.state == ProposalState::open;
    if (!again) return tl::unexpected(published.error());
  }
  return base::failure(base::Category::busy, "too much is decided at once; try again");
}

base::Result<Proposal> reject(House& house, const Request& request, std::string_view id, const std::string& reason) {
  if (reason.empty()) return base::failure(base::Category::incorrect, "say why", "/reason");
  return release(house, request, id, ProposalState::rejected, reason,
                 [&](const Proposal& proposal) { return require_another(proposal, request); });
}

base::Result<Proposal> withdraw(House& house, const Request& request, std::string_view id) {
  return release(house, request, id, ProposalState::withdrawn, {}, [&](const Proposal& proposal) {
    const bool may = proposal.proposed_by == request.actor || is_overtaken(*house.registry.read(), proposal);
    return may ? base::Result<void>{} : base::failure(base::Category::forbidden, "only who proposed it withdraws it");
  });
}

}  // namespace consilium::service
