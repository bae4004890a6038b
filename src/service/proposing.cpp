// Making a proposal: everything that must hold of a draft before somebody is asked to approve it.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "compiler/continuity.hpp"
#include "service/case_counts.hpp"
#include "service/difference_json.hpp"
#include "service/draft_events.hpp"
#include "service/identifier.hpp"
#include "service/proposal_events.hpp"
#include "studio/copy.hpp"
#include "studio/draft.hpp"
#include "studio/played.hpp"

namespace consilium::service {
namespace {

namespace json = boost::json;

constexpr int attempts_at_once_max = 5;  // proposals of the same programme made at the same time

std::int64_t versions_of(const Published& published, std::string_view programme) {
  return std::count_if(published.by_hash.begin(), published.by_hash.end(),
                       [&](const auto& one) { return one.second->id == programme; });
}

bool has_error(const std::vector<base::Diagnostic>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const auto& problem) { return problem.severity == base::Severity::error; });
}

std::optional<NotProposed> programme_refused(const Published& published, const Draft& draft, const studio::Draft& read,
                                             base::Instant now) {
  if (has_error(read.problems) || !read.programme || !read.can_play)
    return NotProposed{"problems", "the draft has errors; `problems` says which", read.problems};
  const model::Programme& programme = *read.programme;
  if (programme.id != draft.programme || programme.insurer.id != draft.tenant) {
    return NotProposed{"other-programme",
                       fmt::format("the draft is of `{}` of `{}`, but its files say `{}` of `{}`", draft.programme,
                                   draft.tenant, programme.id, programme.insurer.id)};
  }
  if (const auto last = published.last(programme.id); last != nullptr && last->insurer.id != draft.tenant)
    return NotProposed{"other-programme", "another insurer has a programme of this name"};
  if (published.by(read.hash) != nullptr) return NotProposed{"no-change", "these very files are published already"};
  const base::Date today = programme.zone.date_of(now);
  if (programme.effective_from < today) {
    return NotProposed{"day-past", fmt::format("the programme would begin on {}, before today, {}",
                                               base::to_string(programme.effective_from), base::to_string(today))};
  }
  Published after = published;
  after.by_hash[read.hash] = std::make_shared<const model::Programme>(programme);
  const auto in_force = after.in_force(programme.id, programme.effective_from);
  if (in_force->hash != read.hash) {
    return NotProposed{"never-in-force",
                       fmt::format("version {} begins on the same day and comes after {}: say a later version",
                                   in_force->version, programme.version)};
  }
  const auto before = published.version_before(programme);
  auto broken_off =
      before == nullptr ? std::vector<base::Diagnostic>{} : compiler::check_continuity(*before, programme);
  if (!broken_off.empty()) {
    return NotProposed{"uses-lost",
                       fmt::format("what was used under version {} would count no more, and could be had again; "
                                   "`problems` says of what, and what to write",
                                   before->version),
                       std::move(broken_off)};
  }
  return std::nullopt;
}

std::optional<NotProposed> scenarios_refused(const studio::PlayedAll& all) {
  const auto cut =
      std::count_if(all.played.begin(), all.played.end(), [](const studio::Played& one) { return one.result.stopped; });
  if (all.not_played > 0 || cut > 0) {
    return NotProposed{"scenarios-too-long", fmt::format("the scenarios take too long: {} were not played to their end",
                                                         all.not_played + static_cast<std::size_t>(cut))};
  }
  if (all.played.empty())
    return NotProposed{"no-scenarios", "the draft has no scenarios: nothing shows what the programme does"};
  std::string names;
  std::size_t failed = 0;
  for (const studio::Played& one : all.played) {
    if (one.result.failures.empty()) continue;
    constexpr std::size_t named_max = 5;
    if (failed < named_max) {
      const scenario::Failure& first = one.result.failures.front();
      names += fmt::format("{}`{}` ({}:{}: {})", names.empty() ? "" : "; ", one.scenario->name, first.place.file,
                           first.place.line, first.message);
    }
    ++failed;
  }
  if (failed == 0) return std::nullopt;
  return NotProposed{"scenarios-fail", fmt::format("{} of {} scenarios failed: {}", failed, all.played.size(), names)};
}

json::array changes_json(const model::Programme* base, const model::Programme& programme) {
  json::array changes;
  if (base == nullptr) return changes;
  for (const reading::Difference& one : reading::differences(*base, programme)) changes.push_back(difference_json(one));
  return changes;
}

