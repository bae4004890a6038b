// Papers, notices and consents.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

using Strings = std::vector<std::string>;

ReceiveRecord receipt(base::Date bought_on, std::string kind = "receipt", std::string channel = "email") {
  return paper("proof", "receipt", std::move(kind), std::move(channel), {{"bike.bought_on", model::Value{bought_on}}});
}

const base::Date may = base::Date::of(2025, 5, 1);

TEST(Papers, that_do_not_fit_are_kept_with_their_defects_and_stay_owed) {
  struct Row {
    ReceiveRecord command;
    Strings defects;
  };
  const std::vector<Row> rows{
      {receipt(may), {}},
      {receipt(may, "letter"), {"kind"}},
      {receipt(may, "receipt", "phone"), {"channel"}},
      {receipt(base::Date::of(2027, 1, 1)), {"condition"}},
      {receipt(base::Date::of(2027, 1, 1), "letter", "phone"), {"kind", "channel", "condition"}},
  };
  for (const Row& row : rows) {
    Desk desk(bicycles());
    open_repair(desk);
    desk.must("r1", row.command);
    const RecordReceived* received = desk.last<RecordReceived>();
    ASSERT_NE(received, nullptr);
    EXPECT_EQ(received->record, "r1-1");
    EXPECT_EQ(received->defects, row.defects);
    EXPECT_EQ(received->accepted, row.defects.empty());
    EXPECT_EQ(desk.obligation("r1", "proof/receipt") == nullptr, row.defects.empty());
  }
}

TEST(Papers, are_refused_when_nobody_asked_for_them) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", paper("proof", "song", "song", "email")), "paper-unknown");
  EXPECT_EQ(desk.code("r1", paper("poems", "receipt", "receipt", "email")), "paper-unknown");
  EXPECT_EQ(desk.code("r1", paper("proof", "receipt", "receipt", "email")), "facts-missing");
  ReceiveRecord tomorrow = receipt(may);
  tomorrow.dated_on = base::Date::of(2026, 3, 3);
  EXPECT_EQ(desk.code("r1", tomorrow), "paper-dated-in-the-future");
  tomorrow.dated_on = base::Date::of(2026, 3, 2);
  EXPECT_EQ(desk.code("r1", tomorrow), "");
}

TEST(Papers, that_may_lack_are_said_not_to_exist_whatever_they_would_have_to_be) {
  model::Programme programme = bicycles();
  for (model::Service& service : programme.services) {
    for (model::Checklist& list : service.checklists) list.items.front().may_lack = true;
  }
  Desk desk(programme);
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", ExcludePaper{"proof", "receipt", "lost"}), "");
  EXPECT_EQ(desk.state("r1").paper("proof", "receipt")->state, PaperState::not_needed);
}

TEST(Papers, are_complete_when_each_is_there_or_not_needed) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", receipt(may));
  EXPECT_FALSE(desk.reached("r1", "papers-there"));
  EXPECT_EQ(desk.code("r1", ExcludePaper{"proof", "photo", ""}), "reason-missing");
  EXPECT_EQ(desk.code("r1", ExcludePaper{"proof", "receipt", "lost"}), "paper-always-needed");
  EXPECT_EQ(desk.code("r1", ExcludePaper{"proof", "song", "lost"}), "paper-unknown");
  desk.must("r1", ExcludePaper{"proof", "photo", "seen at the desk"});
  EXPECT_TRUE(desk.reached("r1", "papers-there"));
}

TEST(Papers, that_fit_are_not_undone_by_one_that_does_not) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", receipt(may));
  desk.must("r1", receipt(base::Date::of(2027, 1, 1), "letter"));
  EXPECT_EQ(desk.state("r1").paper("proof", "receipt")->state, PaperState::accepted);
  EXPECT_EQ(*desk.fact("r1", "bike.bought_on"), model::Value{may});
  EXPECT_EQ(desk.state("r1").records_count, 2);
  desk.must("r1", receipt(base::Date::of(2025, 6, 1)));
  EXPECT_EQ(*desk.fact("r1", "bike.bought_on"), model::Value{base::Date::of(2025, 6, 1)});
  EXPECT_EQ(desk.state("r1").paper("proof", "receipt")->record, "r1-3");
}

TEST(Papers, that_are_there_cannot_be_found_not_needed) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", paper("proof", "photo", "photo", "email"));
  EXPECT_EQ(desk.code("r1", ExcludePaper{"proof", "photo", "blurred"}), "paper-there");
}

TEST(Notices, keep_the_words_that_were_shown) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", GiveNotice{"weather", "phone", true}), "notice-unknown");
  desk.must("r1", GiveNotice{"risk", "phone", true});
  const NoticeGiven* given = desk.last<NoticeGiven>();
  ASSERT_NE(given, nullptr);
  EXPECT_EQ(given->words, "Mending may scratch the paint.");
  EXPECT_EQ(given->language, "en");
  EXPECT_TRUE(given->accepted);
}

TEST(Consents, keep_who_agreed_to_which_words) {
  Desk desk(bicycles());
  open_repair(desk);
  EXPECT_EQ(desk.code("r1", ChangeConsent{"parade", true, "phone"}), "consent-unknown");
  desk.must("r1", ChangeConsent{"sharing", true, "phone"});
  const ConsentChanged* changed = desk.last<ConsentChanged>();
  ASSERT_NE(changed, nullptr);
  EXPECT_EQ(changed->signer, "insured");
  EXPECT_EQ(changed->words, "The workshop tells the insurer what it did.");
}

}  // namespace
}  // namespace consilium::cases
