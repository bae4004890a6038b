#include "house/members.hpp"

#include <fmt/core.h>

#include "house/disk_house.hpp"

namespace consilium::tests {
namespace {

base::Date day(std::string_view text) { return required(base::Date::parse(text)); }

}  // namespace

Member member(const model::Programme& programme, int number) {
  Member made;
  made.person.id = fmt::format("person-{:06}", number);
  made.person.tenant = programme.insurer.id;
  made.person.name = fmt::format("王芳{}", number);
  made.person.sex = "female";
  made.person.birth_date = day("1980-06-01");
  made.person.identity_kind = "resident";
  made.person.identity_number = fmt::format("3101011980{:08}", number);
  made.person.phone = fmt::format("138{:08}", number);

  made.contract.id = fmt::format("contract-{:06}", number);
  made.contract.tenant = programme.insurer.id;
  made.contract.person = made.person.id;
  made.contract.product = programme.products.front();
  made.contract.policy_number = fmt::format("P{:08}", number);
  made.contract.facts.effective_on = day("2026-01-10");
  made.contract.facts.cooling_off_until = day("2026-01-25");
  made.contract.facts.state = {{day("2026-01-10"), model::Code{"in_force"}}};
  made.contract.facts.meets_standard = {{day("2026-01-10"), true}};
  made.contract.facts.barred_by_agreement = {{day("2026-01-10"), false}};
  return made;
}

void add_rows(const Member& member, base::Instant at, ports::AppendRequest& append) {
  append.views.emplace_back(service::row_of(member.person, at));
  append.views.emplace_back(service::row_of(member.contract));
}

}  // namespace consilium::tests
