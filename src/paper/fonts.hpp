// Fonts: the faces that a document needs, cut down to its characters, as files for as long as this lives.
//
// The faces are those of the machine; nothing else is looked at, so that a page looks the same on every machine that
// has them. Their outlines are written without subroutines: cairo 1.16 counts the hints of a shared subroutine wrongly
// and may drop one that a glyph needs, which is then printed as a blank.
//
// The files stay open for as long as this lives. Cairo 1.16 opens the file of a font, and closes another where ten are
// open, without a lock over FreeType: of two threads that set texts, neither may be the first to need a font.
#pragma once

#include <cairo.h>
#include <filesystem>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "reading/copy_document.hpp"

namespace consilium::paper {

// The family of texts in a language, or of codes in any.
const char* family_of(base::Language language, bool code);

class Fonts {
 public:
  // Refused as `unavailable` where the machine lacks a face, as `fault` where there is no room for the files. Made by
  // one thread while no other sets texts.
  static base::Result<Fonts> of(const reading::Document& document);

  FcConfig* config() const { return config_.get(); }

 private:
  struct Folder {
    std::filesystem::path path;

    explicit Folder(std::filesystem::path made) : path(std::move(made)) {}
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
  };
  struct Destroy {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  };

  struct Close {
    void operator()(cairo_scaled_font_t* font) const { cairo_scaled_font_destroy(font); }
  };

  Fonts() = default;

  base::Result<void> open();

  std::unique_ptr<Folder> folder_;
  std::unique_ptr<FcConfig, Destroy> config_;
  std::vector<std::unique_ptr<cairo_scaled_font_t, Close>> open_;
};

}  // namespace consilium::paper
