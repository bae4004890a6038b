// Speaker: sentences within one service, where facts, points and tasks have their names. Conditions are finite clauses
// (`the application has been made`), so that every sentence takes them in the same place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {

class Speaker {
 public:
  Speaker(const Voice& voice, const model::Service& service);

  const Voice& voice() const { return voice_; }
  const model::Programme& programme() const { return *voice_.programme; }
  const model::Service& service() const { return *service_; }
  base::Language language() const { return voice_.language; }

  template <typename... Arguments>
  std::string say(const Template<sizeof...(Arguments)>& words, const Arguments&... arguments) const {
    return reading::say(voice_.language, words, arguments...);
  }

  std::string condition(const model::Predicate& predicate) const;
  std::string fact(model::Index fact) const;
  std::string facts(const std::vector<model::Index>& facts) const;
  std::string value(model::Index fact, const model::Value& value) const;
  std::string column(std::string_view id) const;        // of a list or network, in quotes
  std::string date(const model::DateTerm& term) const;  // as a noun: `the application`
  std::string task(model::Index task) const;
  std::string tasks(const std::vector<model::Index>& tasks) const;
  std::string end(model::Index end) const;
  std::string consent(model::Index consent) const;
  std::string checklist(const model::Checklist& checklist) const;

  // Points have no names of their own: they are called by what stamps them.
  std::string point_reached(model::Index point) const;  // `“Book” is done`
  std::string point_not_yet(model::Index point) const;  // `“Book” is not done yet`
  std::string point(model::Index point) const;          // `the completion of “Book”`
  std::string points(const std::vector<model::Index>& points) const;
  bool has_several_ways(model::Index point) const { return stamps_[point].size() > 1; }

 private:
  struct Stamp {
    enum class By : unsigned char {
      application,
      closing,
      task,
      outcome,
      message,
      papers,
      interrupt,
      settlement,
      embedded,
      parent
    };
    By by = By::task;
    std::string name;                        // quoted
    std::string other;                       // of an outcome its name; of an embedded case the point
    const model::Predicate* when = nullptr;  // it is stamped only if this holds
  };
  enum class Form : unsigned char { reached, not_yet, noun };

  void add_stamps_of_tasks();
  void add_stamps_of_others();
  void add_stamps_of_parents();
  std::string form_of(const Stamp& stamp, Form form) const;
  std::string way_of(const Stamp& stamp, Form form) const;  // with its condition
  std::string form_of(model::Index point, Form form) const;

  // Of conditions, by what they are about.
  std::string several(const model::Predicate& predicate) const;
  std::string cells(const model::Predicate& predicate) const;
  std::string about_fact(const model::Predicate& predicate) const;
  std::string about_institution(const model::Predicate& predicate) const;
  std::string about_dates(const model::Predicate& predicate) const;
  std::string about_period(const model::Predicate& predicate) const;
  std::string about_case(const model::Predicate& predicate) const;
  std::string about_earlier(const model::Predicate& predicate) const;
  std::string subject(const model::Predicate& predicate) const;
  std::string values(const model::Predicate& predicate) const;

  Voice voice_;
  const model::Service* service_;
  std::vector<std::vector<Stamp>> stamps_;  // by point
  bool names_only_ = false;                 // points are named without the conditions under which they are reached
};

}  // namespace consilium::reading
