#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "cases/rights.hpp"
#include "scenario/stage.hpp"

namespace consilium::scenario {
namespace {

using text::Node;

std::string text_in(const Node& node, std::string_view key, std::string otherwise = {}) {
  const Node* value = node.find(key);
  return value == nullptr ? otherwise : value->text;
}

std::vector<std::string> texts_in(const Node& node, std::string_view key) {
  std::vector<std::string> texts;
  if (const Node* value = node.find(key)) {
    for (const Node& item : value->items) texts.push_back(item.text);
  }
  return texts;
}

model::Institution unlisted_named(std::string name) {
  model::Institution institution;
  institution.name = std::move(name);
  return institution;
}

// What is written in a thread, and the documents that may go with it.
std::optional<cases::Command> read_written(const Node& step, const std::string& name, const std::string& channel,
                                           std::string_view verb) {
  if (verb == "document") {
    return cases::AddDocument{name, name, text_in(step, "media_type", "image/jpeg"), 1, name};
  }
  if (verb == "write") {
    return cases::Write{name,
                        text_in(step, "by"),
                        channel,
                        text_in(step, "text"),
                        texts_in(step, "documents"),
                        text_in(step, "automatic") == "yes"};
  }
  return std::nullopt;
}

}  // namespace

// The day whose edition counts for the case that is acted on.
base::Date Stage::edition_day(const model::NetworkUse& use) const {
  const cases::CaseState* state = find(current_);
  const model::Service* service = state == nullptr ? nullptr : setting_.programme->service(state->opened.service);
  const model::Index point = service == nullptr || use.as_of.empty() ? model::none : service->point(use.as_of);
  const bool reached = point != model::none && state->is_reached(point);
  return setting_.programme->zone.date_of(reached ? state->points[point].stamps.back() : now_);
}

std::optional<base::Date> Stage::read_date(const Node& step, std::string_view key) {
  const Node* value = step.find(key);
  const auto date = base::Date::parse(value == nullptr ? std::string_view{} : std::string_view(value->text));
  if (date) return *date;
  fail(value == nullptr ? step : *value, value == nullptr ? fmt::format("`{}` is missing", key) : date.error().message);
  return std::nullopt;
}

std::optional<model::Institution> Stage::institution(const model::Fact& fact, const Node& node) {
  if (node.text.starts_with("unlisted:")) {
    return unlisted_named(node.text.substr(9));
  }
  const model::NetworkUse& use = setting_.programme->networks[fact.network];
  const auto network = networks_->find(use.network);
  const model::NetworkEdition* edition = network == networks_->end() ? nullptr : network->second.on(edition_day(use));
  const model::ListedInstitution* listed = edition == nullptr ? nullptr : edition->find(node.text);
  if (listed == nullptr) {
    const bool other_day =
        edition != nullptr &&
        std::any_of(network->second.editions.begin(), network->second.editions.end(),
                    [&](const model::NetworkEdition& other) { return other.find(node.text) != nullptr; });
    // What is in the network on other days is none of it on this one.
    if (other_day) return unlisted_named(node.text);
    fail(node, fmt::format("institution `{}` is not in `{}` on that day", node.text, use.network));
    return std::nullopt;
  }
  model::Institution institution = listed->institution;
  if (const auto grade = grades_.find(node.text); grade != grades_.end()) institution.grade = grade->second;
  return institution;
}

std::optional<model::Value> Stage::read_number(const Node& node) {
  std::int64_t number = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto [stopped, error] = std::from_chars(node.text.data(), end, number);
  if (error == std::errc{} && stopped == end && !node.text.empty()) return model::Value{number};
  fail(node, fmt::format("`{}` is no whole number", node.text));
  return std::nullopt;
}

std::optional<model::Value> Stage::read_value(const model::Fact& fact, const Node& node) {
  using model::FactType;
  const std::string& written = node.text;
  if (written == "declined" && fact.may_decline) return model::Value{model::Declined{}};
  switch (fact.type) {
    case FactType::yes_no:
      return model::Value{written == "yes"};
    case FactType::one_of:
    case FactType::list:
    case FactType::scale:
    case FactType::country:
    case FactType::roster_match:
      return model::Value{model::Code{written}};
    case FactType::text:
    case FactType::phone:
      return model::Value{written};
    case FactType::date: {
      const auto date = base::Date::parse(written);
      if (!date) fail(node, date.error().message);
      return date ? std::optional<model::Value>(*date) : std::nullopt;
    }
    case FactType::instant: {
      const auto at = read_time(node);
      return at ? std::optional<model::Value>(*at) : std::nullopt;
    }
    case FactType::integer:
      return read_number(node);
    case FactType::money: {
      const auto money = base::Money::parse(written);
      if (!money) fail(node, money.error().message);
      return money ? std::optional<model::Value>(*money) : std::nullopt;
    }
    case FactType::institution: {
      auto found = institution(fact, node);
      return found ? std::optional<model::Value>(std::move(*found)) : std::nullopt;
    }
    case FactType::institutions: {
      std::vector<model::Institution> several;
      for (const Node& item : node.items) {
        if (auto found = institution(fact, item)) several.push_back(std::move(*found));
      }
      return model::Value{std::move(several)};
    }
    case FactType::several_of: {
      std::vector<model::Code> codes;
      for (const Node& item : node.items) codes.push_back({item.text});
      if (node.items.empty()) codes.push_back({written});
      return model::Value{std::move(codes)};
    }
    case FactType::texts: {
      std::vector<std::string> texts;
      for (const Node& item : node.items) texts.push_back(item.text);
      if (node.items.empty()) texts.push_back(written);
      return model::Value{std::move(texts)};
    }
  }
  return std::nullopt;
}

// A step that expects a refusal may name a fact the service does not have.
std::vector<cases::RecordedFact> Stage::read_facts(const Node* node, const model::Service& service,
                                                   bool unknown_allowed) {
  std::vector<cases::RecordedFact> facts;
  if (node == nullptr) return facts;
  for (const text::Entry& entry : node->entries) {
    const model::Index fact = service.fact(entry.key);
    if (fact == model::none && unknown_allowed) {
      facts.push_back({entry.key, model::Value{entry.value.text}});
      continue;
    }
    if (fact == model::none) {
      fail(entry.value, fmt::format("`{}` is no fact of `{}`", entry.key, service.id));
      continue;
    }
    if (auto value = read_value(service.facts[fact], entry.value)) facts.push_back({entry.key, std::move(*value)});
  }
  return facts;
}

std::optional<model::Right> Stage::read_right(const Node& node) {
  const std::string name = text_in(node, "right");
  const model::Service* giver = setting_.programme->service(text_in(node, "given_by"));
  const model::Grant* grant = giver == nullptr ? nullptr : cases::grant_of(*giver, name);
  if (grant == nullptr) {
    fail(node, fmt::format("`{}` is no right that a case of `{}` gives", name, text_in(node, "given_by")));
    return std::nullopt;
  }
  const auto on = read_date(node, "on");
  if (!on) return std::nullopt;
  model::Right right = cases::right_from(*setting_.programme, *giver, *grant, name, *on);
  for (cases::RecordedFact& fact : read_facts(node.find("facts"), *giver))
    right.facts.push_back({fact.fact, std::move(fact.value)});
  return right;
}

std::optional<cases::Command> Stage::read_command(const Node& step, const model::Service& service,
                                                  std::string_view verb) {
  const Node* value = step.find(verb);
  if (value == nullptr) return std::nullopt;
  const std::string channel = text_in(step, "channel", "phone");
  const std::string reason = text_in(step, "reason", "scenario");
  const auto facts = [&] { return read_facts(step.find("facts"), service, step.find("refused") != nullptr); };
  if (verb == "do") return cases::Act{value->text, text_in(step, "outcome"), channel, facts(), texts_in(step, "parts")};
  if (verb == "paper") {
    const std::size_t slash = value->text.find('/');
    cases::ReceiveRecord command;
    command.checklist = value->text.substr(0, slash);
    command.item = slash == std::string::npos ? std::string{} : value->text.substr(slash + 1);
    command.kind = text_in(step, "kind", "medical-record");
    command.channel = text_in(step, "channel", "email");
    command.issuer = text_in(step, "issuer");
    if (step.find("dated_on") != nullptr) command.dated_on = read_date(step, "dated_on");
    command.facts = facts();
    return command;
  }
  if (verb == "no_paper") {
    const std::size_t slash = value->text.find('/');
    return cases::ExcludePaper{value->text.substr(0, slash),
                               slash == std::string::npos ? "" : value->text.substr(slash + 1), reason};
  }
  if (verb == "notice") return cases::GiveNotice{value->text, channel, text_in(step, "accepted", "yes") == "yes"};
  if (verb == "consent") return cases::ChangeConsent{value->text, text_in(step, "given", "yes") == "yes", channel};
  if (verb == "move") return cases::MakeMove{value->text, channel, facts()};
  if (auto written = read_written(step, value->text, channel, verb)) return written;
  if (verb == "cancel") return cases::Cancel{channel, value->text == "confirmed"};
  if (verb == "close") return cases::Close{value->text, facts()};
  if (verb == "interrupt") return cases::Interrupt{value->text, facts()};
  if (verb == "lift") return cases::LiftInterrupt{value->text};
  if (verb == "settle") return cases::SettleInterrupt{value->text, reason};
  if (verb == "resolve") return cases::ResolveReferral{value->text, text_in(step, "allowed", "yes") == "yes", reason};
  if (verb == "waive") return cases::GrantException{value->text, reason, std::nullopt};
  if (verb == "contact") return cases::LogContact{channel, value->text, reason};
  if (verb == "complain") return cases::FileComplaint{value->text, reason};
  if (verb == "assign") return cases::Assign{value->text};
  if (auto entry = read_entry(step, service, verb)) return entry;
  if (verb == "correct") {
    cases::Correct command;
    command.reason = reason;
    const auto corrected = facts();
    if (!corrected.empty()) {
      command.fact = corrected.front();
    } else {
      command.point = value->text;
      if (const Node* to = step.find("to")) command.at = read_time(*to);
    }
    return command;
  }
  if (verb == "excuse") {
    cases::RecordExcuse command;
    command.excuse = value->text;
    const auto from = read_date(step, "from");
    const auto to = read_date(step, "to");
    if (!from || !to) return std::nullopt;
    command.from = *from;
    command.to = *to;
    command.region = text_in(step, "region");
    command.reason = reason;
    return command;
  }
  return std::nullopt;
}

}  // namespace consilium::scenario
