#include "roster/declaration.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>

namespace consilium::roster {
namespace {

constexpr std::string_view example = "roster,1,acme-life,full,2026-03-02";

class Reading {
 public:
  Reading(const std::vector<text::Cell>& cells, std::vector<base::Diagnostic>& problems)
      : cells_(cells), problems_(problems) {}

  std::optional<Declaration> read() {
    std::size_t used = cells_.size();
    while (used > 0 && cells_[used - 1].text.empty()) --used;
    if (cells_[0].text != "roster") {
      return refuse("R101", 0, "the file does not start by saying that it is a roster");
    }
    if (used > 1 && cells_[1].text != std::to_string(format_version)) {
      return refuse("R102", 1,
                    fmt::format("this is not version {} of the format, the only one that is read", format_version));
    }
    if (used != 5) return refuse("R101", 0, fmt::format("the first row has {} cells; expected 5", used));
    return parts();
  }

 private:
  std::nullopt_t refuse(std::string_view code, std::size_t at, std::string message) {
    problems_.push_back({.code = std::string(code),
                         .place = cells_[at].place,
                         .message = std::move(message),
                         .help = fmt::format("write a first row such as `{}`, then the header", example)});
    return std::nullopt;
  }

  std::optional<Declaration> parts() {
    const std::size_t before = problems_.size();
    Declaration declaration;
    declaration.tenant = cells_[2].text;
    const bool tenant = !declaration.tenant.empty() && std::all_of(declaration.tenant.begin(), declaration.tenant.end(),
                                                                   [](char c) { return c > ' ' && c < '\x7F'; });
    if (!tenant) refuse("R103", 2, "the tenant must be the id of an insurer, without spaces");
    const std::optional<FileKind> kind = file_kind_from(cells_[3].text);
    if (!kind) refuse("R103", 3, fmt::format("`{}` is neither `full` nor `delta`", cells_[3].text));
    const base::Result<base::Date> as_of = base::Date::parse(cells_[4].text);
    if (!as_of) refuse("R103", 4, fmt::format("the day of the file: {}", as_of.error().message));
    if (problems_.size() > before) return std::nullopt;
    declaration.kind = *kind;
    declaration.as_of = *as_of;
    return declaration;
  }

  const std::vector<text::Cell>& cells_;
  std::vector<base::Diagnostic>& problems_;
};

}  // namespace

std::optional<Declaration> read_declaration(const std::vector<text::Cell>& cells,
                                            std::vector<base::Diagnostic>& problems) {
  return Reading(cells, problems).read();
}

}  // namespace consilium::roster
