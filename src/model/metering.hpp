// Metered help, kinds of cost and how they are settled, as a service has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "base/money.hpp"
#include "model/form.hpp"

namespace consilium::model {

// What help is counted in. Time is counted from meeting to leaving.
enum class Counted : std::uint8_t { hours, minutes, times };
std::string_view to_string(Counted counted);

// Help that is asked for by this name and is not part of an allowance.
struct Excluded {
  std::string id;
  base::LocalisedText name;
  Citation cites;

  bool operator==(const Excluded&) const = default;
};

// What one unit beyond an allowance costs.
struct Charge {
  base::Money each;
  Index cost = none;  // Service::costs

  bool operator==(const Charge&) const = default;
};

// Metered help of one case: a balance of its own, in whole units. Every entry is counted up to a whole unit first and
// then divided between what is left and what lies beyond. It never pays for another allowance, and the use of the case
// does not depend on it.
struct Allowance {
  std::string id;
  base::LocalisedText name;
  Counted counted = Counted::hours;
  std::int64_t amount = 0;
  Index from = none;   // point after which help counts
  Index until = none;  // point on whose day the last help may end
  std::string owner;   // a role of the programme
  std::vector<Choice> kinds;
  std::vector<Excluded> excluded;
  std::vector<Field> record;
  std::optional<Charge> beyond;  // none: nothing beyond it is accepted
  Citation cites;

  bool operator==(const Allowance&) const = default;
};

enum class Payer : std::uint8_t { member, provider };
// A third party is none of the others: whoever the member engages or the provider passes the member on to.
enum class Payee : std::uint8_t { provider, staff, hospital, authority, carrier, lodging, third_party };
// On the spot, and later only if it was not paid then; after the provider has advanced it; by the payer to the payee
// without anybody between them, so that it is never advanced.
enum class Settle : std::uint8_t { on_the_spot, advanced, direct };
std::string_view to_string(Payer payer);
std::string_view to_string(Payee payee);
std::string_view to_string(Settle settle);

// A kind of cost: who bears it, who is paid, and how.
struct Cost {
  std::string id;
  base::LocalisedText name;
  Payer payer = Payer::member;
  Payee payee = Payee::provider;
  Settle settle = Settle::direct;
  Citation cites;

  bool operator==(const Cost&) const = default;
};

// Whether such a cost makes the member owe something to the provider or its staff.
inline bool is_owed(const Cost& cost) { return cost.payer == Payer::member && cost.settle != Settle::direct; }

// How what the member owes on a case is told and paid.
struct Settlement {
  base::LocalisedText name;
  Index after = none;  // point before which no statement is made
  std::string owner;   // a role of the programme
  Index marks = none;  // point stamped when nothing is owed any more, from `after` on
  Citation cites;

  bool operator==(const Settlement&) const = default;
};

}  // namespace consilium::model
