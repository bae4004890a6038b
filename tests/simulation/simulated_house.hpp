// SimulatedHouse: a house on a disk whose power may go in the middle of anything. Whoever asks it sends the same
// request again until it is answered, as a client does, and it must then have been done once.
#pragma once

#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "cases/command.hpp"
#include "disk/unreliable_disk.hpp"
#include "house/disk_house.hpp"
#include "service/case_service.hpp"
#include "service/institutions.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

class SimulatedHouse {
 public:
  // All programmes are published in it; people live under the one with this id.
  SimulatedHouse(std::string_view programme, std::mt19937& random);

  service::House& house() { return open_->house(); }
  std::shared_ptr<const service::Published> published() { return published_; }
  std::shared_ptr<const model::Programme> programme() const { return programme_; }

  service::Outcome open_case(const service::Contract& contract, const cases::Open& command);
  service::Outcome act(const std::string& case_id, const cases::Command& command);
  void import(const std::string& roster);
  void move_clock(base::Instant to);

  int outages() const { return outages_; }
  int repeats() const { return repeats_; }
  // What was acknowledged and is lost, or was done twice.
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  template <typename Attempt>
  auto until_answered(const Attempt& attempt);
  service::Asked next_request();
  service::Outcome remember(const std::string& case_id, service::Outcome outcome);
  void start_again();
  int chosen(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }

  std::mt19937& random_;
  store::TemporaryFolder folder_;
  UnreliableDisk disk_;
  store::SqliteOptions options_;
  std::unique_ptr<DiskHouse> open_;
  std::unique_ptr<service::InstitutionFinder> words_;
  std::shared_ptr<const service::Published> published_;
  std::shared_ptr<const model::Programme> programme_;
  std::map<std::string, std::int64_t> acknowledged_;  // the version of each case
  std::vector<std::string> problems_;
  std::int64_t requests_ = 0;
  int outages_ = 0;
  int repeats_ = 0;
};

}  // namespace consilium::tests
