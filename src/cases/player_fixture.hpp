// A player for tests: numbers that RapidCheck chose become commands on the cases of a desk, legal ones and others.
// Knows no programme: it reads forms, tasks and moves as the programme it is given has them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {

// The numbers, one after another; zero once they are used up, so that what is left out when shrinking does little.
class Draw {
 public:
  explicit Draw(std::vector<int> numbers) : numbers_(std::move(numbers)) {}
  bool is_done() const { return next_ >= numbers_.size(); }
  int below(int limit) { return limit > 0 && !is_done() ? numbers_[next_++] % limit : 0; }
  bool one_in(int chances) { return below(chances) == 1; }
  template <typename Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items.at(static_cast<std::size_t>(below(static_cast<int>(items.size()))));
  }

 private:
  std::vector<int> numbers_;
  std::size_t next_ = 0;
};

struct Step {
  std::string case_id;
  Command command;
};

// What would take away the reason of a refusal, where that is a notice or a consent.
std::optional<Command> clear(const Refusal& refusal, Draw& draw);

// Opens a case `c1`, as the numbers say, and does what is owed on it, in turn, with facts that fit.
void be_diligent(Desk& desk, const model::Service& service, int steps, Draw& draw);

// The next step of someone who only does what is owed on one of the cases that are open; none when all are closed.
std::optional<Step> next_owed_step(Desk& desk, Draw& draw);

// The next step of someone who mostly does what is owed, with facts that mostly fit.
Step next_step(Desk& desk, Draw& draw);

}  // namespace consilium::cases
