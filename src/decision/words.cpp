#include "decision/decide.hpp"

namespace consilium::decision {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::eligible:
      return "eligible";
    case Outcome::refer:
      return "refer";
    case Outcome::needs_information:
      return "needs_information";
    case Outcome::not_eligible:
      return "not_eligible";
  }
  return "not_eligible";
}

std::string_view to_string(CheckStatus status) {
  switch (status) {
    case CheckStatus::met:
      return "met";
    case CheckStatus::not_met:
      return "not_met";
    case CheckStatus::unknown:
      return "unknown";
    case CheckStatus::replaced:
      return "replaced";
    case CheckStatus::waived:
      return "waived";
    case CheckStatus::not_applicable:
      return "not_applicable";
  }
  return "unknown";
}

std::string_view to_string(CheckKind kind) {
  switch (kind) {
    case CheckKind::rule:
      return "rule";
    case CheckKind::quota:
      return "quota";
    case CheckKind::paper:
      return "paper";
    case CheckKind::consent:
      return "consent";
  }
  return "rule";
}

std::string_view to_string(Step::Kind kind) {
  switch (kind) {
    case Step::Kind::wait_until:
      return "wait";
    case Step::Kind::provide_fact:
      return "provide";
    case Step::Kind::provide_paper:
      return "send_paper";
    case Step::Kind::give_consent:
      return "consent";
    case Step::Kind::other_date:
      return "choose_date";
    case Step::Kind::leave_out:
      return "leave_out";
    case Step::Kind::finish_case:
      return "finish_first";
    case Step::Kind::ask:
      return "ask";
    case Step::Kind::never:
      return "never";
  }
  return "never";
}

}  // namespace consilium::decision
