#include "versions.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <gtest/gtest.h>

namespace consilium {
namespace {

constexpr const char* duhui = "metlife-duhui";

compiler::SourceFile& file_in(apps::ProgrammeFolder& folder, const std::string& name) {
  const auto found = std::find_if(folder.files.begin(), folder.files.end(),
                                  [&](const compiler::SourceFile& file) { return file.name == name; });
  if (found == folder.files.end()) throw std::runtime_error(name + " is not there");
  return *found;
}

void replace_once(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos)
    throw std::runtime_error("not there once: " + from);
  text.replace(at, from.size(), to);
}

void leave_out_surgery(apps::ProgrammeFolder& folder) {
  std::erase_if(folder.files,
                [](const compiler::SourceFile& file) { return file.name == "services/surgery-coordination.yaml"; });
}

// A Monday of March 2026 is no working day any more.
void close_a_day(apps::ProgrammeFolder& folder) {
  calendar::Edition& edition = folder.data.calendars.find("cn-mainland")->second;
  std::vector<calendar::NamedDay> days;
  for (base::Date day = edition.info().first; day <= edition.info().last; day = day.plus_days(1)) {
    if (const calendar::NamedDay* named = edition.named(day)) days.push_back(*named);
  }
  days.push_back({base::Date::of(2026, 3, 16), calendar::DayKind::holiday, "Rest", {}, false});
  edition = calendar::Edition::make(edition.info(), std::move(days)).value();
}

std::vector<Prepared> prepare() {
  const std::string outpatient = "services/outpatient-appointment.yaml";
  const std::string waiting = "lasts: { natural_days: 30 }";
  const std::string removed =
      "  - id: special-agreement\n    require: { fact: contract.barred_by_agreement, on: applied, is: no }\n"
      "    say: { zh-Hans: 特别约定不提供本服务, zh-Hant: 特別約定不提供本服務, en: A special agreement excludes these "
      "services }\n    cites: [MLD-6.1.6]\n";
  return {
      {"waiting",
       duhui,
       {{"programme.yaml", waiting, "lasts: { natural_days: 60 }"}},
       {},
       {"changed", "period", "waiting", "lasts", "30 natural days", "60 natural days"}},
      {"quota",
       duhui,
       {{outpatient, "quota:\n  count: 1\n", "quota:\n  count: 2\n"}},
       {},
       {"changed", "quota", "quota", "allows", "1 use", "2 uses"}},
      {"list",
       duhui,
       {{"lists/critical-illnesses.csv",
         "stroke-sequelae,严重脑中风后遗症,嚴重腦中風後遺症,Severe sequelae of stroke,yes\n", ""}},
       {},
       {"removed", "list entry", "critical-illnesses/stroke-sequelae", "code", "stroke-sequelae", ""}},
      {"deadline",
       duhui,
       {{outpatient, "id: booking, kind: target, owed_by: provider, within: { working_days: 3 }",
         "id: booking, kind: target, owed_by: provider, within: { working_days: 2 }"}},
       {},
       {"changed", "deadline", "booking", "within", "3 working days", "2 working days"}},
      {"point of no return",
       duhui,
       {{outpatient, "{ not_given: visit.at }, { lead: { from: now, to: visit.at, at_least: { working_days: 2 } } }",
         "{ not_given: visit.at }, { lead: { from: now, to: visit.at, at_least: { working_days: 3 } } }"}},
       {},
       {"changed", "stage of cancelling", "free", "while",
        "told-booking is not reached and (visit.at is not given or now is at least 2 working_days ahead of visit.at)",
        "told-booking is not reached and (visit.at is not given or now is at least 3 working_days ahead of visit.at)"}},
      {"new service",
       duhui,
       {{"programme.yaml", "surgery-coordination, overseas-treatment]",
         "overseas-treatment]\nlater: [surgery-coordination]"}},
       leave_out_surgery,
       {"added", "service", "surgery-coordination", "name (en)", "", "Surgery coordination"},
       true},
      {"removed rule",
       duhui,
       {{"programme.yaml", removed, ""},
        {"programme.yaml", "not_enforced:\n",
         "not_enforced:\n  - { clause: MLD-6.1.6, because: outside, note: { zh-Hans: 由其办理, zh-Hant: 由其辦理, en: "
         "theirs } }\n"}},
       {},
       {"removed", "rule", "special-agreement", "requires", "contract.barred_by_agreement on applied is no", ""}},
      {"changed reading",
       duhui,
       {{"programme.yaml", "earliest documented suspicion or diagnosis counts", "first suspicion or diagnosis counts"}},
       {},
       {"changed", "rule", "ill-before-waiting-end", "reading (en)",
        "the earliest documented suspicion or diagnosis counts", "the first suspicion or diagnosis counts"}},
      {"plan threshold",
       "metlife-suixin",
       {{"programme.yaml", "from: 500000 CNY", "from: 600000 CNY"}},
       {},
       {"changed", "plan", "platinum", "from a sum of", "500000 CNY", "600000 CNY"}},
      {"calendar edition",
       duhui,
       {},
       close_a_day,
       {"changed", "day of the calendar", "2026-03-16", "is", "working day", "holiday"}}};
}

}  // namespace

const apps::ProgrammeFolder& real(const std::string& folder) {
  static std::map<std::string, std::unique_ptr<apps::ProgrammeFolder>> known;
  std::unique_ptr<apps::ProgrammeFolder>& entry = known[folder];
  if (entry == nullptr) {
    auto opened = apps::open_folder(std::string(CONSILIUM_SOURCE_DIR "/programmes/") + folder);
    if (!opened) throw std::runtime_error(folder + " cannot be opened");
    entry = std::make_unique<apps::ProgrammeFolder>(std::move(*opened));
  }
  return *entry;
}

const std::vector<Prepared>& ten_changes() {
  static const std::vector<Prepared> all = prepare();
  return all;
}

namespace {

apps::ProgrammeFolder edited(const Prepared& prepared) {
  apps::ProgrammeFolder folder = real(prepared.folder);
  for (const Edit& edit : prepared.edits) replace_once(file_in(folder, edit.file).bytes, edit.from, edit.to);
  if (prepared.further) prepared.further(folder);
  auto compiled = compiler::compile(folder.files, apps::surroundings_of(folder.data));
  for (const base::Diagnostic& problem : compiled.problems) {
    if (problem.severity == base::Severity::error) ADD_FAILURE() << prepared.name << base::render(problem, "");
  }
  folder.programme = std::move(compiled.programme).value();
  return folder;
}

}  // namespace

Versions versions(const Prepared& prepared) {
  Versions both{real(prepared.folder), edited(prepared)};
  if (prepared.backwards) std::swap(both.before, both.after);
  return both;
}

}  // namespace consilium
