// Rows under one another, which fit a page whatever a programme says: who owes the step, the arrows, what it is, and
// its deadline. All arrows of a step share one line beside the boxes.
#include <algorithm>
#include <optional>

#include "reading/diagram.hpp"
#include "reading/diagram_flow.hpp"
#include "reading/diagram_text.hpp"

namespace consilium::reading {
namespace {

constexpr int owner_width = 74;
constexpr int gutter_left = 78;
constexpr int box_left = 130;
constexpr int box_width = 232;
constexpr int deadline_left = 372;
constexpr int deadline_width = diagram_width - deadline_left;
constexpr int padding = 5;
constexpr int gap = 10;
constexpr int gap_of_dues = 4;
constexpr int title_size = 9;
constexpr int title_line = 12;
constexpr int small_size = 7;
constexpr int small_line = 9;
constexpr std::size_t lines_max = 40;  // of what stands in a box: all of it, unless it is beyond reading
constexpr int owner_size = 8;
constexpr int owner_line = 10;

struct DueLines {
  bool is_promise = false;
  std::vector<std::string> text;

  int height() const { return static_cast<int>(text.size()) * small_line + 2 * padding; }
};

struct Row {
  const Step* step = nullptr;
  std::size_t number = 0;
  std::vector<std::string> title;
  std::vector<std::string> opens;
  std::vector<std::string> ends;
  std::vector<std::string> owner;
  std::vector<DueLines> dues;  // under one another
  bool is_here = false;
  std::string elsewhere;  // rows of other parts, or before this one, that it opens
  int height = 0;
  int y = 0;

  int whole_height() const { return height + gap + (step->no_return.empty() ? 0 : small_line + 6); }
};

int lines(const std::vector<std::string>& text) { return static_cast<int>(text.size()); }

Row row_of(const Speaker& speaker, const Step& step, std::size_t number) {
  Row row;
  row.step = &step;
  row.number = number;
  row.title =
      lines_of(std::to_string(number + 1) + ". " + step.name, title_size, box_width - 2 * padding, lines_max, true);
  if (!step.opens.empty()) {
    row.opens = lines_of(speaker.say({"自以下情形起：{0}", "由以下情形起：{0}", "As soon as {0}"}, step.opens),
                         small_size, box_width - 2 * padding, lines_max);
  }
  for (const std::string& end : step.ends) {
    for (std::string& line : lines_of(end, small_size, box_width - 2 * padding, lines_max, true))
      row.ends.push_back(std::move(line));
  }
  row.owner = lines_of(step.owner, owner_size, owner_width, lines_max);
  int dues = 0;
  for (const Due& due : step.dues) {
    DueLines& shown = row.dues.emplace_back();
    shown.is_promise = due.is_promise;
    shown.text = lines_of(due.text, small_size, deadline_width - 2 * padding, lines_max);
    for (const std::string& stop : due.stops) {
      for (std::string& line : lines_of(stop, small_size, deadline_width - 2 * padding, lines_max))
        shown.text.push_back(std::move(line));
    }
    dues += shown.height() + (row.dues.size() > 1 ? gap_of_dues : 0);
  }
  const int box = lines(row.title) * title_line + (lines(row.opens) + lines(row.ends)) * small_line + small_line;
  row.height = std::max({box + 2 * padding, lines(row.owner) * owner_line + 2 * padding, dues});
  return row;
}

// `3, 7–12`
std::string ranges_of(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    std::size_t last = at;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(numbers[at]);
    if (last > at) text += (last == at + 1 ? ", " : "–") + std::to_string(numbers[last]);
    at = last;
  }
  return text;
}

class Part {
 public:
  Part(const Speaker& speaker, std::vector<Row> rows, std::string title) : speaker_(speaker), rows_(std::move(rows)) {
    drawing_.width = diagram_width;
    drawing_.title = std::move(title);
  }

  Drawing drawn() {
    int y = 1;
    for (Row& row : rows_) {
      row.y = y;
      y += row.whole_height();
    }
    drawing_.height = y;
    add_arrows();
    for (const Row& row : rows_) add_row(row);
    return std::move(drawing_);
  }

 private:
  void add(Shape shape) { drawing_.shapes.push_back(std::move(shape)); }

  void add_text(int x, int y, const std::string& text, int size, Ink ink = Ink::plain, bool strong = false) {
    Shape shape{.kind = Shape::Kind::text, .ink = ink, .x = x, .y = y};
    shape.text = text;
    shape.size = size;
    shape.strong = strong;
    add(std::move(shape));
  }

  void add_row(const Row& row) {
    const Step& step = *row.step;
    int y = row.y + padding;
    for (const std::string& line : row.owner) add_text(0, y += owner_line - 1, line, owner_size);
    Shape box{.kind = step.ink == Ink::papers ? Shape::Kind::rounded : Shape::Kind::box,
              .ink = step.ink,
              .x = box_left,
              .y = row.y,
              .width = box_width,
              .height = row.height};
    box.stage = step.id;
    add(std::move(box));
    if (row.is_here) add_here(row);
    y = row.y + padding - 3;
    for (const std::string& line : row.title)
      add_text(box_left + padding, y += title_line, line, title_size, Ink::plain, true);
    y += 2;
    for (const std::string& line : row.opens) add_text(box_left + padding, y += small_line, line, small_size);
    for (const std::string& line : row.ends)
      add_text(box_left + padding, y += small_line, line, small_size, Ink::end, true);
    if (!row.elsewhere.empty()) add_text(box_left + padding, row.y + row.height - 4, row.elsewhere, small_size);
    add_dues(row);
    if (step.no_return.empty()) return;
    const int line_y = row.y + row.height + gap / 2 + small_line + 2;
    add_text(box_left, line_y - 3, step.no_return, small_size, Ink::no_return, true);
    add({.kind = Shape::Kind::line, .ink = Ink::no_return, .x = 0, .y = line_y, .width = diagram_width, .height = 0});
  }

