#include "service/draft_limits.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "base/characters.hpp"

namespace consilium::service {
namespace {

tl::unexpected<base::Error> refused(std::string_view file, std::string message) {
  return base::failure(base::Category::incorrect, std::move(message), std::string(file));
}

// Parts that a folder can have on any machine; `.` and `..` lead elsewhere.
bool is_plain(std::string_view part) {
  const auto plain = [](char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == '-' ||
           one == '_' || one == '.';
  };
  return !part.empty() && part.front() != '.' && std::all_of(part.begin(), part.end(), plain);
}

bool is_relative(std::string_view name) {
  for (;;) {
    const std::size_t slash = name.find('/');
    if (!is_plain(name.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

}  // namespace

base::Result<void> check_draft_name(std::string_view name) {
  if (name.size() > draft_file_name_bytes_max)
    return refused("", fmt::format("a file name has at most {} bytes", draft_file_name_bytes_max));
  if (!is_relative(name)) {
    return refused(name,
                   "name a file as it lies in the programme's folder, such as `services/x.yaml`: letters, digits, `-`, "
                   "`_` and `.`, with `/` between folders");
  }
  if (name.starts_with("demo/")) return refused(name, "demonstration data are no part of a programme");
  if (!name.ends_with(".yaml") && !name.ends_with(".csv") && !name.ends_with(".md"))
    return refused(name, "the files of a programme end in `.yaml`, `.csv` or `.md`");
  return {};
}

base::Result<void> check_draft_file(const compiler::SourceFile& file) {
  BASE_TRY_VOID(check_draft_name(file.name));
  if (file.bytes.empty()) return refused(file.name, "there is nothing in this file; remove it instead");
  if (file.bytes.size() > draft_file_bytes_max) {
    return refused(file.name, fmt::format("the file has {} bytes; at most {} can be kept", file.bytes.size(),
                                          draft_file_bytes_max));
  }
  if (!base::is_utf8(file.bytes)) return refused(file.name, "the file is not UTF-8");
  return {};
}

base::Result<void> check_draft_sizes(std::size_t files, std::size_t bytes) {
  if (files > draft_files_max)
    return refused("", fmt::format("{} files; a draft has at most {}", files, draft_files_max));
  if (bytes > draft_bytes_max)
    return refused("", fmt::format("{} bytes; a draft has at most {} in all its files", bytes, draft_bytes_max));
  return {};
}

base::Result<void> check_draft_files(const std::vector<compiler::SourceFile>& files) {
  if (files.empty()) return refused("", "there are no files");
  std::set<std::string_view> names;
  std::size_t bytes = 0;
  for (const compiler::SourceFile& file : files) {
    BASE_TRY_VOID(check_draft_file(file));
    if (!names.insert(file.name).second) return refused(file.name, "the file is there twice");
    bytes += file.bytes.size();
  }
  return check_draft_sizes(files.size(), bytes);
}

}  // namespace consilium::service
