#include <algorithm>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/render.hpp"
#include "calendar/derivation.hpp"
#include "cases/command.hpp"
#include "cases/work.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

json::object points_json(const model::Programme& programme, const model::Service& service,
                         const cases::CaseState& state) {
  json::object points;
  for (std::size_t i = 0; i < state.points.size(); ++i) {
    if (!state.points[i].reached) continue;
    json::array stamps;
    for (const base::Instant at : state.points[i].stamps)
      stamps.push_back(json::value(base::to_string(at, programme.zone)));
    points[service.points[i]] = std::move(stamps);
  }
  return points;
}

json::object known_facts_json(const model::Programme& programme, const model::Service& service,
                              const cases::CaseState& state) {
  json::object facts;
  for (std::size_t i = 0; i < state.facts.size(); ++i) {
    if (!state.facts[i]) continue;
    facts[service.facts[i].id] = json::object{{"value", value_json(state.facts[i]->value, programme.zone)},
                                              {"name", localised_json(service.facts[i].name)},
                                              {"seen_at", base::to_string(state.facts[i]->seen_at, programme.zone)},
                                              {"by", state.facts[i]->actor}};
  }
  return facts;
}

std::string_view state_of(cases::PaperState state) {
  switch (state) {
    case cases::PaperState::missing:
      return "missing";
    case cases::PaperState::accepted:
      return "accepted";
    case cases::PaperState::rejected:
      return "rejected";
    case cases::PaperState::not_needed:
      break;
  }
  return "not_needed";
}

json::array papers_json(const model::Programme& programme, const cases::CaseState& state) {
  json::array papers;
  for (const auto& [key, paper] : state.papers) {
    json::object object{{"checklist", paper.checklist},
                        {"item", paper.item},
                        {"state", text_json(state_of(paper.state))},
                        {"kind", paper.kind},
                        {"issuer", paper.issuer},
                        {"channel", paper.channel},
                        {"defects", texts_json(paper.defects)},
                        {"documents", texts_json(paper.documents)},
                        {"received_at", base::to_string(paper.received_at, programme.zone)}};
    if (paper.dated_on) object["dated_on"] = base::to_string(*paper.dated_on);
    papers.push_back(std::move(object));
  }
  return papers;
}

json::object notices_json(const model::Programme& programme, const cases::CaseState& state) {
  json::object notices;
  for (const auto& [id, notice] : state.notices) {
    notices[id] = json::object{{"accepted", notice.accepted},
                               {"language", notice.language},
                               {"at", base::to_string(notice.at, programme.zone)}};
  }
  return notices;
}

json::object exceptions_json(const model::Programme& programme, const cases::CaseState& state) {
  json::object exceptions;
  for (const auto& [rule, exception] : state.exceptions) {
    json::object object{{"reason", exception.reason}, {"actor", exception.actor}};
    if (exception.until) object["until"] = base::to_string(*exception.until, programme.zone);
    exceptions[rule] = std::move(object);
  }
  return exceptions;
}

json::array excuses_json(const cases::CaseState& state) {
  json::array excuses;
  for (const cases::CaseExcuse& excuse : state.excuses) {
    excuses.push_back(json::object{{"excuse", excuse.excuse},
                                   {"from", base::to_string(excuse.from)},
                                   {"to", base::to_string(excuse.to)},
                                   {"reason", excuse.reason}});
  }
  return excuses;
}

template <typename Map>
json::object flags_json(const Map& map) {
  json::object object;
  for (const auto& [id, flag] : map) object[id] = flag;
  return object;
}

void put_closing(const model::Programme& programme, const model::Service& service, const cases::CaseState& state,
                 json::object& object) {
  object["state"] = state.closed ? "closed" : "open";
  if (!state.closed) return;
  json::object closing{{"end", state.closed->end},
                       {"cause", state.closed->cause},
                       {"use", state.closed->use},
                       {"at", base::to_string(state.closed->at, programme.zone)}};
  if (const model::Index end = service.end(state.closed->end); end != model::none)
    closing["name"] = localised_json(service.ends[end].name);
  object["closed"] = std::move(closing);
}

