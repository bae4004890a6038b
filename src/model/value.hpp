// Values: what a fact can be. A fact is declared in a programme with one of these types; nothing in the house guesses a
// type from a text. Codes (of lists, scales and choices) are kept as their text, institutions as their id with the
// attributes they had when they were recorded.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"

namespace consilium::model {

enum class FactType : std::uint8_t {
  yes_no,
  one_of,  // a code of the fact's own choices
  list,    // a code of a list of the programme
  scale,   // a value of an ordered scale of the programme
  text,
  phone,
  country,  // ISO 3166-1 alpha-2
  date,
  instant,
  integer,
  money,
  institution,   // one institution of a network, or an unlisted one by name where the fact allows it
  institutions,  // several, without repetition
  several_of,    // codes of the fact's own choices, without repetition
  texts,         // several texts, in order
  roster_match   // `matches` or `differs`: a text compared with the roster and not kept
};

std::string_view to_string(FactType type);
std::optional<FactType> fact_type_from(std::string_view text);

// An institution as it stood when it was recorded; later editions of its network do not change it.
struct Institution {
  std::string id;  // empty when it is not listed in the network
  std::string name;
  std::string grade;  // a value of the network's scale; empty: unknown
  std::string country;
  std::string city;
  std::vector<std::string> usable_for;  // service ids; empty: every service of the network
  bool originals_required = false;
  std::string edition;               // of the network it was taken from
  std::vector<std::string> flags{};  // columns of the network that say yes of it

  bool operator==(const Institution&) const = default;
};

struct Code {
  std::string text;
  auto operator<=>(const Code&) const = default;
};

// A value that the person asked has chosen not to give. It is known, and it is not asked for again.
struct Declined {
  bool operator==(const Declined&) const = default;
};

using Value = std::variant<Declined, bool, std::int64_t, Code, std::string, base::Date, base::Instant, base::Money,
                           Institution, std::vector<Institution>, std::vector<Code>, std::vector<std::string>>;

// A value with the first day it holds; a fact that changes (the state of a contract) is a list of these in order.
struct DatedValue {
  base::Date from;
  Value value;

  bool operator==(const DatedValue&) const = default;
};

// For explanations and logs of programmes: the text a person would write in the programme file.
void add_text(const Value& value, std::string& text);  // to the end
std::string to_text(const Value& value);

}  // namespace consilium::model
