#include "simulation/simulation.hpp"

#include <algorithm>
#include <queue>

#include <fmt/core.h>

#include "cases/player_fixture.hpp"
#include "house/history.hpp"
#include "house/views.hpp"
#include "simulation/invariants.hpp"
#include "simulation/members.hpp"
#include "simulation/simulated_house.hpp"

namespace consilium::tests {
namespace {

constexpr std::size_t problems_max = 10;
constexpr int days_between_calls = 120;
constexpr int hours_between_acts_max = 60;
constexpr int acts_of_a_case_max = 160;  // then it is forgotten, and only its deadlines go on
constexpr int calls_between_news = 12;
constexpr int owed_steps_to_others = 8;
constexpr int plain_words_to_others = 6;
constexpr int refusals_to_withdrawals = 4;
constexpr int numbers_of_an_act = 120;
constexpr std::int64_t minutes_of_a_day = 24 * 60;

struct Appointment {
  base::Instant at;
  std::int64_t order = 0;  // of those at the same time
  int member = 0;
  std::string case_id;  // empty: the member calls
  int acts_left = 0;

  bool operator<(const Appointment& other) const {
    return std::pair(at, order) > std::pair(other.at, other.order);  // the earliest stands on top
  }
};

class Simulation {
 public:
  explicit Simulation(const SimulationPlan& plan) : plan_(plan), random_(plan.seed), house_(plan.programme, random_) {}

  SimulationReport run() && {
    import_members();
    for (int member = 0; member < plan_.members; ++member)
      appoint({now().plus_minutes(chosen(0, days_between_calls) * minutes_of_a_day), 0, member, "", 0});
    const base::Instant end = now().plus_minutes(plan_.days * minutes_of_a_day);
    while (!agenda_.empty() && agenda_.top().at <= end && report_.problems.size() < problems_max) {
      const Appointment next = agenda_.top();
      agenda_.pop();
      house_.move_clock(std::max(next.at, now()));
      keep(next);
    }
    inspect_everything();
    return std::move(report_);
  }

 private:
  int chosen(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }
  base::Instant now() { return house_.house().clock.now(); }
  base::Date today() { return house_.programme()->zone.date_of(now()); }
  void appoint(Appointment appointment) {
    appointment.order = ++appointments_;
    agenda_.push(std::move(appointment));
  }

  void report(const std::vector<std::string>& problems, const std::string& after) {
    for (const std::string& problem : problems)
      report_.problems.push_back(fmt::format("{} (seed {}, after {})", problem, plan_.seed, after));
  }

  void import_members() {
    house_.import(roster_of(*house_.programme(), plan_.members, today().plus_days(-1), random_));
    ++report_.imports;
    ports::PageRequest page{.limit = ports::page_limit_max};
    do {
      const auto rows = required(house_.house().store.people().contracts({house_.programme()->insurer.id}, page));
      for (const ports::ContractRow& row : rows.rows) contracts_.push_back(row.id);
      page.after = rows.next;
    } while (!page.after.empty());
    if (contracts_.size() != static_cast<std::size_t>(plan_.members))
      report_.problems.push_back(fmt::format("{} contracts were imported", contracts_.size()));
  }

