#include "paper/text.hpp"

#include <pango/pangofc-fontmap.h>

namespace consilium::paper {
namespace {

// What HarfBuzz is told; Korean quotation marks are only in text that is not called Chinese.
const char* tag_of(base::Language language) {
  switch (language) {
    case base::Language::zh_hans:
      return "zh-hans";
    case base::Language::zh_hant:
      return "zh-hk";
    case base::Language::en:
      return "en";
  }
  return "en";
}

struct Attributes {
  PangoAttrList* list = pango_attr_list_new();
  guint begin = 0;
  guint end = 0;

  void add(PangoAttribute* attribute) const {
    attribute->start_index = begin;
    attribute->end_index = end;
    pango_attr_list_insert(list, attribute);
  }
};

void add_colour(const Attributes& attributes, guint16 red, guint16 green, guint16 blue) {
  attributes.add(pango_attr_foreground_new(red, green, blue));
}

}  // namespace

Typesetter::Typesetter(cairo_t* page, const Fonts& fonts, base::Language language)
    : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_)), language_(language) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts_), fonts.config());
  pango_cairo_update_context(page, context_);
  // Paper has no pixels to fit letters to.
  cairo_font_options_t* exact = cairo_font_options_create();
  cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, exact);
  cairo_font_options_destroy(exact);
  pango_context_set_round_glyph_positions(context_, FALSE);
  pango_context_set_language(context_, pango_language_from_string(tag_of(language)));
}

Typesetter::~Typesetter() {
  g_object_unref(context_);
  g_object_unref(fonts_);
}

PangoFontDescription* Typesetter::font(base::Language language, const Look& look, bool code) {
  PangoFontDescription* description = pango_font_description_new();
  pango_font_description_set_family(description, family_of(language, code));
  pango_font_description_set_absolute_size(description, look.size * double{PANGO_SCALE});
  pango_font_description_set_weight(description, look.strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

Layout Typesetter::set(const reading::Runs& runs, const Look& look, int width) {
  Layout layout(pango_layout_new(context_));
  std::string text;
  Attributes attributes;
  PangoFontDescription* plain = font(language_, look, false);
  pango_layout_set_font_description(layout.get(), plain);
  pango_font_description_free(plain);
  for (const reading::Run& run : runs) {
    attributes.begin = static_cast<guint>(text.size());
    text += run.text;
    attributes.end = static_cast<guint>(text.size());
    const base::Language language = run.language.value_or(language_);
    // Most text is plain, and every attribute makes Pango look at it once more.
    if (run.style != reading::Style::plain || language != language_) {
      Look own = look;
      own.strong = look.strong || run.style == reading::Style::strong;
      if (run.style == reading::Style::quiet) own.size = look.size * 9 / 10;
      PangoFontDescription* description = font(language, own, run.style == reading::Style::code);
      attributes.add(pango_attr_font_desc_new(description));
      pango_font_description_free(description);
    }
    if (language != language_) attributes.add(pango_attr_language_new(pango_language_from_string(tag_of(language))));
    constexpr guint16 blue_red = 0x1717;
    constexpr guint16 blue_green = 0x3A3A;
    constexpr guint16 blue_blue = 0x5A5A;
    constexpr guint16 grey = 0x4848;
    if (look.coloured || !run.to.empty()) {
      add_colour(attributes, blue_red, blue_green, blue_blue);
    } else if (look.quiet || run.style == reading::Style::quiet) {
      add_colour(attributes, grey, grey, grey);
    }
  }
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout.get(), attributes.list);
  pango_attr_list_unref(attributes.list);
  if (width > 0) pango_layout_set_width(layout.get(), width * PANGO_SCALE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout.get(), 1.0F);
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) unprintable_.insert(text);
  return layout;
}

}  // namespace consilium::paper
