#include "apps/command_line.hpp"

#include <CLI/CLI.hpp>

#include <fmt/core.h>

namespace consilium::apps {

struct CommandLine::Parts {
  CLI::App app;
};

CommandLine::CommandLine(const std::string& name, const std::string& what) : parts_(std::make_unique<Parts>()) {
  parts_->app.description(what);
  parts_->app.name(name);
}

CommandLine::~CommandLine() = default;

CommandLine& CommandLine::flag(const std::string& name, bool& value, const std::string& what) {
  parts_->app.add_flag(name, value, what);
  return *this;
}

CommandLine& CommandLine::option(const std::string& name, std::string& value, const std::string& what) {
  parts_->app.add_option(name, value, what)->capture_default_str();
  return *this;
}

CommandLine& CommandLine::option(const std::string& name, std::uint16_t& value, const std::string& what) {
  parts_->app.add_option(name, value, what)->capture_default_str();
  return *this;
}

CommandLine& CommandLine::option(const std::string& name, std::vector<std::string>& values, const std::string& what) {
  parts_->app.add_option(name, values, what)->expected(1)->take_all();
  return *this;
}

CommandLine& CommandLine::list(const std::string& name, std::vector<std::string>& values, const std::string& what) {
  parts_->app.add_option(name, values, what);
  return *this;
}

CommandLine& CommandLine::word(const std::string& name, std::string& value, const std::string& what) {
  parts_->app.add_option(name, value, what)->required();
  return *this;
}

CommandLine& CommandLine::words(const std::string& name, std::vector<std::string>& values, const std::string& what) {
  parts_->app.add_option(name, values, what)->required();
  return *this;
}

std::optional<int> CommandLine::read(const Arguments& arguments) {
  try {
    parts_->app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", parts_->app.help());
    return exit_well;
  } catch (const CLI::ParseError& mistake) {
    fmt::print(stderr, "{}\n\n{}", mistake.what(), parts_->app.help());
    return exit_usage;
  }
  return std::nullopt;
}

}  // namespace consilium::apps
