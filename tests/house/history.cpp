#include "house/history.hpp"

#include <set>

#include <fmt/core.h>

#include "cases/contracts.hpp"
#include "quota/balance.hpp"
#include "service/load.hpp"

namespace consilium::tests {
namespace {

constexpr int page = 1'000;
constexpr std::string_view account_prefix = "account/";
constexpr std::string_view case_prefix = "case/";

class Reading {
 public:
  explicit Reading(service::House& house) : house_(house) {}

  base::Result<History> run() {
    for (;;) {
      BASE_TRY(const auto events, house_.store.events().read_all(history_.events, page));
      if (events.empty()) break;
      for (const ports::Envelope& event : events) BASE_TRY_VOID(take(event));
    }
    for (const auto& [stream, version] : history_.versions) {
      if (!stream.starts_with(case_prefix)) continue;
      const auto loaded = service::load_case(house_, *house_.registry.read(), stream.substr(case_prefix.size()));
      if (!loaded) problem("`{}` cannot be read: {}", stream, loaded.error().message);
      if (loaded && loaded->state.version != version) problem("`{}` is not folded to its end", stream);
    }
    return std::move(history_);
  }

 private:
  template <typename... Values>
  void problem(fmt::format_string<Values...> text, Values&&... values) {
    history_.problems.push_back(fmt::format(text, std::forward<Values>(values)...));
  }

  base::Result<void> take(const ports::Envelope& event) {
    history_.events += 1;
    if (event.position != history_.events) problem("position {} is not {}", event.position, history_.events);
    if (!ids_.insert(event.event_id).second) problem("the event `{}` is there twice", event.event_id);
    std::int64_t& version = history_.versions[event.stream];
    version += 1;
    if (event.sequence != version) problem("`{}` has no event {}", event.stream, version);
    return event.stream.starts_with(account_prefix) ? take_entry(event) : base::Result<void>{};
  }

  // The contract that an account is of, or all of the person.
  base::Result<cases::World> holder_of(const model::Programme& programme, const std::string& holder) {
    cases::World world;
    world.programme = &programme;
    if (programme.account == model::AccountScope::contract) {
      BASE_TRY(auto contract, service::load_contract(house_, holder));
      world.roster = std::move(contract.facts);
      return world;
    }
    BASE_TRY(const auto rows, house_.store.people().contracts_of_person(holder));
    for (const ports::ContractRow& row : rows) {
      BASE_TRY(auto contract, service::contract_from(row));
      world.other_contracts.push_back(std::move(contract.facts));
    }
    return world;
  }

  base::Result<void> take_entry(const ports::Envelope& event) {
    model::Account& account = accounts_[event.stream];
    BASE_TRY(const cases::Event entry, cases::event_from(event.type, event.type_version, event.payload));
    cases::evolve(account, entry);
    const auto programme = house_.registry.read()->by(event.programme_hash);
    if (programme == nullptr) return base::failure(base::Category::corrupt, "an account names an unknown programme");
    BASE_TRY(const cases::World world, holder_of(*programme, event.stream.substr(event.stream.rfind('/') + 1)));
    for (const model::Use& use : account.uses) {
      const model::Quota& quota = programme->carrying_on(use.service)->quota;
      const auto balance =
          quota::balance(account, use.service, quota, use.charged_on, cases::years_from(world, use.charged_on));
      if (balance.over > 0) problem("`{}` is over its quota of `{}` at {}", event.stream, use.service, event.sequence);
    }
    return {};
  }

  service::House& house_;
  History history_;
  std::set<std::string> ids_;
  std::map<std::string, model::Account> accounts_;
};

}  // namespace

base::Result<History> read_history(service::House& house) { return Reading(house).run(); }

}  // namespace consilium::tests
