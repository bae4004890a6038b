// Numbered pieces of work, shared out over child processes: one that breaks an invariant or does not end takes its
// child with it and nothing else. Children see everything as it was when the work began; what they write to memory
// stays with them, and so does what they print.
//
// Not to be called while other threads run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.hpp"

namespace consilium::apps {

enum class PieceState : std::int32_t { undone, done, broke, ran_too_long };

struct Piece {
  PieceState state = PieceState::undone;
  std::int64_t answer = 0;  // of a piece that is done
};

struct Piecework {
  std::size_t count = 0;
  std::function<std::int64_t(std::size_t)> work;
  int seconds_max = 0;                               // of processor time, for one piece
  std::function<void(std::size_t done)> progress{};  // called now and then
};

base::Result<std::vector<Piece>> do_apart(const Piecework& piecework);

}  // namespace consilium::apps
