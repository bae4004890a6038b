#include <algorithm>

#include <fmt/core.h>

#include "scenario/mutation_words.hpp"

namespace consilium::scenario {
namespace {

using model::Counted;

constexpr Operator amount{Mutation::figure,
                          "enter help up to the last unit and one more, and expect how it is divided"};
constexpr Operator price{Mutation::figure, "enter help beyond the allowance and expect what is owed for it"};
constexpr Operator rounding{Mutation::unit,
                            "enter help that is not a whole number of hours, and expect how it is counted"};
constexpr Operator opening{Mutation::step, "enter help right before the step, and right after it"};
constexpr Operator refusing{Mutation::comparison, "enter one unit too many"};
constexpr Operator excluding{Mutation::comparison, "ask for this help and expect the refusal"};
constexpr Operator advancing{Mutation::comparison, "enter such an expense as advanced, and expect what is owed"};
constexpr Operator bearing{Mutation::comparison, "enter such an expense as advanced, and expect who bears it"};
constexpr Operator stating{Mutation::step, "make a statement right before the step, and right after it"};

void walk_counting(model::Allowance& allowance, Offers& offers) {
  if (allowance.counted != Counted::hours) return;
  offers.offer(
      rounding, [] { return std::string("hours are no longer rounded"); },
      [&] {
        allowance.counted = Counted::minutes;
        allowance.amount *= 60;
      });
}

}  // namespace

void walk_allowance(model::Allowance& allowance, Offers& offers) {
  offers.figure(amount, "amount", allowance.amount);
  walk_counting(allowance, offers);
  offers.neighbour(opening, "from", allowance.from);
  offers.neighbour(opening, "until", allowance.until);
  if (!allowance.beyond) return;
  offers.figure(price, "charge", allowance.beyond->each.minor);
  offers.offer(
      refusing, [] { return std::string("a charge becomes a refusal"); }, [&] { allowance.beyond.reset(); });
}

void walk_excluded(model::Allowance& allowance, std::size_t index, Offers& offers) {
  offers.offer(
      excluding, [] { return std::string("it is included"); },
      [&] {
        allowance.kinds.push_back({allowance.excluded[index].id, allowance.excluded[index].name});
        allowance.excluded.erase(allowance.excluded.begin() + static_cast<std::ptrdiff_t>(index));
      });
}

void walk_cost(model::Cost& cost, Offers& offers) {
  const bool direct = cost.settle == model::Settle::direct;
  offers.offer(
      advancing, [&] { return std::string(direct ? "direct becomes advanced" : "it is paid directly"); },
      [&] { cost.settle = direct ? model::Settle::advanced : model::Settle::direct; });
  const bool of_member = cost.payer == model::Payer::member;
  offers.offer(
      bearing, [&] { return std::string(of_member ? "the provider bears it" : "the member bears it"); },
      [&] { cost.payer = of_member ? model::Payer::provider : model::Payer::member; });
}

void walk_settlement(model::Settlement& settlement, Offers& offers) {
  offers.neighbour(stating, "after", settlement.after);
}

}  // namespace consilium::scenario
