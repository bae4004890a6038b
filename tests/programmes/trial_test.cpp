// Work that is done apart, and how the fates of mutants are counted.

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "apps/mutant_trial.hpp"
#include "apps/worker_processes.hpp"

namespace consilium::apps {
namespace {

std::int64_t without_an_end(const std::atomic<bool>& stopped) {
  std::int64_t turns = 0;
  while (!stopped) ++turns;
  return turns;
}

TEST(WorkerProcesses, each_piece_is_answered_and_none_twice) {
  Piecework piecework;
  piecework.count = 500;
  piecework.seconds_max = 60;
  piecework.work = [](std::size_t number) { return static_cast<std::int64_t>(number * number); };
  const auto pieces = do_apart(piecework);
  ASSERT_TRUE(pieces) << pieces.error().message;
  ASSERT_EQ(pieces->size(), 500U);
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    EXPECT_EQ((*pieces)[i].state, PieceState::done);
    EXPECT_EQ((*pieces)[i].answer, static_cast<std::int64_t>(i * i));
  }
}

TEST(WorkerProcesses, a_piece_that_breaks_or_does_not_end_costs_no_other) {
  const std::atomic<bool> never = false;
  Piecework piecework;
  piecework.count = 12;
  piecework.seconds_max = 1;
  piecework.work = [&](std::size_t number) -> std::int64_t {
    if (number == 3) std::abort();
    if (number == 5) std::_Exit(EXIT_FAILURE);
    if (number == 7) return without_an_end(never);
    return 1;
  };
  const auto pieces = do_apart(piecework);
  ASSERT_TRUE(pieces) << pieces.error().message;
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    const PieceState wanted = i == 3 || i == 5 ? PieceState::broke
                              : i == 7         ? PieceState::ran_too_long
                                               : PieceState::done;
    EXPECT_EQ((*pieces)[i].state, wanted) << i;
  }
}

TEST(WorkerProcesses, a_piece_whose_child_is_ended_from_outside_counts_as_broken) {
  Piecework piecework;
  piecework.count = 1;
  piecework.seconds_max = 60;
  piecework.work = [](std::size_t) -> std::int64_t {
    ::raise(SIGKILL);
    return 1;
  };
  const auto pieces = do_apart(piecework);
  ASSERT_TRUE(pieces);
  EXPECT_EQ(pieces->front().state, PieceState::broke);
}

TEST(Trial, a_star_stands_for_any_words) {
  const std::string name = "visit deadline call: owed by provider becomes member";
  EXPECT_TRUE(means(name, name));
  EXPECT_TRUE(means("*", name));
  EXPECT_TRUE(means("visit deadline *: owed by provider becomes *", name));
  EXPECT_TRUE(means("*member", name));
  EXPECT_FALSE(means("visit", name));
  EXPECT_FALSE(means("*insurer", name));
  EXPECT_FALSE(means("stay deadline *", name));
  EXPECT_FALSE(means("", name));
}

TEST(Trial, what_nobody_can_notice_does_not_count) {
  const scenario::Mutant figure{.mutation = scenario::Mutation::figure};
  const scenario::Mutant unit{.mutation = scenario::Mutation::unit};
  std::vector<TriedMutant> tried{{.mutant = &figure, .fate = Fate::noticed},
                                 {.mutant = &figure, .fate = Fate::broke},
                                 {.mutant = &figure, .fate = Fate::unnoticed},
                                 {.mutant = &unit, .fate = Fate::explained},
                                 {.mutant = &unit, .fate = Fate::ran_too_long}};
  const FateCounts all = count_all(tried);
  EXPECT_EQ(all.mutants, 5U);
  EXPECT_EQ(all.noticed, 3U);
  EXPECT_EQ(all.explained, 1U);
  EXPECT_EQ(all.unnoticed, 1U);
  EXPECT_EQ(all.percent(), 75);
  EXPECT_EQ(count_kind(tried, scenario::Mutation::figure).percent(), 66);
  EXPECT_EQ(count_kind(tried, scenario::Mutation::unit).percent(), 100);
  EXPECT_EQ(count_kind(tried, scenario::Mutation::use).percent(), 100);
}

}  // namespace
}  // namespace consilium::apps
