// The words after a command's name, read into variables. `--help` and mistakes are answered here; mistakes say what was
// expected. Variables must live until `read` has returned.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/commands.hpp"

namespace consilium::apps {

class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& what);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  CommandLine& flag(const std::string& name, bool& value, const std::string& what);
  CommandLine& option(const std::string& name, std::string& value, const std::string& what);
  CommandLine& option(const std::string& name, std::uint16_t& value, const std::string& what);
  CommandLine& option(const std::string& name, std::vector<std::string>& values,
                      const std::string& what);  // any number
  CommandLine& list(const std::string& name, std::vector<std::string>& values,
                    const std::string& what);  // an option with one value or more, up to the next one
  CommandLine& word(const std::string& name, std::string& value, const std::string& what);  // needed
  CommandLine& words(const std::string& name, std::vector<std::string>& values,
                     const std::string& what);  // at least one

  // The status to leave with, when there is nothing more to do.
  std::optional<int> read(const Arguments& arguments);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace consilium::apps
