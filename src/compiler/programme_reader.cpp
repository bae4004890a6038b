#include "compiler/programme_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

model::Organisation read_organisation(Context& context, const Object& root, std::string_view key) {
  model::Organisation organisation;
  const text::Node* node = root.find(key);
  if (node == nullptr) return organisation;
  const Object object(context, *node, "organisation");
  organisation.id = object.text("id");
  organisation.name = object.localised("name");
  organisation.cites = object.citation(false);
  return organisation;
}

std::optional<std::size_t> weekday_from(std::string_view name) {
  static constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                         "friday", "saturday", "sunday"};
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

void read_week(Context& context, const text::Entry& entry, base::OpeningHours& hours) {
  const std::size_t dash = entry.key.find('-');
  const auto first = weekday_from(entry.key.substr(0, dash));
  const auto last = dash == std::string::npos ? first : weekday_from(entry.key.substr(dash + 1));
  if (!first || !last || *last < *first) {
    context.error("C350", entry.key_place, fmt::format("`{}` is not a day or a range of days", entry.key),
                  "write monday-friday or sunday");
    return;
  }
  const std::string range = read_text(context, entry.value);
  const auto open = base::ClockTime::parse(range.substr(0, 5));
  const auto close = base::ClockTime::parse(range.size() == 11 ? range.substr(6) : "");
  if (!open || !close || range[5] != '-' || *close <= *open) {
    context.error("C351", entry.value.place, fmt::format("`{}` is not a range of clock times", range),
                  "write \"08:00-20:00\"");
    return;
  }
  for (std::size_t day = *first; day <= *last; ++day) hours.week[day] = base::OpeningHours::Range{*open, *close};
}

void read_hours(Context& context, const Object& root, model::Programme& programme) {
  for (const text::Entry& entry : root.entries("hours")) {
    const Object object(context, entry.value, "hours");
    model::Hours hours;
    hours.id = entry.key;
    for (const text::Entry& day : object.entries("week")) read_week(context, day, hours.opening);
    if (const text::Node* node = object.find("closed")) {
      const Object closed(context, *node, "closed");
      hours.opening.closed_festivals = closed.texts("festivals");
      hours.opening.closed_on_all_holidays = closed.has("holidays");
    }
    hours.cites = object.citation(true);
    programme.hours.push_back(std::move(hours));
  }
}

void read_names(Context& context, const Object& root, model::Programme& programme) {
  for (const text::Entry& entry : root.entries("roles")) {
    const Object object(context, entry.value, "role");
    programme.roles.push_back({entry.key, object.localised("name"), object.word("party"), object.texts("held_by")});
  }
  for (const text::Entry& entry : root.entries("scales")) {
    const Object object(context, entry.value, "scale");
    programme.scales.push_back({entry.key, object.texts("values"), object.citation(false)});
  }
  for (const text::Entry& entry : root.entries("contacts")) {
    const Object object(context, entry.value, "contact");
    const std::string owed_by = object.has("owed_by") ? object.word("owed_by") : std::string{};
    if (object.has("value") != owed_by.empty()) {
      context.error("C325", entry.value.place,
                    fmt::format("the contact `{}` has either a value or somebody who owes it", entry.key),
                    "write `value:`, or `owed_by: insurer` until it is known");
    }
    programme.contacts.push_back({entry.key, object.word("party"), object.word("kind"), object.text("value"), owed_by,
                                  object.texts("use"), object.citation(true)});
  }
  for (const text::Entry& entry : root.entries("waiting_lines")) {
    const Object object(context, entry.value, "waiting_line");
    programme.waiting_lines.push_back({entry.key, object.localised("name"), object.citation(true)});
  }
  for (const text::Entry& entry : root.entries("house")) {
    base::LocalisedText text;
    for (const text::Entry& language : entry.value.entries) {
      if (const auto known = read_language(context, language)) text.in(*known) = language.value.text;
    }
    programme.house.push_back({entry.key, std::move(text)});
  }
}

// Its problems are told where it is written.
bool is_refused(const Surroundings& surroundings, const std::string& id) {
  return std::find(surroundings.refused.begin(), surroundings.refused.end(), id) != surroundings.refused.end();
}

