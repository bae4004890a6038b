// Proposals: a draft that is to become law, frozen, and decided by somebody else. A proposal names by their hashes what
// is published and what those who decide have read. Nobody decides what they proposed or wrote any part of. Approving
// publishes, in one append with the approval.
//
// Streams: `proposals/<programme>` holds the proposals of a programme and what became of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/diagnostic.hpp"
#include "base/localised.hpp"
#include "base/result.hpp"
#include "service/drafts.hpp"

namespace consilium::service {

enum class ProposalState : std::uint8_t { open, approved, rejected, withdrawn };

std::string_view to_string(ProposalState state);

struct Proposal {
  std::string id{};  // of the programme and an identifier, with a dot between
  std::string tenant{};
  std::string programme{};
  std::string draft{};
  std::string version{};  // as the programme says
  base::Date effective_from{};
  std::string hash{};  // of the files, as they will be published
  std::string base{};  // hash of the version it is compared with; empty: nothing was published yet
  std::string base_version{};
  std::int64_t versions_known = 0;  // that were published then: one more overtakes the proposal
  std::string language{};           // of the reading copy
  std::string reading_hash{};       // SHA-256 of its HTML
  std::string reading{};            // the document that holds it
  std::string difference{};         // the document that holds the difference
  std::int64_t changes = 0;
  std::int64_t open_cases = 0;  // of the programme, when it was proposed
  std::int64_t scenarios = 0;   // that ran, all of which passed
  std::vector<std::string> writers{};
  std::string proposed_by{};
  base::Instant proposed_at{};

  ProposalState state = ProposalState::open;
  std::string decided_by{};
  base::Instant decided_at{};
  std::string reason{};

  bool operator==(const Proposal&) const = default;
};

// Why a draft cannot be proposed as it is.
struct NotProposed {
  std::string code{};
  std::string message{};
  std::vector<base::Diagnostic> problems{};  // of its files, where those are the reason
};

struct KeptProposal {
  KeptAnswer keep;
  std::function<Rendered(const Proposal&)> render;
};

using ProposalOutcome = std::variant<Proposal, NotProposed, DraftMoved>;

// Asked again and again while scenarios are played; once it says no, the draft is not proposed.
using GoesOn = std::function<bool()>;

// Compiles the draft and plays all its scenarios: seconds, for a large programme.
base::Result<ProposalOutcome> propose(House& house, const Request& request, std::string_view draft,
                                      std::int64_t version, const GoesOn& goes_on,
                                      const std::optional<KeptProposal>& keep = {});

// Latest first.
base::Result<std::vector<Proposal>> proposals_of(House& house, std::string_view programme);
base::Result<Proposal> proposal_by_id(House& house, std::string_view id);  // `not_found` when there is none
// Another version was published since it was proposed.
bool is_overtaken(const Published& published, const Proposal& proposal);

base::Result<std::string> reading_of(House& house, const Proposal& proposal);     // HTML
base::Result<std::string> difference_of(House& house, const Proposal& proposal);  // a JSON list of changes

// `hash` must be that of the proposal. `forbidden` for whoever proposed or wrote it; `conflict` when it was decided
// already, is overtaken, or its day has passed. The same approval sent again is answered as the first one was.
base::Result<Proposal> approve(House& house, const Request& request, std::string_view id, std::string_view hash,
                               const std::string& reason);
// A reason is needed. The draft can be written on.
base::Result<Proposal> reject(House& house, const Request& request, std::string_view id, const std::string& reason);
// By who proposed it; by anybody, once it is overtaken.
base::Result<Proposal> withdraw(House& house, const Request& request, std::string_view id);

}  // namespace consilium::service
