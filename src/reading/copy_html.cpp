// The document as one HTML file: no script, nothing fetched, readable on a screen and printed with its own style.
#include <fmt/core.h>

#include "reading/copy.hpp"
#include "reading/copy_style.hpp"

namespace consilium::reading {
namespace {

void add_escaped(std::string& html, std::string_view text) {
  for (const char character : text) {
    switch (character) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += character;
    }
  }
}

class Html {
 public:
  explicit Html(const Document& document) : document_(document) {}

  std::string whole() {
    html_ += "<!doctype html>\n<html lang=\"";
    html_ += base::to_string(document_.language);
    html_ += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
    add_escaped(html_, document_.running_head);
    (html_ += "</title>\n<style>") += copy_style;
    html_ += "</style>\n</head>\n<body>\n<main>\n";
    for (const Block& block : document_.blocks) add(block);
    close_list();
    html_ += "</main>\n</body>\n</html>\n";
    return std::move(html_);
  }

 private:
  void add(const Block& block) {
    if (block.kind != BlockKind::item) close_list();
    switch (block.kind) {
      case BlockKind::title:
        return add_element("h1", block);
      case BlockKind::heading:
        return add_element(block.level == 1 ? "h2" : block.level == 2 ? "h3" : "h4", block);
      case BlockKind::paragraph:
        return add_element("p", block);
      case BlockKind::item:
        return add_item(block);
      case BlockKind::quotation:
        html_ += "<blockquote><b>";
        add_escaped(html_, block.label);
        html_ += "</b> ";
        add_runs(block.runs);
        html_ += "</blockquote>\n";
        return;
      case BlockKind::contents:
        return add_contents();
      case BlockKind::table:
        return add_table(block);
      case BlockKind::diagram:
        ((html_ += "<figure>") += to_svg(*block.drawing, base::to_string(document_.language))) += "</figure>\n";
        return;
    }
  }

  void add_element(std::string_view name, const Block& block) {
    (html_ += '<') += name;
    if (!block.anchor.empty()) {
      html_ += " id=\"";
      add_escaped(html_, block.anchor);
      html_ += '"';
    }
    html_ += '>';
    add_runs(block.runs);
    html_ += fmt::format("</{}>\n", name);
  }

  void add_item(const Block& block) {
    if (!in_list_) html_ += "<dl>\n";
    in_list_ = true;
    html_ += "<dt>";
    add_escaped(html_, block.label);
    html_ += "</dt><dd>";
    add_runs(block.runs);
    html_ += "</dd>\n";
  }

  void close_list() {
    if (in_list_) html_ += "</dl>\n";
    in_list_ = false;
  }

  void add_runs(const Runs& runs) {
    for (const Run& run : runs) add_run(run);
  }

  void add_run(const Run& run) {
    const std::string_view element = run.style == Style::strong  ? "strong"
                                     : run.style == Style::quiet ? "small"
                                     : run.style == Style::code  ? "code"
                                     : run.language              ? "span"
                                                                 : "";
    if (!run.to.empty()) {
      html_ += "<a href=\"#";
      add_escaped(html_, run.to);
      html_ += "\">";
    }
    if (!element.empty()) {
      (html_ += '<') += element;
      if (run.language) html_ += fmt::format(" lang=\"{}\"", base::to_string(*run.language));
      html_ += '>';
    }
    add_escaped(html_, run.text);
    if (!element.empty()) html_ += fmt::format("</{}>", element);
    if (!run.to.empty()) html_ += "</a>";
  }

  void add_contents() {
    html_ += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">";
    add_escaped(html_, document_.contents_title);
    html_ += "</h2>\n<ol>\n";
    bool in_chapter = false;
    bool in_part = false;
    for (const Block& block : document_.blocks) {
      if (block.kind != BlockKind::heading || block.level > 2 || block.anchor.empty()) continue;
      const bool is_chapter = block.level == 1;
      if (!is_chapter && !in_chapter) continue;  // of the title page
      if (is_chapter) {
        html_ += in_part ? "</ol></li>\n" : in_chapter ? "</li>\n" : "";
      } else if (!in_part) {
        html_ += "\n<ol>\n";
      }
      in_part = !is_chapter;
      in_chapter = true;
      html_ += "<li><a href=\"#";
      add_escaped(html_, block.anchor);
      html_ += "\">";
      add_runs(block.runs);
      html_ += is_chapter ? "</a>" : "</a></li>\n";
    }
    html_ += in_part ? "</ol></li>\n" : in_chapter ? "</li>\n" : "";
    html_ += "</ol>\n</nav>\n";
  }

  void add_table(const Block& block) {
    html_ += "<table>\n<colgroup>";
    for (const int width : block.widths) html_ += fmt::format("<col style=\"width:{}%\">", width);
    html_ += "</colgroup>\n";
    bool is_head = true;
    for (const std::vector<Runs>& row : block.rows) {
      if (!row.empty()) {
        html_ += "<tr>";
        for (const Runs& cell : row) {
          const bool is_name = is_head || (&cell == &row.front());
          html_ += is_head ? "<th scope=\"col\">" : is_name ? "<th scope=\"row\">" : "<td>";
          add_runs(cell);
          html_ += is_name ? "</th>" : "</td>";
        }
        html_ += "</tr>\n";
      }
      is_head = false;
    }
    html_ += "</table>\n";
  }

  const Document& document_;
  std::string html_;
  bool in_list_ = false;
};

}  // namespace

std::string to_html(const Document& document) { return Html(document).whole(); }

}  // namespace consilium::reading
