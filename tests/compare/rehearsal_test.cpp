// The past of a house under three changed programmes, beside what was worked out by hand.
//
// 180 members, all of them asking on Monday 2 March 2026 under a programme that grants two appointments. Of the first
// 120 every fourth stands accepted (0), has a second appointment accepted (1), or was agreed and told its booking on
// Tuesday (2) or on Wednesday (3); the other 60 cancel before they are accepted. The contract of every fifth member
// took effect on 10 January, that of the others in June.
#include <algorithm>
#include <map>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "apps/diff_cases.hpp"
#include "apps/diff_rehearsal.hpp"
#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "service/timers.hpp"
#include "store/store_fixture.hpp"
#include "versions.hpp"

namespace consilium {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

constexpr const char* folder_of_appointments = "metlife-duhui";
const std::string services = "services/outpatient-appointment.yaml";
const FileEdit two_appointments{services, "quota:\n  count: 1\n", "quota:\n  count: 2\n"};

base::Instant at(std::string_view text) { return required(base::Instant::parse(text)); }

class RehearsedHouse : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    seeded_ = std::make_unique<Seeded>();
    seeded_->live();
  }
  static void TearDownTestSuite() { seeded_.reset(); }

  struct Seeded {
    store::TemporaryFolder folder;
    std::unique_ptr<DiskHouse> disk_house;
    std::shared_ptr<const model::Programme> programme;
    std::vector<std::string> tuesday;
    std::vector<std::string> wednesday;

    service::House& house() { return disk_house->house(); }

    void live() {
      store::SqliteOptions options;
      options.path = folder.file("house.db");
      disk_house = required(DiskHouse::open(options));
      programme = publish_edited(house(), folder_of_appointments,
                                 {two_appointments, {"programme.yaml", "version: \"2026.1\"", "version: \"2026.2\""}});
      for (int number = 1; number <= 180; ++number) join(number);
      required(service::move_demo_clock(house(), at("2026-03-03T10:00:00+08:00")));
      for (const std::string& id : tuesday) tell(id);
      required(service::move_demo_clock(house(), at("2026-03-04T10:00:00+08:00")));
      for (const std::string& id : wednesday) tell(id);
      required(service::move_demo_clock(house(), at("2026-03-09T10:00:00+08:00")));
    }

    void join(int number) {
      Member one = member(*programme, number);
      if (number % 5 != 0) one.contract.facts.effective_on = base::Date::of(2025, 6, 1);
      ports::AppendRequest rows;
      add_rows(one, house().clock.now(), rows);
      store::expect_appended(house().store, std::move(rows));
      const std::string id = fmt::format("case-{:03}", number);
      open(id, one);
      if (number > 120) return must_act(house(), id, cases::Cancel{"phone", true});
      must_act(house(), id, acceptance());
      if (number % 4 == 1) {
        open(id + "b", one);
        must_act(house(), id + "b", acceptance());
      }
      if (number % 4 < 2) return;
      const auto steps = steps_to_agreement(house(), appointment);
      for (std::size_t i = steps_to_acceptance(appointment).size() + 1; i < steps.size(); ++i)
        must_act(house(), id, steps[i]);
      (number % 4 == 2 ? tuesday : wednesday).push_back(id);
    }

    void open(const std::string& id, const Member& one) {
      store::expect_appended(house().store, required(ready_case(house(), programme, appointment, id, one)));
    }

    void tell(const std::string& id) {
      const auto published = house().registry.read();
      const model::Network& network = published->networks.at("duhui-domestic");
      cases::Act book{"book", {}, "phone", {}, {}};
      book.facts = {{"booking.hospital", network.editions.back().institutions.front().institution},
                    {"booking.department", model::Code{"cardiology"}},
                    {"booking.expert", std::string("张医生")},
                    {"booking.expert_level", model::Code{"chief"}},
                    {"booking.escort", std::string("李专员")},
                    {"visit.at", at("2026-03-20T09:30:00+08:00")}};
      must_act(house(), id, book);
      must_act(house(), id, cases::GiveNotice{"point-of-no-return", "phone", true});
      must_act(house(), id, cases::Act{"tell-booking", {}, "phone", {}, {}});
    }
  };

  static apps::Rehearsed rehearse(std::vector<FileEdit> edits) {
    Prepared prepared;
    prepared.name = "rehearsed";
    prepared.folder = folder_of_appointments;
    prepared.edits = std::move(edits);
    const apps::ProgrammeFolder after = versions(prepared).after;
    return required(apps::rehearse_house(seeded_->house(), apps::version_to_come(after), {}));
  }

  static const apps::ChangeGroup* group(const apps::Rehearsed& rehearsed, std::string_view kind,
                                        std::string_view id = {}) {
    for (const apps::ChangeGroup& one : rehearsed.groups) {
      if (one.change.kind == kind && one.change.id == id) return &one;
    }
    return nullptr;
  }

  static inline std::unique_ptr<Seeded> seeded_;
};

