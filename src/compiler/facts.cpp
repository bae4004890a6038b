
#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::BuiltIn;
using model::Fact;
using model::FactType;
using model::none;

Fact built_in(std::string id, FactType type, bool dated, std::vector<std::string> codes, base::LocalisedText name) {
  Fact fact;
  fact.id = std::move(id);
  fact.type = type;
  fact.dated = dated;
  fact.source = "roster";
  fact.name = std::move(name);
  for (std::string& code : codes) fact.choices.push_back({std::move(code), {}});
  return fact;
}

bool is_type_with(FactType type, FactType first, FactType second) { return type == first || type == second; }

void check_type_keys(Context& context, const Object& object, const Fact& fact) {
  const auto needs = [&](std::string_view key, bool wanted) {
    if (object.has(key) == wanted) return;
    context.error("C301", object.node().place,
                  wanted ? fmt::format("a fact of type {} needs `{}`", model::to_string(fact.type), key)
                         : fmt::format("`{}` does not go with a fact of type {}", key, model::to_string(fact.type)));
  };
  needs("values", is_type_with(fact.type, FactType::one_of, FactType::several_of));
  needs("list", fact.type == FactType::list);
  needs("scale", fact.type == FactType::scale);
  needs("network", is_type_with(fact.type, FactType::institution, FactType::institutions));
  needs("against", fact.type == FactType::roster_match);
}

}  // namespace

std::vector<Fact> built_in_facts() {
  const std::vector<std::string> states{"in_force", "suspended", "lapsed", "matured", "terminated"};
  const std::vector<std::string> applicants{"insured", "policyholder", "guardian", "delegate", "relative", "other"};
  std::vector<Fact> facts(index_of(BuiltIn::count));
  const auto put = [&](BuiltIn place, Fact fact) { facts[index_of(place)] = std::move(fact); };
  put(BuiltIn::contract_state,
      built_in("contract.state", FactType::one_of, true, states, {{"合同状态", "合約狀態", "State of the contract"}}));
  put(BuiltIn::contract_effective_on, built_in("contract.effective_on", FactType::date, false, {},
                                               {{"合同生效日", "合約生效日", "Effective date of the contract"}}));
  put(BuiltIn::contract_cooling_off_until,
      built_in("contract.cooling_off_until", FactType::date, false, {},
               {{"犹豫期截止日", "冷靜期截止日", "Last day of the cooling-off period"}}));
  put(BuiltIn::contract_meets_standard, built_in("contract.meets_standard", FactType::yes_no, true, {},
                                                 {{"符合服务条件", "符合服務條件", "Meets the insurer's conditions"}}));
  put(BuiltIn::contract_barred_by_agreement,
      built_in("contract.barred_by_agreement", FactType::yes_no, true, {},
               {{"特别约定排除", "特別約定排除", "Excluded by a special agreement"}}));
  put(BuiltIn::contract_sum_insured,
      built_in("contract.sum_insured", FactType::money, true, {}, {{"保险金额", "保險金額", "Sum insured"}}));
  put(BuiltIn::member_birth_date,
      built_in("member.birth_date", FactType::date, false, {}, {{"出生日期", "出生日期", "Date of birth"}}));
  put(BuiltIn::patient_is_insured, built_in("patient.is_insured", FactType::yes_no, false, {},
                                            {{"患者为被保险人", "患者為受保人", "The patient is the insured person"}}));
  put(BuiltIn::applicant_role, built_in("applicant.role", FactType::one_of, false, applicants,
                                        {{"申请人身份", "申請人身份", "Role of the applicant"}}));
  put(BuiltIn::applicant_on_record, built_in("applicant.on_record", FactType::yes_no, false, {},
                                             {{"申请人已登记", "申請人已登記", "The applicant is on record"}}));
  put(BuiltIn::account_identity_blocked,
      built_in("account.identity_blocked", FactType::yes_no, false, {},
               {{"身份不符待处理", "身份不符待處理", "Blocked for use by another person"}}));
  put(BuiltIn::contract_product,
      built_in("contract.product", FactType::one_of, false, {}, {{"保险产品", "保險產品", "Product of the contract"}}));
  put(BuiltIn::contract_plan, built_in("contract.plan", FactType::one_of, true, {}, {{"套餐", "套餐", "Plan"}}));
  put(BuiltIn::account_years_from,
      built_in("account.years_from", FactType::date, true, {},
               {{"保单年度起算日", "保單年度起算日", "Date from which policy years are counted"}}));
  put(BuiltIn::account_first_effective_on,
      built_in("account.first_effective_on", FactType::date, false, {},
               {{"首份合同生效日", "首份合約生效日", "Effective date of the first contract"}}));
  return facts;
}

bool means_the_same(const Fact& left, const Fact& right) {
  return left.type == right.type && left.list == right.list && left.scale == right.scale &&
         left.network == right.network && left.choices == right.choices;
}

void read_facts(Context& context, const model::Programme& programme, model::Service& service,
                std::span<const text::Entry> entries) {
  const Scope scope{context, programme, service};
  for (const text::Entry& entry : entries) {
    if (service.fact(entry.key) != none) {
      context.error("C302", entry.key_place, fmt::format("the fact `{}` is declared twice", entry.key),
                    "the programme or the service declares it already; use that one, or give this one another name");
      continue;
    }
    const Object object(context, entry.value, "fact");
    Fact fact;
    fact.id = entry.key;
    const text::Node* type = object.find("type");
    const auto known = type == nullptr ? std::nullopt : model::fact_type_from(type->text);
    if (type != nullptr && !known) {
      context.unknown("C303", type->place, "type", type->text,
                      literals_of(type_of(*find_key(word_in(language(), "fact"), "type"))));
    }
    fact.type = known.value_or(FactType::text);
    fact.name = object.localised("name");
    fact.source = object.word("source");
    for (const text::Entry& choice : object.entries("values"))
      fact.choices.push_back({choice.key, read_localised(context, choice.value)});
    if (const text::Node* list = object.find("list")) fact.list = scope.list(*list);
    if (const text::Node* scale = object.find("scale")) fact.scale = scope.scale(*scale);
    if (const text::Node* network = object.find("network")) fact.network = scope.network(*network);
    fact.unlisted = object.yes("unlisted", false);
    fact.may_decline = object.yes("may_decline", false);
    fact.preference = object.yes("preference", false);
    if (object.has("against")) fact.against = object.word("against");
    fact.cites = object.citation(false);
    if (known) check_type_keys(context, object, fact);
    service.facts.push_back(std::move(fact));
  }
}

}  // namespace consilium::compiler
