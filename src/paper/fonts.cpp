#include "paper/fonts.hpp"

#include <cairo-ft.h>
#include <fstream>
#include <future>
#include <glib.h>
#include <hb-subset.h>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace consilium::paper {
namespace {

namespace fs = std::filesystem;

using reading::Block;
using reading::BlockKind;
using reading::Run;

struct ReleaseBlob {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct ReleaseFace {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct ReleaseInput {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct ReleasePattern {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Blob = std::unique_ptr<hb_blob_t, ReleaseBlob>;
using HarfBuzzFace = std::unique_ptr<hb_face_t, ReleaseFace>;
using Pattern = std::unique_ptr<FcPattern, ReleasePattern>;

struct Face {
  std::string family;
  bool strong = false;

  auto operator<=>(const Face&) const = default;
};
using Characters = std::set<gunichar>;
using Needs = std::map<Face, Characters>;

// Which characters are set in which face. The faces of the document's language have all of them: they stand in where
// another family lacks one.
class Wanted {
 public:
  explicit Wanted(const reading::Document& document) : language_(document.language) {
    for (const std::string* text :
         {&document.title, &document.running_head, &document.contents_title, &document.page_word})
      add(*text);
    add("0123456789 ");
    for (const Block& block : document.blocks) add(block);
  }

  Needs needs() && {
    const char* own = family_of(language_, false);
    needs_[{own, false}] = all_;
    needs_[{own, true}] = std::move(all_);
    return std::move(needs_);
  }

 private:
  void add(const std::string& text, Characters* also = nullptr) {
    for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
      const gunichar character = g_utf8_get_char(at);
      all_.insert(character);
      if (also != nullptr) also->insert(character);
    }
  }

  void add(const reading::Runs& runs, bool strong) {
    for (const Run& run : runs) {
      const char* family = family_of(run.language.value_or(language_), run.style == reading::Style::code);
      add(run.text, &needs_[{family, strong || run.style == reading::Style::strong}]);
    }
  }

  void add(const Block& block) {
    const bool strong = block.kind == BlockKind::title || (block.kind == BlockKind::heading && block.level < 3);
    add(block.runs, strong);
    // Headings of chapters stand among the contents too, where those of parts are not strong.
    if (block.kind == BlockKind::heading && block.level == 2) add(block.runs, false);
    add(block.label);
    for (const auto& row : block.rows)
      for (const reading::Runs& cell : row) add(cell, false);
    if (!block.drawing) return;
    add(block.drawing->title);
    for (const reading::Shape& shape : block.drawing->shapes) add(shape.text);
  }

