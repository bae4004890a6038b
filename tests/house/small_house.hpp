// A house with one small programme, that of the tutorial, and its calendar.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "house/disk_house.hpp"
#include "store/store_fixture.hpp"

namespace consilium::tests {

class SmallHouse {
 public:
  static constexpr std::string_view programme = "moonbeam-care";
  static constexpr std::string_view insurer = "moonbeam-mutual";

  SmallHouse();

  service::House& house() { return disk_house_->house(); }
  // Ends the house and starts another on the same database, as after a stop.
  void start_again();

  // The files of the programme's folder.
  static std::vector<compiler::SourceFile> files();
  static service::Request by(std::string actor);

 private:
  void open();

  store::TemporaryFolder folder_;
  std::unique_ptr<DiskHouse> disk_house_;
};

}  // namespace consilium::tests
