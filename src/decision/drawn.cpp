// What a case draws on: a right, or the quota of its service and which of its lines.
#include "decision/kinds_of_tests.hpp"

namespace consilium::decision {

using model::Index;
using model::none;
using model::QuotaLine;

quota::Balance balance_of_line(const model::Service& service, const QuotaLine& line, base::Date on,
                               const Moment& moment) {
  static const model::Account no_account;
  return quota::balance_of_line(moment.account == nullptr ? no_account : *moment.account, service.kept_as(),
                                service.quota, line, on, years_from(on, moment));
}

quota::Balance balance_of_line(const QuotaLine& line, const Moment& moment) {
  return balance_of_line(moment.service(), line, charged_on(moment.service(), moment), moment);
}

// A figure stands whatever is left of it; of lines the next is drawn on where one is used up.
DrawnLine drawn_line(const model::Service& service, base::Date on, const Moment& moment) {
  const std::vector<QuotaLine>& lines = service.quota.lines;
  DrawnLine first{Truth::no, none};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Truth holds = lines[i].when ? evaluate(*lines[i].when, moment) : Truth::yes;
    if (holds == Truth::unknown) return {Truth::unknown, none};
    if (holds == Truth::no) continue;
    const bool drawn = service.quota.figures || quota::can_hold(balance_of_line(service, lines[i], on, moment));
    if (drawn) return {Truth::yes, static_cast<Index>(i)};
    if (first.line == none) first = {Truth::yes, static_cast<Index>(i)};
  }
  return first;
}

DrawnLine drawn_line(const Moment& moment) {
  return drawn_line(moment.service(), charged_on(moment.service(), moment), moment);
}

void collect_facts_for_line(const Moment& moment, std::vector<Index>& facts) {
  for (const QuotaLine& line : moment.service().quota.lines) {
    if (!line.when || evaluate(*line.when, moment) != Truth::unknown) continue;
    return collect_unknown_facts(*line.when, moment, facts);
  }
}

quota::Balance own_balance(const Moment& moment) {
  if (!moment.right().empty() && moment.account != nullptr) {
    return quota::balance_of_right(*moment.account, moment.right());
  }
  const model::Service& service = moment.service();
  const Index line = service.quota.lines.empty() ? none : drawn_line(moment).line;
  if (line != none) return balance_of_line(service.quota.lines[line], moment);
  return balance_of(service, charged_on(service, moment), moment);
}

Truth has_own_left(const Moment& moment) {
  if (!moment.right().empty()) return truth(own_balance(moment).left > 0);
  const model::Service& service = moment.service();
  const base::Date on = charged_on(service, moment);
  if (service.quota.lines.empty()) return has_left(service, on, 1, moment);
  const bool is_known = has_left(service, on, 0, moment) != Truth::unknown;
  const DrawnLine drawn = drawn_line(moment);
  if (drawn.truth != Truth::yes) return drawn.truth;
  return is_known ? truth(quota::can_hold(balance_of_line(service.quota.lines[drawn.line], moment))) : Truth::unknown;
}

}  // namespace consilium::decision
