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

TEST(FlowWords, lines_of_a_quota_are_counted_apart) {
  const std::vector<Change> lines{
      {"quota: { count: 1, per: contract",
       "quota: { lines: [{ id: thick, name: { en: Thick ones }, count: 1, when: { fact: umbrella.cloth, is: thick }, "
       "cites: "
       "[\"house:given\"] }, { id: thin, name: { en: Thin ones }, count: 2, when: { fact: umbrella.cloth, is: thin }, "
       "cites: [\"house:given\"] }], per: contract"},
      {"opens: { reached: applied }, marks: [accepted]",
       "opens: { reached: applied }, require: [{ id: not-eligible, that: { decision: eligible } }], marks: "
       "[accepted]"}};
  const auto open = [](std::string_view name, std::string_view cloth) {
    return "      - { open: mending, as: " + std::string(name) + ", facts: { umbrella.cloth: " + std::string(cloth) +
           " } }\n      - { consent: sharing }\n";
  };
  const std::string steps = open("a", "thick") +
                            "      - { do: accept, expect: { quota: { mending.thick: { held: 1, left: 0 }, "
                            "mending.thin: { held: 0, left: 2 }, "
                            "mending: { held: 1, left: 2 } } } }\n" +
                            "      - { open: mending, as: b, facts: { umbrella.cloth: thick }, refused: not-eligible, "
                            "expect: { about: quota } }\n" +
                            open("c", "thin") +
                            "      - { do: accept, expect: { quota: { mending.thin: { held: 1, left: 1 } } } }\n";
  EXPECT_EQ(play(lines, in_force, steps), "");
  const std::string unknown =
      "      - { open: mending, as: a }\n      - { consent: sharing }\n      - { do: accept, refused: not-eligible }\n";
  EXPECT_EQ(play(lines, in_force, unknown), "");
}

TEST(FlowWords, an_end_tells_the_member_and_a_task_the_insurer) {
  const std::vector<Change> telling{
      {"{ id: done, name: { en: Done }",
       "{ id: done, tells: { text: sharing, parts: {}, channels: [phone] }, name: { en: Done }"},
      {"services: [mending]",
       "services: [mending]\ncontacts:\n  line: { party: insurer, kind: phone, owed_by: insurer, use: [apply], cites: "
       "[\"house:given\"] }"}};
  EXPECT_EQ(play(telling, in_force,
                 booked + "      - { do: mend, expect: { told: May we share it, told_to_insurer: nothing, contacts: { "
                          "line: owed } } }\n"),
            "");
  Change report = reporting();
  const std::string words =
      changed(report.second,
              {{"ended: done }, marks", "ended: done }, tells: { to: insurer, text: sharing, parts: {} }, marks"}});
  report.second = words;
  const std::string reported =
      booked + "      - { do: mend, expect: { told: nothing } }\n      - { do: report, expect: { ";
  EXPECT_EQ(play({report}, in_force, reported + "told: nothing, told_to_insurer: May we share it } }\n"), "");
  EXPECT_NE(play({report}, in_force, reported + "told_to_insurer: nothing } }\n"), "");
}

TEST(FlowWords, a_figure_may_still_be_owed) {
  const Change owed{"hold_at: accepted, cites", "hold_at: accepted, owed_by: insurer, cites"};
  const std::string steps = "      - { open: mending, as: c, expect: { quota: { mending: { left: 1, owed_by: ";
  EXPECT_EQ(play({owed}, in_force, steps + "insurer } } } }\n"), "");
  EXPECT_EQ(play({}, in_force, steps + "nobody } } } }\n"), "");
}

// How long the booking takes is measured, from the acceptance or the call, whichever is first.
Change measuring(std::string_view triggers) {
  static std::string words;
  words = "deadlines:\n  - { id: waiting, name: { en: Waited }, kind: measured, owed_by: provider, " +
          std::string(triggers) + ", met_by: [booked], cites: [\"house:given\"] }\n";
  return {"deadlines:\n", words};
}

