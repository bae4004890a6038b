#include "house/rosters.hpp"

#include <utility>

#include <fmt/core.h>

#include "base/hash.hpp"

namespace consilium::tests {
namespace {

constexpr int cooling_off_days = 15;

}  // namespace

std::string full_roster(const model::Programme& programme, base::Date as_of, const std::vector<RosterLine>& lines) {
  std::string file = fmt::format(
      "roster,1,{},full,{}\n"
      "contract,product,effective_on,cooling_off_until,state,sum_insured,meets_standard,barred_by_agreement,"
      "insured_name,insured_sex,insured_birth_date,insured_identity_kind,insured_identity_number,insured_phone\n",
      programme.insurer.id, base::to_string(as_of));
  for (const RosterLine& line : lines) {
    file += fmt::format(
        "{0},{1},{2},{3},{2} in_force,{2} 300000 CNY,{2} yes,{2} no,{4},female,1980-06-01,passport,{5},{6}\n",
        line.contract, programme.products.front(), base::to_string(line.effective_on),
        base::to_string(line.effective_on.plus_days(cooling_off_days)), line.name, line.passport, line.phone);
  }
  return file;
}

base::Result<service::ImportReport> import_text(service::House& house, service::InstitutionFinder& words,
                                                const std::string& roster) {
  bool read = false;
  const service::RosterSource source{
      "roster.csv", base::sha256_hex(roster), roster.size(),
      [&]() -> base::Result<std::string> { return std::exchange(read, true) ? std::string{} : roster; }};
  return service::import_roster(house, words, source, "operator-1");
}

}  // namespace consilium::tests
