#include <algorithm>

#include "base/check.hpp"
#include "decision/phrases.hpp"
#include "decision/render.hpp"

namespace consilium::decision {
namespace {

// The service of which a case must have come far enough before; empty where none must.
std::string_view service_that_comes_first(const model::Predicate& predicate) {
  if (predicate.operation == model::Operation::negation) return {};
  if (predicate.operation == model::Operation::earlier_case) return predicate.service;
  for (const model::Predicate& part : predicate.parts) {
    const std::string_view found = service_that_comes_first(part);
    if (!found.empty()) return found;
  }
  return {};
}

class Speaker {
 public:
  Speaker(const Question& question, const Decision& decision, const Explanation& explanation, base::Language language)
      : question_(question), decision_(decision), explanation_(explanation), language_(language) {}

  std::string sentence() const {
    switch (decision_.outcome) {
      case Outcome::eligible:
        return say(Phrase::eligible, language_);
      case Outcome::needs_information:
        return say(Phrase::needs_information, language_);
      case Outcome::refer:
        return say(Phrase::referred, language_, reasons(), role(first_decisive().refer_to));
      case Outcome::not_eligible:
        break;
    }
    if (!explanation_.eligible_from) return say(Phrase::refused, language_, reasons());
    return say(Phrase::not_yet, language_, reasons(), date_in_words(*explanation_.eligible_from, language_));
  }

  std::string to_do(const Step& step) const {
    const std::string date = step.date ? date_in_words(*step.date, language_) : std::string{};
    switch (step.kind) {
      case Step::Kind::wait_until:
        return say(step.about().empty() ? Phrase::wait : Phrase::wait_year, language_, date);
      case Step::Kind::provide_fact:
        return say(fact(step.about()).source == "member" ? Phrase::tell : Phrase::find_out, language_,
                   name_of(fact(step.about())));
      case Step::Kind::provide_paper:
        return say(Phrase::send, language_, reason(check(step.check)));
      case Step::Kind::give_consent:
        return say(Phrase::sign, language_);
      case Step::Kind::other_date:
        return say(Phrase::choose_date, language_, name_of(fact(step.about())), date);
      case Step::Kind::leave_out:
        return say(Phrase::leave_out, language_, name_of(fact(step.about())));
      case Step::Kind::finish_case:
        return say(Phrase::case_ends, language_, step.about());
      case Step::Kind::ask:
        return say(Phrase::wait_for, language_, role(step.about()));
      case Step::Kind::never:
        break;
    }
    return by_itself_never(check(step.check));
  }

 private:
  // No way is known that helps by itself. What time changes is said, and what must be used before.
  std::string by_itself_never(const Check& check) const {
    const auto& turns_on = explanation_.turns_on[static_cast<std::size_t>(&check - decision_.checks.data())];
    if (turns_on) return say(Phrase::turns, language_, reason(check), date_in_words(*turns_on, language_));
    if (check.rule != model::none) {
      const model::Service& service = *question_.situation.service;
      const std::string_view first = service_that_comes_first(service.rules[check.rule].require);
      const model::Service* there = first.empty() ? nullptr : question_.situation.programme->service(first);
      if (there != nullptr) return say(Phrase::use_first, language_, there->name.or_any(language_));
    }
    return say(Phrase::never, language_, reason(check));
  }

  const model::Fact& fact(std::string_view id) const {
    return question_.situation.service->facts[question_.situation.service->fact(id)];
  }

  const std::string& name_of(const model::Fact& fact) const {
    return fact.name.empty() ? fact.id : fact.name.or_any(language_);
  }

  std::string role(std::string_view id) const {
    const model::Role* found = question_.situation.programme->role(id);
    return found == nullptr ? std::string(id) : found->name.or_any(language_);
  }

  const Check& check(std::string_view id) const {
    const auto found = std::find_if(decision_.checks.begin(), decision_.checks.end(),
                                    [&](const Check& candidate) { return candidate.id == id; });
    CHECK(found != decision_.checks.end());
    return *found;
  }

  const Check& first_decisive() const {
    const auto found = std::find_if(decision_.checks.begin(), decision_.checks.end(),
                                    [&](const Check& candidate) { return is_decisive(decision_, candidate); });
    CHECK(found != decision_.checks.end());
    return *found;
  }

  std::string reason(const Check& check) const {
    if (check.kind == CheckKind::quota) return say(Phrase::used_up, language_);
    return check.say == nullptr || check.say->empty() ? std::string(check.id) : check.say->or_any(language_);
  }

  std::string reasons() const {
    std::string text;
    for (const Check& check : decision_.checks) {
      if (!is_decisive(decision_, check)) continue;
      if (!text.empty()) text += say(Phrase::between_reasons, language_);
      text += reason(check);
    }
    return text;
  }

  const Question& question_;
  const Decision& decision_;
  const Explanation& explanation_;
  base::Language language_;
};

}  // namespace

MemberAnswer member_answer(const Question& question, const Decision& decision, const Explanation& explanation,
                           base::Language language) {
  const Speaker speaker(question, decision, explanation, language);
  MemberAnswer answer{speaker.sentence(), {}};
  for (const std::vector<Step>& steps : explanation.remedies) {
    std::vector<std::string> way;
    for (const Step& step : steps) {
      std::string text = speaker.to_do(step);
      if (std::find(way.begin(), way.end(), text) == way.end()) way.push_back(std::move(text));
    }
    if (&steps == &explanation.remedies.front()) {
      answer.to_do = std::move(way);
    } else {
      answer.other_ways.push_back(std::move(way));
    }
  }
  return answer;
}

}  // namespace consilium::decision
