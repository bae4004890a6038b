// How the problems of a run are put in order.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include <fmt/core.h>

#include "compiler/context.hpp"
#include "compiler/shape.hpp"

namespace consilium::compiler {
namespace {

auto where(const base::Diagnostic& problem) {
  return std::tie(problem.place.file, problem.place.line, problem.place.column);
}

bool same(const base::Diagnostic& left, const base::Diagnostic& right) {
  return left.code == right.code && left.place == right.place && left.message == right.message;
}

bool holds(const base::Place& outer, const base::Place& inner) {
  const auto start = std::tie(inner.line, inner.column);
  return std::tie(outer.line, outer.column) <= start && start < std::tie(outer.end_line, outer.end_column);
}

// The clauses of the innermost word around a place that cites any.
std::vector<std::string> clauses_around(const text::Node& node, const base::Place& place) {
  for (const text::Node& item : node.items) {
    if (!holds(item.place, place)) continue;
    if (auto inner = clauses_around(item, place); !inner.empty()) return inner;
  }
  std::vector<std::string> clauses;
  for (const text::Entry& entry : node.entries) {
    const bool around = holds(entry.value.place, place) || holds(entry.key_place, place);
    if (around && entry.key == "cites") return {};  // the message names the citation itself
    if (!around) continue;
    if (auto inner = clauses_around(entry.value, place); !inner.empty()) return inner;
  }
  const text::Node* cites = node.find("cites");
  if (cites == nullptr) return clauses;
  const auto add = [&](const std::string& cited) {
    if (!cited.empty() && cited.find(':') == std::string::npos) clauses.push_back(cited);
  };
  add(cites->text);
  for (const text::Node& clause : cites->items) add(clause.text);
  return clauses;
}

}  // namespace

bool Context::has_errors() const {
  return std::any_of(problems_.begin(), problems_.end(),
                     [](const auto& problem) { return problem.severity == base::Severity::error; });
}

void Context::add_shape(std::string_view word, const text::Node& root) {
  std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t>> told;
  for (const base::Diagnostic& problem : problems_) told.insert(where(problem));
  std::vector<base::Diagnostic> found = check_shape(language(), word, root, Code("C120").name());
  std::erase_if(found, [&](const base::Diagnostic& problem) { return told.contains(where(problem)); });
  add(std::move(found));
}

bool Context::is_unreadable(std::string_view start_of_name) const {
  return std::any_of(unreadable.begin(), unreadable.end(),
                     [&](const std::string& name) { return name.starts_with(start_of_name); });
}

bool Context::is_unsound(std::string_view file) const {
  // Something was not read, or a name stands for nothing.
  static constexpr std::array<std::string_view, 16> unsound{"C120", "C101", "C102", "C112", "C113", "C114",
                                                            "C115", "C116", "C117", "C201", "C202", "C224",
                                                            "C231", "C370", "C380", "C381"};
  return std::any_of(problems_.begin(), problems_.end(), [&](const base::Diagnostic& problem) {
    return problem.place.file == file && std::find(unsound.begin(), unsound.end(), problem.code) != unsound.end();
  });
}

namespace {

// A file that is wrong everywhere must not drown its reader.
constexpr std::ptrdiff_t problems_of_a_file_max = 300;

std::vector<base::Diagnostic> shortened(std::vector<base::Diagnostic> all) {
  std::vector<base::Diagnostic> kept;
  for (auto first = all.begin(); first != all.end();) {
    const auto next =
        std::find_if(first, all.end(), [&](const auto& problem) { return problem.place.file != first->place.file; });
    const auto end = first + std::min(next - first, problems_of_a_file_max);
    kept.insert(kept.end(), std::make_move_iterator(first), std::make_move_iterator(end));
    if (end != next) {
      base::Diagnostic last{base::Severity::error, std::string(Code("C199").name()), kept.back().place, {}, {}, {}, {}};
      last.message = fmt::format("{} more problems in this file are not shown", next - end);
      last.help = "correct the ones above first: they often share one cause";
      kept.push_back(std::move(last));
    }
    first = next;
  }
  return kept;
}

}  // namespace

std::vector<base::Diagnostic> Context::take(const Trees& trees) && {
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const auto& left, const auto& right) { return where(left) < where(right); });
  std::vector<base::Diagnostic> ordered;
  for (base::Diagnostic& problem : problems_) {
    const auto told = std::find_if(ordered.rbegin(), ordered.rend(), [&](const base::Diagnostic& earlier) {
      return where(earlier) != where(problem) || same(earlier, problem);
    });
    if (told != ordered.rend() && same(*told, problem)) continue;
    const auto tree = trees.find(problem.place.file);
    if (problem.clauses.empty() && tree != trees.end()) problem.clauses = clauses_around(tree->second, problem.place);
    ordered.push_back(std::move(problem));
  }
  return shortened(std::move(ordered));
}

}  // namespace consilium::compiler
