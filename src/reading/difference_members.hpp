// Who loses and who gains a service between two versions of a programme, by what the roster says of them on a day. The
// member asks for themselves, has used nothing, and has told nothing yet: what only an application can tell is not
// known, and stays so on both sides.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "calendar/edition.hpp"
#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "model/programme.hpp"
#include "reading/difference.hpp"

namespace consilium::reading {

// One version with what lies beside it; all of it must outlive whoever is given it.
struct Version {
  const model::Programme* programme = nullptr;
  const calendar::Edition* calendar = nullptr;
  const Networks* networks = nullptr;
};

struct Answer {
  bool offered = false;  // the version has the service
  decision::Outcome outcome = decision::Outcome::not_eligible;
  std::optional<std::int64_t> allowed{};  // uses in the window of that day; none: without limit

  bool operator==(const Answer&) const = default;
};

enum class Moves : unsigned char { neither, loses, gains };

// A worse outcome loses; of the same one, unless it is a no, fewer uses lose. A service that is not there is a no.
Moves moves(const Answer& before, const Answer& after);
std::string_view to_string(Moves moves);

struct MovedAnswer {
  std::size_t service = 0;  // position in services()
  Answer before;
  Answer after;

  bool operator==(const MovedAnswer&) const = default;
};

// Not thread-safe: one for each thread.
class MemberComparison {
 public:
  MemberComparison(const Version& before, const Version& after, base::Date on);
  MemberComparison(MemberComparison&&) noexcept;
  MemberComparison& operator=(MemberComparison&&) noexcept;
  ~MemberComparison();

  // Of either version: those of the new one in its order, then those that are gone.
  const std::vector<std::string>& services() const;
  // Whether one of the versions asks about all contracts of a person.
  bool asks_other_contracts() const;

  // The members who are compared next, until others are begun: of whom the roster says this, whatever their day of
  // birth.
  void begin(const cases::RosterFacts& contract, std::span<const cases::RosterFacts* const> others = {});
  // The services for which the answer is another one.
  std::vector<MovedAnswer> compare(std::optional<base::Date> birth_date);
  // The checks that make the worse answer what it is and do not stand in the way of the better one; `quota` where only
  // the uses differ.
  std::vector<std::string> because(const MovedAnswer& moved, const cases::RosterFacts& contract,
                                   std::span<const cases::RosterFacts* const> others = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The answer of one version by the whole decision, without any shortcut.
Answer answer_of(const Version& version, std::string_view service, base::Date on, const cases::RosterFacts& contract,
                 std::span<const cases::RosterFacts* const> others = {});

}  // namespace consilium::reading
