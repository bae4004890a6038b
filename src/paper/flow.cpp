#include "paper/flow.hpp"

#include <algorithm>
#include <array>

namespace consilium::paper {
namespace {

using reading::Block;
using reading::BlockKind;

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

double height_of(const Layout& layout) {
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  return points(height);
}

std::string text_of(const reading::Runs& runs) {
  std::string text;
  for (const reading::Run& run : runs) text += run.text;
  return text;
}

class Pages {
 public:
  Pages(const reading::Document& document, Typesetter& typesetter, Ahead& ahead)
      : document_(document), typesetter_(typesetter), ahead_(ahead) {
    flow_.pages.emplace_back();
  }

  Flow laid_out() {
    for (const Block& block : document_.blocks) add(block);
    number_contents();
    for (auto& [text, label] : labels_) flow_.layouts.push_back(std::move(label));
    return std::move(flow_);
  }

 private:
  void new_page() {
    flow_.pages.emplace_back();
    y_ = margin_top;
  }
  bool is_at_top() const { return y_ <= margin_top; }
  void need(double height) {
    if (y_ + height > text_bottom && !is_at_top()) new_page();
  }
  void space(double height) {
    if (!is_at_top()) y_ += height;
  }
  void place(Placed placed) { flow_.pages.back().push_back(std::move(placed)); }

  // What has to fit so that no line of a text is alone on its page: few lines stay together, of many there are two.
  double least_of(const Layout& layout) const {
    const int lines = pango_layout_get_line_count(layout.get());
    return height_of(layout) * (lines <= 3 ? 1.0 : 2.0 / lines);
  }

  // All lines from here on, over as many pages as they need.
  void add_text(Layout layout, double x, const std::string& to = {}) {
    add_lines(layout, x, to);
    flow_.layouts.push_back(std::move(layout));
  }

  void add_lines(const Layout& layout, double x, const std::string& to) {
    PangoLayoutIter* lines = pango_layout_get_iter(layout.get());
    int left = pango_layout_get_line_count(layout.get());
    const bool is_long = left > 3;
    do {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(lines, nullptr, &box);
      const double height = points(box.height);
      // The last line takes the one before it along.
      const double room = is_long && left == 2 ? 2 * height : height;
      if (y_ + room > text_bottom) new_page();
      --left;
      const double base_line = points(pango_layout_iter_get_baseline(lines) - box.y);
      place({.kind = Placed::Kind::line,
             .x = x + points(box.x),
             .y = y_ + base_line,
             .width = points(box.width),
             .height = height,
             .line = pango_layout_iter_get_line_readonly(lines),
             .to = to});
      y_ += height;
    } while (pango_layout_iter_next_line(lines) != 0);
    pango_layout_iter_free(lines);
  }

  Layout body(const Block& block) {
    return ahead_.take(static_cast<std::size_t>(&block - document_.blocks.data()), typesetter_);
  }

  void add(const Block& block) {
    switch (block.kind) {
      case BlockKind::title:
        y_ += 90;
        remember(block, 1);
        add_text(typesetter_.set(block.runs, {.size = 24, .strong = true, .coloured = true}, text_width), margin_left);
        return space(8);
      case BlockKind::heading:
        return add_heading(block);
      case BlockKind::paragraph:
        return add_paragraph(block);
      case BlockKind::item:
        return add_item(block);
      case BlockKind::quotation:
        return add_quotation(block);
      case BlockKind::contents:
        return add_contents();
      case BlockKind::table:
        return add_table(block);
      case BlockKind::diagram:
        return add_diagram(block);
    }
  }

  void remember(const Block& block, int level) {
    if (block.anchor.empty()) return;
    flow_.anchors[block.anchor] = {flow_.pages.size() - 1, y_};
    flow_.bookmarks.push_back({level, text_of(block.runs), block.anchor});
  }

  // A heading is never alone at the foot of a page: some lines stand below it, or the diagram that it introduces.
  double room_of(const Block& heading) const {
    constexpr double some_lines = 96;
    if (heading.level == 3) return 84;
    const Block* next = &heading + 1;
    const Block* end = document_.blocks.data() + document_.blocks.size();
    if (next != end && next->kind == BlockKind::heading) return some_lines / 2 + room_of(*next);
    while (next != end && next->kind == BlockKind::paragraph) ++next;
    return next == end || next->kind != BlockKind::diagram ? some_lines : some_lines + next->drawing->height;
  }

  // On a new page, but below a short chapter that leaves most of its page empty.
  void begin_chapter() {
    const bool is_short = chapter_page_ == flow_.pages.size() && y_ < margin_top + (text_bottom - margin_top) / 2.0;
    if (!is_short && !is_at_top()) new_page();
    chapter_page_ = flow_.pages.size();
  }

  void add_heading(const Block& block) {
    static constexpr std::array sizes{17, 13, 10};
    static constexpr std::array spaces{18, 15, 11};
    const auto level = static_cast<std::size_t>(block.level - 1);
    if (block.level == 1) begin_chapter();
    space(spaces[level]);
    need(room_of(block));
    if (block.level == 3) {
      place({.kind = Placed::Kind::rule, .x = margin_left, .y = y_, .width = text_width});
      y_ += 3;
    }
    remember(block, block.level);
    add_text(typesetter_.set(block.runs, {.size = sizes[level], .strong = block.level < 3, .coloured = block.level < 3},
                             text_width),
             margin_left);
    space(block.level == 3 ? 0 : 4);
  }

