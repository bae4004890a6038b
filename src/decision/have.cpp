// What was there when a predicate was tested, in words.
#include <algorithm>
#include <string_view>

#include "decision/evaluate.hpp"
#include "decision/finding.hpp"

namespace consilium::decision {
namespace {

using model::DateTerm;
using model::Index;
using model::none;
using model::Operation;
using model::Predicate;

bool compares_two_dates(Operation operation) {
  return operation == Operation::date_before || operation == Operation::date_on_or_before ||
         operation == Operation::date_after || operation == Operation::date_on_or_after ||
         operation == Operation::lead || operation == Operation::fresh;
}

// Writes `what = value, what = value`, each of them once.
class Reading {
 public:
  Reading(const Moment& moment, std::string& text) : moment_(moment), text_(text), first_(text.size()) {}

  void add(const Predicate& predicate) {
    for (const Predicate& part : predicate.parts) add(part);
    if (predicate.dated && predicate.fact != none) {
      add_dated_fact(predicate);
    } else {
      add_fact(predicate.fact);
    }
    add_fact(predicate.other_fact);
    for (const Index fact : predicate.facts) add_fact(fact);
    if (compares_two_dates(predicate.operation)) {
      add_term(predicate.date);
      add_term(predicate.other_date);
    }
    if (predicate.period != none) {
      add_term(predicate.date);
      add_fact(moment_.programme().periods[predicate.period].starts_on);
    }
    for (const DateTerm& term : predicate.dates) add_term(term);
    if (predicate.point != none) add_point(predicate.point);
    add_rest(predicate);
  }

 private:
  void add_rest(const Predicate& predicate) {
    switch (predicate.operation) {
      case Operation::age_below:
      case Operation::age_at_least:
        add_fact(index_of(model::BuiltIn::member_birth_date));
        return add_term(predicate.date);
      case Operation::date_in_hours:
        return add_moment(predicate.date);
      case Operation::same_period:
        return add_fact(index_of(model::BuiltIn::contract_effective_on));
      case Operation::earlier_case:
        for (const Index fact : predicate.same_there) add_fact(fact);
        return add_earlier(predicate);
      case Operation::consented:
        begin(moment_.service().consents[predicate.consent].id,
              moment_.has_consented(predicate.consent) ? " given" : " not given");
        return end();
      case Operation::quota_left:
        return add_quota(predicate);
      case Operation::allowance_left:
        begin(moment_.service().allowances[predicate.allowance].id, " left = ");
        text_ += std::to_string(allowance_left(predicate.allowance, moment_));
        return end();
      case Operation::money_is_settled:
        begin(moment_.is_settled() ? "money is settled" : "money is owed", {});
        return end();
      case Operation::ended:
        begin("end = ", moment_.end() == none ? "none" : std::string_view(moment_.service().ends[moment_.end()].id));
        return end();
      case Operation::branch:
        return add_branch();
      default:
        return;
    }
  }

  void add_fact(Index fact) {
    if (fact == none) return;
    begin(moment_.service().facts[fact].id, " = ");
    add_value(moment_.facts->find(fact));
    end();
  }

  void add_dated_fact(const Predicate& predicate) {
    const auto on = date_of(predicate.date, moment_);
    begin(moment_.service().facts[predicate.fact].id, " = ");
    add_value(on ? moment_.facts->find(predicate.fact, *on) : nullptr);
    if (on) (text_ += " on ") += base::to_string(*on);
    end();
  }

  void add_term(const DateTerm& term) {
    if (term.kind == DateTerm::Kind::day) return;  // what is needed says it
    const auto date = date_of(term, moment_);
    begin({}, {});
    add_name(term, moment_, text_);
    text_ += " = ";
    text_ += date ? base::to_string(*date) : "?";
    end();
  }

  // With its time of day, where it has one.
  void add_moment(const DateTerm& term) {
    const auto at = instant_of(term, moment_);
    if (!at) return add_term(term);
    const base::Zone& zone = moment_.programme().zone;
    begin({}, {});
    add_name(term, moment_, text_);
    text_ += " = " + base::to_string(zone.date_of(*at)) + " " + base::to_string(zone.clock_of(*at));
    end();
  }

  void add_point(Index point) {
    const auto& stamp = moment_.point(point);
    begin(moment_.service().points[point], stamp ? " = " : " not reached");
    if (stamp) text_ += base::to_string(moment_.date_of(*stamp));
    end();
  }

  void add_quota(const Predicate& predicate) {
    const model::Service* service = moment_.programme().service(predicate.service);
    begin(predicate.service, " left = ");
    if (service == nullptr || moment_.account == nullptr) {
      text_ += '?';
    } else {
      const auto left = balance_of(*service, moment_.today, moment_).left;
      text_ += left ? std::to_string(*left) : "unlimited";
    }
    end();
  }

  void add_earlier(const Predicate& predicate) {
    const model::EarlierCase* latest = latest_case(predicate, moment_);
    if (latest == nullptr) {
      begin("no case of ", predicate.service);
      (text_ += " has reached ") += predicate.point_there;
      return end();
    }
    begin(latest->id, " reached ");
    (text_ += predicate.point_there) += " on ";
    text_ += base::to_string(moment_.date_of(latest->point(predicate.point_there)->at));
    end();
    for (const model::FactThere& there : predicate.facts_there) {
      begin(there.fact, " = ");
      add_value(latest->fact(there.fact));
      end();
    }
  }

  void add_branch() {
    const Index taken = moment_.branch() != none ? moment_.branch() : branch_of(moment_);
    begin("branch = ", taken == none ? "?" : std::string_view(moment_.service().branches[taken].id));
    end();
  }

  void add_value(const model::Value* value) {
    if (value == nullptr) {
      text_ += '?';
    } else {
      model::add_text(*value, text_);
    }
  }

  void begin(std::string_view what, std::string_view word) {
    if (text_.size() > first_) {
      text_ += separator;
      others_.push_back(text_.size());
    }
    (text_ += what) += word;
  }

  // Takes back what has been said before.
  void end() {
    if (others_.empty()) return;
    const std::string_view all = text_;
    const std::string_view last = all.substr(others_.back());
    std::size_t begin = first_;
    for (const std::size_t next : others_) {
      if (all.substr(begin, next - separator.size() - begin) == last) {
        text_.resize(others_.back() - separator.size());
        others_.pop_back();
        return;
      }
      begin = next;
    }
  }

  static constexpr std::string_view separator = ", ";

  const Moment& moment_;
  std::string& text_;
  std::size_t first_;
  std::vector<std::size_t> others_;  // where each reading but the first begins in the text
};

}  // namespace

void add_have(const Predicate& predicate, const Moment& moment, std::string& text) {
  Reading(moment, text).add(predicate);
}

void add_have(const quota::Balance& balance, std::string& text) {
  (text += "held ") += std::to_string(balance.held);
  (text += ", used ") += std::to_string(balance.used);
}

std::string have_text(const Predicate& predicate, const Moment& moment) {
  std::string text;
  add_have(predicate, moment, text);
  return text;
}

}  // namespace consilium::decision
