// One row of a roster: what an insurer says of one contract or rider and its people. Numbers and phones are in one
// spelling. In a `delta` a row may say nothing of what did not change; empty means not stated, never deleted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/diagnostic.hpp"
#include "base/money.hpp"
#include "lookup/identity_document.hpp"
#include "roster/history.hpp"

namespace consilium::roster {

inline constexpr int format_version = 1;

enum class FileKind : unsigned char {
  full,  // all contracts; one that is missing is counted, and nothing else
  delta  // only what changed
};

std::string_view to_string(FileKind kind);
std::optional<FileKind> file_kind_from(std::string_view word);

// The first row of a file: `roster,1,<tenant>,<full|delta>,<as-of>`.
struct Declaration {
  std::string tenant;
  FileKind kind = FileKind::full;
  base::Date as_of;  // the day whose end the file shows

  bool operator==(const Declaration&) const = default;
};

struct RosterPerson {
  std::string name;
  std::optional<lookup::Sex> sex;
  std::optional<base::Date> birth_date;
  std::optional<lookup::IdentityDocumentKind> identity_kind;
  std::string identity_number;  // as lookup::check spells it
  std::string phone;            // as lookup::normalise_phone spells it

  bool empty() const { return *this == RosterPerson{}; }
  bool operator==(const RosterPerson&) const = default;
};

enum class PartyRole : unsigned char { policyholder, guardian };

std::string_view to_string(PartyRole role);  // as programmes write applicant.role

struct RosterParty {
  PartyRole role = PartyRole::policyholder;
  RosterPerson person;

  bool operator==(const RosterParty&) const = default;
};

// One entry of a dated cell: from this day on the value is this; nothing: withdrawn. Of one first day and one known day
// a row has one entry at most; an entry without a known day has that of the row, else that of the file.
template <typename T>
struct DatedEntry {
  base::Date from;
  std::optional<T> value;
  std::optional<base::Date> known;

  bool operator==(const DatedEntry&) const = default;
};

struct RosterRow {
  std::uint64_t number = 0;         // of the row in the file, from 1 after the header
  base::Place place;                // of the first cell
  base::Date as_of;                 // of the file
  std::optional<base::Date> known;  // of what the row says, when it is a correction with its own date

  ContractKey key;
  std::string policy_number;
  std::string product;
  std::optional<base::Date> effective_on;
  std::optional<base::Date> cooling_off_until;
  std::vector<DatedEntry<ContractState>> state;
  std::vector<DatedEntry<std::string>> plan;
  std::vector<DatedEntry<base::Money>> sum_insured;
  std::vector<DatedEntry<bool>> meets_standard;
  std::vector<DatedEntry<bool>> barred_by_agreement;
  RosterPerson insured;
  std::vector<RosterParty> parties;
};

// Everything the row says in one text of bytes, places and the day of the file apart: two rows with the same text say
// the same, within one run of a program. It is personal data; keep it in memory only.
std::string content_text(const RosterRow& row);

}  // namespace consilium::roster
