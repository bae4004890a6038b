#include "cases/desk_fixture.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <fmt/core.h>

#include "cases/bicycles_fixture.hpp"
#include "cases/inspection_fixture.hpp"
#include "cases/letters_fixture.hpp"
#include "cases/tour_fixture.hpp"
#include "compiler/compile.hpp"

namespace consilium::cases {
namespace {

namespace fs = std::filesystem;

const model::Programme& keep(const std::vector<compiler::SourceFile>& files, const compiler::Surroundings& around) {
  auto compiled = compiler::compile(files, around);
  for (const base::Diagnostic& problem : compiled.problems) {
    fmt::print(stderr, "{}:{}: {}\n", problem.place.file, problem.place.line, problem.message);
  }
  if (!compiled.programme) throw std::runtime_error("a programme of the test does not compile");
  static std::vector<std::unique_ptr<model::Programme>> kept;
  kept.push_back(std::make_unique<model::Programme>(std::move(*compiled.programme)));
  return *kept.back();
}

std::vector<std::string> stems_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().stem().string());
  return names;
}

std::vector<compiler::SourceFile> read_folder(const fs::path& folder) {
  std::vector<compiler::SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files.push_back(
        {fs::relative(entry.path(), folder).generic_string(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.name < right.name; });
  return files;
}

}  // namespace

const model::Programme& bicycles() {
  static const model::Programme& programme = keep({{"programme.yaml", std::string(bicycles_programme)},
                                                   {"services/pickup.yaml", std::string(bicycles_pickup)},
                                                   {"services/repair.yaml", std::string(bicycles_repair)},
                                                   {"services/tour.yaml", std::string(bicycles_tour)},
                                                   {"services/inspection.yaml", std::string(bicycles_inspection)},
                                                   {"services/letters.yaml", std::string(bicycles_letters)},
                                                   {"clauses.yaml", std::string(bicycles_clauses)},
                                                   {"texts/texts.yaml", std::string(bicycles_texts)}},
                                                  {{"weekdays"}, {}});
  return programme;
}

const std::vector<const model::Programme*>& handbooks() {
  static const std::vector<const model::Programme*> programmes = [] {
    const fs::path root(CONSILIUM_SOURCE_DIR);
    const compiler::Surroundings around{stems_in(root / "calendars"), stems_in(root / "networks")};
    std::vector<const model::Programme*> all;
    for (const auto& entry : fs::directory_iterator(root / "programmes")) {
      if (entry.is_directory()) all.push_back(&keep(read_folder(entry.path()), around));
    }
    if (all.empty()) throw std::runtime_error("there is no programme in programmes/");
    return all;
  }();
  return programmes;
}

const calendar::Edition& weekdays() {
  static const calendar::Edition edition =
      calendar::Edition::make(
          {"test", base::Date::of(2026, 1, 1), base::Date::of(2025, 1, 1), base::Date::of(2027, 12, 31), false, {}}, {})
          .value();
  return edition;
}

Desk::Desk(const model::Programme& chosen) : programme(&chosen), now(at(3, 2)) {
  const base::Date effective = base::Date::of(2026, 1, 10);
  roster.product = chosen.products.front();
  roster.effective_on = effective;
  roster.cooling_off_until = base::Date::of(2026, 1, 25);
  roster.birth_date = base::Date::of(1980, 6, 1);
  roster.state = {{effective, cases::code("in_force")}};
  roster.meets_standard = {{effective, model::Value{true}}};
  roster.barred_by_agreement = {{effective, model::Value{false}}};
  account.id = "account";
}

World Desk::world(std::string_view case_id) const {
  World world;
  world.programme = programme;
  world.calendar = &weekdays();
  world.occurred_at = occurred_at.value_or(now);
  world.now = now;
  world.actor = actor;
  world.roster = roster;
  world.member_name = "Wang Fang";
  world.account = account;
  const std::string root(case_id.substr(0, case_id.find('.')));
  for (const CaseState& state : states) {
    if (state.id == root || state.id.starts_with(root + ".")) world.family.push_back(state);
  }
  return world;
}

Decided Desk::decide(std::string_view case_id, const Command& command) const {
  return cases::decide(world(case_id), case_id, command);
}

