// Conditions as finite clauses, one template for each comparison of the language.
#include <optional>
#include <set>

#include "base/check.hpp"
#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

using model::Operation;
using model::Predicate;

namespace {

bool joins(const Predicate& predicate) {
  return predicate.operation == Operation::all_of || predicate.operation == Operation::any_of;
}

// The comparison that says the contrary by itself.
std::optional<Operation> contrary_of(Operation operation) {
  switch (operation) {
    case Operation::is:
    case Operation::one_of:
      return Operation::is_not;
    case Operation::in_list:
      return Operation::not_in_list;
    case Operation::not_in_list:
      return Operation::in_list;
    case Operation::given:
      return Operation::not_given;
    case Operation::not_given:
      return Operation::given;
    case Operation::date_before:
      return Operation::date_on_or_after;
    case Operation::date_on_or_before:
      return Operation::date_after;
    case Operation::date_after:
      return Operation::date_on_or_before;
    case Operation::date_on_or_after:
      return Operation::date_before;
    case Operation::reached:
      return Operation::not_yet;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string Speaker::several(const Predicate& predicate) const {
  std::string text;
  std::set<std::string> said_before;
  for (const Predicate& part : predicate.parts) {
    std::string said = condition(part);
    if (!said_before.insert(said).second) continue;
    const bool joins_several = joins(part) ? part.parts.size() > 1
                                           : part.operation == Operation::not_yet && has_several_ways(part.point) &&
                                                 predicate.operation == Operation::any_of;
    const bool in_brackets = predicate.parts.size() > 1 && joins_several;
    if (in_brackets) said = say({"（{0}）", "（{0}）", "({0})"}, said);
    if (text.empty()) {
      text = std::move(said);
    } else if (predicate.operation == Operation::all_of) {
      text = say({"{0}，且{1}", "{0}，且{1}", "{0}, and {1}"}, text, said);
    } else {
      text = say({"{0}，或{1}", "{0}，或{1}", "{0}, or {1}"}, text, said);
    }
  }
  return text;
}

// The fact that is tested, and on which day it is read.
std::string Speaker::subject(const Predicate& predicate) const {
  if (!predicate.dated) return fact(predicate.fact);
  if (predicate.date.kind == model::DateTerm::Kind::now)
    return say({"{0}（以办理当日为准）", "{0}（以辦理當日為準）", "{0} (as it is on that day)"}, fact(predicate.fact));
  return say({"{0}（以{1}当日为准）", "{0}（以{1}當日為準）", "{0} (as it is on the day of {1})"}, fact(predicate.fact),
             date(predicate.date));
}

std::string Speaker::values(const Predicate& predicate) const {
  std::vector<std::string> said;
  for (const model::Value& one : predicate.values) said.push_back(value(predicate.fact, one));
  return list_or(language(), said);
}

std::string Speaker::about_fact(const Predicate& predicate) const {
  const std::string of = subject(predicate);
  const auto list = [&] {
    return quoted(language(), code_in_words(voice_, programme().names.lists, programme().lists[predicate.list].id));
  };
  switch (predicate.operation) {
    case Operation::is:
      return say({"{0}为{1}", "{0}為{1}", "{0} is {1}"}, of, values(predicate));
    case Operation::is_not:
      return say({"{0}不为{1}", "{0}不為{1}", "{0} is not {1}"}, of, values(predicate));
    case Operation::one_of:
      return say({"{0}为{1}", "{0}為{1}", "{0} is {1}"}, of, values(predicate));
    case Operation::at_least:
      return say({"{0}不低于{1}", "{0}不低於{1}", "{0} is {1} or more"}, of, values(predicate));
    case Operation::at_most:
      return say({"{0}不高于{1}", "{0}不高於{1}", "{0} is {1} or less"}, of, values(predicate));
    case Operation::in_list:
      return say({"{0}在清单{1}之内", "{0}在清單{1}之內", "{0} is on the list {1}"}, of, list());
    case Operation::not_in_list:
      return say({"{0}不在清单{1}之内", "{0}不在清單{1}之內", "{0} is not on the list {1}"}, of, list());
    case Operation::flagged:
      return say({"{0}在清单中标有{1}", "{0}在清單中標有{1}", "{0} is marked {1} on its list"}, of,
                 column(predicate.flag));
    case Operation::same_as:
      return say({"{0}与{1}相同", "{0}與{1}相同", "{0} is the same as {1}"}, of, fact(predicate.other_fact));
    case Operation::among:
      return say({"{0}是{1}之一", "{0}是{1}之一", "{0} is one of {1}"}, of, fact(predicate.other_fact));
    case Operation::given:
      return say({"已知{0}", "已知{0}", "{0} is known"}, of);
    case Operation::not_given:
      return say({"尚不知{0}", "尚不知{0}", "{0} is not known"}, of);
    case Operation::declined:
      return say({"对方选择不提供{0}", "對方選擇不提供{0}", "{0} was asked and not told"}, of);
    default:
      break;
  }
  CHECK(false);
  return {};
}

std::string Speaker::about_dates(const Predicate& predicate) const {
  const std::string first = date(predicate.date);
  if (predicate.other_date.kind == model::DateTerm::Kind::now) {
    if (predicate.operation == Operation::date_on_or_before)
      return say({"{0}不晚于办理之时", "{0}不遲於辦理之時", "{0} is not in the future"}, first);
    if (predicate.operation == Operation::date_on_or_after)
      return say({"{0}不早于办理之时", "{0}不早於辦理之時", "{0} is not in the past"}, first);
  }
  const std::string second = date(predicate.other_date);
  switch (predicate.operation) {
    case Operation::date_before:
      return say({"{0}早于{1}", "{0}早於{1}", "{0} is before {1}"}, first, second);
    case Operation::date_on_or_before:
      return say({"{0}不晚于{1}", "{0}不遲於{1}", "{0} is not later than {1}"}, first, second);
    case Operation::date_after:
      return say({"{0}晚于{1}", "{0}遲於{1}", "{0} is after {1}"}, first, second);
    case Operation::date_on_or_after:
      return say({"{0}不早于{1}", "{0}不早於{1}", "{0} is not earlier than {1}"}, first, second);
    case Operation::lead:
      return say({"{0}至少早于{1}{2}", "{0}至少早於{1}{2}", "{0} is at least {2} ahead of {1}"}, first, second,
                 span_in_words(*predicate.span, language()));
    case Operation::fresh:
      return say({"{0}在{1}之前{2}以内", "{0}在{1}之前{2}以內", "{0} is not more than {2} before {1}"}, first, second,
                 span_in_words(*predicate.span, language()));
    default:
      break;
  }
  CHECK(false);
  return {};
}

std::string Speaker::about_period(const Predicate& predicate) const {
  const std::string tested = date(predicate.date);
  switch (predicate.operation) {
    case Operation::date_after_end_of:
      return say({"{0}晚于{1}的最后一日", "{0}遲於{1}的最後一日", "{0} is later than the last of {1}"}, tested,
                 period_in_words(voice_, programme().periods[predicate.period]));
    case Operation::date_within:
      return say({"{0}在{1}之内", "{0}在{1}之內", "{0} is within {1}"}, tested,
                 period_in_words(voice_, programme().periods[predicate.period]));
    case Operation::date_in_hours: {
      const std::string hours = hours_in_words(programme().hours[predicate.hours].opening, language());
      if (!predicate.span)
        return say({"{0}在服务时间（{1}）之内", "{0}在服務時間（{1}）之內", "{0} is within the hours {1}"}, tested,
                   hours);
      return say({"自{0}起的{2}都在服务时间（{1}）之内", "由{0}起的{2}都在服務時間（{1}）之內",
                  "all the {2} from {0} on are within the hours {1}"},
                 tested, hours, span_in_words(*predicate.span, language()));
    }
    case Operation::age_below:
      return say({"{2}在{0}当日未满{1}周岁", "{2}在{0}當日未滿{1}歲", "{2} is younger than {1} on the day of {0}"},
                 tested, number_in_words(predicate.low), person_in_words(voice_, "member"));
    case Operation::age_at_least:
      return say({"{2}在{0}当日已满{1}周岁", "{2}在{0}當日已滿{1}歲", "{2} is {1} or older on the day of {0}"}, tested,
                 number_in_words(predicate.low), person_in_words(voice_, "member"));
    case Operation::same_period: {
      std::vector<std::string> dates;
      for (const model::DateTerm& term : predicate.dates) dates.push_back(date(term));
      return say({"{0}在同一保单年度之内", "{0}在同一保單年度之內", "{0} lie in one policy year"},
                 list_and(language(), dates));
    }
    default:
      break;
  }
  CHECK(false);
  return {};
}

std::string Speaker::about_earlier(const Predicate& predicate) const {
  const model::Service* there = programme().service(predicate.service);
  if (there == nullptr) return quoted(language(), predicate.service);
  const Speaker inside(voice_, *there);
  std::string text =
      say({"此前的{0}个案到了这一步：{1}", "此前的{0}個案到了這一步：{1}", "in an earlier case of {0}, {1}"},
          quoted(voice_, there->name), inside.point_reached(there->point(predicate.point_there)));
  if (!predicate.same_there.empty()) {
    text = say({"{0}，且{1}与本次相同", "{0}，且{1}與本次相同", "{0}, with the same {1} as here"}, text,
               facts(predicate.same_there));
  }
  for (const model::FactThere& fact_there : predicate.facts_there) {
    const model::Index index = there->fact(fact_there.fact);
    std::vector<std::string> said;
    for (const model::Value& one : fact_there.values) said.push_back(inside.value(index, one));
    text = say({"{0}，其{1}为{2}", "{0}，其{1}為{2}", "{0}, where {1} is {2}"}, text, inside.fact(index),
               list_or(language(), said));
  }
  return text;
}

std::string Speaker::about_case(const Predicate& predicate) const {
  switch (predicate.operation) {
    case Operation::reached:
      return point_reached(predicate.point);
    case Operation::not_yet:
      return point_not_yet(predicate.point);
    case Operation::ended:
      return say({"个案以{0}结束", "個案以{0}結束", "the case has ended as {0}"}, end(predicate.end));
    case Operation::branch:
      return say({"个案属于{0}", "個案屬於{0}", "the case goes the way {0}"},
                 quoted(voice_, service_->branches[predicate.branch].name));
    case Operation::consented:
      return say({"已签署{0}", "已簽署{0}", "{0} has been given"}, consent(predicate.consent));
    case Operation::earlier_case:
      return about_earlier(predicate);
    case Operation::decision_is_eligible:
      return say({"审核结论为可以使用", "審核結論為可以使用", "the decision says that the service may be had"});
    case Operation::quota_left:
      return say({"{0}至少还剩{1}次", "{0}至少還剩{1}次", "at least {1} of {0} is left"},
                 service_in_words(voice_, predicate.service), number_in_words(predicate.low));
    case Operation::allowance_left:
      return say({"{0}至少还剩{1}", "{0}至少還剩{1}", "at least {1} of {0} is left"},
                 quoted(voice_, service_->allowances[predicate.allowance].name), number_in_words(predicate.low));
    case Operation::money_is_settled:
      return say({"费用已结清", "費用已結清", "nothing is owed any more"});
    default:
      break;
  }
  CHECK(false);
  return {};
}

std::string Speaker::condition(const Predicate& predicate) const {
  switch (predicate.operation) {
    case Operation::all_of:
    case Operation::any_of:
      return several(predicate);
    case Operation::negation: {
      const Predicate& denied = predicate.parts.front();
      if (const auto contrary = contrary_of(denied.operation)) {
        Predicate said = denied;
        said.operation = *contrary;
        return condition(said);
      }
      // Without the brackets nobody sees how far the denial reaches.
      if (joins(denied) && denied.parts.size() > 1)
        return say({"以下并非如此：（{0}）", "以下並非如此：（{0}）", "it is not so that ({0})"}, condition(denied));
      return say({"以下并非如此：{0}", "以下並非如此：{0}", "it is not so that {0}"}, condition(denied));
    }
    case Operation::at_most_one:
      return say({"{0}之中至多填写一项", "{0}之中至多填寫一項", "at most one of {0} is given"}, facts(predicate.facts));
    case Operation::is:
    case Operation::is_not:
    case Operation::one_of:
    case Operation::at_least:
    case Operation::at_most:
    case Operation::in_list:
    case Operation::not_in_list:
    case Operation::flagged:
    case Operation::same_as:
    case Operation::among:
    case Operation::given:
    case Operation::not_given:
    case Operation::declined:
      return about_fact(predicate);
    case Operation::count_between:
    case Operation::in_network:
    case Operation::listed_in:
    case Operation::grade_at_least:
    case Operation::originals_required:
    case Operation::column_has:
    case Operation::network_has:
      return about_institution(predicate);
    case Operation::date_before:
    case Operation::date_on_or_before:
    case Operation::date_after:
    case Operation::date_on_or_after:
    case Operation::lead:
    case Operation::fresh:
      return about_dates(predicate);
    case Operation::date_after_end_of:
    case Operation::date_within:
    case Operation::date_in_hours:
    case Operation::age_below:
    case Operation::age_at_least:
    case Operation::same_period:
      return about_period(predicate);
    case Operation::reached:
    case Operation::not_yet:
    case Operation::ended:
    case Operation::branch:
    case Operation::consented:
    case Operation::earlier_case:
    case Operation::decision_is_eligible:
    case Operation::quota_left:
    case Operation::allowance_left:
    case Operation::money_is_settled:
      return about_case(predicate);
  }
  CHECK(false);
  return {};
}

}  // namespace consilium::reading
