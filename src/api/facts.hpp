// Facts of a request, read by the type each is declared with in the programme. In JSON a yes_no is true or false, codes
// and texts are strings, a date is `2026-03-02`, an instant has its zone, money is `300000 CNY`, an institution is its
// id or `{"unlisted": "its name"}`, several are a list of ids, and `{"declined": true}` says that it was not given.
// A fact that is compared with the roster takes the text as said; only whether it matches is kept.
#pragma once

#include <vector>

#include "api/read.hpp"
#include "cases/event.hpp"
#include "cases/state.hpp"
#include "model/programme.hpp"
#include "service/member.hpp"
#include "service/registry.hpp"

namespace consilium::api {

// What a value may be looked up in.
struct FactContext {
  const service::Published& published;
  const model::Programme& programme;
  const model::Service& service;
  const service::Person& person;
  base::Date day;  // on which institutions are looked up, unless their network is taken as of a point of the case
  const cases::CaseState* state = nullptr;  // null before there is a case
};

// The member `facts` of a body; may be missing.
std::vector<cases::RecordedFact> read_facts(const FactContext& context, ObjectReader& body,
                                            std::vector<Mistake>& mistakes);

}  // namespace consilium::api
