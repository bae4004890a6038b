// What can be set of a service, and what it answers to what was set.
#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/facts.hpp"
#include "api/render.hpp"
#include "api/studio_asked.hpp"
#include "decision/evaluate.hpp"
#include "decision/render.hpp"
#include "studio/controls.hpp"
#include "studio/decided.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

constexpr std::int64_t spent_max = 1'000'000;

// Today as the programme counts it, unless a day is given.
base::Date read_day(StudioAsked& asked) {
  const base::Date today = asked.programme().zone.date_of(asked.api.house.clock.now());
  return asked.body.optional_date("on").value_or(today);
}

base::Result<void> check_size(const model::Service& service) {
  if (service.rules.size() <= studio::rules_max) return {};
  return base::failure(base::Category::unsupported,
                       fmt::format("a service with more than {} rules is not tried out", studio::rules_max));
}

json::object control_json(const model::Programme& programme, const model::Service& service,
                          const studio::Control& control) {
  const model::Fact& fact = service.facts[control.fact];
  const auto value = [&](const std::optional<model::Value>& known) {
    return known ? value_json(*known, programme.zone) : json::value(nullptr);
  };
  json::array choices;
  for (const model::Choice& choice : control.choices)
    choices.push_back(json::object{{"code", choice.code}, {"name", localised_json(choice.name)}});
  json::array named;
  for (const model::Value& one : control.named) named.push_back(value_json(one, programme.zone));
  json::object object{{"id", fact.id},
                      {"name", localised_json(fact.name)},
                      {"type", text_json(model::to_string(fact.type))},
                      {"source", fact.source},
                      {"choices", std::move(choices)},
                      {"named", std::move(named)},
                      {"default", value(control.otherwise)}};
  if (control.more_choices) object["more_choices"] = true;
  if (fact.may_decline) object["may_decline"] = true;
  if (control.from) object["from"] = value(control.from);
  if (control.until) object["until"] = value(control.until);
  if (const auto* money = control.from ? std::get_if<base::Money>(&*control.from) : nullptr)
    object["unit"] = money->currency;
  return object;
}

// Facts by their ids; null: it is not known. Whether a text is the one of the roster is said outright, because there is
// no roster here.
std::vector<std::pair<model::Index, model::Value>> read_set(StudioAsked& asked, const model::Service& service,
                                                            base::Date day) {
  std::vector<std::pair<model::Index, model::Value>> set;
  const json::object* given = asked.body.object("facts");
  if (given == nullptr) return set;
  json::object looked_up;
  for (const auto& member : *given) {
    const std::string id(member.key().data(), member.key().size());
    const model::Index index = service.fact(id);
    if (member.value().is_null()) continue;
    if (index == model::none || service.facts[index].type != model::FactType::roster_match) {
      looked_up[member.key()] = member.value();
    } else if (member.value() == "matches" || member.value() == "differs") {
      set.emplace_back(index, model::Code{json::value_to<std::string>(member.value())});
    } else {
      asked.mistakes.push_back({json_pointer(asked.body.pointer_to("facts"), id), "expected matches or differs"});
    }
  }
  const json::object facts{{"facts", std::move(looked_up)}};
  ObjectReader reader(facts, "", asked.mistakes);
  const service::Person nobody;
  for (cases::RecordedFact& fact :
       read_facts({*asked.open.published, asked.programme(), service, nobody, day}, reader, asked.mistakes))
    set.emplace_back(service.fact(fact.fact), std::move(fact.value));
  return set;
}

// By the ids of studio::QuotaControl.
std::optional<studio::Spent> quota_called(const model::Programme& programme, const std::string& id) {
  for (const model::Service& service : programme.services) {
    const bool has_lines = !service.quota.lines.empty() && !service.quota.figures;
    if (id == service.id && !has_lines) return studio::Spent{service.id, "", 0};
    for (const model::QuotaLine& line : service.quota.lines) {
      if (has_lines && id == fmt::format("{}.{}", service.id, line.id)) return studio::Spent{service.id, line.id, 0};
    }
  }
  return std::nullopt;
}

