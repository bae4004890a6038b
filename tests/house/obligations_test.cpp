// What becomes of the rows of obligations.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "house/disk_house.hpp"
#include "house/ready_cases.hpp"
#include "house/views.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

using ports::ObligationState;

class ObligationsTest : public testing::Test {
 protected:
  void SetUp() override {
    store::SqliteOptions options;
    options.path = folder_.file("house.db");
    disk_house_ = required(DiskHouse::open(options));
    const auto programme = disk_house_->programme(of_appointments);
    const Member one = member(*programme, 1);
    ports::AppendRequest rows;
    add_rows(one, house().clock.now(), rows);
    store::expect_appended(house().store, std::move(rows));
    cases::Open open = opening(appointment, "case-1", one);
    open.account = service::account_of(*programme, one.contract);
    const auto opened = required(service::open_case(house(), asked(), programme, one.contract, open));
    ASSERT_TRUE(std::holds_alternative<service::Done>(opened));
  }

  service::House& house() { return disk_house_->house(); }

  void act(const cases::Command& command) {
    const auto outcome = required(service::act_on_case(house(), asked(), "case-1", command));
    ASSERT_TRUE(std::holds_alternative<service::Done>(outcome));
  }

  std::map<std::string, ports::ObligationRow> rows() {
    std::map<std::string, ports::ObligationRow> rows;
    for (auto& row : required(house().store.cases().obligations_of_case("case-1"))) rows[row.id] = row;
    return rows;
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<DiskHouse> disk_house_;
};

TEST_F(ObligationsTest, keep_since_when_they_are_open_and_how_they_ended) {
  const base::Instant opened = house().clock.now();
  const auto steps = steps_to_acceptance(appointment);
  const auto later = opened.plus_minutes(30);
  house().clock.set_demo(later);
  act(steps.at(0));  // the paper
  act(steps.at(1));  // the identity
  EXPECT_EQ(rows().at("paper:application/diagnosis-record").state, ObligationState::met);
  EXPECT_EQ(rows().at("paper:application/diagnosis-record").opened_at, opened);
  EXPECT_EQ(rows().at("paper:application/diagnosis-record").ended_at, later);
  EXPECT_EQ(rows().at("task:verify-identity").state, ObligationState::met);
  EXPECT_TRUE(required(view_problems(house())).empty());

  act(cases::Cancel{"phone", true});
  const auto left = rows();
  for (const auto& [id, row] : left) EXPECT_NE(row.state, ObligationState::open) << id;
  EXPECT_EQ(left.at("task:confirm-personal-data").state, ObligationState::dropped);
  EXPECT_EQ(left.at("task:verify-identity").state, ObligationState::met);
}

}  // namespace consilium::tests
