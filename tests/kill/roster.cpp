#include "kill/roster.hpp"

#include <fmt/core.h>

namespace consilium::tests {

std::string roster_of_round(const model::Programme& programme, int round) {
  std::string file = fmt::format(
      "roster,1,{},full,2026-03-01\n"
      "contract,product,effective_on,cooling_off_until,state,sum_insured,meets_standard,barred_by_agreement,"
      "insured_name,insured_sex,insured_birth_date,insured_identity_kind,insured_identity_number,insured_phone\n",
      programme.insurer.id);
  for (int number = 0; number < contracts_per_roster; ++number) {
    file += fmt::format(
        "K{0}-{1:06},{2},2026-01-10,2026-01-25,2026-01-10 in_force,2026-01-10 300000 CNY,2026-01-10 yes,"
        "2026-01-10 no,李华{0}-{1},male,1980-06-01,passport,E{0:03}{1:05},139{0:03}{1:05}\n",
        round, number, programme.products.front());
  }
  return file;
}

}  // namespace consilium::tests
