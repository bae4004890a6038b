// MemberAnswers: one version, ready to answer for one member after another by the parts of its services. What does not
// ask for an age is decided once for each group of members (member_groups.hpp). Not thread-safe.
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

  // The member who is asked about next, of a group that was there before or of the next new one. `contract` and
  // `others` are kept until another one begins.
  void begin(const cases::RosterFacts& contract, OtherContracts others, std::size_t group);
  void forget_groups() { of_groups_.clear(); }

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
  std::vector<std::optional<Answer>> known_;  // by part: of this member, or of a member of the last new group
  std::vector<std::vector<std::size_t>> aged_of_service_;  // the parts of each service that ask for an age
  std::vector<Answer> of_groups_;                          // by group, the services of each one after another
  std::size_t first_of_group_ = 0;                         // of the group of this member
  const cases::RosterFacts* contract_ = nullptr;           // of this member
  OtherContracts others_{};
  bool is_taken_ = true;  // the world is that of this member; before the first one it is of nobody
};

}  // namespace consilium::reading
