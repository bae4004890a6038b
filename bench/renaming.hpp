// Renaming: makes the rows of one case those of another, by putting other ids in place of its own wherever they stand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ports/event_store.hpp"

namespace consilium::bench {

class Renaming {
 public:
  explicit Renaming(std::vector<std::pair<std::string, std::string>> names) : names_(std::move(names)) {}

  // Adds the renamed rows of `from` to `to`, which may hold those of other cases.
  void add(const ports::AppendRequest& from, ports::AppendRequest& to) const;

 private:
  void rename(std::string& text) const;
  void rename(ports::StreamAppend& append) const;
  void rename(ports::CaseRow& row) const;
  void rename(ports::ObligationRow& row) const;
  void rename(ports::TimelineRow& row) const;
  void rename(ports::TimerRow& timer) const;
  void rename(ports::ViewWrite& write) const;
  void rename(ports::TimerChange& change) const;

  std::vector<std::pair<std::string, std::string>> names_;
};

}  // namespace consilium::bench