  // Which case and which work is anybody's choice; what is said then is mostly what goes on.
  cases::Draw draw() {
    std::vector<int> numbers(numbers_of_an_act);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      numbers[i] = i < 2 || chosen(1, plain_words_to_others) == 1 ? chosen(0, 5'039) : 0;
    return cases::Draw(std::move(numbers));
  }

  void keep(const Appointment& appointment) {
    if (appointment.case_id.empty()) {
      call(appointment.member);
      appoint({now().plus_minutes(chosen(1, 2 * days_between_calls) * minutes_of_a_day), 0, appointment.member, "", 0});
    } else {
      work(appointment);
    }
  }

  service::Contract contract_of(int member) {
    return required(service::load_contract(house_.house(), contracts_.at(static_cast<std::size_t>(member))));
  }

  void call(int member) {
    const service::Contract contract = contract_of(member);
    if (chosen(1, calls_between_news) == 1) return hear_news(contract);
    cases::Desk desk(*house_.programme());
    desk.now = now();
    cases::Draw numbers = draw();
    auto command = std::get<cases::Open>(cases::next_step(desk, numbers).command);
    command.case_id = fmt::format("case-{}", ++cases_);
    command.person = contract.person;
    command.contract = contract.id;
    command.account.clear();
    name_institutions(*house_.programme()->service(command.service), command.facts);
    ++report_.cases[command.service];
    const service::Outcome outcome = house_.open_case(contract, command);
    take(outcome, "an opening");
    if (!std::holds_alternative<service::Done>(outcome)) return;
    inspect(command.case_id);
    appoint({now(), 0, member, command.case_id, acts_of_a_case_max});
  }

  // Insurers send what became of a contract; most lapse only for a while.
  void hear_news(const service::Contract& contract) {
    static const std::vector<std::string> states{"grace",    "suspended",  "lapsed",
                                                 "in_force", "reinstated", "terminated"};
    const auto& state = states.at(static_cast<std::size_t>(chosen(0, static_cast<int>(states.size()) - 1)));
    house_.import(news_of(*house_.programme(), contract.number, state, today()));
    ++report_.imports;
  }

  void work(const Appointment& appointment) {
    auto loaded = world(appointment.case_id);
    const bool open = std::any_of(loaded.world.family.begin(), loaded.world.family.end(),
                                  [](const cases::CaseState& state) { return state.is_open(); });
    cases::Draw numbers = draw();
    cases::Desk desk(*loaded.programme);
    desk.now = now();
    desk.account = loaded.world.account;
    desk.roster = loaded.world.roster;
    desk.states = loaded.world.family;
    std::optional<cases::Step> step = cases::next_owed_step(desk, numbers);
    if (!step || chosen(1, owed_steps_to_others) == 1) step = cases::next_step(desk, numbers);
    if (!std::holds_alternative<cases::Open>(step->command)) {
      act(loaded, *step);
      inspect(appointment.case_id);
    }
    if (!open || appointment.acts_left == 0) return;
    appoint({now().plus_minutes(60 * chosen(0, hours_between_acts_max)), 0, appointment.member, appointment.case_id,
             appointment.acts_left - 1});
  }

  void act(const service::LoadedWorld& loaded, cases::Step& step) {
    const cases::CaseState& state = *loaded.world.find(step.case_id);
    const model::Service& service = *loaded.programme->service(state.opened.service);
    std::visit([&](auto& command) { name_institutions_of(service, command); }, step.command);
    service::Outcome outcome = house_.act(step.case_id, step.command);
    take(outcome, step.case_id);
    cases::Draw plain({});
    const auto* refusal = std::get_if<cases::Refusal>(&outcome);
    if (refusal == nullptr) return;
    if (refusal->decision && chosen(1, refusals_to_withdrawals) == 1)
      take(house_.act(step.case_id, cases::Cancel{"phone", true}), step.case_id);
    if (const auto cleared = cases::clear(*refusal, plain)) take(house_.act(step.case_id, *cleared), step.case_id);
  }

  template <typename Command>
  void name_institutions_of(const model::Service& service, Command& command) {
    if constexpr (requires { command.facts; }) name_institutions(service, command.facts);
  }

  // The player invents institutions; here they are those of the networks, as a person would choose them.
  void name_institutions(const model::Service& service, std::vector<cases::RecordedFact>& facts) {
    for (cases::RecordedFact& recorded : facts) {
      const model::Index index = service.fact(recorded.fact);
      if (index == model::none || service.facts[index].network == model::none) continue;
      const std::string& network = house_.programme()->networks[service.facts[index].network].network;
      if (std::holds_alternative<model::Institution>(recorded.value)) recorded.value = model::Value{listed(network)};
      if (auto* several = std::get_if<std::vector<model::Institution>>(&recorded.value)) {
        for (model::Institution& one : *several) one = listed(network);
      }
    }
  }

  model::Institution listed(const std::string& id) {
    const model::Network& network = house_.published()->networks.find(id)->second;
    const auto* edition = network.on(today());
    const int last = static_cast<int>(edition->institutions.size()) - 1;
    return edition->institutions[static_cast<std::size_t>(chosen(0, last))].institution;
  }

  void take(const service::Outcome& outcome, const std::string& where) {
    ++report_.acts;
    const auto* refusal = std::get_if<cases::Refusal>(&outcome);
    if (refusal == nullptr) return;
    ++report_.refused;
    ++report_.refusals[refusal->code];
    report(uncited(*refusal), where);
  }

  service::LoadedWorld world(const std::string& case_id) {
    return required(service::load_world(house_.house(), case_id, {}, now()));
  }

  // An act may start a clock that has run out already; the sweep that follows it records that.
  void inspect(const std::string& case_id) {
    house_.move_clock(now());
    report(broken_promises(world(case_id), now()), fmt::format("act {} on {}", report_.acts, case_id));
  }

  void inspect_everything() {
    report(house_.problems(), "an outage");
    const History history = required(read_history(house_.house()));
    report_.events = history.events;
    report(history.problems, "everything");
    report(required(view_problems(house_.house())), "everything");
    for (int number = 1; number <= cases_; ++number) {
      const auto row = required(house_.house().store.cases().case_by_id(fmt::format("case-{}", number)));
      if (!row) continue;
      const auto loaded = world(row->id);
      report(broken_promises(loaded, now()), "everything");
      const cases::CaseState& state = *loaded.world.find(row->id);
      ++report_.ends[state.closed ? state.closed->end : "still open"];
    }
    report_.outages = house_.outages();
    report_.repeats = house_.repeats();
  }

  const SimulationPlan plan_;
  std::mt19937 random_;
  SimulatedHouse house_;
  SimulationReport report_;
  std::vector<std::string> contracts_;
  std::priority_queue<Appointment> agenda_;
  std::int64_t appointments_ = 0;
  int cases_ = 0;
};

}  // namespace

SimulationReport simulate(const SimulationPlan& plan) { return Simulation(plan).run(); }

}  // namespace consilium::tests
