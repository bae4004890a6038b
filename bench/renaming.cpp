#include "bench/renaming.hpp"

namespace consilium::bench {

void Renaming::add(const ports::AppendRequest& from, ports::AppendRequest& to) const {
  const auto append = [this](const auto& rows, auto& all) {
    for (const auto& row : rows) {
      all.push_back(row);
      rename(all.back());
    }
  };
  append(from.streams, to.streams);
  append(from.views, to.views);
  append(from.timers, to.timers);
}

void Renaming::rename(std::string& text) const {
  for (const auto& [from, to] : names_) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
}

void Renaming::rename(ports::StreamAppend& append) const {
  rename(append.stream);
  for (ports::NewEvent& event : append.events) {
    rename(event.person);
    rename(event.payload);
  }
}

void Renaming::rename(ports::CaseRow& row) const {
  rename(row.id);
  rename(row.person);
  rename(row.contract);
  rename(row.personal.text);
}

void Renaming::rename(ports::ObligationRow& row) const {
  rename(row.case_id);
  rename(row.person);
}

void Renaming::rename(ports::TimelineRow& row) const {
  rename(row.case_id);
  rename(row.person);
  rename(row.personal.text);
}

void Renaming::rename(ports::TimerRow& timer) const {
  rename(timer.id);
  rename(timer.stream);
}

void Renaming::rename(ports::ViewWrite& write) const {
  if (auto* row = std::get_if<ports::CaseRow>(&write)) rename(*row);
  if (auto* row = std::get_if<ports::ObligationRow>(&write)) rename(*row);
  if (auto* row = std::get_if<ports::TimelineRow>(&write)) rename(*row);
}

void Renaming::rename(ports::TimerChange& change) const {
  if (auto* timer = std::get_if<ports::TimerRow>(&change)) rename(*timer);
  if (auto* removal = std::get_if<ports::StreamTimersRemoval>(&change)) rename(removal->stream);
}

}  // namespace consilium::bench
