// Ahead: the texts of a document set by a second thread, from its last block back, while pages are filled from the
// first block on. No text depends on another, so that a page looks the same whoever has set it.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <vector>

#include "paper/text.hpp"
#include "reading/copy_document.hpp"

namespace consilium::paper {

// The one text of a block that is one, with its look: a paragraph, an item, a quotation.
struct BodyText {
  reading::Runs runs;
  Look look;
  int width = 0;  // in points
};

std::optional<BodyText> body_of(const reading::Block& block);

class Ahead {
 public:
  // `typesetter` is the second thread's until this ends; the texts it has set need it as long as they are there.
  Ahead(const reading::Document& document, Typesetter& typesetter);
  ~Ahead() = default;
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  // The text of a block that has one: what the second thread made of it, or set now. Once for each block.
  Layout take(std::size_t block, Typesetter& typesetter);

 private:
  enum class State : unsigned char { open, begun, done };

  bool claim(std::size_t block);
  void work_back(const std::stop_token& stop, Typesetter& typesetter);

  const reading::Document& document_;
  std::vector<std::atomic<State>> states_;  // by block
  std::vector<Layout> layouts_;             // of those that are done
  std::jthread thread_;                     // last: it ends before what it works on
};

}  // namespace consilium::paper
