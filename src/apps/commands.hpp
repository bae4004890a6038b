// The commands of `consilium`. Each gets the words after its name and returns the exit status: 0 well, 1 problems
// found, 2 wrong usage.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace consilium::apps {

using Arguments = std::vector<std::string>;

inline constexpr int exit_well = 0;
inline constexpr int exit_problems = 1;
inline constexpr int exit_usage = 2;

// Says an error on standard error; returns the status to leave with.
int fail(const base::Error& error);

int audit_command(const Arguments& arguments);
int backup_command(const Arguments& arguments);
int check_command(const Arguments& arguments);
int cover_command(const Arguments& arguments);
int decide_command(const Arguments& arguments);
int diff_command(const Arguments& arguments);
int import_command(const Arguments& arguments);
int mutate_command(const Arguments& arguments);
int publish_command(const Arguments& arguments);
int render_command(const Arguments& arguments);
int restore_command(const Arguments& arguments);
int schema_command(const Arguments& arguments);
int serve_command(const Arguments& arguments);
int test_command(const Arguments& arguments);

}  // namespace consilium::apps