void put_due(const service::LoadedWorld& loaded, const calendar::Due& due, json::object& object) {
  const base::Zone& zone = loaded.programme->zone;
  if (due.due) object["due"] = base::to_string(*due.due, zone);
  if (due.due_date) object["due_date"] = base::to_string(*due.due_date);
  if (due.from_date) object["from_date"] = base::to_string(*due.from_date);
  if (due.provisional) object["provisional"] = true;
}

// Why the date is what it is, one line a step, in each language of the programme.
json::object derivation_json(const service::LoadedWorld& loaded, const model::Deadline& deadline,
                             const cases::Clock& clock) {
  const calendar::Edition& edition = *loaded.world.calendar;
  const base::Zone& zone = loaded.programme->zone;
  json::object object;
  for (const base::Language language : loaded.programme->languages) {
    std::vector<std::string> lines;
    if (deadline.within && clock.trigger)
      lines = calendar::derivation(*clock.trigger, *deadline.within, clock.due, edition, zone, language);
    if (deadline.before_span && clock.before)
      lines = calendar::derivation_back(*clock.before, *deadline.before_span, clock.due, edition, zone, language);
    const std::string_view tag = base::to_string(language);
    if (!lines.empty()) object[json::string_view(tag.data(), tag.size())] = texts_json(lines);
  }
  return object;
}

// The conditions that did not hold when the deadline fell due.
json::array reasons_json(const model::Deadline& deadline, const cases::Clock& clock) {
  json::array reasons;
  for (const model::ExcusedUnless& unless : deadline.excused_unless) {
    const auto& failed = clock.excused_because;
    if (std::find(failed.begin(), failed.end(), unless.id) == failed.end()) continue;
    reasons.push_back(json::object{
        {"id", unless.id}, {"name", localised_json(unless.name)}, {"clauses", texts_json(unless.cites.clauses)}});
  }
  return reasons;
}

json::object clock_json(const service::LoadedWorld& loaded, const model::Service& service, const cases::Clock& clock) {
  const model::Deadline& deadline = service.deadlines[clock.deadline];
  const base::Zone& zone = loaded.programme->zone;
  json::object object{{"deadline", deadline.id},
                      {"name", localised_json(deadline.name)},
                      {"kind", text_json(model::to_string(deadline.kind))},
                      {"owed_by", deadline.owed_by},
                      {"state", text_json(cases::to_string(clock.state))},
                      {"clauses", texts_json(deadline.cites.clauses)},
                      {"house", texts_json(deadline.cites.house)}};
  if (!deadline.cites.reading.empty()) object["reading"] = localised_json(deadline.cites.reading);
  if (deadline.within) object["within"] = base::to_string(*deadline.within);
  if (deadline.before_span) object["before"] = base::to_string(*deadline.before_span);
  if (clock.trigger) object["trigger"] = base::to_string(*clock.trigger, zone);
  put_due(loaded, clock.due, object);
  if (json::object derivation = derivation_json(loaded, deadline, clock); !derivation.empty())
    object["derivation"] = std::move(derivation);
  object["calendar"] =
      fmt::format("{} {}", loaded.world.calendar->info().id, base::to_string(loaded.world.calendar->info().issued));
  if (clock.met_at) object["met_at"] = base::to_string(*clock.met_at, zone);
  if (clock.excused) object["excused"] = true;
  if (clock.missed_before > 0) object["missed_before"] = clock.missed_before;
  if (!clock.excused_because.empty()) object["excused_because"] = reasons_json(deadline, clock);
  if (clock.took)
    object["took"] = json::object{{"minutes", clock.took->minutes}, {"working_days", clock.took->working_days}};
  return object;
}

json::array outcomes_json(const model::Programme& programme, const model::Service& service, const model::Task& task) {
  json::array outcomes;
  for (const model::Outcome& outcome : task.outcomes) {
    json::object object = outcome_json(programme, service, outcome);
    if (outcome.ends != model::none) object["ends"] = service.ends[outcome.ends].id;
    outcomes.push_back(std::move(object));
  }
  return outcomes;
}