// What a programme rests on has to be there on its first day.
void check_begun(Context& context, const base::Place& place, const model::Programme& programme,
                 const std::map<std::string, base::Date>& first_days, std::string_view kind, const std::string& name) {
  const auto first = first_days.find(name);
  if (first == first_days.end() || first->second <= programme.effective_from) return;
  context.error("C374", place,
                fmt::format("the {} `{}` begins on {}, after the programme, which holds from {}", kind, name,
                            base::to_string(first->second), base::to_string(programme.effective_from)),
                "add what came before, or let the programme begin later");
}

void read_networks(Context& context, const Surroundings& surroundings, const Object& root,
                   model::Programme& programme) {
  for (const text::Entry& entry : root.entries("networks")) {
    const Object object(context, entry.value, "network");
    model::NetworkUse use{entry.key, object.text("network"), object.citation(true)};
    const bool known = std::find(surroundings.networks.begin(), surroundings.networks.end(), use.network) !=
                       surroundings.networks.end();
    if (!known && object.has("network") && !is_refused(surroundings, use.network))
      context.unknown("C352", object.find("network")->place, "network", use.network, surroundings.networks);
    if (known)
      check_begun(context, object.find("network")->place, programme, surroundings.networks_from, "network",
                  use.network);
    use.as_of = object.text("as_of");
    programme.networks.push_back(std::move(use));
  }
}

void read_periods(Context& context, const Object& root, model::Programme& programme) {
  const std::vector<model::Fact> facts = roster_facts(programme);
  for (const text::Entry& entry : root.entries("periods")) {
    const Object object(context, entry.value, "period");
    model::Period period;
    period.id = entry.key;
    if (const text::Node* node = object.find("starts")) {
      const Object starts(context, *node, "starts");
      const std::string name = starts.text("on");
      context.use("fact", name);
      for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].id == name && facts[i].type == model::FactType::date && !facts[i].dated)
          period.starts_on = static_cast<model::Index>(i);
      }
      if (period.starts_on == none) {
        std::vector<std::string> known;
        for (const model::Fact& fact : facts) {
          if (fact.type == model::FactType::date && !fact.dated) known.push_back(fact.id);
        }
        context.unknown("C353", node->place, "date of the roster", name, known);
        period.starts_on = 0;
      }
      period.plus = starts.span("plus");
      if (period.plus && base::counts_instants(period.plus->unit)) {
        context.error("C354", starts.find("plus")->place, "a period starts days, months or years after its date",
                      "write { natural_days: 1 }");
        period.plus.reset();
      }
    }
    period.lasts = object.span("lasts");
    // A length that cannot be read is still one.
    if (object.has("lasts") && !period.lasts) period.lasts = base::Span{};
    if (period.lasts && (period.lasts->unit == base::Unit::working_days || base::counts_instants(period.lasts->unit))) {
      context.error("C354", object.find("lasts")->place, "a period lasts natural days, months or years",
                    "write { natural_days: 90 }");
    }
    period.cites = object.citation(true);
    programme.periods.push_back(std::move(period));
  }
}

void read_not_enforced(Context& context, const Object& root, model::Programme& programme) {
  for (const text::Node& node : root.items("not_enforced")) {
    const Object object(context, node, "not_enforced");
    const text::Node* clause = object.find("clause");
    programme.not_enforced.push_back({object.text("clause"), object.word("because"), object.localised("note"),
                                      clause == nullptr ? node.place : clause->place});
  }
}

void read_entitled(Context& context, const Object& root, model::Programme& programme) {
  const text::Node* node = root.find("entitled");
  if (node == nullptr) return;
  const Object object(context, *node, "entitled");
  programme.products = object.texts("products");
  read_riders(context, object, programme);
  (void)object.word("person");
  programme.account = object.word("account") == "person" ? model::AccountScope::person : model::AccountScope::contract;
  programme.entitled = object.citation(true);
}

