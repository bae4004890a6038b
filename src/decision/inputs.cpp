#include "decision/inputs.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "decision/evaluate.hpp"

namespace consilium::decision {
namespace {

namespace json = boost::json;
using model::Index;

struct Typed {
  json::value operator()(const model::Declined&) const { return json::object{{"declined", true}}; }
  json::value operator()(bool yes) const { return yes; }
  json::value operator()(std::int64_t number) const { return number; }
  json::value operator()(const model::Code& code) const { return json::object{{"code", code.text}}; }
  json::value operator()(const std::string& text) const { return json::value(text); }
  json::value operator()(base::Date date) const { return json::object{{"date", base::to_string(date)}}; }
  json::value operator()(base::Instant at) const { return json::object{{"instant", base::to_string(at)}}; }
  json::value operator()(const base::Money& money) const {
    return json::object{{"money", money.minor}, {"currency", money.currency}};
  }
  json::value operator()(const model::Institution& institution) const {
    json::array usable_for;
    for (const std::string& service : institution.usable_for) usable_for.push_back(json::value(service));
    return json::object{{"institution", institution.id},
                        {"name", institution.name},
                        {"grade", institution.grade},
                        {"country", institution.country},
                        {"city", institution.city},
                        {"usable_for", std::move(usable_for)},
                        {"originals_required", institution.originals_required},
                        {"edition", institution.edition}};
  }
  template <typename Item>
  json::value operator()(const std::vector<Item>& items) const {
    json::array array;
    for (const Item& item : items) array.push_back((*this)(item));
    return array;
  }
};

json::array earlier_json(const std::vector<model::EarlierCase>& cases) {
  json::array array;
  for (const model::EarlierCase& earlier : cases) {
    json::object reached;
    for (const auto& point : earlier.reached) reached[point.point] = base::to_string(point.at);
    json::object facts;
    for (const auto& known : earlier.facts) facts[known.fact] = typed_json(known.value);
    array.push_back(json::object{{"case", earlier.id},
                                 {"service", earlier.service},
                                 {"reached", std::move(reached)},
                                 {"facts", std::move(facts)}});
  }
  return array;
}

// The editions of the networks that conditions ask about, beside those inside the institutions as they were recorded.
json::object editions_json(const Situation& situation) {
  json::object editions;
  const Moment moment = situation;
  for (const Index use : situation.service->asks_networks) {
    const model::Network* network = network_of(use, moment);
    const model::NetworkEdition* edition = network == nullptr ? nullptr : network->on(edition_day(use, moment));
    if (edition != nullptr) editions[network->id] = base::to_string(edition->from);
  }
  return editions;
}

json::object facts_json(const Situation& situation) {
  json::object facts;
  for (std::size_t i = 0; i < situation.facts->size(); ++i) {
    const auto index = static_cast<Index>(i);
    const std::string& id = situation.service->facts[i].id;
    if (const model::Value* value = situation.facts->find(index)) facts[id] = typed_json(*value);
    const auto& dated = situation.facts->dated(index);
    if (dated.empty()) continue;
    json::array history;
    for (const model::DatedValue& entry : dated) {
      history.push_back(json::object{{"from", base::to_string(entry.from)}, {"value", typed_json(entry.value)}});
    }
    facts[id + " by date"] = std::move(history);
  }
  return facts;
}

json::object points_json(const Situation& situation) {
  json::object points;
  for (std::size_t i = 0; i < situation.points.size(); ++i) {
    if (situation.points[i]) points[situation.service->points[i]] = base::to_string(*situation.points[i]);
  }
  return points;
}

json::object account_json(const model::Account& account) {
  json::array uses;
  for (const model::Use& use : account.uses) {
    uses.push_back(json::object{{"id", use.id},
                                {"service", use.service},
                                {"case", use.case_id},
                                {"charged_on", base::to_string(use.charged_on)},
                                {"amount", use.amount},
                                {"state", static_cast<int>(use.state)},
                                {"right", use.right}});
    if (!use.line.empty()) uses.back().as_object()["line"] = use.line;
  }
  json::array rights;
  for (const model::Right& right : account.rights) {
    rights.push_back(json::object{{"id", right.id}, {"service", right.service}, {"count", right.count}});
  }
  json::array adjustments;
  for (const model::Adjustment& adjustment : account.adjustments) {
    adjustments.push_back(json::object{{"service", adjustment.service},
                                       {"charged_on", base::to_string(adjustment.charged_on)},
                                       {"amount", adjustment.amount}});
  }
  return {{"id", account.id},
          {"uses", std::move(uses)},
          {"adjustments", std::move(adjustments)},
          {"rights", std::move(rights)}};
}

json::object people_json(const Question& question) {
  json::object papers;
  for (const auto& [paper, status] : question.papers) papers[paper] = static_cast<int>(status);
  json::object consents;
  for (const auto& [consent, given] : question.consents) consents[consent] = given;
  json::object referrals;
  for (const auto& [rule, allowed] : question.referrals) referrals[rule] = allowed;
  json::object waivers;
  for (const auto& [rule, waiver] : question.waivers) {
    waivers[rule] = json::object{{"actor", waiver.actor},
                                 {"reason", waiver.reason},
                                 {"until", waiver.until ? json::value(base::to_string(*waiver.until)) : json::value()}};
  }
  json::array without_rules;
  for (const Index rule : question.without_rules) {
    without_rules.push_back(json::value(question.situation.service->rules[rule].id));
  }
  return {{"papers", std::move(papers)},
          {"consents", std::move(consents)},
          {"referrals", std::move(referrals)},
          {"waivers", std::move(waivers)},
          {"without_rules", std::move(without_rules)},
          {"holds_use", question.holds_use},
          {"papers_count", question.papers_count}};
}

}  // namespace

json::value typed_json(const model::Value& value) { return std::visit(Typed{}, value); }

json::object inputs_json(const Question& question) {
  const Situation& situation = question.situation;
  json::object inputs = people_json(question);
  inputs["programme"] = json::object{{"id", situation.programme->id},
                                     {"version", situation.programme->version},
                                     {"sha256", situation.programme->hash}};
  inputs["service"] = situation.service->id;
  const calendar::EditionInfo& calendar = situation.calendar->info();
  inputs["calendar"] = fmt::format("{} {}", calendar.id, base::to_string(calendar.issued));
  inputs["as_of"] = base::to_string(situation.now);
  inputs["facts"] = facts_json(situation);
  inputs["points"] = points_json(situation);
  if (situation.branch != model::none) inputs["branch"] = situation.service->branches[situation.branch].id;
  if (!situation.right.empty()) inputs["right"] = situation.right;
  for (std::size_t i = 0; i < situation.allowances_left.size(); ++i) {
    inputs["left of " + situation.service->allowances[i].id] = situation.allowances_left[i];
  }
  if (situation.earlier != nullptr && !situation.earlier->empty()) inputs["earlier"] = earlier_json(*situation.earlier);
  if (situation.networks != nullptr && !situation.service->asks_networks.empty()) {
    inputs["networks"] = editions_json(situation);
  }
  if (!situation.is_settled) inputs["owes"] = true;
  if (situation.account != nullptr) inputs["account"] = account_json(*situation.account);
  return inputs;
}

std::string decision_id(const Question& question) {
  return base::sha256_hex(base::to_canonical_text(inputs_json(question)));
}

}  // namespace consilium::decision
