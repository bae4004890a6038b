#include "simulation/members.hpp"

#include <fmt/core.h>

namespace consilium::tests {

std::string roster_of(const model::Programme& programme, int members, base::Date as_of, std::mt19937& random) {
  std::string file = fmt::format(
      "roster,1,{},full,{}\n"
      "contract,product,effective_on,cooling_off_until,state,sum_insured,meets_standard,barred_by_agreement,"
      "insured_name,insured_sex,insured_birth_date,insured_identity_kind,insured_identity_number,insured_phone\n",
      programme.insurer.id, base::to_string(as_of));
  for (int number = 0; number < members; ++number) {
    const base::Date effective = as_of.plus_days(-std::uniform_int_distribution(1, 730)(random));
    const std::string since = base::to_string(effective);
    file += fmt::format(
        "K{0:06},{1},{2},{3},{2} in_force,{2} 300000 CNY,{2} yes,{2} no,王芳{0},female,1980-06-01,passport,"
        "E{0:08},138{0:08}\n",
        number, programme.products.front(), since, base::to_string(effective.plus_days(15)));
  }
  return file;
}

std::string news_of(const model::Programme& programme, const std::string& number, std::string_view state,
                    base::Date since) {
  return fmt::format("roster,1,{},delta,{}\ncontract,state\n{},{} {}\n", programme.insurer.id, base::to_string(since),
                     number, base::to_string(since), state);
}

}  // namespace consilium::tests
