// The kinds of conditions, by what they are about, each read in a file of its own. Used by read_predicate() alone.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "compiler/scope.hpp"

namespace consilium::compiler {

// About institutions and networks.
model::Predicate about_institution(Scope& scope, const text::Node& node);
model::Predicate about_network(Scope& scope, const text::Node& node);

// About time.
model::Predicate about_date(Scope& scope, const text::Node& node);
model::Predicate about_lead(Scope& scope, const text::Node& node);
model::Predicate about_freshness(Scope& scope, const text::Node& node);
model::Predicate about_age(Scope& scope, const text::Node& node);
model::Predicate about_period(Scope& scope, const text::Node& node);

// About the account: its other cases, its quotas, and what is left or owed in this case.
model::Predicate about_earlier_case(Scope& scope, const text::Node& node);
model::Predicate about_quota(Scope& scope, const text::Node& node);
model::Predicate about_allowance(Scope& scope, const text::Node& node);
model::Predicate about_money(Scope& scope, const text::Node& node);

// Whether exactly one of these keys is there.
inline bool compares_once(const text::Node& node, std::initializer_list<std::string_view> comparisons) {
  return std::count_if(comparisons.begin(), comparisons.end(),
                       [&](std::string_view key) { return node.find(key) != nullptr; }) == 1;
}

}  // namespace consilium::compiler
