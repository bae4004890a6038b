// Offers: the mistakes that can be made in the word at hand. They are numbered as they are offered; the one that is
// wanted is made, and the others leave the programme as it is. For the walk over a programme.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "base/span.hpp"
#include "model/programme.hpp"
#include "scenario/mutants.hpp"

namespace consilium::scenario {

// A kind of mistake and what it takes to notice it.
struct Operator {
  Mutation mutation = Mutation::figure;
  std::string_view proof;
};

// Whether a citation names a clause, a house rule or a law.
bool rests_on_something(const model::Citation& cites);

class Offers {
 public:
  Offers(const model::Programme& programme, std::optional<std::size_t> wanted)
      : programme_(programme), wanted_(wanted) {}

  // The word in which mistakes are offered from here on. That it cites another clause is offered here, once for each
  // clause at the place at which it is written: services that share the word share the mistake.
  void enter(std::string_view kind, std::string_view id, model::Citation& cites);
  void enter_service(const model::Service* service) { service_ = service; }
  const model::Service& service() const { return *service_; }

  // A part of the word, for the names of its mistakes; empty for the word itself.
  void part(std::string name);

  // `what` says what is changed, `make` changes it.
  template <typename What, typename Make>
  void offer(const Operator& kind, const What& what, const Make& make) {
    const std::size_t number = next_++;
    if (!wanted_) {
      add(kind, number, what());
    } else if (*wanted_ == number) {
      make();
    }
  }

  // One less, one more, and none at all.
  template <typename Figure>
  void figure(const Operator& kind, std::string_view what, Figure& value) {
    const Figure original = value;
    const auto become = [&](Figure other) {
      offer(
          kind, [&] { return fmt::format("{} {} becomes {}", what, original, other); }, [&] { value = other; });
    };
    if (original > 0) become(static_cast<Figure>(original - 1));
    become(static_cast<Figure>(original + 1));
    if (original > 1) become(Figure{0});
  }

  // Both figures of a span, and its unit for each of `units`.
  void span(const Operator& kind, const Operator& unit, const std::vector<base::Unit>& units, base::Span& span);

  // The point before and the point after.
  void neighbour(const Operator& kind, std::string_view what, model::Index& point);

  // The offers so far. Names that came twice are told apart by a number.
  Mutants take() &&;

 private:
  struct Word {
    std::string_view kind;
    std::string id{};
    const model::Citation* cites = nullptr;
  };

  void offer_citations(model::Citation& cites);
  void add(const Operator& kind, std::size_t number, std::string what);
  std::string word_name() const;

  const model::Programme& programme_;
  std::optional<std::size_t> wanted_;
  std::size_t next_ = 0;
  const model::Service* service_ = nullptr;
  Word word_{};
  std::string part_{};
  std::set<std::pair<std::string, const model::Citation*>> touched_{};  // words by service
  std::vector<std::pair<Untouched, const model::Citation*>> entered_{};
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> cited_at_{};
  std::optional<CitationSwap> swapped_{};
  Mutants found_{};
};

// Each of several leaves the list; a list that must not be empty keeps its last.
template <typename Item, typename Name>
void dropped(const Operator& kind, std::string_view what, std::vector<Item>& items, std::size_t least, Offers& offers,
             const Name& name) {
  if (items.size() <= least) return;
  const std::vector<Item> original = items;
  for (std::size_t i = 0; i < original.size(); ++i) {
    offers.offer(
        kind, [&] { return fmt::format("{} {} is dropped", what, name(original[i])); },
        [&] { items.erase(items.begin() + static_cast<std::ptrdiff_t>(i)); });
  }
}

// The units that another is mistaken for where dates are counted on a calendar.
std::vector<base::Unit> units_mistaken_for(base::Unit unit, bool counts_instants, bool counts_working_days);

}  // namespace consilium::scenario
