#include "roster/history_json.hpp"

#include <utility>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"

namespace consilium::roster {
namespace {

namespace json = boost::json;
using base::Category;
using base::Result;

constexpr std::string_view format_prefix = "contract-history/";
constexpr std::string_view format = "contract-history/1";

json::string_view view(std::string_view text) { return {text.data(), text.size()}; }

json::value json_of(const std::string& text) { return json::value(view(text)); }
json::value json_of(bool yes) { return json::value(yes); }
json::value json_of(base::Date date) { return json::value(view(base::to_string(date))); }
json::value json_of(ContractState state) { return json::value(view(to_string(state))); }
json::value json_of(const base::Money& money) { return json::value(view(base::to_string(money))); }

// Reads the members of one history. The first mistake is kept; what follows is skipped.
class Reader {
 public:
  explicit Reader(const json::object& object) : object_(object) {}

  template <typename T>
  void operator()(std::string_view name, Timeline<T>& line) {
    each<T>(name, true, [&](const Statement<T>& statement) { line.state(statement); });
  }
  template <typename T>
  void operator()(std::string_view name, Said<T>& said) {
    each<T>(name, false, [&](const Statement<T>& statement) {
      if (!statement.value) return mistake(name, "a value in each statement");
      said.state(statement.known, *statement.value);
    });
  }
  void text(std::string_view name, std::string& member) {
    const auto found = base::string_at(object_, name);
    if (!found) return mistake(name, "a text");
    member = *found;
  }

  const std::optional<base::Error>& error() const { return error_; }

 private:
  void mistake(std::string_view name, std::string_view expected) {
    if (!error_)
      error_ = base::Error{Category::corrupt, fmt::format("expected {}", expected), fmt::format("/{}", name)};
  }

  template <typename T, typename Take>
  void each(std::string_view name, bool dated, const Take& take) {
    const json::value* member = object_.if_contains(view(name));
    if (member == nullptr) return;
    if (!member->is_array()) return mistake(name, "a list");
    for (const json::value& element : member->get_array()) {
      if (!element.is_object()) return mistake(name, "statements");
      Statement<T> statement;
      statement.known = date_in(name, element.get_object(), "known");
      if (dated) statement.from = date_in(name, element.get_object(), "from");
      const json::value* value = element.get_object().if_contains("value");
      if (value == nullptr) return mistake(name, "a value in each statement");
      if (!value->is_null()) statement.value = read<T>(name, *value);
      take(statement);
    }
  }

  base::Date date_in(std::string_view name, const json::object& object, std::string_view key) {
    const auto found = base::string_at(object, key);
    return parsed<base::Date>(name, found ? base::Date::parse(*found) : base::failure(Category::corrupt, "missing"));
  }

  template <typename T>
  T parsed(std::string_view name, const Result<T>& result) {
    if (result) return *result;
    mistake(name, "dates and amounts as they are written in a roster");
    return T{};
  }

  template <typename T>
  T read(std::string_view name, const json::value& value) {
    if constexpr (std::is_same_v<T, bool>) {
      if (!value.is_bool()) mistake(name, "true or false");
      return value.is_bool() && value.get_bool();
    } else {
      if (!value.is_string()) {
        mistake(name, "a text");
        return T{};
      }
      return from_text(name, std::string_view(value.get_string().data(), value.get_string().size()), T{});
    }
  }

  std::string from_text(std::string_view, std::string_view text, const std::string&) { return std::string(text); }
  base::Date from_text(std::string_view name, std::string_view text, base::Date) {
    return parsed<base::Date>(name, base::Date::parse(text));
  }
  base::Money from_text(std::string_view name, std::string_view text, const base::Money&) {
    return parsed<base::Money>(name, base::Money::parse(text));
  }
  ContractState from_text(std::string_view name, std::string_view text, ContractState) {
    const auto state = contract_state_from(text);
    if (!state) mistake(name, "a state of a contract");
    return state.value_or(ContractState::terminated);
  }

  const json::object& object_;
  std::optional<base::Error> error_;
};

class Writer {
 public:
  explicit Writer(json::object& object) : object_(object) {}

  template <typename T>
  void operator()(std::string_view name, const Timeline<T>& line) {
    write(name, line.statements(), true);
  }
  template <typename T>
  void operator()(std::string_view name, const Said<T>& said) {
    write(name, said.statements(), false);
  }

 private:
  template <typename T>
  void write(std::string_view name, const std::vector<Statement<T>>& statements, bool dated) {
    if (statements.empty()) return;
    json::array array;
    for (const Statement<T>& statement : statements) {
      json::object object;
      if (dated) object["from"] = json_of(statement.from);
      object["known"] = json_of(statement.known);
      object["value"] = statement.value ? json_of(*statement.value) : json::value(nullptr);
      array.push_back(std::move(object));
    }
    object_[view(name)] = std::move(array);
  }

  json::object& object_;
};

template <typename History, typename Visit>
void members(History& history, Visit& visit) {
  visit("product", history.product);
  visit("effective_on", history.effective_on);
  visit("cooling_off_until", history.cooling_off_until);
  visit("state", history.state);
  visit("plan", history.plan);
  visit("sum_insured", history.sum_insured);
  visit("meets_standard", history.meets_standard);
  visit("barred_by_agreement", history.barred_by_agreement);
}

}  // namespace

std::string to_json(const ContractHistory& history) {
  json::object object;
  object["format"] = view(format);
  object["contract"] = view(history.key.contract);
  object["rider"] = view(history.key.rider);
  Writer writer(object);
  members(history, writer);
  return base::to_text(object);
}

Result<ContractHistory> history_from_json(std::string_view text) {
  const Result<json::value> parsed = base::parse_json(text);
  if (!parsed) return base::failure(Category::corrupt, parsed.error().message, parsed.error().where);
  const json::value& document = *parsed;
  if (!document.is_object()) return base::failure(Category::corrupt, "the history of a contract must be an object");
  const json::object& object = document.get_object();
  const std::string written = base::string_at(object, "format").value_or("");
  if (written != format) {
    return written.starts_with(format_prefix)
               ? base::failure(
                     Category::unsupported,
                     fmt::format("this history has the format `{}`; this version reads `{}`", written, format))
               : base::failure(Category::corrupt, "this is not the history of a contract", "/format");
  }
  ContractHistory history;
  Reader reader(object);
  reader.text("contract", history.key.contract);
  reader.text("rider", history.key.rider);
  members(history, reader);
  if (reader.error()) return tl::unexpected(*reader.error());
  return history;
}

}  // namespace consilium::roster
