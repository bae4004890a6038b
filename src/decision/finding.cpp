#include "decision/finding.hpp"

#include "decision/evaluate.hpp"

namespace consilium::decision {

constexpr std::size_t usual_length = 100;

Findings::Findings(const Question& question, const Decision& decision) {
  const Moment moment = question.situation;
  text_.reserve(usual_length * decision.checks.size());
  ends_.reserve(decision.checks.size());
  for (const Check& check : decision.checks) {
    Ends& ends = ends_.emplace_back();
    const model::Predicate* require = check.rule == model::none ? nullptr : &moment.service().rules[check.rule].require;
    const auto balance = check.kind == CheckKind::quota ? own_balance(moment) : quota::Balance{};
    if (require != nullptr) add_have(*require, moment, text_);
    if (check.kind == CheckKind::quota) add_have(balance, text_);
    ends.have = text_.size();
    if (require != nullptr) add_need(*require, moment, text_);
    if (check.kind == CheckKind::quota) add_need(balance, text_);
    ends.need = text_.size();
    if (require != nullptr && check.status == CheckStatus::not_met) text_ += short_by_text(*require, moment);
    ends.short_by = text_.size();
  }
}

Finding Findings::operator[](std::size_t check) const {
  const std::string_view all = text_;
  const Ends& ends = ends_[check];
  const std::size_t first = check == 0 ? 0 : ends_[check - 1].short_by;
  return {all.substr(first, ends.have - first), all.substr(ends.have, ends.need - ends.have),
          all.substr(ends.need, ends.short_by - ends.need)};
}

}  // namespace consilium::decision