std::vector<studio::Spent> read_spent(StudioAsked& asked) {
  std::vector<studio::Spent> all;
  const json::object* given = asked.body.object("spent");
  if (given == nullptr) return all;
  for (const auto& member : *given) {
    const std::string id(member.key().data(), member.key().size());
    const std::string pointer = json_pointer(asked.body.pointer_to("spent"), id);
    auto spent = quota_called(asked.programme(), id);
    if (!spent) {
      asked.mistakes.push_back({pointer, fmt::format("`{}` is no quota of this programme", id)});
    } else if (!member.value().is_int64() || member.value().get_int64() < 0 || member.value().get_int64() > spent_max) {
      asked.mistakes.push_back({pointer, fmt::format("expected a whole number from 0 to {}", spent_max)});
    } else if (member.value().get_int64() > 0) {
      spent->count = member.value().get_int64();
      all.push_back(std::move(*spent));
    }
  }
  return all;
}

// By their ids, whether there was one.
std::vector<studio::Earlier> read_earlier(StudioAsked& asked, const model::Service& service) {
  std::vector<studio::Earlier> had;
  const json::object* given = asked.body.object("earlier");
  if (given == nullptr) return had;
  const std::vector<studio::Earlier> known = studio::earlier_of(asked.draft(), service);
  for (const auto& member : *given) {
    const std::string id(member.key().data(), member.key().size());
    const std::string pointer = json_pointer(asked.body.pointer_to("earlier"), id);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const studio::Earlier& one) { return one.id == id; });
    if (found == known.end()) {
      asked.mistakes.push_back({pointer, "no check of the service asks for such a case"});
    } else if (!member.value().is_bool()) {
      asked.mistakes.push_back({pointer, "expected true or false"});
    } else if (member.value().get_bool()) {
      had.push_back(*found);
    }
  }
  return had;
}

json::object earlier_json(const model::Programme& programme, const studio::EarlierControl& control) {
  json::object object{{"id", control.earlier.id}, {"default", control.otherwise}};
  const model::Service* service = programme.service(control.earlier.service);
  if (service == nullptr) return object;
  object["name"] = localised_json(service->name);
  const model::Index point = service->point(control.earlier.point);
  const base::LocalisedText* name = point == model::none ? nullptr : model::point_name(*service, point);
  if (name != nullptr) object["point_name"] = localised_json(*name);
  return object;
}

// `yes` and `no` where the answer is one; whoever must be asked first has not answered.
json::string answer_of(decision::Outcome outcome) {
  return outcome == decision::Outcome::eligible ? "yes" : outcome == decision::Outcome::not_eligible ? "no" : "unknown";
}

json::string holds(decision::CheckStatus status) {
  switch (status) {
    case decision::CheckStatus::met:
    case decision::CheckStatus::waived:
      return "yes";
    case decision::CheckStatus::not_met:
      return "no";
    case decision::CheckStatus::unknown:
      return "unknown";
    case decision::CheckStatus::replaced:
    case decision::CheckStatus::not_applicable:
      break;
  }
  return "not_asked";
}

json::array checks_json(const decision::Question& question, const decision::Decision& decision,
                        const decision::Explanation& explanation, base::Language language) {
  static constexpr std::array<std::string_view, 3> otherwise{"refuse", "refer", "warn"};
  const decision::Findings findings(question, decision);
  json::array array;
  for (std::size_t at = 0; at < decision.checks.size(); ++at) {
    const decision::Check& check = decision.checks[at];
    json::object object{{"id", text_json(check.id)},
                        {"kind", text_json(decision::to_string(check.kind))},
                        {"holds", holds(check.status)},
                        {"status", text_json(decision::to_string(check.status))},
                        {"decisive", decision::is_decisive(decision, check)},
                        {"otherwise", text_json(otherwise[static_cast<std::size_t>(check.otherwise)])},
                        {"says", check.say == nullptr ? json::string() : json::string(check.say->or_any(language))},
                        {"have", text_json(findings[at].have)},
                        {"need", text_json(findings[at].need)},
                        {"short_by", text_json(findings[at].short_by)},
                        {"clauses", texts_json(check.cites->clauses)}};
    if (explanation.turns_on[at]) object["turns_on"] = base::to_string(*explanation.turns_on[at]);
    add_place(check.cites->at, object);
    array.push_back(std::move(object));
  }
  return array;
}

