#include "service/audit.hpp"

#include <algorithm>
#include <map>

#include "service/proposals.hpp"

namespace consilium::service {
namespace {

std::optional<AuditKind> kind_of(ProposalState state) {
  switch (state) {
    case ProposalState::open:
      return std::nullopt;
    case ProposalState::approved:
      return AuditKind::approved;
    case ProposalState::rejected:
      return AuditKind::rejected;
    case ProposalState::withdrawn:
      break;
  }
  return AuditKind::withdrawn;
}

// As it was proposed and, where it was decided, as it was decided.
void add_entries(const Proposal& proposal, std::vector<AuditEntry>& entries) {
  AuditEntry entry{AuditKind::proposed,   proposal.proposed_at, proposal.proposed_by,    proposal.tenant,
                   proposal.programme,    proposal.version,     proposal.effective_from, proposal.hash,
                   proposal.reading_hash, proposal.id};
  entries.push_back(entry);
  const auto decided = kind_of(proposal.state);
  if (!decided) return;
  entry.kind = *decided;
  entry.at = proposal.decided_at;
  entry.actor = proposal.decided_by;
  entry.reason = proposal.reason;
  entries.push_back(std::move(entry));
}

AuditEntry entry_of(const ports::BundleHead& head, const Published& published) {
  const auto programme = published.by(head.hash);
  return {AuditKind::published,
          head.published_at,
          head.published_by,
          programme == nullptr ? std::string() : programme->insurer.id,
          head.id,
          head.version,
          head.effective_from,
          head.hash};
}

bool is_asked_about(const AuditEntry& entry, const AuditQuery& query) {
  return (!query.kind || entry.kind == *query.kind) &&
         (query.programme.empty() || entry.programme == query.programme) &&
         (query.hash.empty() || entry.hash == query.hash || entry.reading_hash == query.hash) &&
         (!query.from || entry.at >= *query.from) && (!query.until || entry.at < *query.until);
}

}  // namespace

std::string_view to_string(AuditKind kind) {
  switch (kind) {
    case AuditKind::proposed:
      return "proposed";
    case AuditKind::approved:
      return "approved";
    case AuditKind::rejected:
      return "rejected";
    case AuditKind::withdrawn:
      return "withdrawn";
    case AuditKind::published:
      break;
  }
  return "published";
}

base::Result<std::vector<AuditEntry>> audit_of_programmes(House& house, const AuditQuery& query) {
  const auto published = house.registry.read();
  BASE_TRY(const auto heads, house.store.house().bundles());
  std::map<std::string_view, AuditEntry> unapproved;  // by hash, until its proposal is found
  for (const ports::BundleHead& head : heads) {
    if (head.kind == "programme") unapproved.emplace(head.hash, entry_of(head, *published));
  }
  std::vector<AuditEntry> entries;
  BASE_TRY(const auto programmes, drafted_programmes(house));
  for (const std::string& programme : programmes) {
    BASE_TRY(auto proposals, proposals_of(house, programme));
    std::reverse(proposals.begin(), proposals.end());
    for (const Proposal& proposal : proposals) {
      add_entries(proposal, entries);
      const auto came = unapproved.find(proposal.hash);
      if (proposal.state != ProposalState::approved || came == unapproved.end()) continue;
      came->second.proposal = proposal.id;
      came->second.reading_hash = proposal.reading_hash;
      came->second.reason = proposal.reason;
      entries.push_back(std::move(came->second));
      unapproved.erase(came);
    }
  }
  for (auto& [hash, entry] : unapproved) entries.insert(entries.begin(), std::move(entry));
  std::erase_if(entries, [&](const AuditEntry& entry) { return !is_asked_about(entry, query); });
  // Of what happened at one instant the order is kept: first what nobody approved, then each proposal with what came of
  // it.
  std::stable_sort(entries.begin(), entries.end(),
                   [](const AuditEntry& one, const AuditEntry& other) { return one.at < other.at; });
  std::reverse(entries.begin(), entries.end());
  return entries;
}

}  // namespace consilium::service
