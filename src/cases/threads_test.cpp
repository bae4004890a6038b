// Messages of a thread: who may write what and when, and what a message does to points, tasks and deadlines.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"
#include "cases/possible.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

Write message(std::string by, std::string text, std::vector<std::string> documents = {}) {
  return {"questions", std::move(by), "app", std::move(text), std::move(documents), false};
}

Write greeting(std::string by, std::string text) {
  Write command = message(std::move(by), std::move(text));
  command.automatic = true;
  return command;
}

// Opened on Monday 2 March at 10:00; the notice is still to be accepted.
Desk opened() {
  Desk desk(bicycles());
  Open command;
  command.case_id = "l1";
  command.service = "letters";
  command.person = "member";
  command.contract = "contract";
  command.account = "account";
  command.applicant = {"insured", "", true};
  command.channel = "app";
  command.language = "en";
  command.facts = {{"letter.subject", words("A wheel")}};
  desk.must("l1", command);
  return desk;
}

Desk asked() {
  Desk desk = opened();
  desk.must("l1", GiveNotice{"only-advice", "app", true});
  desk.must("l1", message("member", "Why does it squeak?"));
  return desk;
}

Desk replied() {
  Desk desk = asked();
  desk.must("l1", message("chief", "Since when?"));
  return desk;
}

Strings written(const Desk& desk) {
  Strings lines;
  for (const Message& one : desk.state("l1").messages) lines.push_back(one.id + " " + one.by + ": " + one.text);
  return lines;
}

TEST(Threads, keep_messages_in_order_with_their_writers) {
  Desk desk = replied();
  EXPECT_EQ(written(desk), (Strings{"message-1 member: Why does it squeak?", "message-2 chief: Since when?"}));
  const Message& last = desk.state("l1").messages.back();
  EXPECT_EQ(last.actor, "tester");
  EXPECT_EQ(last.at, desk.now);
  EXPECT_EQ(last.channel, "app");
}

TEST(Threads, do_a_task_with_the_first_message_and_nothing_else_does_it) {
  Desk desk = opened();
  desk.must("l1", GiveNotice{"only-advice", "app", true});
  Act hand_in = act("hand-in");
  EXPECT_EQ(desk.code("l1", hand_in), "done-by-message");
  desk.must("l1", message("member", "Why does it squeak?"));
  EXPECT_TRUE(desk.reached("l1", "accepted"));
  EXPECT_EQ(desk.use("l1")->state, model::UseState::held);
  EXPECT_EQ(desk.last_types(), (Strings{"case.message_written", "case.task_done", "case.point_reached",
                                        "case.point_reached", "case.point_reached", "account.use_changed"}));
}

TEST(Threads, are_refused_what_their_task_is_refused_and_then_keep_no_message) {
  Desk desk = opened();
  const auto refusal = desk.run("l1", message("member", "Why does it squeak?"));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "notices-missing");
  EXPECT_EQ(refusal->subjects, Strings{"only-advice"});
  EXPECT_TRUE(desk.state("l1").messages.empty());
}

