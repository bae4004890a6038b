// The words that belong to the whole programme.
#include <array>

#include <fmt/core.h>

#include "reading/difference_writer.hpp"

namespace consilium::reading {
namespace {

using model::Programme;

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

void keep(WordWriter& writer, const model::Citation& cites, std::vector<Word>& words) {
  words.push_back(writer.done(cites));
}

std::string built_in(const Programme& programme, model::Index fact) {
  return programme.services.empty() || fact == model::none ? std::string{} : programme.services.front().facts[fact].id;
}

void write_organisation(std::string_view kind, const model::Organisation& organisation, std::vector<Word>& words) {
  WordWriter word(std::string(kind), "", std::string(kind));
  word.say("id", organisation.id).say("name", organisation.name);
  keep(word, organisation.cites, words);
}

void write_head(const Programme& programme, std::vector<Word>& words) {
  WordWriter word("programme", "", programme.id);
  std::vector<std::string> languages;
  for (const base::Language language : programme.languages) languages.emplace_back(base::to_string(language));
  word.say("version", programme.version).say("effective from", base::to_string(programme.effective_from));
  word.say("name", programme.name).say("languages", joined(languages)).say("zone", programme.zone.name);
  word.say("calendar", programme.calendar).say("products", joined(programme.products));
  word.say("account of", programme.account == model::AccountScope::person ? "the person" : "the contract");
  word.say("complaints answered by", programme.complaints_owner);
  keep(word, programme.entitled, words);
  write_organisation("insurer", programme.insurer, words);
  write_organisation("provider", programme.provider, words);
}

void write_riders(const Programme& programme, std::vector<Word>& words) {
  for (const model::Rider& rider : programme.riders) {
    WordWriter word("rider", "", rider.id);
    word.say("name", rider.name).say("products", joined(rider.products));
    keep(word, rider.cites, words);
  }
}

void write_plans(const Programme& programme, std::vector<Word>& words) {
  if (!programme.plans) return;
  const model::Plans& plans = *programme.plans;
  WordWriter word("plans", "", "plans");
  word.say("currency", plans.currency);
  if (plans.after != model::none) word.say("counts after", programme.periods[plans.after].id);
  keep(word, plans.cites, words);
  for (const model::Band& band : plans.bands) {
    WordWriter entry("plan", "", band.id);
    const base::Money from{band.from, plans.currency};
    entry.say("name", band.name);
    entry.say("from a sum of", plans.currency.empty() ? std::to_string(band.from) : base::to_string(from));
    keep(entry, plans.cites, words);
  }
}

void write_lists(const Programme& programme, std::vector<Word>& words) {
  for (const model::List& list : programme.lists) {
    WordWriter word("list", "", list.id);
    word.say("owed by", list.owed_by);
    keep(word, {}, words);
    for (const model::ListRow& row : list.rows) {
      WordWriter entry("list entry", "", fmt::format("{}/{}", list.id, row.code));
      entry.say("code", row.code).say("name", row.name);
      for (const auto& [flag, yes] : row.flags) entry.say(flag, yes_or_no(yes));
      keep(entry, {}, words);
    }
  }
}

void write_names(const Programme& programme, std::vector<Word>& words) {
  const model::Names& names = programme.names;
  const auto write = [&](std::string_view kind, const model::Names::Of& some) {
    for (const auto& [code, name] : some) {
      WordWriter word(fmt::format("name of a {}", kind), "", code);
      word.say("is", name);
      keep(word, {}, words);
    }
  };
  write("product", names.products);
  write("list", names.lists);
  write("column", names.columns);
  write("grade", names.grades);
  write("part", names.parts);
  write("law", names.laws);
  write("person", names.people);
}

std::string opening(const base::OpeningHours::Range& range) {
  return fmt::format("{} to {}", base::to_string(range.open), base::to_string(range.close));
}

void write_hours(const Programme& programme, std::vector<Word>& words) {
  for (const model::Hours& hours : programme.hours) {
    WordWriter word("hours", "", hours.id);
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
      const auto& range = hours.opening.week[day];
      word.say(std::string(weekdays[day]), range ? opening(*range) : "closed");
    }
    word.say("closed on", joined(hours.opening.closed_festivals));
    word.flag("closed on all holidays", hours.opening.closed_on_all_holidays);
    keep(word, hours.cites, words);
  }
}

// What dates, networks and grades mean.
void write_measures(const Programme& programme, std::vector<Word>& words) {
  for (const model::Scale& scale : programme.scales) {
    WordWriter word("scale", "", scale.id);
    word.say("lowest first", joined(scale.values));
    keep(word, scale.cites, words);
  }
  for (const model::NetworkUse& network : programme.networks) {
    WordWriter word("network", "", network.id);
    word.say("network", network.network).say("edition as of", network.as_of);
    keep(word, network.cites, words);
  }
  for (const model::Period& period : programme.periods) {
    WordWriter word("period", "", period.id);
    word.say("starts on", built_in(programme, period.starts_on));
    if (period.plus) word.say("starts later by", in_words(*period.plus));
    if (period.lasts) word.say("lasts", in_words(*period.lasts));
    keep(word, period.cites, words);
  }
}

void write_people(const Programme& programme, std::vector<Word>& words) {
  for (const model::Role& role : programme.roles) {
    WordWriter word("role", "", role.id);
    word.say("name", role.name).say("party", role.party).say("held by", joined(role.held_by));
    keep(word, {}, words);
  }
  for (const model::Contact& contact : programme.contacts) {
    WordWriter word("contact", "", contact.id);
    word.say("party", contact.party).say("kind", contact.kind).say("value", contact.value);
    word.say("owed by", contact.owed_by).say("used to", joined(contact.use));
    keep(word, contact.cites, words);
  }
  for (const model::WaitingLine& line : programme.waiting_lines) {
    WordWriter word("waiting line", "", line.id);
    word.say("name", line.name);
    keep(word, line.cites, words);
  }
}

// Clauses and texts stand at places of their own.
model::Citation at(const base::Place& place) {
  model::Citation cites;
  cites.at = place;
  return cites;
}

void write_clauses(const Programme& programme, std::vector<Word>& words) {
  for (const model::Clause& clause : programme.clauses) {
    WordWriter word("clause", "", clause.id);
    word.say("kind", clause.kind).say("of service", clause.service).say("text", clause.text);
    keep(word, at(clause.at), words);
  }
  for (const model::NotEnforced& row : programme.not_enforced) {
    WordWriter word("clause that nothing enforces", "", row.clause);
    word.say("because", row.because).say("note", row.note);
    keep(word, at(row.at), words);
  }
  for (const model::HouseRule& rule : programme.house) {
    WordWriter word("house rule", "", rule.id);
    word.say("text", rule.text);
    keep(word, {}, words);
  }
  for (const model::LaterService& later : programme.later) {
    WordWriter word("service of a later version", "", later.id);
    keep(word, at(later.at), words);
  }
}

void write_run_off(const Programme& programme, std::vector<Word>& words) {
  if (!programme.run_off) return;
  WordWriter word("run-off", "", "run-off");
  for (const auto& [state, effect] : programme.run_off->on) {
    word.say("a case that has begun when the contract is " + state,
             effect == model::RunOffEffect::complete ? "is completed" : "is closed");
  }
  keep(word, programme.run_off->cites, words);
}

}  // namespace

void write_programme(const Programme& programme, std::vector<Word>& words) {
  write_head(programme, words);
  write_riders(programme, words);
  write_plans(programme, words);
  write_lists(programme, words);
  write_names(programme, words);
  write_measures(programme, words);
  write_hours(programme, words);
  write_people(programme, words);
  write_run_off(programme, words);
  write_reports(programme, words);
  for (const model::Text& text : programme.texts) {
    WordWriter word("text", "", text.id);
    word.say("text", text.text);
    keep(word, at(text.at), words);
  }
  write_clauses(programme, words);
}

}  // namespace consilium::reading
