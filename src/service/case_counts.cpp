#include "service/case_counts.hpp"

namespace consilium::service {

base::Result<CasesThere> count_cases(House& house, const std::string& tenant, std::string_view programme) {
  BASE_TRY(const auto counts, house.store.cases().case_counts({tenant}));
  CasesThere there;
  for (const ports::CaseCount& count : counts) {
    if (count.programme != programme) continue;
    there.all += count.count;
    if (count.state == ports::CaseState::open) there.open += count.count;
  }
  return there;
}

}  // namespace consilium::service
