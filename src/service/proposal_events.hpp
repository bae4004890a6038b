// Proposals as events. Every version ever written has a golden in tests/events/drafts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ports/event.hpp"
#include "service/proposals.hpp"

namespace consilium::service {

std::string proposals_stream(std::string_view programme);

std::string payload_of(const Proposal& proposal);
// `proposal.made`, with the reading copy beside it, and `proposal.compared` with the difference.
std::vector<ports::NewEvent> made_events(const Proposal& proposal, const Request& request, std::string reading,
                                         std::string difference);
// What became of it: `proposal.approved`, `proposal.rejected`, `proposal.withdrawn`.
ports::NewEvent decided_event(const Proposal& proposal, ProposalState state, const Request& request,
                              const std::string& reason, base::Instant now);

// All proposals of a stream, in the order they were made.
base::Result<std::vector<Proposal>> fold_proposals(const std::vector<ports::Envelope>& events);

}  // namespace consilium::service
