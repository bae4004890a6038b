// MemberAnswers: one version, ready to answer for one member after another by the parts of its services. Members of
// whom the roster says the same, their day of birth apart, are a group; what does not ask for an age is decided once
// for all of them. Not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "reading/difference_members.hpp"
#include "reading/difference_parts.hpp"

namespace consilium::reading {

using OtherContracts = std::span<const cases::RosterFacts* const>;

// The insured asks, at noon of the day, and for themselves; nobody is in the world yet.
cases::World world_of(const Version& version, base::Date on);
void take(cases::World& world, const cases::RosterFacts& contract, OtherContracts others);
cases::CaseState asked(const model::Service& service, base::Instant now);

class MemberAnswers {
 public:
  MemberAnswers(const Version& version, base::Date on);
  MemberAnswers(const MemberAnswers&) = delete;
  MemberAnswers& operator=(const MemberAnswers&) = delete;

  // The group whose members are asked about next, until another one begins.
  void begin(const cases::RosterFacts& contract, OtherContracts others);
  // The member of the group who is asked about next.
  void ask(std::optional<base::Date> birth_date);

  Answer answer(std::size_t service);

 private:
  // The facts of a member by the positions of some services.
  struct Layout {
    const model::Service* service = nullptr;
    cases::CaseState state;
    decision::FactSet facts{0};
    bool is_filled = false;
  };

  void prepare(std::size_t part);
  void answer_for_group();
  void add(std::size_t part, Answer& worst);
  Answer decide(std::size_t part);

  cases::World world_;
  Parts parts_;
  std::vector<Layout> layouts_;
  std::vector<std::size_t> layout_of_;  // by part
  std::vector<decision::Question> questions_;
  std::vector<std::optional<Answer>> known_;               // by part: of this member, or of the group
  std::vector<std::vector<std::size_t>> aged_of_service_;  // the parts of each service that ask for an age
  std::vector<Answer> of_group_;                           // by service, from what does not ask for an age
};

}  // namespace consilium::reading
