// Moment: a situation as it is seen at one instant: its own, or a later one at which the same person asks. Cheap to
// make and to copy, so that a question is asked again on another day, or on other facts, without copying what it rests
// on. A view: the situation must outlive it.
#pragma once

#include <optional>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "decision/situation.hpp"
#include "model/account.hpp"
#include "model/predicate.hpp"
#include "model/programme.hpp"

namespace consilium::decision {

class Moment {
 public:
  // As the situation stands. Implicit: whatever takes a moment takes a situation.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Moment(const Situation& situation)
      : facts(situation.facts),
        account(situation.account),
        now(situation.now),
        today(situation.date_of(situation.now)),
        situation_(&situation) {
    if (!situation.points.empty()) applied_ = situation.points.front();
  }

  // The same person asking on another day at the same time of day; who has applied applies then.
  Moment on(base::Date day) const {
    Moment later = *this;
    const base::Zone& zone = programme().zone;
    later.now.milliseconds += zone.at(day).milliseconds - zone.at(today).milliseconds;
    later.today = day;
    if (applied_) later.applied_ = later.now;
    return later;
  }

  const model::Programme& programme() const { return *situation_->programme; }
  const model::Service& service() const { return *situation_->service; }
  const calendar::Edition& calendar() const { return *situation_->calendar; }
  model::Index end() const { return situation_->end; }
  model::Index branch() const { return situation_->branch; }
  const std::string& right() const { return situation_->right; }
  const std::vector<std::int64_t>& allowances_left() const { return situation_->allowances_left; }
  bool is_settled() const { return situation_->is_settled; }
  std::optional<bool> eligible() const { return situation_->eligible; }
  const std::vector<model::EarlierCase>* earlier() const { return situation_->earlier; }  // null: none
  const std::map<std::string, model::Network, std::less<>>* networks() const { return situation_->networks; }
  // Given, and not taken back.
  bool has_consented(model::Index consent) const {
    return consent < situation_->consented.size() && situation_->consented[consent];
  }

  // The stamp of a point; none when it is not reached.
  const std::optional<base::Instant>& point(model::Index index) const {
    return index == model::applied_point ? applied_ : situation_->points[index];
  }
  // The date that is the value of a fact; null when it is not known, or no date.
  const base::Date* date(model::Index fact) const {
    const model::Value* value = facts->find(fact);
    return value == nullptr ? nullptr : std::get_if<base::Date>(value);
  }
  const base::Date* date(model::BuiltIn fact) const { return date(index_of(fact)); }
  base::Date date_of(base::Instant at) const { return at == now ? today : situation_->date_of(at); }

  const FactSet* facts;
  const model::Account* account;
  base::Instant now;
  base::Date today;

 private:
  const Situation* situation_;
  std::optional<base::Instant> applied_;
};

}  // namespace consilium::decision