void put_task(const model::Programme& programme, const model::Service& service, const cases::Work& work,
              const cases::CaseState& state, const std::string& id, json::object& object) {
  const model::Index index = service.task(id);
  if (index == model::none) return;
  const model::Task& task = service.tasks[index];
  object["outcomes"] = outcomes_json(programme, service, task);
  object["channels"] = texts_json(task.channels);
  if (task.written_in != model::none) object["written_in"] = service.threads[task.written_in].id;
  const auto is_ruled_out = [&](const std::optional<model::Predicate>& when) {
    return when && work.evaluate(state, *when) == decision::Truth::no;
  };
  json::array notices;
  for (const model::Index notice : task.notices) {
    if (is_ruled_out(service.notices[notice].when)) continue;
    const std::string& notice_id = service.notices[notice].id;
    if (state.notices.find(notice_id) == state.notices.end()) notices.push_back(json::value(notice_id));
  }
  object["notices_first"] = std::move(notices);
  json::array consents;
  for (const model::Index before : task.consents) {
    const model::Consent& consent = service.consents[before];
    if (is_ruled_out(consent.when)) continue;
    const auto given = state.consents.find(consent.id);
    const bool answered = given != state.consents.end() && (given->second || consent.optional);
    if (!answered) consents.push_back(json::value(consent.id));
  }
  object["consents_first"] = std::move(consents);
  if (task.tells) {
    json::array parts;
    for (const model::Tell::Part& part : task.tells->parts) parts.push_back(json::value(part.id));
    object["tells"] = json::object{{"text", task.tells->text}, {"parts", std::move(parts)}};
  }
}

}  // namespace

json::object case_json(const model::Programme& programme, const cases::CaseState& state) {
  const model::Service& service = *programme.service(state.opened.service);
  json::object object{{"id", state.id},
                      {"version", state.form_version},
                      {"programme", programme.id},
                      {"programme_version", programme.version},
                      {"programme_hash", programme.hash},
                      {"service", service.id},
                      {"name", localised_json(service.name)},
                      {"person", state.opened.person},
                      {"contract", state.opened.contract},
                      {"account", state.opened.account},
                      {"opened_at", base::to_string(state.opened_at, programme.zone)},
                      {"channel", state.opened.channel},
                      {"language", state.opened.language},
                      {"applicant", json::object{{"role", state.opened.applicant.role},
                                                 {"name", state.opened.applicant.name},
                                                 {"on_record", state.opened.applicant.on_record}}}};
  put_closing(programme, service, state, object);
  if (!state.opened.parent.empty()) object["parent"] = state.opened.parent;
  if (!state.opened.right.empty()) object["right"] = state.opened.right;
  json::array children;
  for (const cases::Child& child : state.children)
    children.push_back(json::object{{"embed", child.embed}, {"case", child.case_id}});
  object["children"] = std::move(children);
  if (state.branch != model::none) object["branch"] = service.branches[state.branch].id;
  if (state.interrupt) object["interrupt"] = *state.interrupt;
  if (!state.assignee.empty()) object["assignee"] = state.assignee;
  object["points"] = points_json(programme, service, state);
  object["facts"] = known_facts_json(programme, service, state);
  object["papers"] = papers_json(programme, state);
  json::array documents;
  for (const cases::Document& document : state.documents) documents.push_back(document_json(programme, document));
  object["documents"] = std::move(documents);
  object["notices"] = notices_json(programme, state);
  object["consents"] = flags_json(state.consents);
  object["referrals"] = flags_json(state.referrals);
  object["exceptions"] = exceptions_json(programme, state);
  object["excuses"] = excuses_json(state);
  if (!service.threads.empty()) object["threads"] = threads_json(programme, state);
  if (!service.allowances.empty() || !service.costs.empty()) object["book"] = book_json(programme, state);
  return object;
}