TEST(Threads, name_what_is_wrong_with_a_message) {
  Desk desk = asked();
  Write by_phone = message("member", "Hello");
  by_phone.channel = "phone";
  Write elsewhere = message("member", "Hello");
  elsewhere.thread = "answers";
  const std::string long_text(16'385, 'a');
  struct Row {
    Write command;
    std::string code;
    Strings subjects;
  };
  const std::vector<Row> rows{{elsewhere, "thread-unknown", {"answers"}},
                              {message("office", "Hello"), "role-not-allowed", {"office"}},
                              {by_phone, "channel-not-open", {"app"}},
                              {message("member", ""), "message-empty", {"questions"}},
                              {message("member", " \n\t"), "message-empty", {"questions"}},
                              {message("member", long_text), "message-too-long", {"16384"}},
                              {greeting("member", "Typing"), "greeting-not-allowed", {"questions"}},
                              {message("member", "See", {"a", "b", "c"}), "attachments-too-many", {"2"}},
                              {message("member", "See", {"a", "b"}), "document-unknown", {"a"}}};
  for (const Row& row : rows) {
    const auto refusal = desk.run("l1", row.command);
    ASSERT_TRUE(refusal) << row.code;
    EXPECT_EQ(refusal->code, row.code);
    EXPECT_EQ(refusal->subjects, row.subjects) << row.code;
  }
  EXPECT_EQ(desk.state("l1").messages.size(), 1U);
  desk.must("l1", message("member", std::string(16'384, 'a')));
}

TEST(Threads, take_documents_of_the_case_and_of_their_kinds) {
  Desk desk = asked();
  desk.must("l1", AddDocument{"d-1", "wheel.jpg", "image/jpeg", 812, "5f2c"});
  desk.must("l1", AddDocument{"d-2", "bill.pdf", "application/pdf", 812, "5f2d"});
  desk.must("l1", message("member", "", {"d-1"}));
  EXPECT_EQ(desk.state("l1").messages.back().documents, Strings{"d-1"});
  EXPECT_EQ(desk.code("l1", message("member", "See", {"d-1", "d-1"})), "document-named-twice");
  const auto refusal = desk.run("l1", message("member", "See", {"d-1", "d-2"}));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "attachment-of-wrong-kind");
  EXPECT_EQ(refusal->subjects, Strings{"d-2"});
}

TEST(Threads, are_open_to_a_writer_while_its_condition_holds) {
  Desk desk = opened();
  EXPECT_EQ(desk.code("l1", message("chief", "Hello")), "thread-not-open");
  desk.must("l1", GiveNotice{"only-advice", "app", true});
  desk.must("l1", message("member", "Why does it squeak?"));
  desk.must("l1", message("mechanic", "A moment"));
  desk.must("l1", act("finish", {}, "finished"));
  EXPECT_EQ(desk.code("l1", message("chief", "One more thing")), "too-early");
}

TEST(Threads, take_nobody_s_turn) {
  Desk desk = replied();
  desk.must("l1", message("chief", "And how loud?"));
  desk.must("l1", message("member", "Loud"));
  desk.must("l1", message("member", "Very"));
  EXPECT_EQ(desk.state("l1").messages.size(), 5U);
}

TEST(Threads, show_a_greeting_that_does_nothing) {
  Desk desk = asked();
  desk.must("l1", greeting("chief", "We will be with you soon"));
  EXPECT_EQ(desk.last_types(), Strings{"case.message_written"});
  EXPECT_TRUE(desk.state("l1").messages.back().automatic);
  EXPECT_FALSE(desk.reached("l1", "replied"));
  EXPECT_FALSE(desk.reached("l1", "greeted"));
  desk.wait_until(3, 2, 10, 30);
  EXPECT_EQ(desk.clock("l1", "replying").state, ClockState::missed);
}

TEST(Threads, stamp_some_points_once_and_others_with_each_message) {
  Desk desk = replied();
  const model::Service& service = desk.service("l1");
  desk.wait_until(3, 2, 11);
  desk.must("l1", message("member", "Since Sunday"));
  EXPECT_EQ(desk.state("l1").points[service.point("first-asked")].stamps.size(), 1U);
  EXPECT_EQ(desk.state("l1").points[service.point("asked")].stamps.size(), 2U);
  EXPECT_EQ(desk.clock("l1", "finishing").due.due, desk.at(3, 2, 15));
  desk.wait_until(3, 2, 12);
  desk.must("l1", message("chief", "A moment"));
  EXPECT_EQ(desk.clock("l1", "finishing").due.due, desk.at(3, 2, 15));
}

TEST(Threads, stamp_a_point_again_once_a_message_has_taken_it_back) {
  Desk desk = replied();
  const model::Index greeted = desk.service("l1").point("greeted");
  desk.must("l1", message("chief", "Hello again"));
  EXPECT_EQ(desk.state("l1").points[greeted].stamps.size(), 1U);
  desk.must("l1", message("member", "Hello"));
  EXPECT_FALSE(desk.reached("l1", "greeted"));
  desk.must("l1", message("mechanic", "Hello"));
  EXPECT_EQ(desk.state("l1").points[greeted].stamps.size(), 2U);
}

TEST(Threads, begin_the_silence_anew_with_what_the_member_writes) {
  Desk desk = replied();
  desk.must("l1", act("finish", {}, "finished"));
  desk.wait_until(3, 3, 9, 59);
  desk.must("l1", message("member", "One more question"));
  EXPECT_EQ(desk.clock("l1", "silence").state, ClockState::not_started);
  EXPECT_EQ(desk.owes("l1"), Strings{"task:finish"});
  desk.wait_until(3, 3, 11);
  EXPECT_TRUE(desk.state("l1").is_open());
  desk.must("l1", act("finish", {}, "finished"));
  desk.wait_until(3, 4, 10, 59);
  EXPECT_TRUE(desk.state("l1").is_open());
  desk.wait_until(3, 4, 11);
  ASSERT_TRUE(desk.state("l1").closed);
  EXPECT_EQ(desk.state("l1").closed->end, "finished");
  EXPECT_EQ(desk.code("l1", message("member", "Hello?")), "case-closed");
}

TEST(Threads, leave_what_is_late_late_until_it_is_done_and_count_the_next_question_anew) {
  Desk desk = replied();
  desk.wait_until(3, 2, 14);
  EXPECT_EQ(desk.clock("l1", "finishing").state, ClockState::missed);
  desk.must("l1", message("member", "Hello?"));
  EXPECT_EQ(desk.clock("l1", "finishing").state, ClockState::missed);
  EXPECT_EQ(desk.clock("l1", "finishing").missed_before, 0);
  desk.must("l1", act("finish", {}, "finished"));
  EXPECT_EQ(desk.clock("l1", "finishing").state, ClockState::missed);
  desk.wait_until(3, 2, 15);
  desk.must("l1", message("member", "One more"));
  EXPECT_EQ(desk.last<MessageWritten>()->renews, Strings{"finishing"});
  EXPECT_EQ(desk.clock("l1", "finishing").state, ClockState::running);
  EXPECT_EQ(desk.clock("l1", "finishing").missed_before, 1);
  EXPECT_EQ(desk.clock("l1", "finishing").due.due, desk.at(3, 2, 19));
}

TEST(Threads, are_written_as_one_s_own_role_first_and_for_the_member_otherwise) {
  Desk desk = asked();
  desk.must("l1", message("", "Hello"));
  EXPECT_EQ(desk.last<MessageWritten>()->by, "chief");
  desk.actor.roles = {"specialist"};
  desk.must("l1", message("", "Hello"));
  EXPECT_EQ(desk.last<MessageWritten>()->by, "mechanic");
  EXPECT_EQ(desk.code("l1", message("chief", "Hello")), "role-not-allowed");
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(desk.code("l1", message("", "Hello")), "role-not-allowed");
}

TEST(Threads, are_possible_as_whom_one_may_write_now) {
  Desk desk = opened();
  EXPECT_EQ(possible_now(desk.world("l1"), "l1").threads, Strings{"questions/member"});
  EXPECT_EQ(possible_now(desk.world("l1"), "l1").tasks, Strings{});
  desk.must("l1", GiveNotice{"only-advice", "app", true});
  desk.must("l1", message("member", "Why does it squeak?"));
  EXPECT_EQ(possible_now(desk.world("l1"), "l1").threads,
            (Strings{"questions/member", "questions/chief", "questions/mechanic"}));
  desk.actor.roles = {"administrator"};
  EXPECT_EQ(possible_now(desk.world("l1"), "l1").threads, Strings{});
}

TEST(Threads, leave_forms_alone_where_a_message_changes_nothing_of_them) {
  Desk desk = replied();
  const std::int64_t before = desk.state("l1").form_version;
  desk.must("l1", message("mechanic", "Let me see"));
  EXPECT_EQ(desk.state("l1").form_version, before);
  desk.must("l1", message("member", "Yes"));
  EXPECT_GT(desk.state("l1").form_version, before);
}

}  // namespace
}  // namespace consilium::cases
