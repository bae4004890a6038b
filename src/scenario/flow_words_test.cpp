// What the words of flow, deadlines and quota do, as scenarios say it.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "scenario/umbrellas_fixture.hpp"

namespace consilium::scenario {
namespace {

// The insurer hears of what was mended.
Change reporting() {
  return {
      "deadlines:\n",
      "  - { id: report, name: { en: Report }, owner: mender, opens: { ended: done }, marks: [reported], due: report, "
      "cites: [\"house:given\"] }\ndeadlines:\n  - { id: report, name: { en: Reported }, kind: target, owed_by: "
      "provider, within: { working_days: 5 }, after: [closed], met_by: [reported], late: escalate, cites: "
      "[\"house:given\"] }\n"};
}
const std::string booked = accepted + "      - { do: book, facts: { slot.at: \"2026-03-05T10:00\" } }\n";

TEST(FlowWords, a_task_after_the_end_keeps_the_case_on_file_until_it_is_done) {
  const std::string ended = booked +
                            "      - { do: mend, expect: { closed: done, use: consume, on_file: yes, owed: report, "
                            "quota: { mending: { used: 1 "
                            "} }, due: { report: 2026-03-09 } } }\n";
  EXPECT_EQ(play({reporting()}, in_force,
                 ended + "      - { do: report, expect: { on_file: no, owed: nothing, due: { report: met } } }\n"),
            "");
  EXPECT_EQ(play({reporting()}, in_force,
                 ended + "      - { at: \"2026-03-10T00:00\", expect: { on_file: yes, due: { report: missed }, owed: "
                         "[report, \"escalation:report\"] } }\n"),
            "");
  EXPECT_EQ(play({reporting()}, in_force,
                 booked + "      - { cancel: confirmed, expect: { closed: dropped, on_file: no, owed: nothing, due: { "
                          "report: not_applicable } } }\n      - { do: report, refused: task-not-open }\n"),
            "");
}

}  // namespace
}  // namespace consilium::scenario
