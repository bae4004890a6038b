// Victim: a worker process that is going to be killed.
#pragma once

#include <functional>
#include <string>
#include <sys/types.h>

namespace consilium::tests {

class Victim {
 public:
  // With a moment and a number of operations of the disk it kills itself there, see worker.cpp.
  Victim(const std::string& database, const std::string& journal, int round, const std::string& moment = {},
         int operations = 0);
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;
  ~Victim();

  // Waits until something is true; false when the worker ended by itself before.
  bool lives_until(const std::function<bool()>& something);
  // Kills it with SIGKILL. False when it had ended by itself.
  bool kill();
  // Waits until it has killed itself; false when it ended otherwise, or lives on.
  bool kills_itself();
  // How it ended, for messages.
  std::string end() const;

 private:
  bool ended();

  pid_t process_ = 0;
  bool ended_ = false;
  int status_ = 0;
};

}  // namespace consilium::tests