struct Frozen {
  Proposal proposal;
  std::string reading;
  std::string difference;
};

base::Result<Frozen> freeze(House& house, const Request& request, const Draft& draft, const Published& published,
                            const studio::Draft& read, const studio::PlayedAll& all) {
  const model::Programme& programme = *read.programme;
  const auto base = published.version_before(programme);
  Frozen frozen;
  Proposal& proposal = frozen.proposal;
  const json::array changes = changes_json(base.get(), programme);
  frozen.difference = base::to_text(changes);
  frozen.reading = studio::copy_of(read, programme.languages.front(), studio::passed_of(all));
  proposal.id = fmt::format("{}.{}", programme.id, new_identifier());
  proposal.tenant = draft.tenant;
  proposal.programme = programme.id;
  proposal.draft = draft.id;
  proposal.version = programme.version;
  proposal.effective_from = programme.effective_from;
  proposal.hash = read.hash;
  if (base != nullptr) proposal.base = base->hash;
  if (base != nullptr) proposal.base_version = base->version;
  proposal.versions_known = versions_of(published, programme.id);
  proposal.language = base::to_string(programme.languages.front());
  proposal.reading_hash = base::sha256_hex(frozen.reading);
  proposal.reading = new_identifier();
  proposal.difference = new_identifier();
  proposal.changes = static_cast<std::int64_t>(changes.size());
  BASE_TRY(const CasesThere there, count_cases(house, draft.tenant, draft.programme));
  proposal.open_cases = there.open;
  proposal.scenarios = static_cast<std::int64_t>(all.played.size());
  proposal.writers = draft.writers;
  proposal.proposed_by = request.actor;
  proposal.proposed_at = house.clock.now();
  return frozen;
}

// The draft must stand where it stood, or nothing is written.
base::Result<ports::AppendOutcome> write(House& house, const Request& request, const Draft& draft, const Frozen& frozen,
                                         const std::optional<KeptProposal>& keep) {
  const Proposal& proposal = frozen.proposal;
  const std::string stream = proposals_stream(proposal.programme);
  BASE_TRY(const auto version, house.store.events().version(stream));
  ports::AppendRequest append;
  append.streams.push_back({stream, version, made_events(proposal, request, frozen.reading, frozen.difference)});
  append.streams.push_back({draft_stream(draft.id),
                            draft.version,
                            {event_of(DraftProposed{proposal.id}, request, draft.tenant, proposal.proposed_at)}});
  if (keep) append.answer = record_of(keep->keep, keep->render(proposal), {}, proposal.proposed_at);
  return house.store.events().append(std::move(append));
}

}  // namespace

bool is_overtaken(const Published& published, const Proposal& proposal) {
  return versions_of(published, proposal.programme) != proposal.versions_known;
}

base::Result<ProposalOutcome> propose(House& house, const Request& request, std::string_view id, std::int64_t version,
                                      const GoesOn& goes_on, const std::optional<KeptProposal>& keep) {
  BASE_TRY(const Draft draft, draft_by_id(house, id));
  BASE_TRY(const auto moved, moved_since(house, draft, version));
  BASE_TRY_VOID(require_open(draft));
  if (moved) return ProposalOutcome(*moved);
  const auto published = house.registry.read();
  BASE_TRY(auto files, draft_files(house, draft));
  const studio::Draft read = studio::read_draft(std::move(files), {&published->networks, &published->calendars});
  if (auto refused = programme_refused(*published, draft, read, house.clock.now()))
    return ProposalOutcome(std::move(*refused));
  const studio::PlayedAll all = studio::play(read, {}, goes_on);
  if (auto refused = scenarios_refused(all)) return ProposalOutcome(std::move(*refused));
  BASE_TRY(const Frozen frozen, freeze(house, request, draft, *published, read, all));
  for (int attempt = 0; attempt < attempts_at_once_max; ++attempt) {
    BASE_TRY(const auto outcome, write(house, request, draft, frozen, keep));
    if (std::holds_alternative<ports::Appended>(outcome)) return ProposalOutcome(frozen.proposal);
    BASE_TRY(const Draft now, draft_by_id(house, id));
    if (now.version != draft.version || std::holds_alternative<ports::AlreadyAnswered>(outcome))
      return base::failure(base::Category::conflict, "the draft was changed or proposed meanwhile");
  }
  return base::failure(base::Category::busy, "too many proposals are made at once; try again");
}

}  // namespace consilium::service
