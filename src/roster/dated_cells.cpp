#include "roster/dated_cells.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace consilium::roster {
namespace {

constexpr std::string_view withdrawn = "withdrawn";
constexpr std::string_view known_mark = " known ";

std::string_view without_spaces(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

// Reads one value, or reports why it cannot be one.
struct ValueReader {
  Cells& cells;
  Column column;

  bool operator()(std::string_view text, std::optional<ContractState>& value) const {
    value = contract_state_from(text);
    return value || refuse_word(text, contract_state_words());
  }
  bool operator()(std::string_view text, std::optional<std::string>& value) const {
    value = std::string(text);
    return true;
  }
  bool operator()(std::string_view text, std::optional<bool>& value) const {
    if (text == "yes" || text == "no") value = text == "yes";
    return value || refuse_word(text, {"yes", "no"});
  }
  bool operator()(std::string_view text, std::optional<base::Money>& value) const {
    const base::Result<base::Money> money = base::Money::parse(text);
    if (!money || money->minor < 0) {
      cells.error("R123", column, fmt::format("`{}` is not an amount", text), "write it as `300000 CNY`");
      return false;
    }
    value = *money;
    return true;
  }

 private:
  bool refuse_word(std::string_view text, std::vector<std::string> words) const {
    words.emplace_back(withdrawn);
    const std::string near = base::closest(text, words);
    cells.error("R124", column, fmt::format("`{}` is none of {}", text, fmt::join(words, ", ")),
                near.empty() ? std::string{} : fmt::format("did you mean `{}`?", near));
    return false;
  }
};

class Entries {
 public:
  Entries(Cells& cells, Column column, const KnownDays& known) : cells_(cells), column_(column), known_(known) {}

  template <typename T>
  void read(std::vector<DatedEntry<T>>& entries) {
    std::string_view rest = cells_.text(column_);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view entry = without_spaces(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!entry.empty()) read_entry(entry, entries);
    }
    sort(entries);
  }

 private:
  template <typename T>
  void read_entry(std::string_view text, std::vector<DatedEntry<T>>& entries) {
    DatedEntry<T> entry;
    if (const std::size_t mark = text.rfind(known_mark); mark != std::string_view::npos) {
      if (!read_known(without_spaces(text.substr(mark + known_mark.size())), entry.known)) return;
      text = without_spaces(text.substr(0, mark));
    }
    const std::size_t space = text.find(' ');
    const base::Result<base::Date> from = base::Date::parse(text.substr(0, space));
    if (!from) return refuse(from.error().message);
    if (space == std::string_view::npos) return refuse(fmt::format("after `{}` a value is missing", text));
    entry.from = *from;
    const std::string_view value = without_spaces(text.substr(space));
    if (value == withdrawn || ValueReader{cells_, column_}(value, entry.value)) entries.push_back(std::move(entry));
  }

  bool read_known(std::string_view text, std::optional<base::Date>& known) {
    const base::Result<base::Date> day = base::Date::parse(text);
    if (!day) {
      refuse(day.error().message);
      return false;
    }
    if (*day > known_.of_file) {
      cells_.error("R127", column_, fmt::format("known {} is after the day of the file", text),
                   "a file can only say what was known on its own day");
      return false;
    }
    known = *day;
    return true;
  }

  void refuse(std::string_view reason) {
    cells_.error("R123", column_, std::string(reason),
                 "write entries such as `2026-01-10 in_force; 2026-06-15 suspended known 2026-06-20`: first day, value "
                 "and, for a correction, the day it became known");
  }

  template <typename T>
  base::Date known_on(const DatedEntry<T>& entry) const {
    return entry.known.value_or(known_.of_row);
  }

  // In one order, however they were written. The same entry twice is one.
  template <typename T>
  void sort(std::vector<DatedEntry<T>>& entries) {
    std::stable_sort(entries.begin(), entries.end(), [&](const DatedEntry<T>& left, const DatedEntry<T>& right) {
      return std::pair(left.from, known_on(left)) < std::pair(right.from, known_on(right));
    });
    const auto same_days = [&](const DatedEntry<T>& left, const DatedEntry<T>& right) {
      return left.from == right.from && known_on(left) == known_on(right);
    };
    entries.erase(std::unique(entries.begin(), entries.end(),
                              [&](const DatedEntry<T>& left, const DatedEntry<T>& right) {
                                return same_days(left, right) && left.value == right.value;
                              }),
                  entries.end());
    if (const auto two = std::adjacent_find(entries.begin(), entries.end(), same_days); two != entries.end()) {
      cells_.error("R133", column_, fmt::format("two values begin on {}", base::to_string(two->from)),
                   "keep one, or give the later one the day it became known");
    }
  }

  Cells& cells_;
  Column column_;
  const KnownDays& known_;
};

}  // namespace

void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<ContractState>>& entries) {
  Entries(cells, column, known).read(entries);
}
void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<std::string>>& entries) {
  Entries(cells, column, known).read(entries);
}
void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<base::Money>>& entries) {
  Entries(cells, column, known).read(entries);
}
void read_dated(Cells& cells, Column column, const KnownDays& known, std::vector<DatedEntry<bool>>& entries) {
  Entries(cells, column, known).read(entries);
}

}  // namespace consilium::roster
