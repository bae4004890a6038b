#include "studio/copy.hpp"

#include "reading/copy.hpp"

namespace consilium::studio {

std::string copy_of(const Draft& draft, base::Language language, const std::vector<scenario::Passed>& passed) {
  const scenario::Coverage coverage = scenario::cover(*draft.programme, passed);
  return reading::to_html(reading::reading_copy({.voice = {&*draft.programme, draft.around.networks, language},
                                                 .calendar = &draft.calendar(),
                                                 .coverage = &coverage}));
}

}  // namespace consilium::studio