constexpr const char* booking = "outpatient-appointment/booking";

TEST_F(RehearsedHouse, is_what_it_was_under_the_programme_it_had) {
  const apps::Rehearsed rehearsed = rehearse({two_appointments});
  EXPECT_EQ(rehearsed.cases, 210);
  EXPECT_EQ(rehearsed.accounts, 180);
  EXPECT_EQ(rehearsed.differ, 0) << rehearsed.first.front().changes.front().from << " → "
                                 << rehearsed.first.front().changes.front().to;
  EXPECT_EQ(rehearsed.before.granted, 150);
  EXPECT_EQ(rehearsed.before.promises.at(booking).met, 60);
  EXPECT_EQ(rehearsed.before.ends.at("outpatient-appointment/cancelled"), 60);
  EXPECT_EQ(rehearsed.before.acts, rehearsed.after.acts);
  EXPECT_GT(rehearsed.before.acts.at("health-specialist")[10], 0);
}

// On 2 March 60 days are not over for the 36 members of January, who have 42 cases: 24 of the first 120 with 30 cases,
// since six of them have two, and 12 that cancelled.
TEST_F(RehearsedHouse, refuses_those_who_would_still_wait) {
  const apps::Rehearsed rehearsed =
      rehearse({two_appointments, {"programme.yaml", "lasts: { natural_days: 30 }", "lasts: { natural_days: 60 }"}});
  EXPECT_EQ(rehearsed.differ, 42);
  EXPECT_EQ(rehearsed.not_whole, 42);
  EXPECT_EQ(rehearsed.before.granted, 150);
  EXPECT_EQ(rehearsed.after.granted, 120);
  EXPECT_EQ(rehearsed.after.refused,
            (std::map<std::string, std::int64_t>{{"outpatient-appointment/waiting-period", 42}}));
  EXPECT_FALSE(rehearsed.clauses.at("outpatient-appointment/waiting-period").empty());
  EXPECT_EQ(rehearsed.after.ends.at("outpatient-appointment/cancelled"), 48);
  EXPECT_EQ(rehearsed.after.promises.at(booking).met, 48);
  EXPECT_EQ(rehearsed.after.quota.at("outpatient-appointment").at("held"), 120);
  const apps::ChangeGroup* refused = group(rehearsed, "application");
  ASSERT_NE(refused, nullptr);
  EXPECT_EQ(refused->change.to, "refused: waiting-period");
  EXPECT_EQ(refused->cases, 30);
  EXPECT_EQ(refused->example, "case-005");
}

// The second appointments of 30 members are not accepted; nothing else is another.
TEST_F(RehearsedHouse, accepts_no_second_appointment_where_the_quota_is_one) {
  const apps::Rehearsed rehearsed = rehearse({});
  EXPECT_EQ(rehearsed.differ, 30);
  EXPECT_EQ(rehearsed.after.granted, 120);
  EXPECT_EQ(rehearsed.before.quota.at("outpatient-appointment").at("held"), 150);
  EXPECT_EQ(rehearsed.after.quota.at("outpatient-appointment").at("held"), 120);
  EXPECT_EQ(rehearsed.after.promises.at(booking).met, 60);
  const apps::ChangeGroup* refused = group(rehearsed, "application");
  ASSERT_NE(refused, nullptr);
  EXPECT_EQ(refused->cases, 30);
  EXPECT_EQ(refused->example, "case-001b");
  for (const apps::RehearsedCase& one : rehearsed.first) EXPECT_TRUE(one.case_id.ends_with("b")) << one.case_id;
}

// Agreed on Monday, told on Wednesday: in time within three working days and within two, too late within one.
TEST_F(RehearsedHouse, misses_a_deadline_that_is_shorter) {
  const std::string head = "id: booking, kind: target, owed_by: provider, within: { working_days: ";
  EXPECT_EQ(rehearse({two_appointments, {services, head + "3 }", head + "2 }"}}).differ, 0);
  const apps::Rehearsed rehearsed = rehearse({two_appointments, {services, head + "3 }", head + "1 }"}});
  EXPECT_EQ(rehearsed.differ, 30);
  EXPECT_EQ(rehearsed.not_whole, 0);
  EXPECT_EQ(rehearsed.before.promises.at(booking).met, 60);
  EXPECT_EQ(rehearsed.before.promises.at(booking).missed, 0);
  EXPECT_EQ(rehearsed.after.promises.at(booking).met, 30);
  EXPECT_EQ(rehearsed.after.promises.at(booking).missed, 30);
  EXPECT_EQ(rehearsed.after.granted, 150);
  const apps::ChangeGroup* missed = group(rehearsed, "promise", "booking");
  ASSERT_NE(missed, nullptr);
  EXPECT_EQ(missed->change.from + " → " + missed->change.to, "target met → target missed");
  EXPECT_EQ(missed->cases, 30);
  EXPECT_EQ(missed->example, "case-003");
}

}  // namespace
}  // namespace consilium
