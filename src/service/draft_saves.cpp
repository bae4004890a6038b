#include <fmt/core.h>

#include "base/hash.hpp"
#include "service/draft_events.hpp"
#include "service/draft_limits.hpp"
#include "service/drafts.hpp"
#include "service/identifier.hpp"

namespace consilium::service {
namespace {

constexpr int discard_attempts_max = 40;  // others begin and end drafts of the same programme

bool is_appended(const ports::AppendOutcome& outcome) { return std::holds_alternative<ports::Appended>(outcome); }

// Whether the last thing that happened is this very save.
bool is_done(const Draft& draft, const DraftMoved& moved, const Request& request, const DraftSave& save) {
  if (moved.actual != moved.expected + 1 || moved.by != request.actor || moved.file != save.file) return false;
  const DraftPart* part = draft.part(save.file);
  return save.text ? part != nullptr && part->hash == base::sha256_hex(*save.text) : part == nullptr;
}

base::Result<void> check_save(const Draft& draft, const DraftSave& save) {
  const DraftPart* before = draft.part(save.file);
  if (draft.version >= static_cast<std::int64_t>(draft_saves_max)) {
    return base::failure(base::Category::incorrect,
                         fmt::format("{} saves: begin another draft from these files", draft.version));
  }
  if (!save.text) {
    if (before != nullptr) return {};
    return base::failure(base::Category::not_found, fmt::format("the draft has no file `{}`", save.file));
  }
  BASE_TRY_VOID(check_draft_file({save.file, *save.text}));
  const std::int64_t others = draft.bytes() - (before == nullptr ? 0 : before->bytes);
  return check_draft_sizes(draft.parts.size() + (before == nullptr ? 1 : 0),
                           static_cast<std::size_t>(others) + save.text->size());
}

// False: somebody else was first.
base::Result<bool> write_save(House& house, const Request& request, const Draft& draft, const DraftSave& save) {
  DraftSaved saved;
  saved.file = save.file;
  if (save.text) {
    saved.hash = base::sha256_hex(*save.text);
    saved.document = new_identifier();
    saved.bytes = static_cast<std::int64_t>(save.text->size());
  }
  ports::NewEvent event = event_of(saved, request, draft.tenant, house.clock.now());
  if (save.text) event.document = ports::NewDocument{saved.document, *save.text};
  ports::AppendRequest append;
  append.streams.push_back({draft_stream(draft.id), draft.version, {std::move(event)}});
  BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
  return is_appended(outcome);
}

}  // namespace

base::Result<void> require_open(const Draft& draft) {
  switch (draft.state) {
    case DraftState::open:
      return {};
    case DraftState::proposed:
      return base::failure(base::Category::conflict, "the draft is proposed; withdraw the proposal to write on");
    case DraftState::published:
      return base::failure(base::Category::conflict, "the draft was published; begin another");
    case DraftState::discarded:
      return base::failure(base::Category::conflict, "the draft was discarded; begin another");
  }
  return {};
}

base::Result<std::optional<DraftMoved>> moved_since(House& house, const Draft& draft, std::int64_t version) {
  if (draft.version == version) return std::optional<DraftMoved>{};
  if (version < 1 || version > draft.version) {
    return base::failure(
        base::Category::incorrect,
        fmt::format("`If-Match`: the draft has no version {}; it stands at {}", version, draft.version), "If-Match");
  }
  BASE_TRY(const auto later, house.store.events().read_stream(draft_stream(draft.id), version + 1));
  if (later.empty()) return base::failure(base::Category::corrupt, "the events of a draft are not all there");
  BASE_TRY(const DraftEvent event, draft_event_from(later.front()));
  const auto* saved = std::get_if<DraftSaved>(&event);
  return std::optional(DraftMoved{version, draft.version, saved == nullptr ? "" : saved->file, later.front().actor,
                                  later.front().recorded_at});
}

base::Result<DraftOutcome> save_draft(House& house, const Request& request, std::string_view id,
                                      const DraftSave& save) {
  BASE_TRY_VOID(check_draft_name(save.file));
  for (;;) {
    BASE_TRY(Draft draft, draft_by_id(house, id));
    BASE_TRY(const auto moved, moved_since(house, draft, save.version));
    if (moved && is_done(draft, *moved, request, save)) return DraftOutcome(std::move(draft));
    BASE_TRY_VOID(require_open(draft));
    if (moved) return DraftOutcome(*moved);
    BASE_TRY_VOID(check_save(draft, save));
    const DraftPart* before = draft.part(save.file);
    if (save.text && before != nullptr && before->hash == base::sha256_hex(*save.text))
      return DraftOutcome(std::move(draft));
    BASE_TRY(const bool written, write_save(house, request, draft, save));
    if (!written) continue;  // now the draft stands elsewhere
    BASE_TRY(Draft after, draft_by_id(house, id));
    return DraftOutcome(std::move(after));
  }
}

base::Result<DraftOutcome> discard_draft(House& house, const Request& request, std::string_view id,
                                         std::int64_t version) {
  for (int attempt = 0; attempt < discard_attempts_max; ++attempt) {
    BASE_TRY(Draft draft, draft_by_id(house, id));
    if (draft.state == DraftState::discarded) return DraftOutcome(std::move(draft));
    BASE_TRY_VOID(require_open(draft));
    BASE_TRY(const auto moved, moved_since(house, draft, version));
    if (moved) return DraftOutcome(*moved);
    BASE_TRY(const auto list, house.store.events().version(drafts_stream(draft.programme)));
    const base::Instant now = house.clock.now();
    ports::AppendRequest append;
    append.streams.push_back(
        {draft_stream(id), draft.version, {event_of(DraftDiscarded{}, request, draft.tenant, now)}});
    append.streams.push_back({drafts_stream(draft.programme), list, {ended_event(draft, request, now)}});
    BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
    if (!is_appended(outcome)) continue;
    BASE_TRY(Draft after, draft_by_id(house, id));
    return DraftOutcome(std::move(after));
  }
  return base::failure(base::Category::busy, "too many drafts of this programme are ended at once; try again");
}

}  // namespace consilium::service
