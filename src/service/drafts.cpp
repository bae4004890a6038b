#include "service/drafts.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "service/draft_events.hpp"
#include "service/draft_limits.hpp"
#include "service/identifier.hpp"
#include "service/packed_files.hpp"
#include "service/publishing.hpp"

namespace consilium::service {
namespace {

using Files = std::vector<compiler::SourceFile>;

constexpr int begin_attempts_max = 40;  // others begin and end drafts of the same programme

bool by_name(const compiler::SourceFile& left, const compiler::SourceFile& right) { return left.name < right.name; }

base::Result<std::vector<ports::Envelope>> events_of(House& house, std::string_view id) {
  BASE_TRY(auto events, house.store.events().read_stream(draft_stream(id)));
  if (events.empty()) return base::failure(base::Category::not_found, fmt::format("there is no draft `{}`", id));
  return events;
}

// What a draft is begun with.
struct Beginning {
  std::string tenant;
  std::string base;
  Files files;
  bool as_published = false;  // the files are those of the base
};

base::Result<Beginning> beginning_of(House& house, const DraftBeginning& asked, const MayEdit& may) {
  const auto published = house.registry.read();
  const auto last = published->last(asked.programme);
  Beginning beginning;
  beginning.tenant = last == nullptr ? asked.tenant : last->insurer.id;
  if (beginning.tenant.empty()) {
    return base::failure(base::Category::incorrect,
                         fmt::format("no version of `{}` was published: say the insurer", asked.programme), "/insurer");
  }
  BASE_TRY_VOID(may(beginning.tenant));
  const auto base = asked.base.empty() ? last : published->by(asked.base);
  if (!asked.base.empty() && (base == nullptr || base->id != asked.programme))
    return base::failure(base::Category::not_found, fmt::format("no version `{}` of it was published", asked.base));
  if (base != nullptr) beginning.base = base->hash;
  if (!asked.files && base == nullptr)
    return base::failure(base::Category::incorrect, "nothing was published yet: send the files", "/files");
  beginning.as_published = !asked.files.has_value();
  if (asked.files) {
    beginning.files = *asked.files;
    std::erase_if(beginning.files, [](const auto& file) { return file.name.starts_with("demo/"); });
    BASE_TRY_VOID(check_draft_files(beginning.files));
  } else {
    BASE_TRY(beginning.files, published_files(house, beginning.base));
  }
  std::sort(beginning.files.begin(), beginning.files.end(), by_name);
  return beginning;
}

DraftBegun begun_of(const std::string& programme, const Beginning& beginning) {
  DraftBegun begun;
  begun.programme = programme;
  begun.base = beginning.base;
  if (!beginning.as_published) begun.document = new_identifier();
  for (const compiler::SourceFile& file : beginning.files) {
    DraftPart part;
    part.name = file.name;
    part.hash = base::sha256_hex(file.bytes);
    part.bytes = static_cast<std::int64_t>(file.bytes.size());
    begun.parts.push_back(std::move(part));
  }
  return begun;
}

// The draft as it will be once it is kept.
Draft draft_of(const DraftBegun& begun, const std::string& tenant, const Request& request, base::Instant now) {
  Draft draft;
  draft.id = new_identifier();
  draft.tenant = tenant;
  draft.programme = begun.programme;
  draft.base = begun.base;
  draft.document = begun.document;
  draft.version = 1;
  draft.begun_by = draft.saved_by = request.actor;
  draft.begun_at = draft.saved_at = now;
  draft.parts = begun.parts;
  for (DraftPart& part : draft.parts) {
    part.version = 1;
    part.saved_by = request.actor;
    part.saved_at = now;
  }
  draft.writers = {request.actor};
  return draft;
}

// Where the list of a programme's drafts stands, and how many are at work.
struct List {
  std::int64_t version = 0;
  std::size_t at_work = 0;
};

base::Result<List> list_of(House& house, std::string_view programme) {
  BASE_TRY(const auto events, house.store.events().read_stream(drafts_stream(programme)));
  BASE_TRY(const auto drafts, listed_drafts(events));
  return List{static_cast<std::int64_t>(events.size()), drafts.size()};
}

// The bytes that the saves of a draft brought, or that it was begun with.
base::Result<std::string> document_bytes(House& house, const std::string& id) {
  BASE_TRY(const auto document, house.store.documents().document(id));
  if (!document) return base::failure(base::Category::corrupt, "the bytes of a draft are not there");
  return document->bytes.text;
}

base::Result<std::map<std::string, std::string>> begun_files(House& house, const Draft& draft) {
  Files files;
  if (draft.document.empty()) {
    BASE_TRY(files, published_files(house, draft.base));
  } else {
    BASE_TRY(const std::string packed, document_bytes(house, draft.document));
    BASE_TRY(files, unpack(packed));
  }
  std::map<std::string, std::string> by_name;
  for (compiler::SourceFile& file : files) by_name[file.name] = std::move(file.bytes);
  return by_name;
}

}  // namespace

std::string_view to_string(DraftState state) {
  switch (state) {
    case DraftState::open:
      return "open";
    case DraftState::proposed:
      return "proposed";
    case DraftState::published:
      return "published";
    case DraftState::discarded:
      break;
  }
  return "discarded";
}

const DraftPart* Draft::part(std::string_view name) const {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const DraftPart& one) { return one.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

std::int64_t Draft::bytes() const {
  std::int64_t bytes = 0;
  for (const DraftPart& part : parts) bytes += part.bytes;
  return bytes;
}

base::Result<Draft> begin_draft(House& house, const Request& request, const DraftBeginning& beginning,
                                const MayEdit& may, const std::optional<KeptDraft>& keep) {
  BASE_TRY(const Beginning made, beginning_of(house, beginning, may));
  const base::Instant now = house.clock.now();
  const DraftBegun begun = begun_of(beginning.programme, made);
  const Draft draft = draft_of(begun, made.tenant, request, now);
  for (int attempt = 0; attempt < begin_attempts_max; ++attempt) {
    BASE_TRY(const List list, list_of(house, draft.programme));
    if (list.at_work >= drafts_at_work_max) {
      return base::failure(base::Category::conflict,
                           fmt::format("{} drafts of this programme are at work; discard one first", list.at_work));
    }
    ports::AppendRequest append;
    ports::NewEvent event = event_of(begun, request, draft.tenant, now);
    if (!begun.document.empty()) event.document = ports::NewDocument{begun.document, pack(made.files)};
    append.streams.push_back({draft_stream(draft.id), 0, {std::move(event)}});
    append.streams.push_back({drafts_stream(draft.programme), list.version, {listed_event(draft, request, now)}});
    if (list.version == 0) {
      BASE_TRY(const auto drafted, house.store.events().version(drafted_stream));
      append.streams.push_back({std::string(drafted_stream), drafted, {drafted_event(draft, request, now)}});
    }
    if (keep) append.answer = record_of(keep->keep, keep->render(draft), {}, now);
    BASE_TRY(const auto outcome, house.store.events().append(std::move(append)));
    if (std::holds_alternative<ports::Appended>(outcome)) return draft;
    if (std::holds_alternative<ports::AlreadyAnswered>(outcome))
      return base::failure(base::Category::conflict, "the same request was answered meanwhile");
  }
  return base::failure(base::Category::busy, "too many drafts of this programme are begun at once; try again");
}

base::Result<std::vector<std::string>> drafted_programmes(House& house) {
  BASE_TRY(const auto events, house.store.events().read_stream(drafted_stream));
  return drafted_in(events);
}

base::Result<std::vector<Draft>> drafts_at_work(House& house, std::string_view programme) {
  BASE_TRY(const auto events, house.store.events().read_stream(drafts_stream(programme)));
  BASE_TRY(const auto ids, listed_drafts(events));
  std::vector<Draft> drafts;
  for (const std::string& id : ids) {
    BASE_TRY(Draft draft, draft_by_id(house, id));
    drafts.push_back(std::move(draft));
  }
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& left, const Draft& right) { return left.saved_at > right.saved_at; });
  return drafts;
}

base::Result<Draft> draft_by_id(House& house, std::string_view id) {
  BASE_TRY(const auto events, events_of(house, id));
  return fold_draft(events);
}

base::Result<Files> draft_files(House& house, std::string_view id) {
  BASE_TRY(const Draft draft, draft_by_id(house, id));
  return draft_files(house, draft);
}

base::Result<Files> draft_files(House& house, const Draft& draft) {
  BASE_TRY(auto begun, begun_files(house, draft));
  Files files;
  for (const DraftPart& part : draft.parts) {
    compiler::SourceFile file{part.name, {}};
    if (part.document.empty()) {
      file.bytes = std::move(begun[part.name]);
    } else {
      BASE_TRY(file.bytes, document_bytes(house, part.document));
    }
    if (base::sha256_hex(file.bytes) != part.hash)
      return base::failure(base::Category::corrupt, fmt::format("`{}` is not as it was saved", part.name));
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace consilium::service
