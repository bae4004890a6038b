#include "compiler/shape.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/calendar_date.hpp"

namespace consilium::compiler {
namespace {

using Kind = Type::Kind;

class Checker {
 public:
  Checker(std::span<const Word> words, std::string_view code) : words_(words), code_(code) {}

  void check(const Word& word, const text::Node& node) {
    if (!word.alternatives.empty()) return check_alternatives(word, node);
    if (node.kind != text::Kind::mapping) return expected(node, fmt::format("`{}`, a mapping of keys", word.name));
    std::vector<std::string> names;
    for (const Key& key : word.keys) names.emplace_back(key.name);
    for (const text::Entry& entry : node.entries) {
      if (const Key* key = find_key(word, entry.key)) {
        used_.insert({word.name, key->name});
        check(type_of(*key), entry.value);
      } else {
        const std::string near = base::closest(entry.key, names);
        problem(entry.key_place, fmt::format("key `{}` of `{}` is not known", entry.key, word.name),
                near.empty() ? "" : fmt::format("did you mean `{}`?", near));
      }
    }
    for (const Key& key : word.keys) {
      if (key.required && node.find(key.name) == nullptr)
        problem(node.place, fmt::format("`{}` needs `{}`", word.name, key.name), std::string(key.meaning));
    }
    if (word.exactly_one_key && node.entries.size() != 1)
      expected(node, fmt::format("exactly one key of `{}`", word.name));
  }

  std::vector<base::Diagnostic> take() && { return std::move(problems_); }
  std::set<UsedKey> take_used() && { return std::move(used_); }

 private:
  void problem(const base::Place& place, std::string message, std::string help) {
    problems_.push_back({base::Severity::error, code_, place, std::move(message), {}, std::move(help), {}});
  }

  void expected(const text::Node& node, std::string_view what) {
    problem(node.place, fmt::format("expected {}", what), {});
  }

  // The alternative whose own key, the first of its table, is there.
  void check_alternatives(const Word& word, const text::Node& node) {
    for (const std::string_view name : word.alternatives) {
      const Word& alternative = word_in(words_, name);
      if (node.find(alternative.keys.front().name) != nullptr) return check(alternative, node);
    }
    expected(node, fmt::format("one of the words of `{}`", word.name));
  }

  void check_either(const Type& type, const text::Node& node) {
    if (const std::vector<std::string> literals = literals_of(type); literals.size() == type.parts.size()) {
      const bool known =
          node.kind == text::Kind::scalar && std::find(literals.begin(), literals.end(), node.text) != literals.end();
      return known ? void() : expected(node, fmt::format("one of `{}`", fmt::join(literals, "`, `")));
    }
    std::vector<base::Diagnostic> nearest;
    for (const Type& part : type.parts) {
      Checker checker(words_, code_);
      checker.check(part, node);
      if (checker.problems_.empty()) return used_.merge(checker.used_);
      // What a deeper look found says more than that the form is another one.
      const bool deeper = std::none_of(checker.problems_.begin(), checker.problems_.end(), [&](const auto& found) {
        return found.place.line == node.place.line && found.place.column == node.place.column;
      });
      if (nearest.empty() || deeper) nearest = std::move(checker.problems_);
    }
    problems_.insert(problems_.end(), nearest.begin(), nearest.end());
  }

  void check_scalar(const Type& type, const text::Node& node) {
    if (node.kind != text::Kind::scalar) return expected(node, "a text");
    if (type.kind == Kind::literal && node.text != type.name) expected(node, fmt::format("`{}`", type.name));
    if (type.kind == Kind::date && !base::Date::parse(node.text)) expected(node, "a date such as 2026-01-01");
    if (type.kind == Kind::yes && node.text != "yes" && node.text != "no" && node.text != "true" &&
        node.text != "false")
      expected(node, "yes or no");
    if (type.kind != Kind::number) return;
    std::int64_t value = 0;
    const char* end = node.text.data() + node.text.size();
    const auto read = std::from_chars(node.text.data(), end, value);
    if (node.quoted || read.ec != std::errc{} || read.ptr != end) expected(node, "a whole number");
  }

  void check(const Type& type, const text::Node& node) {
    switch (type.kind) {
      case Kind::word:
        return check(word_in(words_, type.name), node);
      case Kind::either:
        return check_either(type, node);
      case Kind::list:
        if (node.kind != text::Kind::sequence) return expected(node, "a list");
        for (const text::Node& item : node.items) check(type.parts.front(), item);
        return;
      case Kind::map:
        if (node.kind != text::Kind::mapping) return expected(node, "a mapping");
        for (const text::Entry& entry : node.entries) check(type.parts.front(), entry.value);
        return;
      case Kind::text:
      case Kind::number:
      case Kind::yes:
      case Kind::date:
      case Kind::value:
      case Kind::literal:
      case Kind::name:
        return check_scalar(type, node);
    }
  }

  std::span<const Word> words_;
  std::string code_;
  std::vector<base::Diagnostic> problems_;
  std::set<UsedKey> used_;  // of the alternatives, of the one that fits
};

}  // namespace

std::vector<base::Diagnostic> check_shape(std::span<const Word> words, std::string_view word, const text::Node& node,
                                          std::string_view code) {
  Checker checker(words, code);
  checker.check(word_in(words, word), node);
  return std::move(checker).take();
}

std::set<UsedKey> keys_used(std::span<const Word> words, std::string_view word, const text::Node& node) {
  Checker checker(words, {});
  checker.check(word_in(words, word), node);
  return std::move(checker).take_used();
}

}  // namespace consilium::compiler
