// Metered help and money in scenarios: the acts that enter them, and what is expected of them.
#include "cases/book.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "scenario/stage.hpp"

namespace consilium::scenario {
namespace {

using text::Node;

std::string text_in(const Node& node, std::string_view key, std::string otherwise = {}) {
  const Node* value = node.find(key);
  return value == nullptr ? otherwise : value->text;
}

std::string amount_text(std::int64_t minor, const std::string& currency) {
  const std::string whole = base::to_string(base::Money{minor, currency});
  return whole.substr(0, whole.find(' '));
}

}  // namespace

std::optional<base::Money> Stage::read_money(const Node& step, std::string_view key) {
  const Node* value = step.find(key);
  const auto money = base::Money::parse(value == nullptr ? std::string_view{} : std::string_view(value->text));
  if (money) return *money;
  fail(value == nullptr ? step : *value,
       value == nullptr ? fmt::format("`{}` is missing", key) : money.error().message);
  return std::nullopt;
}

std::optional<cases::Command> Stage::read_entry(const Node& step, const model::Service& service,
                                                std::string_view verb) {
  const std::string& written = step.find(verb)->text;
  const auto day = [&] {
    return step.find("dated_on") == nullptr ? std::optional(setting_.programme->zone.date_of(now_))
                                            : read_date(step, "dated_on");
  };
  if (verb == "log_help") {
    cases::LogHelp command;
    command.allowance = written;
    command.kind = text_in(step, "kind");
    command.staff = text_in(step, "staff", "staff-1");
    if (const Node* met = step.find("met")) command.met_at = read_time(*met);
    if (const Node* left = step.find("left")) command.left_at = read_time(*left);
    if (const Node* count = step.find("count")) {
      std::int64_t number = 0;
      std::from_chars(count->text.data(), count->text.data() + count->text.size(), number);
      command.count = number;
    }
    command.facts = read_facts(step.find("facts"), service, step.find("refused") != nullptr);
    return command;
  }
  if (verb == "expense") {
    const auto amount = read_money(step, "amount");
    const auto on = day();
    if (!amount || !on) return std::nullopt;
    return cases::RecordExpense{written, *amount, *on, text_in(step, "advanced") == "yes", text_in(step, "receipt")};
  }
  if (verb == "pay" || verb == "give_back") {
    const auto amount = read_money(step, verb);
    const auto on = day();
    if (!amount || !on) return std::nullopt;
    return cases::RecordPayment{*amount,
                                *on,
                                text_in(step, "place") == "on_the_spot",
                                verb == "give_back",
                                text_in(step, "pays"),
                                text_in(step, "receipt")};
  }
  if (verb == "reverse") return cases::ReverseEntry{written, text_in(step, "reason", "scenario")};
  if (verb == "make_statement") return cases::MakeStatement{};
  return std::nullopt;
}

void Stage::expect_money(const Node& value, const cases::CaseState& state) {
  const model::Service& service = *setting_.programme->service(state.opened.service);
  if (value.kind == text::Kind::scalar) {
    std::string currencies;
    for (const cases::Sums& sum : cases::sums(service, state)) currencies += sum.currency + " ";
    return expect_same(value, "money", "none", currencies.empty() ? "none" : currencies);
  }
  for (const text::Entry& entry : value.entries) {
    const cases::Sums sum = cases::sums_in(service, state, entry.key);
    for (const text::Entry& figure : entry.value.entries) {
      const std::int64_t minor = figure.key == "advanced"  ? sum.advanced
                                 : figure.key == "charged" ? sum.charged
                                 : figure.key == "paid"    ? sum.paid
                                 : figure.key == "owed"    ? sum.owed
                                                           : sum.to_give_back;
      expect_same(figure.value, fmt::format("{} {}", entry.key, figure.key), figure.value.text,
                  amount_text(minor, entry.key));
    }
  }
}

void Stage::expect_allowances(const Node& value, const cases::CaseState& state) {
  const model::Service& service = *setting_.programme->service(state.opened.service);
  for (const text::Entry& entry : value.entries) {
    const model::Index index = service.allowance(entry.key);
    if (index == model::none) {
      fail(entry.value, fmt::format("`{}` is no allowance of `{}`", entry.key, service.id));
      continue;
    }
    const cases::Metered metered = cases::metered(service, state, index);
    for (const text::Entry& figure : entry.value.entries) {
      const std::int64_t actual = figure.key == "used"   ? metered.used
                                  : figure.key == "left" ? metered.left
                                                         : metered.beyond;
      expect_same(figure.value, fmt::format("{} {}", entry.key, figure.key), figure.value.text, std::to_string(actual));
    }
  }
}

void Stage::expect_help(const Node& value) {
  const auto event = std::find_if(last_events_.begin(), last_events_.end(), [](const cases::Event& candidate) {
    return std::holds_alternative<cases::HelpLogged>(candidate);
  });
  if (event == last_events_.end()) return fail(value, "no help was entered");
  const auto& logged = std::get<cases::HelpLogged>(*event);
  for (const text::Entry& figure : value.entries) {
    const std::string actual = figure.key == "counted"    ? std::to_string(logged.counted)
                               : figure.key == "included" ? std::to_string(logged.included)
                               : figure.key == "charged"  ? std::to_string(logged.charged)
                               : logged.owed              ? base::to_string(*logged.owed)
                                                          : "nothing";
    expect_same(figure.value, figure.key, figure.value.text, actual);
  }
}

void Stage::expect_costs(const Node& value, const model::Service& service) {
  for (const text::Entry& entry : value.entries) {
    const model::Index index = service.cost(entry.key);
    if (index == model::none) {
      fail(entry.value, fmt::format("`{}` is no cost of `{}`", entry.key, service.id));
      continue;
    }
    const model::Cost& cost = service.costs[index];
    for (const text::Entry& word : entry.value.entries) {
      const std::string_view actual = word.key == "payer"   ? model::to_string(cost.payer)
                                      : word.key == "payee" ? model::to_string(cost.payee)
                                                            : model::to_string(cost.settle);
      expect_same(word.value, fmt::format("{} {}", entry.key, word.key), word.value.text, std::string(actual));
    }
  }
}

// About metered help and money of a case; false: some other word.
bool Stage::expect_book(std::string_view key, const Node& value, const cases::CaseState& state) {
  const model::Service& service = *setting_.programme->service(state.opened.service);
  if (key == "money") {
    expect_money(value, state);
  } else if (key == "allowances") {
    expect_allowances(value, state);
  } else if (key == "help") {
    expect_help(value);
  } else if (key == "costs") {
    expect_costs(value, service);
  } else if (key == "statement") {
    std::vector<std::string> lines;
    if (!state.book.statements.empty()) {
      for (const auto& line : state.book.statements.back().event.lines)
        lines.push_back(fmt::format("{} {} {}", base::to_string(line.on), line.cost, base::to_string(line.unpaid)));
    }
    expect_words(value, "the statement", std::move(lines));
  } else if (key == "on_file") {
    expect_same(value, "on file", value.text,
                cases::is_on_file(state, cases::owed(world_for(state.id), state, now_)) ? "yes" : "no");
  } else {
    return false;
  }
  return true;
}

}  // namespace consilium::scenario
