#include "compiler/context.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "base/check.hpp"
#include "compiler/script.hpp"

namespace consilium::compiler {
namespace {

std::vector<std::string> names_of(std::span<const Key> keys) {
  std::vector<std::string> names;
  for (const Key& key : keys) names.emplace_back(key.name);
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += fmt::format("{}`{}`", text.empty() ? "" : ", ", word);
  return text;
}

constexpr std::size_t names_listed_max = 12;

std::string suggestion(std::string_view name, const std::vector<std::string>& known) {
  if (const std::string near = base::closest(name, known); !near.empty())
    return fmt::format("did you mean `{}`?", near);
  if (known.empty() || known.size() > names_listed_max) return {};
  return fmt::format("{} {}", known.size() == 1 ? "the only one is" : "known are", joined(known));
}

}  // namespace

void Context::error(Code code, const base::Place& place, std::string message, std::string help) {
  error_with(code, place, std::move(message), {}, std::move(help));
}

void Context::error_with(Code code, const base::Place& place, std::string message, std::vector<base::Label> also,
                         std::string help) {
  problems_.push_back({base::Severity::error,
                       std::string(code.name()),
                       place,
                       std::move(message),
                       std::move(also),
                       std::move(help),
                       {}});
}

void Context::warning(Code code, const base::Place& place, std::string message, std::string help) {
  problems_.push_back(
      {base::Severity::warning, std::string(code.name()), place, std::move(message), {}, std::move(help), {}});
}

void Context::unknown(Code code, const base::Place& place, std::string_view kind, std::string_view name,
                      const std::vector<std::string>& known) {
  error(code, place, fmt::format("{} `{}` is not known", kind, name), suggestion(name, known));
}

void Context::not_among(Code code, const base::Place& place, std::string_view what, std::string_view value,
                        const std::vector<std::string>& allowed) {
  error(code, place, fmt::format("`{}` cannot be `{}`", what, value), suggestion(value, allowed));
}

void Context::add(std::vector<base::Diagnostic> problems) {
  problems_.insert(problems_.end(), std::make_move_iterator(problems.begin()), std::make_move_iterator(problems.end()));
}

std::string read_text(Context& context, const text::Node& node) {
  if (node.kind != text::Kind::scalar) {
    context.error("C101", node.place, fmt::format("a text is expected here, not a {}", text::to_string(node.kind)));
    return {};
  }
  if (node.text.empty()) context.error("C102", node.place, "a text is missing here", "write it after the colon");
  return node.text;
}

std::optional<std::int64_t> read_number(Context& context, const text::Node& node) {
  std::int64_t value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto result = std::from_chars(node.text.data(), end, value);
  if (node.kind != text::Kind::scalar || node.quoted || result.ec != std::errc{} || result.ptr != end) {
    if (node.kind != text::Kind::scalar) {
      context.error("C103", node.place,
                    fmt::format("a whole number is expected here, not a {}", text::to_string(node.kind)));
    } else {
      context.error("C103", node.place, fmt::format("`{}` is not a whole number", node.text),
                    node.quoted ? "write it without quotes" : "write digits only, such as 30");
    }
    return std::nullopt;
  }
  return value;
}

bool read_yes(Context& context, const text::Node& node, bool otherwise) {
  if (node.text == "yes" || node.text == "true") return true;
  if (node.text == "no" || node.text == "false") return false;
  if (node.kind != text::Kind::scalar) {
    context.error("C104", node.place, fmt::format("yes or no is expected here, not a {}", text::to_string(node.kind)));
  } else {
    context.error("C104", node.place, fmt::format("`{}` is neither yes nor no", node.text), "write yes or no");
  }
  return otherwise;
}

std::optional<base::Language> read_language(Context& context, const text::Entry& entry) {
  const auto language = base::language_from(entry.key);
  if (!language) {
    context.unknown("C106", entry.key_place, "language", entry.key, {"zh-Hans", "zh-Hant", "en"});
    return std::nullopt;
  }
  check_script(context, entry.value.place, *language, read_text(context, entry.value));
  return language;
}

base::LocalisedText read_localised(Context& context, const text::Node& node) {
  base::LocalisedText text;
  if (node.kind != text::Kind::mapping) {
    context.error("C105", node.place, "texts for people are written once per language",
                  "write { zh-Hans: …, zh-Hant: …, en: … }");
    return text;
  }
  for (const text::Entry& entry : node.entries) {
    if (const auto language = read_language(context, entry)) text.in(*language) = entry.value.text;
  }
  for (const base::Language language : context.languages) {
    if (node.find(base::to_string(language)) == nullptr) {
      context.error("C107", node.place, fmt::format("the text in `{}` is missing", base::to_string(language)),
                    "every language of the programme needs its own text");
    }
  }
  return text;
}

namespace {

void refuse_unit(Context& context, const text::Entry& entry) {
  if (entry.key == "days") {
    context.error("C109", entry.key_place, "`days` does not say whether holidays count",
                  "write `natural_days` or `working_days`");
    return;
  }
  context.unknown("C109", entry.key_place, "unit", entry.key,
                  {"minutes", "hours", "service_hours", "natural_days", "working_days", "months", "years"});
}

// A figure of an amount of time, within ten years of days.
std::optional<int> read_amount(Context& context, const text::Node& node, std::optional<std::int64_t> figure) {
  constexpr std::int64_t amount_max = 3650;
  if (!figure) return std::nullopt;
  if (*figure >= 0 && *figure <= amount_max) return static_cast<int>(*figure);
  context.error("C111", node.place, fmt::format("{} is not between 0 and {}", *figure, amount_max));
  return std::nullopt;
}

}  // namespace

std::optional<base::Span> read_span(Context& context, const text::Node& node) {
  if (node.kind != text::Kind::mapping || node.entries.size() != 1) {
    context.error("C108", node.place,
                  node.kind == text::Kind::scalar ? fmt::format("`{}` has no unit", node.text)
                                                  : "an amount of time is one unit with its figure",
                  "write { working_days: 5 } or { working_days: { from: 8, to: 10 } }");
    return std::nullopt;
  }
  const text::Entry& entry = node.entries.front();
  const auto unit = base::unit_from(entry.key);
  if (!unit) {
    refuse_unit(context, entry);
    return std::nullopt;
  }
  base::Span span;
  span.unit = *unit;
  if (entry.value.kind != text::Kind::mapping) {
    const auto amount = read_amount(context, entry.value, read_number(context, entry.value));
    span.amount = amount.value_or(0);
    return amount ? std::optional(span) : std::nullopt;
  }
  const Object range(context, entry.value, "range");
  const auto from = read_amount(context, entry.value, range.number("from"));
  const auto to = read_amount(context, entry.value, range.number("to"));
  if (!from || !to) return std::nullopt;
  if (*from >= *to) context.error("C110", entry.value.place, "`from` must be less than `to`");
  span.from_amount = *from;
  span.amount = *to;
  return span;
}

void refuse_format(Context& context, const text::Node& node, std::string_view known) {
  context.error("C358", node.place, fmt::format("the format `{}` cannot be read", node.text),
                fmt::format("this version reads {}", known));
}

void cite(Context& context, model::Citation& citation, const text::Node& node) {
  const std::string cited = read_text(context, node);
  if (cited.empty()) return;
  context.cited.push_back({cited, node.place});
  if (cited.starts_with("house:")) {
    context.use("house rule", cited.substr(6));
    citation.house.push_back(cited.substr(6));
  } else if (cited.starts_with("law:")) {
    citation.law.push_back(cited.substr(4));
  } else {
    citation.clauses.push_back(cited);
  }
}

Object::Object(Context& context, const text::Node& node, std::string_view word)
    : context_(&context), node_(&node), word_(&word_in(language(), word)) {
  if (node.kind != text::Kind::mapping) {
    context.error("C112", node.place,
                  fmt::format("`{}` is written as a mapping of keys, not as a {}", word, text::to_string(node.kind)));
    return;
  }
  const std::vector<std::string> names = names_of(word_->keys);
  for (const text::Entry& entry : node.entries) {
    if (std::find(names.begin(), names.end(), entry.key) == names.end()) {
      context.error("C113", entry.key_place, fmt::format("`{}` has no key `{}`", word, entry.key),
                    suggestion(entry.key, names));
    }
  }
  for (const Key& key : word_->keys) {
    if (key.required && node.find(key.name) == nullptr) {
      context.error("C114", node.place, fmt::format("`{}` needs `{}`", word, key.name), std::string(key.meaning));
    }
  }
}

const text::Node* Object::find(std::string_view key) const {
  CHECK(find_key(*word_, key) != nullptr);
  return node_->find(key);
}

const text::Node* Object::find(std::string_view key, Type::Kind kind) const {
  const Key* known = find_key(*word_, key);
  CHECK(known != nullptr && may_be(type_of(*known), kind));
  return node_->find(key);
}

std::string Object::text(std::string_view key) const {
  const text::Node* node = find(key);
  return node == nullptr ? std::string{} : read_text(*context_, *node);
}

std::vector<std::string> Object::texts(std::string_view key) const {
  std::vector<std::string> result;
  const text::Node* node = find(key);
  if (node == nullptr) return result;
  if (node->kind == text::Kind::scalar) return {read_text(*context_, *node)};
  for (const text::Node& item : items(key)) result.push_back(read_text(*context_, item));
  return result;
}

bool Object::yes(std::string_view key, bool otherwise) const {
  const text::Node* node = find(key, Type::Kind::yes);
  return node == nullptr ? otherwise : read_yes(*context_, *node, otherwise);
}

std::optional<std::int64_t> Object::number(std::string_view key) const {
  const text::Node* node = find(key, Type::Kind::number);
  return node == nullptr ? std::nullopt : read_number(*context_, *node);
}

base::LocalisedText Object::localised(std::string_view key) const {
  const text::Node* node = find(key, Type::Kind::word);
  return node == nullptr ? base::LocalisedText{} : read_localised(*context_, *node);
}

std::optional<base::Span> Object::span(std::string_view key) const {
  const text::Node* node = find(key, Type::Kind::word);
  return node == nullptr ? std::nullopt : read_span(*context_, *node);
}

std::string Object::word(std::string_view key) const {
  const text::Node* node = find(key, Type::Kind::literal);
  const std::vector<std::string> allowed = literals_of(type_of(*find_key(*word_, key)));
  if (node == nullptr) return allowed.front();
  if (std::find(allowed.begin(), allowed.end(), node->text) != allowed.end()) return node->text;
  context_->not_among("C115", node->place, key, node->text, allowed);
  return allowed.front();
}

std::span<const text::Node> Object::items(std::string_view key) const {
  const text::Node* node = find(key, Type::Kind::list);
  if (node == nullptr) return {};
  if (node->kind != text::Kind::sequence) {
    context_->error("C116", node->place, fmt::format("`{}` of `{}` is a list", key, word_->name),
                    "write [a, b] or one `- ` a line");
    return {};
  }
  return node->items;
}

std::span<const text::Entry> Object::entries(std::string_view key) const {
  const text::Node* node = find(key, Type::Kind::map);
  if (node == nullptr) return {};
  if (node->kind != text::Kind::mapping) {
    context_->error("C117", node->place, fmt::format("`{}` of `{}` is a mapping", key, word_->name),
                    "write one `name: …` a line");
    return {};
  }
  return node->entries;
}

model::Citation Object::citation(bool required) const {
  model::Citation citation;
  citation.at = node_->place;
  if (find_key(*word_, "reading") != nullptr) citation.reading = localised("reading");
  if (node_->kind != text::Kind::mapping) return citation;
  if (const text::Node* cites = find("cites"); cites != nullptr && cites->kind == text::Kind::scalar) {
    cite(*context_, citation, *cites);
  } else {
    for (const text::Node& clause : items("cites")) cite(*context_, citation, clause);
  }
  if (required && citation.clauses.empty() && citation.house.empty() && citation.law.empty()) {
    context_->error("C118", node_->place, fmt::format("this `{}` cites nothing", word_->name),
                    "add `cites: [CLAUSE-ID]`, or `house:…` where the handbook is silent");
  }
  return citation;
}

}  // namespace consilium::compiler
