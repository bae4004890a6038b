#include <boost/json.hpp>

#include "api/render.hpp"
#include "cases/book.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

json::array allowances_json(const model::Service& service, const cases::CaseState& state) {
  json::array array;
  for (std::size_t i = 0; i < service.allowances.size(); ++i) {
    const model::Allowance& allowance = service.allowances[i];
    const cases::Metered metered = cases::metered(service, state, static_cast<model::Index>(i));
    array.push_back(json::object{{"id", allowance.id},
                                 {"name", localised_json(allowance.name)},
                                 {"unit", text_json(model::to_string(allowance.counted))},
                                 {"amount", metered.amount},
                                 {"used", metered.used},
                                 {"left", metered.left},
                                 {"beyond", metered.beyond},
                                 {"clauses", texts_json(allowance.cites.clauses)}});
  }
  return array;
}

template <typename Event>
json::object entry_json(const cases::Booked<Event>& booked, const base::Zone& zone) {
  json::object object{{"entry", booked.event.entry},
                      {"on", base::to_string(booked.event.on)},
                      {"recorded_at", base::to_string(booked.recorded_at, zone)},
                      {"by", booked.actor}};
  if (!booked.counts()) object["reversed_for"] = booked.reversed_for;
  return object;
}

json::array help_json(const model::Programme& programme, const model::Service& service, const cases::CaseState& state) {
  json::array array;
  for (const cases::Booked<cases::HelpLogged>& booked : state.book.help) {
    const cases::HelpLogged& help = booked.event;
    json::object object = entry_json(booked, programme.zone);
    object["allowance"] = help.allowance;
    object["kind"] = help.kind;
    object["staff"] = help.staff;
    if (help.met_at) object["met_at"] = base::to_string(*help.met_at, programme.zone);
    if (help.left_at) object["left_at"] = base::to_string(*help.left_at, programme.zone);
    object["counted"] = help.counted;
    object["included"] = help.included;
    object["charged"] = help.charged;
    if (help.owed) {
      object["cost"] = help.cost;
      object["owed"] = base::to_string(*help.owed);
    }
    object["facts"] = facts_json(programme, service, help.facts);
    array.push_back(std::move(object));
  }
  return array;
}

json::array expenses_json(const model::Programme& programme, const cases::CaseState& state) {
  json::array array;
  for (const cases::Booked<cases::ExpenseRecorded>& booked : state.book.expenses) {
    json::object object = entry_json(booked, programme.zone);
    object["cost"] = booked.event.cost;
    object["amount"] = base::to_string(booked.event.amount);
    object["advanced"] = booked.event.advanced;
    object["receipt"] = booked.event.receipt;
    array.push_back(std::move(object));
  }
  return array;
}

json::array payments_json(const model::Programme& programme, const cases::CaseState& state) {
  json::array array;
  for (const cases::Booked<cases::PaymentRecorded>& booked : state.book.payments) {
    json::object object = entry_json(booked, programme.zone);
    object["amount"] = base::to_string(booked.event.amount);
    object["on_the_spot"] = booked.event.on_the_spot;
    object["given_back"] = booked.event.given_back;
    object["pays"] = booked.event.pays;
    object["receipt"] = booked.event.receipt;
    array.push_back(std::move(object));
  }
  return array;
}

json::array sums_json(const model::Service& service, const cases::CaseState& state) {
  json::array array;
  for (const cases::Sums& sum : cases::sums(service, state)) {
    const auto amount = [&](std::int64_t minor) { return base::to_string(base::Money{minor, sum.currency}); };
    array.push_back(json::object{{"currency", sum.currency},
                                 {"advanced", amount(sum.advanced)},
                                 {"charged", amount(sum.charged)},
                                 {"paid", amount(sum.paid)},
                                 {"owed", amount(sum.owed)},
                                 {"to_give_back", amount(sum.to_give_back)}});
  }
  return array;
}

json::array lines_json(const model::Service& service, const std::vector<cases::StatementMade::Line>& lines) {
  json::array array;
  for (const cases::StatementMade::Line& line : lines) {
    json::object object{{"entry", line.entry},
                        {"cost", line.cost},
                        {"on", base::to_string(line.on)},
                        {"receipt", line.receipt},
                        {"amount", base::to_string(line.amount)},
                        {"unpaid", base::to_string(line.unpaid)}};
    if (const model::Index cost = service.cost(line.cost); cost != model::none)
      object["name"] = localised_json(service.costs[cost].name);
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace

json::object book_json(const model::Programme& programme, const cases::CaseState& state) {
  const model::Service& service = *programme.service(state.opened.service);
  json::object object{{"allowances", allowances_json(service, state)},
                      {"help", help_json(programme, service, state)},
                      {"expenses", expenses_json(programme, state)},
                      {"payments", payments_json(programme, state)},
                      {"sums", sums_json(service, state)},
                      {"unpaid", lines_json(service, cases::unpaid(service, state))},
                      {"settled", cases::is_settled(service, state)},
                      {"on_file", state.closed && !cases::is_settled(service, state)}};
  if (!state.book.statements.empty()) {
    const cases::Booked<cases::StatementMade>& last = state.book.statements.back();
    object["statement"] = json::object{{"statement", last.event.statement},
                                       {"recorded_at", base::to_string(last.recorded_at, programme.zone)},
                                       {"by", last.actor},
                                       {"lines", lines_json(service, last.event.lines)}};
  }
  return object;
}

}  // namespace consilium::api