TEST(FlowWords, the_figure_of_a_quota_follows_what_is_known_and_the_uses_count_together) {
  const std::string other =
      "quota: { figures: [{ id: many, name: { en: Many }, count: 2, when: { fact: cover, at_least: 300 }, cites: "
      "[\"house:given\"] }, { id: few, name: { en: Few }, count: 1, when: { fact: cover, at_least: 100 }, cites: "
      "[\"house:given\"] }], per: contract";
  const std::vector<Change> by_cover{
      {"consents:\n", "facts: { cover: { type: integer, source: member, name: { en: Cover } } }\nconsents:\n"},
      {"quota: { count: 1, per: contract", other},
      {"record: [{ fact: umbrella.cloth", "record: [{ fact: cover, optional: true }, { fact: umbrella.cloth"},
      {"opens: { reached: applied }, marks: [accepted]",
       "opens: { reached: applied }, require: [{ id: not-eligible, that: { decision: eligible } }], marks: "
       "[accepted]"}};
  const auto open = [](std::string_view name, std::string_view cover) {
    return "      - { open: mending, as: " + std::string(name) + ", facts: { cover: " + std::string(cover) +
           " } }\n      - { consent: sharing }\n";
  };
  const std::string steps =
      open("a", "100") +
      "      - { do: accept, expect: { quota: { mending: { held: 1, left: 0 }, mending.many: { left: 1 } } } }\n" +
      "      - { open: mending, as: b, facts: { cover: 299 }, refused: not-eligible, expect: { about: quota } }\n" +
      open("c", "300") +
      "      - { expect: { quota: { mending: { held: 1, left: 1 } } } }\n"
      "      - { do: accept, expect: { quota: { mending: { held: 2, left: 0 } } } }\n";
  EXPECT_EQ(play(by_cover, in_force, steps), "");
  const std::string none =
      "      - { open: mending, as: a, facts: { cover: 99 }, refused: not-eligible, expect: { about: quota } }\n";
  EXPECT_EQ(play(by_cover, in_force, none), "");
  // The first figure that holds says how many there are, also when nothing of it is left and a later one says more.
  std::vector<Change> falling = by_cover;
  falling[1].second =
      "quota: { figures: [{ id: few, name: { en: Few }, count: 1, when: { fact: cover, at_least: 300 }, cites: "
      "[\"house:given\"] }, { id: many, name: { en: Many }, count: 3, when: { fact: cover, at_least: 100 }, cites: "
      "[\"house:given\"] }], per: contract";
  const std::string spent =
      open("a", "300") +
      "      - { do: accept }\n"
      "      - { open: mending, as: b, facts: { cover: 300 }, refused: not-eligible, expect: { about: quota } }\n" +
      open("c", "100") + "      - { do: accept, expect: { quota: { mending: { held: 2, left: 1 } } } }\n";
  EXPECT_EQ(play(falling, in_force, spent), "");
  const std::string unknown =
      "      - { open: mending, as: a }\n      - { consent: sharing }\n      - { do: accept, refused: not-eligible }\n";
  EXPECT_EQ(play(by_cover, in_force, unknown), "");
}

TEST(FlowWords, a_deadline_that_runs_out_ends_the_case_unless_it_is_excused) {
  const Change ending{"met_by: [closed], cites", "met_by: [closed], late: { ends: dropped }, cites"};
  const std::string early = accepted + "      - { at: \"2026-03-30T23:59\", expect: { closed: open } }\n";
  EXPECT_EQ(
      play({ending}, in_force,
           early + "      - { at: \"2026-03-31T00:00\", expect: { closed: dropped, use: consume, owed: nothing } }\n"),
      "");
  EXPECT_EQ(play({}, in_force, early + "      - { at: \"2026-03-31T00:00\", expect: { closed: open } }\n"), "");
  const std::string stopped = accepted +
                              "      - { interrupt: stranger }\n      - { at: \"2026-05-31T00:00\", expect: { "
                              "closed: open, suspended: stranger } }\n";
  EXPECT_EQ(play({ending}, in_force, stopped), "");
  const Change running{"    suspends: true\n", ""};
  const std::string lifted = stopped + "      - { lift: stranger, expect: { closed: dropped } }\n";
  EXPECT_EQ(play({ending, running}, in_force, lifted), "");
}

TEST(FlowWords, hours_decide_which_deadline_runs) {
  const Change hours{"within: { working_days: 3 }, after: [accepted], met_by: [booked]",
                     "within: { working_days: 3 }, after: [accepted], when: { date: accepted, within_hours: desk }, "
                     "met_by: [booked]"};
  const auto at = [](std::string_view clock, std::string_view state) {
    return "      - { open: mending, as: c }\n      - { consent: sharing }\n      - { at: \"2026-03-02T" +
           std::string(clock) + "\", do: accept, expect: { due: { booking: " + std::string(state) + " } } }\n";
  };
  EXPECT_EQ(play({hours}, in_force, at("16:59", "running")), "");
  EXPECT_EQ(play({hours}, in_force, at("17:00", "not_applicable")), "");
}

TEST(FlowWords, what_is_measured_has_no_last_day) {
  const std::string steps =
      accepted +
      "      - { at: \"2026-03-09T11:00\", expect: { due: { waiting: { kind: measured, state: running, on: none, "
      "took_minutes: 10140, took_working_days: 5 } } } }\n"
      "      - { do: book, facts: { slot.at: \"2026-03-12T10:00\" } }\n"
      "      - { at: \"2026-03-10T11:00\", expect: { due: { waiting: { state: met, took_minutes: 10140 } } } }\n";
  EXPECT_EQ(play({measuring("first_of: [called, accepted]")}, in_force, steps), "");
  EXPECT_EQ(play({measuring("after: [accepted]")}, in_force, steps), "");
  EXPECT_NE(play({measuring("after: [called, accepted]")}, in_force, steps), "");
}

TEST(FlowWords, a_condition_that_does_not_hold_when_the_deadline_falls_due_excuses_it) {
  const Change unless{
      "met_by: [booked], cites",
      "met_by: [booked], excused_unless: [{ id: thick, that: { fact: umbrella.cloth, is: thick }, name: "
      "{ en: The cloth is not thick }, cites: [\"house:given\"] }], cites"};
  const std::string late =
      "      - { at: \"2026-03-06T00:00\", expect: { due: { booking: { on: 2026-03-05, state: "
      "missed, excused: ";
  EXPECT_EQ(play({unless}, in_force, accepted + late + "yes, excused_because: thick } }, owed: book } }\n"), "");
  const std::string thick = changed(accepted, {{"as: c", "as: c, facts: { umbrella.cloth: thick }"}});
  EXPECT_EQ(play({unless}, in_force,
                 thick + late + "no, excused_because: nothing } }, owed_includes: \"escalation:booking\" } }\n"),
            "");
}

}  // namespace
}  // namespace consilium::scenario
