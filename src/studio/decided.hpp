// Decided: what a service of a draft answers to a situation that somebody makes up: facts by themselves, without a
// member, a contract or a case, and uses that are spent already. Papers and consents are listed and taken as still to
// come.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "studio/draft.hpp"

namespace consilium::studio {

inline constexpr std::size_t rules_max = 1'000;

struct Spent {
  std::string service;
  std::string line;  // of its quota; empty where it has one only
  std::int64_t count = 0;
};

// A case that the account had before, as a check of the service asks for it.
struct Earlier {
  std::string id;  // `service/point`
  std::string service;
  std::string point;
  std::vector<model::Index> same{};                // facts of the service that asks, which it had the same
  std::vector<model::EarlierCase::Known> facts{};  // that it had besides

  bool operator==(const Earlier&) const = default;
};

// A person who asks at noon of a day. Facts are those of the service, built-in ones among them; what follows from all
// contracts of a person (the plan, policy years) follows from these, unless it is set itself.
class Trial {
 public:
  // Of a draft with a programme; the draft must outlive it.
  Trial(const Draft& draft, const model::Service& service, base::Date on);
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  void set(model::Index fact, std::optional<model::Value> value);  // nothing: it is not known
  const std::optional<model::Value>& value(model::Index fact) const { return known_[fact]; }
  void spend(const Spent& spent);
  // It came to its point a month ago.
  void had(const Earlier& earlier);
  void forget_earlier() { earlier_.clear(); }

  // As everything stands now; points into the trial.
  const decision::Question& question();
  const model::Service& service() const { return *service_; }

 private:
  void settle_roster();
  void settle_earlier();

  const model::Service* service_;
  cases::World world_;
  std::vector<Earlier> earlier_;
  cases::CaseState state_;
  std::vector<std::optional<model::Value>> known_;  // by fact index
  decision::FactSet facts_;
  decision::Question question_;
};

}  // namespace consilium::studio
