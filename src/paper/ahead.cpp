#include "paper/ahead.hpp"

#include <utility>

#include "paper/measures.hpp"

namespace consilium::paper {
namespace {

using reading::Block;
using reading::BlockKind;

}  // namespace

std::optional<BodyText> body_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::paragraph:
      return BodyText{block.runs, {.size = body_size}, text_width};
    case BlockKind::item:
      return BodyText{block.runs, {.size = body_size}, text_width - label_width};
    case BlockKind::quotation: {
      reading::Runs runs{{block.label + " ", reading::Style::strong}};
      runs.insert(runs.end(), block.runs.begin(), block.runs.end());
      return BodyText{std::move(runs), {.size = body_size, .quiet = true}, text_width - 2 * quotation_indent};
    }
    case BlockKind::title:
    case BlockKind::heading:
    case BlockKind::contents:
    case BlockKind::table:
    case BlockKind::diagram:
      break;
  }
  return std::nullopt;
}

Ahead::Ahead(const reading::Document& document, Typesetter& typesetter)
    : document_(document),
      states_(document.blocks.size()),
      layouts_(document.blocks.size()),
      thread_([this, &typesetter](const std::stop_token& stop) { work_back(stop, typesetter); }) {}

bool Ahead::claim(std::size_t block) {
  State open = State::open;
  return states_[block].compare_exchange_strong(open, State::begun);
}

void Ahead::work_back(const std::stop_token& stop, Typesetter& typesetter) {
  for (std::size_t left = document_.blocks.size(); left > 0 && !stop.stop_requested(); --left) {
    const auto body = body_of(document_.blocks[left - 1]);
    if (!body) continue;
    if (!claim(left - 1)) return;  // the pages have come as far
    layouts_[left - 1] = typesetter.set(body->runs, body->look, body->width);
    states_[left - 1] = State::done;
    states_[left - 1].notify_one();
  }
}

Layout Ahead::take(std::size_t block, Typesetter& typesetter) {
  if (!claim(block)) {
    states_[block].wait(State::begun);
    return std::move(layouts_[block]);
  }
  const BodyText body = *body_of(document_.blocks[block]);
  return typesetter.set(body.runs, body.look, body.width);
}

}  // namespace consilium::paper