// Every state in which a contract is not in force is answered, so that none is forgotten.
void read_run_off(Context& context, const Object& root, model::Programme& programme) {
  const text::Node* node = root.find("run_off");
  if (node == nullptr) return;
  const Object object(context, *node, "run_off");
  model::RunOff run_off;
  std::vector<std::string> states;
  const model::Fact state_fact = built_in_facts()[model::index_of(model::BuiltIn::contract_state)];
  for (const model::Choice& state : state_fact.choices) states.push_back(state.code);
  std::erase(states, "in_force");
  for (const text::Entry& entry : object.entries("on")) {
    if (std::find(states.begin(), states.end(), entry.key) == states.end())
      context.unknown("C345", entry.key_place, "state of a contract out of force", entry.key, states);
    const std::string effect = read_text(context, entry.value);
    if (effect != "complete" && effect != "close")
      context.unknown("C346", entry.value.place, "effect", effect, {"complete", "close"});
    run_off.on.emplace_back(entry.key, effect == "close" ? model::RunOffEffect::close : model::RunOffEffect::complete);
  }
  for (const std::string& state : states) {
    if (run_off.find(state) != nullptr || !object.has("on")) continue;
    context.error("C347", object.find("on")->place,
                  fmt::format("`on` does not say what becomes of the open cases of a contract that is `{}`", state),
                  fmt::format("add `{}: complete` or `{}: close`", state, state));
  }
  run_off.cites = object.citation(true);
  programme.run_off = std::move(run_off);
}

void read_languages(Context& context, const Object& root, model::Programme& programme) {
  for (const text::Node& item : root.items("languages")) {
    if (const auto language = base::language_from(item.text)) {
      programme.languages.push_back(*language);
    } else {
      context.unknown("C106", item.place, "language", item.text, {"zh-Hans", "zh-Hant", "en"});
    }
  }
  context.languages = programme.languages;
}

void read_place(Context& context, const Surroundings& surroundings, const Object& root, model::Programme& programme) {
  if (const text::Node* zone = root.find("zone")) {
    const auto known = base::Zone::find(zone->text);
    if (known) programme.zone = *known;
    if (!known) context.error("C355", zone->place, known.error().message);
  }
  programme.calendar = root.text("calendar");
  const bool known = std::find(surroundings.calendars.begin(), surroundings.calendars.end(), programme.calendar) !=
                     surroundings.calendars.end();
  if (!known && root.has("calendar") && !is_refused(surroundings, programme.calendar))
    context.unknown("C356", root.find("calendar")->place, "calendar", programme.calendar, surroundings.calendars);
  if (const text::Node* node = root.find("effective")) {
    const Object effective(context, *node, "effective");
    const auto date = base::Date::parse(effective.text("from"));
    if (date) programme.effective_from = *date;
    if (!date && effective.has("from")) context.error("C357", effective.find("from")->place, date.error().message);
    if (date && known)
      check_begun(context, root.find("calendar")->place, programme, surroundings.calendars_from, "calendar",
                  programme.calendar);
  }
}

}  // namespace

void read_programme(Context& context, const Surroundings& surroundings, const text::Node& root,
                    model::Programme& programme) {
  const Object object(context, root, "programme");
  read_languages(context, object, programme);
  programme.id = object.text("id");
  programme.version = object.text("version");
  programme.name = object.localised("name");
  read_place(context, surroundings, object, programme);
  programme.insurer = read_organisation(context, object, "insurer");
  programme.provider = read_organisation(context, object, "provider");
  read_entitled(context, object, programme);
  read_names(context, object, programme);
  read_hours(context, object, programme);
  read_networks(context, surroundings, object, programme);
  read_periods(context, object, programme);
  read_plans(context, object, programme);
  read_not_enforced(context, object, programme);
  for (const text::Node& node : object.items("later"))
    programme.later.push_back({read_text(context, node), node.place});
  programme.ended = object.texts("ended");
  if (const text::Node* list = object.find("services")) programme.services_at = list->place;
  if (const text::Node* node = object.find("complaints")) {
    const Object complaints(context, *node, "complaints");
    programme.complaints_owner = complaints.word("owner");
    programme.citations.push_back(complaints.citation(true));
  }
  read_run_off(context, object, programme);
}

}  // namespace consilium::compiler
