// Problems: the diagnostics of one file, in the order of the file, up to a limit. What is past the limit is counted and
// told in one last diagnostic, so that a file that is wrong everywhere does not drown its reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "text/codes.hpp"

namespace consilium::text {

inline constexpr std::size_t problems_max = 200;

class Problems {
 public:
  explicit Problems(std::string file_name) : file_name_(std::move(file_name)) {}

  void add(Code code, base::Place place, std::string message, std::string help, std::vector<base::Label> also = {});
  bool empty() const { return all_.empty(); }
  std::vector<base::Diagnostic> take();  // leaves none

  const std::string& file_name() const { return file_name_; }
  base::Place place(std::size_t line, std::size_t column, std::size_t end_line, std::size_t end_column) const;

 private:
  std::string file_name_;
  std::vector<base::Diagnostic> all_;
  std::size_t left_out_ = 0;
};

}  // namespace consilium::text
