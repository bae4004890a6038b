#include "text/problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/core.h>

namespace consilium::text {

void Problems::add(Code code, base::Place place, std::string message, std::string help, std::vector<base::Label> also) {
  if (all_.size() >= problems_max) {
    ++left_out_;
    return;
  }
  all_.push_back(base::Diagnostic{.code = std::string(code.name()),
                                  .place = std::move(place),
                                  .message = std::move(message),
                                  .also = std::move(also),
                                  .help = std::move(help)});
}

std::vector<base::Diagnostic> Problems::take() {
  std::stable_sort(all_.begin(), all_.end(), [](const base::Diagnostic& left, const base::Diagnostic& right) {
    return std::tie(left.place.line, left.place.column) < std::tie(right.place.line, right.place.column);
  });
  if (left_out_ > 0) {
    base::Diagnostic last;
    last.code = Code("T199").name();
    last.place = all_.back().place;
    last.message = fmt::format("{} more problems in this file are not shown", left_out_);
    last.help = "correct the ones above first: they often share one cause";
    all_.push_back(std::move(last));
  }
  left_out_ = 0;
  return std::exchange(all_, {});
}

base::Place Problems::place(std::size_t line, std::size_t column, std::size_t end_line, std::size_t end_column) const {
  return base::Place{.file = file_name_,
                     .line = static_cast<std::uint32_t>(line),
                     .column = static_cast<std::uint32_t>(column),
                     .end_line = static_cast<std::uint32_t>(end_line),
                     .end_column = static_cast<std::uint32_t>(end_column)};
}

}  // namespace consilium::text