  base::Language language_;
  Characters all_;
  Needs needs_;
};

// Where the machine keeps a face.
struct Place {
  std::string file;
  unsigned index = 0;
};

base::Result<Place> find(const Face& face) {
  const Pattern wanted(FcPatternCreate());
  const auto* family = reinterpret_cast<const FcChar8*>(face.family.c_str());
  FcPatternAddString(wanted.get(), FC_FAMILY, family);
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, face.strong ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(nullptr, wanted.get(), &result));
  FcChar8* name = nullptr;
  FcChar8* file = nullptr;
  int index = 0;
  if (found == nullptr || FcPatternGetString(found.get(), FC_FAMILY, 0, &name) != FcResultMatch ||
      FcStrCmp(name, family) != 0 || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch ||
      FcPatternGetInteger(found.get(), FC_INDEX, 0, &index) != FcResultMatch) {
    return base::failure(base::Category::unavailable,
                         fmt::format("this machine has no font `{}`; install the package fonts-noto-cjk", face.family));
  }
  return Place{reinterpret_cast<const char*>(file), static_cast<unsigned>(index)};
}

// Writes the characters of a face, without subroutines, as a font of its own.
base::Result<void> write(const Place& place, const Characters& characters, const fs::path& to) {
  const Blob bytes(hb_blob_create_from_file_or_fail(place.file.c_str()));
  if (bytes == nullptr) {
    return base::failure(base::Category::unavailable, fmt::format("the font {} cannot be read", place.file));
  }
  const HarfBuzzFace face(hb_face_create(bytes.get(), place.index));
  const std::unique_ptr<hb_subset_input_t, ReleaseInput> input(hb_subset_input_create_or_fail());
  for (const gunichar character : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), character);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_DESUBROUTINIZE);
  const HarfBuzzFace part(hb_subset_or_fail(face.get(), input.get()));
  if (part == nullptr)
    return base::failure(base::Category::fault, fmt::format("the font {} cannot be cut", place.file));
  const Blob made(hb_face_reference_blob(part.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(made.get(), &size);
  std::ofstream file(to, std::ios::binary);
  file.write(data, size);
  file.close();
  if (!file) return base::failure(base::Category::fault, fmt::format("{} cannot be written", to.string()));
  return {};
}

}  // namespace

const char* family_of(base::Language language, bool code) {
  if (code) return "Noto Sans Mono CJK SC";
  // One family in the forms of each language. English takes the Korean one, whose Latin quotation marks are narrow.
  switch (language) {
    case base::Language::zh_hans:
      return "Noto Sans CJK SC";
    case base::Language::zh_hant:
      return "Noto Sans CJK HK";
    case base::Language::en:
      return "Noto Sans CJK KR";
  }
  return "Noto Sans CJK SC";
}

Fonts::Folder::~Folder() {
  std::error_code left_behind;  // in the folder for temporary files, which the machine empties
  fs::remove_all(path, left_behind);
}

// Each file is held until all are open, since cairo closes one that nobody holds to open another.
base::Result<void> Fonts::open() {
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
      cairo_font_options_create(), &cairo_font_options_destroy);
  cairo_matrix_t same{};
  cairo_matrix_init_identity(&same);
  const FcFontSet* files = FcConfigGetFonts(config_.get(), FcSetApplication);
  int held = 0;
  for (; held < files->nfont; ++held) {
    const std::unique_ptr<cairo_font_face_t, decltype(&cairo_font_face_destroy)> face(
        cairo_ft_font_face_create_for_pattern(files->fonts[held]), &cairo_font_face_destroy);
    open_.emplace_back(cairo_scaled_font_create(face.get(), &same, &same, options.get()));
    if (cairo_ft_scaled_font_lock_face(open_.back().get()) == nullptr) break;
  }
  for (int at = 0; at < held; ++at) cairo_ft_scaled_font_unlock_face(open_[static_cast<std::size_t>(at)].get());
  if (held < files->nfont) return base::failure(base::Category::fault, "the fonts that were cut cannot be opened");
  return {};
}

base::Result<Fonts> Fonts::of(const reading::Document& document) {
  Fonts fonts;
  // A name that is never used again: cairo remembers a font by the name of its file.
  std::string name = (fs::temp_directory_path() / "consilium-fonts-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    return base::failure(base::Category::fault, fmt::format("no folder {} can be made", name));
  }
  fonts.folder_ = std::make_unique<Folder>(std::move(name));
  fonts.config_.reset(FcConfigCreate());

  const Needs needs = Wanted(document).needs();
  std::vector<std::pair<fs::path, std::future<base::Result<void>>>> parts;
  for (const auto& [face, characters] : needs) {
    BASE_TRY(Place place, find(face));
    fs::path to = fonts.folder_->path / fmt::format("{}.otf", parts.size());
    auto written = std::async(std::launch::async, write, std::move(place), std::cref(characters), to);
    parts.emplace_back(std::move(to), std::move(written));
  }
  for (auto& [file, written] : parts) {
    BASE_TRY_VOID(written.get());
    if (FcConfigAppFontAddFile(fonts.config_.get(), reinterpret_cast<const FcChar8*>(file.c_str())) == FcFalse) {
      return base::failure(base::Category::fault, fmt::format("{} is not a font", file.string()));
    }
  }
  BASE_TRY_VOID(fonts.open());
  return fonts;
}

}  // namespace consilium::paper