std::optional<Refusal> Desk::run(std::string_view case_id, const Command& command) {
  last_events.clear();
  Decided decided = decide(case_id, command);
  if (auto* refusal = std::get_if<Refusal>(&decided)) return std::move(*refusal);
  const Change& change = std::get<Change>(decided);
  const EventContext context{occurred_at.value_or(now), now, actor.id};
  for (const CaseChange& part : change.cases) {
    for (const Event& event : part.events) {
      log.push_back({part.case_id, event, context});
      last_events.push_back(event);
    }
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const CaseState& state) { return state.id == part.case_id; });
    if (found == states.end()) {
      states.push_back(part.after);
    } else {
      *found = part.after;
    }
  }
  for (const Event& event : change.account_events) {
    log.push_back({"account", event, context});
    last_events.push_back(event);
  }
  account = change.account_after;
  return std::nullopt;
}

std::string Desk::code(std::string_view case_id, const Command& command) {
  const auto refusal = run(case_id, command);
  return refusal ? refusal->code : std::string{};
}

void Desk::must(std::string_view case_id, const Command& command) {
  const auto refusal = run(case_id, command);
  if (!refusal) return;
  std::string subjects;
  for (const std::string& subject : refusal->subjects) subjects += " " + subject;
  throw std::runtime_error(fmt::format("refused: {}{}", refusal->code, subjects));
}

void Desk::wait_until(base::Instant to) {
  for (int fired = 0; fired < 1'000; ++fired) {
    std::optional<base::Instant> next;
    std::string case_id;
    std::string deadline;
    for (const CaseState& state : states) {
      for (const Clock& clock : owed(state.id).clocks) {
        if (!waits(clock, state) || *clock.due.due > to || (next && *clock.due.due >= *next)) continue;
        next = clock.due.due;
        case_id = state.id;
        deadline = service(state.id).deadlines[clock.deadline].id;
      }
    }
    if (!next) break;
    now = std::max(now, *next);
    must(case_id, PassDeadline{deadline});
  }
  now = to;
}

void Desk::wait_until(int month, int day, int hour, int minute) { wait_until(at(month, day, hour, minute)); }

base::Instant Desk::at(int month, int day, int hour, int minute) const {
  return programme->zone.at(base::Date::of(2026, month, day), base::ClockTime{hour * 60 + minute});
}

const CaseState* Desk::find(std::string_view case_id) const {
  const auto found =
      std::find_if(states.begin(), states.end(), [&](const CaseState& state) { return state.id == case_id; });
  return found == states.end() ? nullptr : &*found;
}

const CaseState& Desk::state(std::string_view case_id) const {
  const CaseState* found = find(case_id);
  if (found == nullptr) throw std::runtime_error(fmt::format("there is no case `{}`", case_id));
  return *found;
}

const model::Service& Desk::service(std::string_view case_id) const {
  return *programme->service(state(case_id).opened.service);
}

Owed Desk::owed(std::string_view case_id) const { return cases::owed(world(case_id), state(case_id), now); }

Clock Desk::clock(std::string_view case_id, std::string_view deadline) const {
  return owed(case_id).clocks.at(service(case_id).deadline(deadline));
}

std::vector<std::string> Desk::owes(std::string_view case_id) const {
  std::vector<std::string> ids;
  for (const Obligation& obligation : owed(case_id).obligations) {
    ids.push_back(fmt::format("{}:{}", to_string(obligation.kind), obligation.id));
  }
  return ids;
}

const Obligation* Desk::obligation(std::string_view case_id, std::string_view id) const {
  shown_ = owed(case_id);
  const auto found = std::find_if(shown_.obligations.begin(), shown_.obligations.end(),
                                  [&](const Obligation& obligation) { return obligation.id == id; });
  return found == shown_.obligations.end() ? nullptr : &*found;
}

bool Desk::reached(std::string_view case_id, std::string_view point) const {
  return state(case_id).is_reached(service(case_id).point(point));
}

const model::Value* Desk::fact(std::string_view case_id, std::string_view id) const {
  const auto& known = state(case_id).facts.at(service(case_id).fact(id));
  return known ? &known->value : nullptr;
}

const model::Use* Desk::use(std::string_view case_id) const {
  const auto found = std::find_if(account.uses.begin(), account.uses.end(),
                                  [&](const model::Use& use) { return use.case_id == case_id; });
  return found == account.uses.end() ? nullptr : &*found;
}