json::object balance_json(const studio::QuotaControl& control, const quota::Balance& balance, base::Language language) {
  json::object object{
      {"id", control.id}, {"name", control.name.or_any(language)}, {"used", balance.used}, {"over", balance.over}};
  object["allowed"] = balance.allowed ? json::value(*balance.allowed) : json::value(nullptr);
  object["left"] = balance.left ? json::value(*balance.left) : json::value(nullptr);
  return object;
}

json::array quotas_json(const studio::Draft& draft, const model::Service& service, const decision::Question& question,
                        base::Language language) {
  const decision::Moment moment(question.situation);
  json::array array;
  for (const studio::QuotaControl& control : studio::quotas_of(draft, service)) {
    const model::Service& of = *draft.programme->service(control.service);
    const base::Date on = decision::charged_on(of.id == service.id ? of : service, moment);
    const quota::Balance balance =
        control.line.empty() ? decision::balance_of(of, on, moment)
                             : decision::balance_of_line(of, of.quota.lines[of.line(control.line)], on, moment);
    array.push_back(balance_json(control, balance, language));
  }
  return array;
}

json::array remedies_json(const decision::MemberAnswer& answer) {
  json::array ways;
  if (!answer.to_do.empty()) ways.push_back(texts_json(answer.to_do));
  for (const std::vector<std::string>& way : answer.other_ways) ways.push_back(texts_json(way));
  return ways;
}

}  // namespace

base::Result<http::Response> studio_question(StudioAsked& asked) {
  const model::Service* service = asked.wanted_service();
  const base::Date day = read_day(asked);
  if (auto refused = asked.refused()) return std::move(*refused);
  BASE_TRY_VOID(check_size(*service));
  const studio::Controls controls = studio::controls_of(asked.draft(), *service, day);
  json::array facts;
  for (const studio::Control& control : controls.facts)
    facts.push_back(control_json(asked.programme(), *service, control));
  json::array quotas;
  for (const studio::QuotaControl& control : controls.quotas) {
    quotas.push_back(json::object{{"id", control.id},
                                  {"name", localised_json(control.name)},
                                  {"limit", control.limit ? json::value(*control.limit) : json::value(nullptr)}});
  }
  json::array earlier;
  for (const studio::EarlierControl& control : controls.earlier)
    earlier.push_back(earlier_json(asked.programme(), control));
  return answer_json(200, json::object{{"on", base::to_string(day)},
                                       {"facts", std::move(facts)},
                                       {"quotas", std::move(quotas)},
                                       {"earlier", std::move(earlier)}});
}

base::Result<http::Response> studio_decision(StudioAsked& asked) {
  const model::Service* service = asked.wanted_service();
  const base::Language language = asked.language();
  const base::Date day = read_day(asked);
  std::vector<std::pair<model::Index, model::Value>> set;
  std::vector<studio::Earlier> had;
  if (service != nullptr) {
    set = read_set(asked, *service, day);
    had = read_earlier(asked, *service);
  } else {
    asked.body.any("facts");
    asked.body.any("earlier");
  }
  const std::vector<studio::Spent> spent = read_spent(asked);
  if (auto refused = asked.refused()) return std::move(*refused);
  BASE_TRY_VOID(check_size(*service));
  studio::Trial trial(asked.draft(), *service, day);
  for (auto& [fact, value] : set) trial.set(fact, std::move(value));
  for (const studio::Spent& one : spent) trial.spend(one);
  for (const studio::Earlier& one : had) trial.had(one);
  const decision::Question& question = trial.question();
  const decision::Decision decision = decision::decide(question);
  const decision::Explanation explanation = decision::explain(question, decision);
  const decision::MemberAnswer answer = decision::member_answer(question, decision, explanation, language);
  json::array ask;
  for (const std::string_view fact : explanation.ask) ask.push_back(text_json(fact));
  json::object object{{"answer", answer_of(decision.outcome)},
                      {"outcome", text_json(decision::to_string(decision.outcome))},
                      {"sentence", answer.sentence},
                      {"checks", checks_json(question, decision, explanation, language)},
                      {"remedies", remedies_json(answer)},
                      {"ask", std::move(ask)},
                      {"quotas", quotas_json(asked.draft(), *service, question, language)},
                      {"on", base::to_string(day)}};
  if (explanation.eligible_from) object["eligible_from"] = base::to_string(*explanation.eligible_from);
  if (decision.branch != model::none) object["branch"] = service->branches[decision.branch].name.or_any(language);
  return answer_json(200, object);
}

}  // namespace consilium::api