json::object document_json(const model::Programme& programme, const cases::Document& document) {
  return json::object{{"id", document.id},
                      {"name", document.name},
                      {"media_type", document.media_type},
                      {"size", document.size},
                      {"sha256", document.sha256},
                      {"by", document.actor},
                      {"added_at", base::to_string(document.added_at, programme.zone)}};
}

json::object owed_json(const service::LoadedWorld& loaded, const cases::CaseState& state, const cases::Owed& owed) {
  const model::Service& service = *loaded.programme->service(state.opened.service);
  json::array clocks;
  for (const cases::Clock& clock : owed.clocks) {
    if (clock.state != cases::ClockState::not_applicable) clocks.push_back(clock_json(loaded, service, clock));
  }
  const cases::Work work(loaded.world);
  json::array obligations;
  for (const cases::Obligation& obligation : owed.obligations) {
    json::object object{{"kind", text_json(cases::to_string(obligation.kind))},
                        {"id", obligation.id},
                        {"name", localised_json(obligation.name)},
                        {"owner", obligation.owner},
                        {"party", obligation.party},
                        {"clauses", texts_json(obligation.clauses)}};
    if (obligation.clock != model::none) {
      const cases::Clock& clock = owed.clocks[obligation.clock];
      object["deadline"] = service.deadlines[clock.deadline].id;
      object["clock"] = text_json(cases::to_string(clock.state));
      put_due(loaded, clock.due, object);
    }
    if (obligation.kind == cases::ObligationKind::task)
      put_task(*loaded.programme, service, work, state, obligation.id, object);
    obligations.push_back(std::move(object));
  }
  return json::object{{"obligations", std::move(obligations)}, {"clocks", std::move(clocks)}};
}

json::value cancellation_json(const cases::World& world, const cases::CaseState& state) {
  if (!state.is_open()) return nullptr;
  const auto cancelling = cases::cancellation_now(world, state);
  if (!cancelling) return nullptr;
  const model::CancelStage* stage = cancelling->stage;
  static constexpr std::array<std::string_view, 3> effects{"free", "spends", "barred"};
  const model::Service& service = *world.programme->service(state.opened.service);
  json::object object{{"stage", stage->id},
                      {"effect", text_json(effects[static_cast<std::size_t>(cancelling->effect)])},
                      {"clauses", texts_json(stage->cites.clauses)},
                      {"house", texts_json(stage->cites.house)},
                      {"channels", texts_json(service.cancel_channels)}};
  if (!stage->cites.reading.empty()) object["reading"] = localised_json(stage->cites.reading);
  if (stage->ends != model::none) object["end"] = service.ends[stage->ends].id;
  if (stage->consequence != model::none) object["consequence"] = service.ends[stage->consequence].id;
  return object;
}

json::object possible_json(const cases::Possible& possible) {
  json::object object;
  const auto put = [&](std::string_view command, const std::vector<std::string>& ids) {
    if (!ids.empty()) object[json::string_view(command.data(), command.size())] = texts_json(ids);
  };
  const auto put_if = [&](std::string_view command, bool is_possible) {
    if (is_possible) object[json::string_view(command.data(), command.size())] = json::array();
  };
  put("act", possible.tasks);
  put("receive_record", possible.papers);
  put("exclude_paper", possible.exclusions);
  put("give_notice", possible.notices);
  put("change_consent", possible.consents);
  put("move", possible.moves);
  put("write", possible.threads);
  put("close", possible.ends);
  put("interrupt", possible.interrupts);
  put("settle_interrupt", possible.settlements);
  put("resolve_referral", possible.referrals);
  put("grant_exception", possible.exceptions);
  put("record_excuse", possible.excuses);
  put("log_help", possible.allowances);
  put("record_expense", possible.costs);
  put("reverse_entry", possible.entries);
  put_if("record_payment", possible.pay);
  put_if("make_statement", possible.state_owed);
  put_if("lift_interrupt", possible.lift);
  put_if("cancel", possible.cancel);
  put_if("correct", possible.correct);
  put_if("assign", possible.assign);
  put_if("log_contact", possible.log_contact);
  put_if("file_complaint", possible.complain);
  return object;
}

}  // namespace consilium::api
