#include "reading/clause_order.hpp"

#include <utility>

namespace consilium::reading {
namespace {

bool is_numeral(char character) { return character >= '0' && character <= '9'; }

// Takes the digits with which the text begins, without the zeros before the number.
std::string_view number_at_front(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_numeral(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

// A letter at the end of an id names a paragraph of what stands before it, which comes before its numbered parts.
std::pair<bool, unsigned char> rank_of(std::string_view rest) {
  const bool is_paragraph = rest.size() == 1 && rest.front() >= 'a' && rest.front() <= 'z';
  return {!is_paragraph, static_cast<unsigned char>(rest.front())};
}

}  // namespace

bool comes_before(std::string_view clause, std::string_view other) {
  std::string_view first = clause;
  std::string_view second = other;
  while (!first.empty() && !second.empty()) {
    if (is_numeral(first.front()) && is_numeral(second.front())) {
      const std::string_view one = number_at_front(first);
      const std::string_view two = number_at_front(second);
      if (one.size() != two.size()) return one.size() < two.size();
      if (one != two) return one < two;
      continue;
    }
    if (const auto one = rank_of(first), two = rank_of(second); one != two) return one < two;
    first.remove_prefix(1);
    second.remove_prefix(1);
  }
  // Ids that differ in nothing but zeros before a number.
  if (first.empty() && second.empty()) return clause < other;
  return first.empty();
}

}  // namespace consilium::reading