std::vector<std::string> Desk::last_types() const {
  std::vector<std::string> types;
  for (const Event& event : last_events) types.emplace_back(type_of(event));
  return types;
}

Act act(std::string task, std::vector<RecordedFact> facts, std::string outcome) {
  return {std::move(task), std::move(outcome), "phone", std::move(facts), {}};
}

MakeMove move(std::string move, std::vector<RecordedFact> facts) {
  return {std::move(move), "phone", std::move(facts)};
}

ReceiveRecord paper(std::string checklist, std::string item, std::string kind, std::string channel,
                    std::vector<RecordedFact> facts) {
  ReceiveRecord command;
  command.checklist = std::move(checklist);
  command.item = std::move(item);
  command.kind = std::move(kind);
  command.channel = std::move(channel);
  command.facts = std::move(facts);
  return command;
}

Open repair(std::vector<RecordedFact> more) {
  Open command;
  command.case_id = "r1";
  command.service = "repair";
  command.person = "person";
  command.contract = "contract";
  command.account = "account";
  command.applicant = {"insured", "Wang Fang", true};
  command.channel = "phone";
  command.language = "en";
  command.facts = {{"bike.damage", words("bent wheel")}, {"bike.kind", code("road")}};
  for (RecordedFact& fact : more) command.facts.push_back(std::move(fact));
  return command;
}

void open_repair(Desk& desk, std::string_view id, std::vector<RecordedFact> more) {
  Open command = repair(std::move(more));
  command.case_id = std::string(id);
  desk.must(id, command);
}

void take_repair(Desk& desk, std::string_view id, std::vector<RecordedFact> more) {
  open_repair(desk, id, std::move(more));
  desk.must(id, paper("proof", "receipt", "receipt", "email",
                      {{"bike.bought_on", model::Value{base::Date::of(2026, 2, 1)}}}));
  desk.must(id, ExcludePaper{"proof", "photo", "seen at the desk"});
  desk.must(id, act("look", {{"bike.note", words("spokes")}}, "fixable"));
  desk.must(id, GiveNotice{"prices", "phone", false});
  desk.must(id, ChangeConsent{"sharing", true, "phone"});
  desk.must(id, act("take"));
}

void plan_repair(Desk& desk, std::string_view id, std::vector<RecordedFact> more) {
  take_repair(desk, id, std::move(more));
  desk.must(id, GiveNotice{"risk", "phone", true});
  desk.must(id, act("plan", {{"plan.day", model::Value{desk.at(3, 20)}}, {"plan.mechanic", code("able")}}));
}

void confirm_repair(Desk& desk, std::string_view id, std::vector<RecordedFact> more) {
  plan_repair(desk, id, std::move(more));
  desk.must(id, act("confirm", {}, "yes"));
}

void tell_repair(Desk& desk, std::string_view id, std::vector<RecordedFact> more) {
  confirm_repair(desk, id, std::move(more));
  desk.must(id, act("tell"));
}

void depart_tour(Desk& desk, std::string_view id) {
  Open command = repair();
  command.case_id = std::string(id);
  command.service = "tour";
  command.facts.clear();
  desk.must(id, command);
  desk.must(id, act("agree"));
  desk.wait_until(3, 9);
  desk.must(id, act("depart"));
}

void end_tour(Desk& desk, std::string_view id) {
  desk.wait_until(3, 12);
  desk.must(id, act("come-back"));
}

Open inspection(std::vector<RecordedFact> facts) {
  Open command = repair();
  command.case_id = "i1";
  command.service = "inspection";
  command.facts = std::move(facts);
  const bool says_kind = std::any_of(command.facts.begin(), command.facts.end(),
                                     [](const RecordedFact& fact) { return fact.fact == "inspected.kind"; });
  if (!says_kind) command.facts.push_back({"inspected.kind", code("city")});
  return command;
}

LogHelp guided(const Desk& desk, int day, int minutes, std::string staff) {
  LogHelp command;
  command.allowance = "guide";
  command.kind = "riding";
  command.staff = std::move(staff);
  command.met_at = desk.at(3, day);
  command.left_at = command.met_at->plus_minutes(minutes);
  return command;
}

}  // namespace consilium::cases
