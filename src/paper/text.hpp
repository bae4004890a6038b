// Text: pieces in their styles as lines of a given width. In the fonts of the document.
#pragma once

#include <memory>
#include <pango/pangocairo.h>
#include <set>
#include <string>

#include "paper/fonts.hpp"
#include "reading/copy_document.hpp"

namespace consilium::paper {

struct Release {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Release>;

struct Look {
  int size = 10;  // in points
  bool strong = false;
  bool quiet = false;
  bool coloured = false;  // as headings are
};

class Typesetter {
 public:
  Typesetter(cairo_t* page, const Fonts& fonts, base::Language language);
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  // Lines of at most `width` points.
  Layout set(const reading::Runs& runs, const Look& look, int width);
  Layout set(const std::string& text, const Look& look, int width) { return set(reading::Runs{{text}}, look, width); }
  // Texts that hold characters which no font has.
  const std::set<std::string>& unprintable() const { return unprintable_; }

 private:
  PangoFontDescription* font(base::Language language, const Look& look, bool code);

  // Fonts of its own: those that Pango keeps for a thread are never given back.
  PangoFontMap* fonts_;
  PangoContext* context_;
  base::Language language_;
  std::set<std::string> unprintable_;
};

}  // namespace consilium::paper
