// Structured log lines for operators. Values must never be personal data: ids, counts, durations, codes only.
// Thread-safe. Lines go to standard error as `time level message key=value …`.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace consilium::base {

enum class LogLevel { debug, info, warning, error };

void set_log_level(LogLevel lowest);
void log(LogLevel level, std::string_view message,
         std::initializer_list<std::pair<std::string_view, std::string>> fields = {});

}  // namespace consilium::base
