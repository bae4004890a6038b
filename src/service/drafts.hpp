// Drafts: a programme that is being written. A draft is begun from a published version or from files, saved one file at
// a time, and ends published or discarded. Every save is an event that says who saved which file when; nothing that was
// saved is ever lost. What a draft says is nobody's law until it is proposed and approved (proposals.hpp).
//
// Streams: `draft/<id>` holds a draft, `drafts/<programme>` says which drafts of a programme were begun and ended, and
// `drafts` which programmes were ever drafted.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "compiler/compile.hpp"
#include "service/house.hpp"
#include "service/kept_answer.hpp"

namespace consilium::service {

// What is larger is refused as `incorrect`, and says by how much.
inline constexpr std::size_t draft_file_bytes_max = 1U << 20U;
inline constexpr std::size_t draft_bytes_max = 8U << 20U;  // of all files together
inline constexpr std::size_t draft_files_max = 500;
inline constexpr std::size_t draft_file_name_bytes_max = 200;
inline constexpr std::size_t draft_saves_max = 10'000;  // of one draft; then begin another from its files
inline constexpr std::size_t drafts_at_work_max = 100;  // of one programme

enum class DraftState : std::uint8_t { open, proposed, published, discarded };

std::string_view to_string(DraftState state);

// A file of a draft, without its bytes.
struct DraftPart {
  std::string name{};
  std::string hash{};  // SHA-256 of the bytes
  std::int64_t bytes = 0;
  std::int64_t version = 0;  // of the draft when it was saved last
  std::string saved_by{};
  base::Instant saved_at{};
  std::string document{};  // that holds the bytes; empty: they are among those the draft was begun with

  bool operator==(const DraftPart&) const = default;
};

struct Draft {
  std::string id{};
  std::string tenant{};
  std::string programme{};
  std::string base{};      // hash of the published version it was begun from, if any
  std::string document{};  // that holds the files it was begun with, when they are not those of `base`
  std::int64_t version = 0;
  DraftState state = DraftState::open;
  std::string begun_by{};
  base::Instant begun_at{};
  std::string saved_by{};  // last, or who began it
  base::Instant saved_at{};
  std::string proposal{};              // the last one made of it
  std::vector<DraftPart> parts{};      // by name
  std::vector<std::string> writers{};  // who began it and whoever saved any part of it, each once

  const DraftPart* part(std::string_view name) const;
  std::int64_t bytes() const;
  bool operator==(const Draft&) const = default;
};

struct DraftBeginning {
  std::string programme{};
  std::string tenant{};  // needed where no version was published
  std::string base{};    // empty: the version that begins last, where there are no files
  std::optional<std::vector<compiler::SourceFile>> files{};
};

// The answer to keep when it is done, so that the same request sent again begins no second draft.
struct KeptDraft {
  KeptAnswer keep;
  std::function<Rendered(const Draft&)> render;
};

// Asked with the insurer of the programme before anything is kept.
using MayEdit = std::function<base::Result<void>(std::string_view tenant)>;

// `not_found` for a base that is none, `incorrect` for files that cannot be kept, `conflict` when the request was done
// meanwhile or too many drafts are at work. Files under `demo/` are left out.
base::Result<Draft> begin_draft(House& house, const Request& request, const DraftBeginning& beginning,
                                const MayEdit& may, const std::optional<KeptDraft>& keep = {});

// Every programme of which there was ever a draft.
base::Result<std::vector<std::string>> drafted_programmes(House& house);
// Those of a programme that are open or proposed, last saved first.
base::Result<std::vector<Draft>> drafts_at_work(House& house, std::string_view programme);
// `not_found` when there is none.
base::Result<Draft> draft_by_id(House& house, std::string_view id);

// The files as they stand, by name.
base::Result<std::vector<compiler::SourceFile>> draft_files(House& house, std::string_view id);
base::Result<std::vector<compiler::SourceFile>> draft_files(House& house, const Draft& draft);

struct DraftSave {
  std::string file{};
  std::optional<std::string> text{};  // none: the file is removed
  std::int64_t version = 0;           // of the draft that was looked at
};

// Somebody saved since that version: what came first after it.
struct DraftMoved {
  std::int64_t expected = 0;
  std::int64_t actual = 0;
  std::string file{};  // empty: no file was saved, the draft was proposed or released
  std::string by{};
  base::Instant at{};
};

// Who came first since the version that was looked at. None: it is still that version.
base::Result<std::optional<DraftMoved>> moved_since(House& house, const Draft& draft, std::int64_t version);
// `conflict` while it is proposed and once it ended.
base::Result<void> require_open(const Draft& draft);

using DraftOutcome = std::variant<Draft, DraftMoved>;

// The same save sent again is answered as the first one was. `conflict` while the draft is proposed and once it ended.
base::Result<DraftOutcome> save_draft(House& house, const Request& request, std::string_view id, const DraftSave& save);
base::Result<DraftOutcome> discard_draft(House& house, const Request& request, std::string_view id,
                                         std::int64_t version);

}  // namespace consilium::service
