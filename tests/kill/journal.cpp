#include "kill/journal.hpp"

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include <fmt/core.h>

#include "base/check.hpp"

namespace consilium::tests {

Journal::Journal(const std::string& path)
    : file_(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)) {
  CHECK(file_ >= 0);
}

Journal::~Journal() { ::close(file_); }

void Journal::write(const Acknowledgement& acknowledgement) {
  const std::string line = fmt::format("{} {} {} {}\n", acknowledgement.kind, acknowledgement.id,
                                       acknowledgement.number, acknowledgement.request);
  const std::lock_guard lock(mutex_);
  CHECK(::write(file_, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
  CHECK(::fsync(file_) == 0);
}

std::vector<Acknowledgement> read_journal(const std::string& path) {
  std::ifstream file(path);
  std::vector<Acknowledgement> lines;
  std::string line;
  while (std::getline(file, line)) {
    // A line without its end was cut off by the kill.
    if (file.eof()) break;
    std::istringstream words(line);
    Acknowledgement read;
    words >> read.kind >> read.id >> read.number >> read.request;
    lines.push_back(std::move(read));
  }
  return lines;
}

}  // namespace consilium::tests
