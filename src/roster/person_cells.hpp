// The cells of one person: name, sex, birth date, identity document, phone. A resident number must agree with the sex
// and birth date beside it, and gives them where they are empty. Messages never repeat what the cells say.
//
// Problems: R121 a cell that must not be empty, R122 a date, R124 an unknown word, R125 an identity number that cannot
// be right, R126 a number that does not agree; and the warning R128, a phone that cannot be one and is left out.
#pragma once

#include "lookup/phone.hpp"
#include "roster/cells.hpp"
#include "roster/row.hpp"

namespace consilium::roster {

struct PersonColumns {
  Column name;
  Column sex;
  Column birth_date;
  Column identity_kind;
  Column identity_number;
  Column phone;
};

inline constexpr PersonColumns insured_columns{Column::insured_name,
                                               Column::insured_sex,
                                               Column::insured_birth_date,
                                               Column::insured_identity_kind,
                                               Column::insured_identity_number,
                                               Column::insured_phone};
inline constexpr PersonColumns policyholder_columns{Column::policyholder_name,
                                                    Column::policyholder_sex,
                                                    Column::policyholder_birth_date,
                                                    Column::policyholder_identity_kind,
                                                    Column::policyholder_identity_number,
                                                    Column::policyholder_phone};
inline constexpr PersonColumns guardian_columns{Column::guardian_name,
                                                Column::guardian_sex,
                                                Column::guardian_birth_date,
                                                Column::guardian_identity_kind,
                                                Column::guardian_identity_number,
                                                Column::guardian_phone};

RosterPerson read_person(Cells& cells, const PersonColumns& columns, lookup::PhoneRegion region);

}  // namespace consilium::roster
