#include "roster/person_cells.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace consilium::roster {
namespace {

constexpr std::string_view birth_date_form = "write the day of birth as 1980-06-01";

// `3.10101E+17`: what a spreadsheet makes of a long number.
bool rounded_by_spreadsheet(std::string_view text) {
  const bool marked = text.find("E+") != std::string_view::npos || text.find("e+") != std::string_view::npos;
  return marked && text.front() >= '0' && text.front() <= '9';
}

class PersonReading {
 public:
  PersonReading(Cells& cells, const PersonColumns& columns, lookup::PhoneRegion region)
      : cells_(cells), columns_(columns), region_(region) {}

  RosterPerson read() {
    person_.name = std::string(cells_.text(columns_.name));
    read_sex();
    read_birth_date();
    read_identity();
    read_phone();
    if (person_.name.empty() && !person_.empty()) {
      // A delta may change what is known of the insured without repeating the name.
      if (columns_.name != Column::insured_name) {
        cells_.error("R121", columns_.name, "the cell is empty, but other cells speak of this person");
      }
    }
    return std::move(person_);
  }

 private:
  void read_sex() {
    const std::string_view text = cells_.text(columns_.sex);
    if (text.empty()) return;
    person_.sex = lookup::sex_from(text);
    if (!person_.sex) cells_.error("R124", columns_.sex, "expected `female`, `male` or `unspecified`");
  }

  void read_birth_date() {
    const std::string_view text = cells_.text(columns_.birth_date);
    if (text.empty()) return;
    const base::Result<base::Date> date = base::Date::parse(text);
    if (date) {
      person_.birth_date = *date;
    } else {
      cells_.error("R122", columns_.birth_date, "this is not a day", std::string(birth_date_form));
    }
  }

  void read_identity() {
    const std::string_view kind = cells_.text(columns_.identity_kind);
    const std::string_view number = cells_.text(columns_.identity_number);
    if (kind.empty() && number.empty()) return;
    if (kind.empty()) {
      return cells_.error("R121", columns_.identity_kind, "the cell is empty, but there is a number",
                          fmt::format("write one of {}", fmt::join(lookup::identity_document_kinds(), ", ")));
    }
    person_.identity_kind = lookup::identity_document_kind_from(kind);
    if (!person_.identity_kind) return refuse_kind(kind);
    if (number.empty()) return cells_.error("R121", columns_.identity_number, "the cell is empty, but there is a kind");
    read_number(number);
  }

  void refuse_kind(std::string_view kind) {
    const std::vector<std::string> kinds = lookup::identity_document_kinds();
    const std::string near = base::closest(kind, kinds);
    cells_.error("R124", columns_.identity_kind, fmt::format("expected one of {}", fmt::join(kinds, ", ")),
                 near.empty() ? std::string{} : fmt::format("did you mean `{}`?", near));
  }

  void read_number(std::string_view text) {
    if (rounded_by_spreadsheet(text)) {
      return cells_.error("R125", columns_.identity_number,
                          "a spreadsheet has rounded this number, and its end is lost",
                          "export it again with the column formatted as text");
    }
    base::Result<std::string> number = lookup::check(*person_.identity_kind, text);
    if (!number) return cells_.error("R125", columns_.identity_number, number.error().message);
    person_.identity_number = std::move(*number);
    if (const auto stated = lookup::stated_by_number(*person_.identity_kind, person_.identity_number)) agree(*stated);
  }

  void agree(const lookup::StatedByNumber& stated) {
    const std::string help = fmt::format("compare both with the document; one of `{}` and this cell is wrong",
                                         name_of(columns_.identity_number));
    if (!person_.birth_date && cells_.empty(columns_.birth_date)) person_.birth_date = stated.birth_date;
    if (!person_.sex && cells_.empty(columns_.sex)) person_.sex = stated.sex;
    if (person_.birth_date && *person_.birth_date != stated.birth_date) {
      cells_.error("R126", columns_.birth_date, "the identity number says another day of birth", help);
    }
    if (person_.sex && *person_.sex != lookup::Sex::unspecified && *person_.sex != stated.sex) {
      cells_.error("R126", columns_.sex, "the identity number says the other sex", help);
    }
  }

  void read_phone() {
    const std::string_view text = cells_.text(columns_.phone);
    if (text.empty()) return;
    base::Result<std::string> phone = lookup::normalise_phone(text, region_);
    if (phone) {
      person_.phone = std::move(*phone);
    } else {
      cells_.warn("R128", columns_.phone, phone.error().message, "the row is read without this phone");
    }
  }

  Cells& cells_;
  const PersonColumns& columns_;
  lookup::PhoneRegion region_;
  RosterPerson person_;
};

}  // namespace

RosterPerson read_person(Cells& cells, const PersonColumns& columns, lookup::PhoneRegion region) {
  return PersonReading(cells, columns, region).read();
}

}  // namespace consilium::roster