  void add_dues(const Row& row) {
    int top = row.y;
    for (const DueLines& due : row.dues) {
      add({.kind = due.is_promise ? Shape::Kind::box : Shape::Kind::dashed,
           .ink = due.is_promise ? Ink::promise : Ink::target,
           .x = deadline_left,
           .y = top,
           .width = deadline_width - 1,
           .height = due.height()});
      int y = top + padding - 1;
      for (const std::string& line : due.text) add_text(deadline_left + padding, y += small_line, line, small_size);
      top += due.height() + gap_of_dues;
    }
  }

  // The box has two more lines within it, and a mark in its corner.
  void add_here(const Row& row) {
    for (const int inset : {1, 2}) {
      const int left = box_left + inset;
      const int top = row.y + inset;
      const int width = box_width - 2 * inset;
      const int height = row.height - 2 * inset;
      const auto line = [&](int x, int y, int along, int down) {
        add({.kind = Shape::Kind::line, .ink = Ink::here, .x = x, .y = y, .width = along, .height = down});
      };
      line(left, top, width, 0);
      line(left, top + height, width, 0);
      line(left, top, 0, height);
      line(left + width, top, 0, height);
    }
    add_text(box_left + box_width - 14, row.y + title_line + 2, "●", title_size, Ink::here, true);
  }

  // The line beside the boxes on which the arrows of each row run; lines that do not meet share a place.
  void add_arrows() {
    std::vector<int> busy_until;
    struct Line {
      const Row* from;
      std::size_t place;
      std::vector<const Row*> to;
    };
    std::vector<Line> lines;
    for (Row& row : rows_) {
      Line line{&row, 0, {}};
      std::vector<std::size_t> elsewhere;
      for (const std::size_t next : row.step->next) {
        const auto target =
            std::find_if(rows_.begin(), rows_.end(), [&](const Row& other) { return other.number == next; });
        if (target != rows_.end() && next > row.number) {
          line.to.push_back(&*target);
        } else {
          elsewhere.push_back(next + 1);
        }
      }
      if (!elsewhere.empty())
        row.elsewhere = lines_of("→ " + ranges_of(elsewhere), small_size, box_width - 2 * padding, 1).front();
      if (line.to.empty()) continue;
      while (line.place < busy_until.size() && busy_until[line.place] > row.y) ++line.place;
      if (line.place == busy_until.size()) busy_until.push_back(0);
      busy_until[line.place] = line.to.back()->y + line.to.back()->height;
      lines.push_back(std::move(line));
    }
    const int room = box_left - gutter_left - 8;
    const int spacing = std::max(2, std::min(9, room / static_cast<int>(busy_until.size() + 1)));
    for (const Line& line : lines) {
      const int x = box_left - 8 - spacing * static_cast<int>(line.place + 1);
      const int leaves = line.from->y + line.from->height - 6;
      add({.kind = Shape::Kind::line, .x = x, .y = leaves, .width = box_left - x, .height = 0});
      const int last = line.to.back()->y + 9;
      add({.kind = Shape::Kind::line, .x = x, .y = leaves, .width = 0, .height = last - leaves});
      for (const Row* to : line.to)
        add({.kind = Shape::Kind::arrow, .x = x, .y = to->y + 9, .width = box_left - x, .height = 0});
    }
  }

  const Speaker& speaker_;
  std::vector<Row> rows_;
  Drawing drawing_;
};

}  // namespace

std::vector<Stage> stages_of(const Speaker& speaker) {
  std::vector<Stage> stages;
  for (Step& step : steps_of(speaker)) stages.push_back({std::move(step.id), std::move(step.name)});
  return stages;
}

std::vector<Drawing> diagrams_of(const Speaker& speaker, const std::set<std::string>& here) {
  const std::vector<Step> steps = steps_of(speaker);
  std::vector<Row> rows;
  int whole = 0;
  for (std::size_t number = 0; number < steps.size(); ++number) {
    rows.push_back(row_of(speaker, steps[number], number));
    rows.back().is_here = here.contains(steps[number].id);
    whole += rows.back().whole_height();
  }
  // As few parts as the page allows, and of about the same length.
  const int count = (whole + diagram_height_max - 1) / diagram_height_max;
  const int wanted = whole / std::max(count, 1);
  std::vector<std::vector<Row>> parts(1);
  int height = 0;
  for (Row& row : rows) {
    const bool is_full = height >= wanted || height + row.whole_height() > diagram_height_max;
    if (is_full && !parts.back().empty()) {
      parts.emplace_back();
      height = 0;
    }
    height += row.whole_height();
    parts.back().push_back(std::move(row));
  }
  const std::string name = speaker.service().name.or_any(speaker.language());
  std::vector<Drawing> drawings;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::string title = parts.size() == 1
                            ? speaker.say({"{0}的流程", "{0}的流程", "How “{0}” runs"}, name)
                            : speaker.say({"{0}的流程，第{1}部分，共{2}部分", "{0}的流程，第{1}部分，共{2}部分",
                                           "How “{0}” runs, part {1} of {2}"},
                                          name, std::to_string(part + 1), std::to_string(parts.size()));
    drawings.push_back(Part(speaker, std::move(parts[part]), std::move(title)).drawn());
  }
  return drawings;
}

}  // namespace consilium::reading
