#include <array>
#include <exception>
#include <string_view>

#include <fmt/core.h>

#include "apps/commands.hpp"

namespace {

using consilium::apps::Arguments;

struct Command {
  std::string_view name;
  int (*run)(const Arguments&);
  std::string_view what;
};

constexpr std::array commands{
    Command{"check", consilium::apps::check_command, "read programme folders and tell every problem"},
    Command{"cover", consilium::apps::cover_command, "show what becomes of each clause and which scenarios prove it"},
    Command{"schema", consilium::apps::schema_command, "print the language as JSON Schema or as its reference"},
    Command{"test", consilium::apps::test_command, "play the scenarios of programme folders"},
    Command{"mutate", consilium::apps::mutate_command, "make small mistakes and tell which no scenario notices"},
    Command{"render", consilium::apps::render_command, "write the reading copy of a programme, for people who sign it"},
    Command{"decide", consilium::apps::decide_command, "decide for a situation in a file, and say why"},
    Command{"diff", consilium::apps::diff_command, "tell what changed between two versions of a programme"},
    Command{"publish", consilium::apps::publish_command, "keep programmes and their data in the house"},
    Command{"import", consilium::apps::import_command, "read an insurer's roster into the house"},
    Command{"serve", consilium::apps::serve_command, "run the house: API and deadlines"},
    Command{"backup", consilium::apps::backup_command, "write one consistent point of the database to a file"},
    Command{"restore", consilium::apps::restore_command, "put a backup where a house can open it"},
    Command{"audit", consilium::apps::audit_command, "check the database and its chain of events"}};

int usage() {
  fmt::print(stderr, "usage: consilium COMMAND …\n\n");
  for (const Command& command : commands) fmt::print(stderr, "  {:<10} {}\n", command.name, command.what);
  return consilium::apps::exit_usage;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count < 2) return usage();
    const Arguments arguments(words + 2, words + count);
    for (const Command& command : commands) {
      if (command.name == words[1]) return command.run(arguments);
    }
    fmt::print(stderr, "`{}` is not a command\n\n", words[1]);
    return usage();
  } catch (const std::exception& failure) {
    fmt::print(stderr, "consilium: {}\n", failure.what());
    return consilium::apps::exit_problems;
  }
}
