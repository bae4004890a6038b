#include "house/ready_cases.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "house/disk_house.hpp"
#include "service/rows.hpp"

namespace consilium::tests {
namespace {

using cases::RecordedFact;
using model::Code;

base::Date day(std::string_view text) { return required(base::Date::parse(text)); }

cases::Act act(std::string task, std::vector<RecordedFact> facts, std::string outcome = {}) {
  return {std::move(task), std::move(outcome), "phone", std::move(facts), {}};
}

cases::ReceiveRecord diagnosis() {
  cases::ReceiveRecord record;
  record.checklist = "application";
  record.item = "diagnosis-record";
  record.kind = "medical-record";
  record.channel = "email";
  record.dated_on = day("2026-03-01");
  record.facts = {{"diagnosis.certainty", Code{"suspected"}},
                  {"diagnosis.hospital_country", Code{"CN"}},
                  {"diagnosis.hospital_grade", Code{"II-A"}},
                  {"illness.first_seen_on", day("2026-03-01")}};
  return record;
}

// Does one command on what is loaded and adds what it changed.
void take_step(service::LoadedWorld& loaded, const std::string& case_id, const cases::Command& command,
               cases::Change& whole) {
  auto decided = cases::decide(loaded.world, case_id, command);
  if (const auto* refusal = std::get_if<cases::Refusal>(&decided))
    give_up({base::Category::incorrect, fmt::format("a step of `{}` was refused: {}", case_id, refusal->code)});
  auto& change = std::get<cases::Change>(decided);
  auto& events = change.cases.front().events;
  auto& part = whole.cases.front();
  part.events.insert(part.events.end(), events.begin(), events.end());
  part.after = change.cases.front().after;
  loaded.world.family = {part.after};
}

}  // namespace

cases::Open opening(std::string_view service, std::string case_id, const Member& member) {
  cases::Open open;
  open.case_id = std::move(case_id);
  open.service = service;
  open.person = member.person.id;
  open.contract = member.contract.id;
  open.applicant = {"insured", "", true};
  open.channel = "phone";
  open.language = "zh-Hans";
  if (service == appointment) {
    open.facts = {{"request.symptoms", std::string("胸闷三周")}, {"request.department", Code{"cardiology"}}};
  } else {
    open.facts = {{"request.needs_admission", true}};
  }
  return open;
}

std::vector<cases::Command> steps_to_acceptance(std::string_view service) {
  std::vector<cases::Command> steps{
      diagnosis(), act("verify-identity", {{"identity.name", Code{"matches"}}, {"identity.number", Code{"matches"}}}),
      act("confirm-personal-data", {{"contact.phone", std::string("13800000000")},
                                    {"contact.sex", Code{"female"}},
                                    {"contact.address", std::string("上海市徐汇区")}})};
  std::vector<std::string> notices{"keep-reachable", "terms", "lists-for-reference", "published"};
  if (service == appointment) {
    steps.emplace_back(act("assess", {{"assessment.condition", std::string("疑似")},
                                      {"assessment.needs", std::string("专家门诊")},
                                      {"assessment.advice", std::string("尽快就诊")}}));
  } else {
    steps.emplace_back(
        act("intake", {{"request.preliminary_diagnosis", std::string("恶性肿瘤")}, {"notice.state", Code{"none"}}}));
    notices.insert(notices.end(), {"treatment-liability", "infectious-disease", "after-admission", "no-cancelling"});
  }
  for (std::string& notice : notices) steps.emplace_back(cases::GiveNotice{std::move(notice), "phone", true});
  steps.emplace_back(cases::ChangeConsent{"partner-sharing", true, "phone"});
  steps.emplace_back(act("judge-scope",
                         {{"illness.code", Code{"malignant-tumour-severe"}}, {"exclusion.finding", Code{"none"}}},
                         "in-scope"));
  return steps;
}

cases::Command acceptance() { return act("accept", {}); }

service::Asked asked(std::string request_id) {
  service::Asked asked;
  asked.request.actor = "operator-1";
  asked.request.roles = {"specialist", "supervisor", "administrator"};
  asked.request.request_id = std::move(request_id);
  return asked;
}

base::Result<ports::AppendRequest> ready_case(service::House& house, std::shared_ptr<const model::Programme> programme,
                                              std::string_view service, const std::string& case_id,
                                              const Member& member) {
  const service::Request request = asked().request;
  BASE_TRY(auto loaded, service::world_for(house, std::move(programme), member.contract, request, house.clock.now()));
  cases::Change whole;
  whole.cases.push_back({case_id, 0, {}, {}});
  whole.account_version = loaded.world.account.version;
  const std::string account_id = service::account_of(*loaded.programme, member.contract);
  cases::Open open = opening(service, case_id, member);
  open.account = account_id;
  take_step(loaded, case_id, open, whole);
  for (const cases::Command& step : steps_to_acceptance(service)) take_step(loaded, case_id, step, whole);

  ports::AppendRequest append;
  service::add_events(loaded, whole, request, account_id, append);
  service::add_case_rows(loaded, loaded.world, whole.cases.front(), {}, request, append);
  return append;
}

std::vector<cases::Command> steps_to_agreement(service::House& house, std::string_view service) {
  std::vector<cases::Command> all = steps_to_acceptance(service);
  all.push_back(acceptance());
  if (service != appointment) return all;
  const auto published = house.registry.read();
  const model::Network& network = published->networks.at("duhui-domestic");
  all.emplace_back(act("propose", {{"proposal.hospital", network.editions.back().institutions.front().institution},
                                   {"proposal.expert_level", Code{"chief"}}}));
  for (const char* notice : {"treatment-liability", "institution-liable"})
    all.emplace_back(cases::GiveNotice{notice, "phone", true});
  all.emplace_back(act("agree", {}, "agreed"));
  return all;
}

void must_act(service::House& house, const std::string& case_id, const cases::Command& command) {
  const auto outcome = required(service::act_on_case(house, asked(), case_id, command));
  if (const auto* refusal = std::get_if<cases::Refusal>(&outcome))
    give_up({base::Category::incorrect, fmt::format("a step of `{}` was refused: {}", case_id, refusal->code)});
}

void lead_case(service::House& house, std::shared_ptr<const model::Programme> programme, std::string_view service,
               const std::string& case_id, int number, std::size_t steps) {
  const Member one = member(*programme, number);
  ports::AppendRequest rows;
  add_rows(one, house.clock.now(), rows);
  required(house.store.events().append(std::move(rows)));
  cases::Open open = opening(service, case_id, one);
  open.account = service::account_of(*programme, one.contract);
  required(service::open_case(house, asked(), std::move(programme), one.contract, open));
  const std::vector<cases::Command> all = steps_to_agreement(house, service);
  for (std::size_t i = 0; i < std::min(steps, all.size()); ++i) must_act(house, case_id, all[i]);
}

}  // namespace consilium::tests
