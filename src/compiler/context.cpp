#include "compiler/context.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "base/check.hpp"
#include "compiler/script.hpp"

namespace consilium::compiler {
namespace {

std::optional<int> span_amount(Context& context, const text::Node* node, std::optional<std::int64_t> amount) {
  constexpr int span_amount_max = 3650;
  if (!amount) return std::nullopt;
  if (*amount < 0 || *amount > span_amount_max) {
    context.error("C111", node->place, fmt::format("{} is not between 0 and {}", *amount, span_amount_max));
    return std::nullopt;
  }
  return static_cast<int>(*amount);
}

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

}  // namespace

bool Context::has_errors() const {
  return std::any_of(problems_.begin(), problems_.end(),
                     [](const auto& problem) { return problem.severity == base::Severity::error; });
}

void Context::error(std::string code, const base::Place& place, std::string message, std::string help) {
  problems_.push_back({base::Severity::error, std::move(code), place, std::move(message), {}, std::move(help), {}});
}

void Context::warning(std::string code, const base::Place& place, std::string message, std::string help) {
  problems_.push_back({base::Severity::warning, std::move(code), place, std::move(message), {}, std::move(help), {}});
}

void Context::unknown(std::string code, const base::Place& place, std::string_view kind, std::string_view name,
                      const std::vector<std::string>& known) {
  std::string help;
  if (const std::string near = base::closest(name, known); !near.empty()) {
    help = fmt::format("did you mean `{}`?", near);
  } else if (known.size() <= names_listed_max && !known.empty()) {
    help = fmt::format("known are {}", joined(known));
  }
  error(std::move(code), place, fmt::format("{} `{}` is not known", kind, name), std::move(help));
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
    context.error("C103", node.place, fmt::format("`{}` is not a whole number", node.text));
    return std::nullopt;
  }
  return value;
}

bool read_yes(Context& context, const text::Node& node, bool otherwise) {
  if (node.text == "yes" || node.text == "true") return true;
  if (node.text == "no" || node.text == "false") return false;
  context.error("C104", node.place, fmt::format("`{}` is neither yes nor no", node.text));
  return otherwise;
}

base::LocalisedText read_localised(Context& context, const text::Node& node) {
  base::LocalisedText text;
  if (node.kind != text::Kind::mapping) {
    context.error("C105", node.place, "texts for people are written once per language",
                  "write { zh-Hans: …, zh-Hant: …, en: … }");
    return text;
  }
  for (const text::Entry& entry : node.entries) {
    const auto language = base::language_from(entry.key);
    if (!language) {
      context.unknown("C106", entry.key_place, "language", entry.key, {"zh-Hans", "zh-Hant", "en"});
      continue;
    }
    text.in(*language) = read_text(context, entry.value);
    check_script(context, entry.value.place, *language, text.in(*language));
  }
  for (const base::Language language : context.languages) {
    if (node.find(base::to_string(language)) == nullptr) {
      context.error("C107", node.place, fmt::format("the text in `{}` is missing", base::to_string(language)),
                    "every language of the programme needs its own text");
    }
  }
  return text;
}

std::optional<base::Span> read_span(Context& context, const text::Node& node) {
  if (node.kind != text::Kind::mapping || node.entries.size() != 1) {
    context.error("C108", node.place, "an amount of time is one unit with its figure",
                  "write { working_days: 5 } or { working_days: { from: 8, to: 10 } }");
    return std::nullopt;
  }
  const text::Entry& entry = node.entries.front();
  const auto unit = base::unit_from(entry.key);
  if (!unit) {
    context.unknown("C109", entry.key_place, "unit", entry.key,
                    {"minutes", "hours", "service_hours", "natural_days", "working_days", "months", "years"});
    return std::nullopt;
  }
  base::Span span;
  span.unit = *unit;
  if (entry.value.kind == text::Kind::mapping) {
    const Object range(context, entry.value, "range");
    const auto from = span_amount(context, range.find("from"), range.number("from"));
    const auto to = span_amount(context, range.find("to"), range.number("to"));
    if (!from || !to) return std::nullopt;
    if (*from >= *to) context.error("C110", entry.value.place, "`from` must be less than `to`");
    span.from_amount = *from;
    span.amount = *to;
  } else {
    const auto amount = span_amount(context, &entry.value, read_number(context, entry.value));
    if (!amount) return std::nullopt;
    span.amount = *amount;
  }
  return span;
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
      context.unknown("C113", entry.key_place, fmt::format("key of `{}`", word), entry.key, names);
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
  context_->unknown("C115", node->place, fmt::format("value of `{}`", key), node->text, allowed);
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
    context_->error("C117", node->place, fmt::format("`{}` of `{}` is a mapping", key, word_->name));
    return {};
  }
  return node->entries;
}

model::Citation Object::citation(bool required) const {
  model::Citation citation;
  citation.at = node_->place;
  if (find_key(*word_, "reading") != nullptr) citation.reading = text("reading");
  for (const std::string& cited : texts("cites")) {
    if (cited.starts_with("house:")) {
      citation.house.push_back(cited.substr(6));
    } else if (cited.starts_with("law:")) {
      citation.law.push_back(cited.substr(4));
    } else {
      citation.clauses.push_back(cited);
    }
  }
  if (required && citation.clauses.empty() && citation.house.empty() && citation.law.empty()) {
    context_->error("C118", node_->place, fmt::format("this `{}` cites nothing", word_->name),
                    "add `cites: [CLAUSE-ID]`, or `house:…` where the handbook is silent");
  }
  return citation;
}

}  // namespace consilium::compiler
