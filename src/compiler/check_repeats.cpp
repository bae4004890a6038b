// Ids that are given twice in one list, and words that stand twice in one.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {
namespace {

// Lists whose readers tell it in words of their own.
constexpr std::array<std::string_view, 4> own_words{"rules", "texts", "clauses", "not_enforced"};

void check_list(Context& context, const text::Node& list) {
  std::map<std::string_view, base::Place> ids;
  std::map<std::string_view, base::Place> words;
  for (const text::Node& item : list.items) {
    if (const text::Node* id = item.find("id"); id != nullptr && !id->text.empty()) {
      if (const auto [first, is_new] = ids.emplace(id->text, id->place); !is_new) {
        context.error_with("C370", id->place, fmt::format("`{}` is written twice", id->text),
                           {{first->second, "it is first written here"}}, "give one of the two another name");
      }
    }
    if (item.kind != text::Kind::scalar || item.text.empty()) continue;
    if (const auto [first, is_new] = words.emplace(item.text, item.place); !is_new) {
      context.warning("C373", item.place, fmt::format("`{}` stands twice in this list", item.text),
                      "delete one of the two");
    }
  }
}

}  // namespace

void check_repeats(Context& context, const text::Node& node) {
  for (const text::Node& item : node.items) check_repeats(context, item);
  for (const text::Entry& entry : node.entries) {
    if (std::find(own_words.begin(), own_words.end(), entry.key) == own_words.end()) check_list(context, entry.value);
    check_repeats(context, entry.value);
  }
}

}  // namespace consilium::compiler