  void add_paragraph(const Block& block) {
    space(3);
    Layout text = body(block);
    need(least_of(text));
    add_text(std::move(text), margin_left);
  }

  void add_item(const Block& block) {
    space(3);
    // The same few labels stand before thousands of items.
    Layout& label = labels_[block.label];
    if (!label) label = typesetter_.set(block.label, {.size = 9, .strong = true, .coloured = true}, label_width - 6);
    Layout text = body(block);
    need(std::max(height_of(label), least_of(text)));
    const double top = y_;
    const std::size_t page = flow_.pages.size();
    add_lines(label, margin_left, {});
    const double below_label = y_;
    y_ = top;
    add_text(std::move(text), margin_left + label_width);
    if (page == flow_.pages.size()) y_ = std::max(y_, below_label);
  }

  void add_quotation(const Block& block) {
    space(4);
    add_text(body(block), margin_left + quotation_indent);
  }

  void add_contents() {
    new_page();
    add_text(typesetter_.set(document_.contents_title, {.size = 17, .strong = true, .coloured = true}, text_width),
             margin_left);
    space(6);
    bool in_chapter = false;
    for (const Block& block : document_.blocks) {
      if (block.kind != BlockKind::heading || block.level > 2) continue;
      in_chapter = in_chapter || block.level == 1;
      if (!in_chapter) continue;  // of the title page
      const int indent = block.level == 1 ? 0 : 16;
      space(block.level == 1 ? 5 : 1);
      Layout layout =
          typesetter_.set(block.runs, {.size = block.level == 1 ? 11 : body_size, .strong = block.level == 1},
                          text_width - indent - 40);
      need(height_of(layout));
      add_text(std::move(layout), margin_left + indent, block.anchor);
      const Placed& last = flow_.pages.back().back();
      entries_.push_back({flow_.pages.size() - 1, last.y, block.anchor});
    }
  }

  // The numbers, once it is known where everything stands.
  void number_contents() {
    for (const Entry& entry : entries_) {
      Layout layout = typesetter_.set(std::to_string(flow_.anchors[entry.anchor].page + 1), {.size = body_size}, 40);
      pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
      PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
      PangoRectangle box;
      pango_layout_line_get_extents(line, nullptr, &box);
      flow_.pages[entry.page].push_back({.kind = Placed::Kind::line,
                                         .x = margin_left + text_width - points(box.width),
                                         .y = entry.y,
                                         .width = points(box.width),
                                         .height = points(box.height),
                                         .line = line,
                                         .to = entry.anchor});
      flow_.layouts.push_back(std::move(layout));
    }
  }

  // The cells of one row of a table.
  struct Row {
    std::vector<Layout> cells;
    std::vector<std::string> to;  // by cell: the anchor that a click leads to
    double height = 0;
    bool is_head = false;
  };

  void add_table(const Block& block) {
    space(6);
    const std::vector<reading::Runs>* head = nullptr;
    for (const std::vector<reading::Runs>& cells : block.rows) {
      if (cells.empty()) continue;
      Row row = set(block, cells);
      row.is_head = &cells == &block.rows.front();
      if (row.is_head) head = &cells;
      const std::size_t page = flow_.pages.size();
      need(row.height);
      if (flow_.pages.size() != page && head != nullptr && !row.is_head) {
        Row again = set(block, *head);
        again.is_head = true;
        add_row(block, std::move(again));
      }
      add_row(block, std::move(row));
    }
    space(6);
  }

  Row set(const Block& block, const std::vector<reading::Runs>& cells) {
    Row row;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const int width = text_width * block.widths[column] / 100 - 2 * cell_padding;
      row.cells.push_back(typesetter_.set(cells[column], {.size = 9}, width));
      row.to.push_back(cells[column].empty() ? std::string() : cells[column].front().to);
      row.height = std::max(row.height, height_of(row.cells.back()) + 2 * cell_padding);
    }
    return row;
  }

  void add_row(const Block& block, Row row) {
    double x = margin_left;
    const double top = y_;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const int points_wide = text_width * block.widths[column] / 100;
      const double width = points_wide;
      place({.kind = row.is_head ? Placed::Kind::ground : Placed::Kind::frame,
             .x = x,
             .y = top,
             .width = width,
             .height = row.height});
      y_ = top + cell_padding;
      add_text(std::move(row.cells[column]), x + cell_padding, row.to[column]);
      x += width;
    }
    y_ = top + row.height;
  }

  void add_diagram(const Block& block) {
    space(8);
    const double height = block.drawing->height;
    need(height + 16);
    add_text(typesetter_.set(block.drawing->title, {.size = 9, .quiet = true}, text_width), margin_left);
    y_ += 3;
    place({.kind = Placed::Kind::diagram, .x = margin_left, .y = y_, .drawing = &*block.drawing});
    y_ += height + 4;
  }

  struct Entry {
    std::size_t page;
    double y;
    std::string anchor;
  };

  const reading::Document& document_;
  Typesetter& typesetter_;
  Ahead& ahead_;
  Flow flow_;
  double y_ = margin_top;
  std::size_t chapter_page_ = 0;  // the pages there were when the chapter began
  std::vector<Entry> entries_;
  std::map<std::string, Layout> labels_;
};

}  // namespace

Flow flow(const reading::Document& document, Typesetter& typesetter, Ahead& ahead) {
  return Pages(document, typesetter, ahead).laid_out();
}

}  // namespace consilium::paper
