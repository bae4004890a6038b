// One check of a service in both versions, ready to be decided for any facts. Used by the search for regions alone.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/world.hpp"
#include "reading/difference_members.hpp"
#include "reading/difference_parts.hpp"

namespace consilium::reading {

// One version of it: its parts, each with the facts they are decided on.
class CheckSide {
 public:
  CheckSide(const Version& version, base::Date on) : version_(version), on_(on) {}
  CheckSide(const CheckSide&) = delete;
  CheckSide& operator=(const CheckSide&) = delete;

  void add(const Part& part);
  bool empty() const { return asked_.empty(); }

  // A fact that no part has is passed over; nothing: it is not known.
  void set(const std::string& fact, const std::optional<model::Value>& value);
  Answer answer() const;

  const Version& version() const { return version_; }
  // Each condition with the moment in which it is asked; of branches that are asked for too.
  struct Asked {
    const model::Predicate* condition = nullptr;
    const decision::Situation* situation = nullptr;
  };
  std::vector<Asked> conditions() const;
  // The fact as some part has it, or null.
  const model::Fact* fact(const std::string& id) const;

 private:
  struct Ready {
    const Part* part = nullptr;
    cases::World world{};
    decision::FactSet facts{0};
    decision::Question question{};
  };
  Version version_;
  base::Date on_;
  std::deque<Ready> asked_;  // questions point into their own entry
};

// The days on which some condition turns while this date moves and all other facts stay, within a window; in order.
// Nothing where a condition cannot be turned round.
std::optional<std::vector<base::Date>> turning_days_of(const CheckSide& side, const std::string& fact, base::Date first,
                                                       base::Date last);

}  // namespace consilium::reading
