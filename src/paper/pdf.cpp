#include "paper/pdf.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <memory>
#include <vector>

#include <fmt/core.h>

#include "paper/flow.hpp"
#include "paper/fonts.hpp"
#include "paper/painter.hpp"

#if defined(__SANITIZE_ADDRESS__)
// Fontconfig and cairo keep some hundred bytes until the end of the process and never give them back.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier): the sanitizer's name
  return "leak:libfontconfig.so\nleak:libcairo.so\n";
}
#endif

namespace consilium::paper {
namespace {

struct EndSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct EndPage {
  void operator()(cairo_t* page) const { cairo_destroy(page); }
};

cairo_status_t keep(void* bytes, const unsigned char* data, unsigned int length) {
  // The bytes are those of the caller of to_pdf, as cairo hands them back.
  static_cast<std::string*>(bytes)->append(data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

void add_bookmarks(cairo_surface_t* surface, const Flow& laid) {
  std::vector<int> above{CAIRO_PDF_OUTLINE_ROOT};
  for (const Bookmark& bookmark : laid.bookmarks) {
    const auto depth = static_cast<std::size_t>(bookmark.level);
    above.resize(std::min(above.size(), depth));
    const Flow::Spot& spot = laid.anchors.at(bookmark.anchor);
    const std::string place =
        fmt::format("page={} pos=[{:.1f} {:.1f}]", spot.page + 1, double{margin_left}, spot.y - 12);
    above.push_back(cairo_pdf_surface_add_outline(surface, above.back(), bookmark.text.c_str(), place.c_str(),
                                                  static_cast<cairo_pdf_outline_flags_t>(0)));
  }
}

std::string numbered(const std::string& words, std::size_t number) {
  std::string text = words;
  if (const std::size_t place = text.find("{0}"); place != std::string::npos)
    text.replace(place, 3, std::to_string(number));
  return text;
}

}  // namespace

base::Result<Pdf> to_pdf(const reading::Document& document) {
  Pdf pdf;
  BASE_TRY(const Fonts fonts, Fonts::of(document));
  const std::unique_ptr<cairo_surface_t, EndSurface> surface(
      cairo_pdf_surface_create_for_stream(keep, &pdf.bytes, page_width, page_height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.running_head.c_str());
  const std::unique_ptr<cairo_t, EndPage> page(cairo_create(surface.get()));
  Typesetter typesetter(page.get(), fonts, document.language);
  Typesetter second(page.get(), fonts, document.language);
  Ahead ahead(document, second);
  const Flow laid = flow(document, typesetter, ahead);
  Painter painter(page.get(), typesetter, laid);
  for (std::size_t number = 0; number < laid.pages.size(); ++number) {
    painter.paint(number);
    if (number > 0) painter.paint_head(document.running_head, numbered(document.page_word, number + 1));
    cairo_show_page(page.get());
  }
  add_bookmarks(surface.get(), laid);
  for (const Typesetter* one : {&typesetter, &second}) {
    if (one->unprintable().empty()) continue;
    return base::failure(
        base::Category::unavailable,
        fmt::format("no font of this machine has all characters of `{}`; install the package fonts-noto-cjk",
                    *one->unprintable().begin()));
  }
  pdf.pages = laid.pages.size();
  cairo_surface_finish(surface.get());
  if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    return base::failure(base::Category::fault,
                         fmt::format("the pages could not be made: {}", cairo_status_to_string(status)));
  return pdf;
}

}  // namespace consilium::paper
