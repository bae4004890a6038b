// Fonts: the faces that a document needs, cut down to its characters, as files for as long as this lives.
//
// The faces are those of the machine; nothing else is looked at, so that a page looks the same on every machine that
// has them. Their outlines are written without subroutines: cairo 1.16 counts the hints of a shared subroutine wrongly
// and may drop one that a glyph needs, which is then printed as a blank.
#pragma once

#include <filesystem>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <utility>

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

  struct Open;
  struct Close {
    void operator()(Open* open) const;
  };

  Fonts() = default;

  base::Result<void> open();

  std::unique_ptr<Folder> folder_;
  std::unique_ptr<FcConfig, Destroy> config_;
  std::unique_ptr<Open, Close> open_;
};

}  // namespace consilium::paper
