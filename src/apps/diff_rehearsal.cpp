#include "apps/diff_rehearsal.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/core.h>

#include "cases/event.hpp"
#include "service/case_counts.hpp"
#include "service/load.hpp"

namespace consilium::apps {
namespace {

using ports::CaseRow;
using reading::CaseFate;
using reading::Fates;

class HouseRehearsal {
 public:
  HouseRehearsal(service::House& house, const service::Version& after)
      : house_(house), after_(after), published_(house.registry.read()) {
    result_.at = house.clock.now();
  }

  base::Result<Rehearsed> run(const Progress& progress) {
    ports::CasePeriodQuery query;
    query.tenants = {after_.programme->insurer.id};
    query.programme = after_.programme->id;
    query.date = ports::CaseDate::opened;
    query.until = result_.at.plus_minutes(1);
    BASE_TRY(const service::CasesThere there,
             service::count_cases(house_, after_.programme->insurer.id, after_.programme->id));
    const auto total = static_cast<std::uint64_t>(there.all);
    std::uint64_t seen = 0;
    ports::PageRequest page{ports::page_limit_max, {}};
    do {
      BASE_TRY(const auto rows, house_.store.cases().cases_in_period(query, page));
      for (const CaseRow& row : rows.rows) {
        ++seen;
        if (auto done = take(row); !done)
          return tl::unexpected(base::while_doing(fmt::format("rehearsing case {}", row.id), done.error()));
        if (progress && seen < total) progress(seen, total);
      }
      page.after = rows.next;
    } while (!page.after.empty());
    if (progress) progress(total, total);
    finish();
    return std::move(result_);
  }

 private:
  const std::string& holder_of(const CaseRow& row) const {
    return after_.programme->account == model::AccountScope::person ? row.person : row.contract;
  }

  // An account is taken with the first of its cases.
  base::Result<void> take(const CaseRow& row) {
    if (!row.parent.empty()) return {};
    BASE_TRY(auto rows, house_.store.cases().cases_of_person(row.person));
    std::erase_if(rows, [&](const CaseRow& other) {
      return other.programme != row.programme || !other.parent.empty() || holder_of(other) != holder_of(row) ||
             other.opened_at > result_.at;
    });
    const auto first = std::min_element(rows.begin(), rows.end(), [](const CaseRow& left, const CaseRow& right) {
      return std::tie(left.opened_at, left.id) < std::tie(right.opened_at, right.id);
    });
    if (first == rows.end() || first->id != row.id) return {};
    return take_account(row, rows);
  }

  base::Result<void> take_account(const CaseRow& holder, const std::vector<CaseRow>& rows) {
    reading::PastAccount past;
    Fates before;
    for (const CaseRow& row : rows) {
      const auto read = read_case(row, past, before);
      if (!read && read.error().category == base::Category::not_found) {
        ++result_.erased;
        return {};
      }
      BASE_TRY_VOID(read);
    }
    std::stable_sort(past.commands.begin(), past.commands.end(),
                     [](const auto& left, const auto& right) { return left.position < right.position; });
    BASE_TRY_VOID(read_holder(holder, before, past));
    const reading::Stand stand{after_.programme.get(), after_.calendar, after_.networks};
    compare(before, reading::rehearse(past, stand, result_.at));
    ++result_.accounts;
    return {};
  }

  // The commands of a case, and what became of it and those within it.
  base::Result<void> read_case(const CaseRow& row, reading::PastAccount& past, Fates& fates) {
    service::Request request;
    request.actor = "command line";
    BASE_TRY(const service::LoadedWorld loaded, service::load_world(house_, row.id, request, result_.at));
    std::vector<reading::PastEvent> events;
    for (const cases::CaseState& state : loaded.world.family) {
      BASE_TRY(const auto envelopes, house_.store.events().read_stream(service::case_stream(state.id)));
      CaseFate fate = reading::fate_of(loaded.world, state, result_.at);
      fate.service = called_now(*loaded.programme->service(state.opened.service));
      for (const ports::Envelope& envelope : envelopes) {
        const model::Service& service = *loaded.programme->service(state.opened.service);
        BASE_TRY(auto event, past_event(envelope, state.id, service));
        if (const auto* done = std::get_if<cases::TaskDone>(&event.event))
          reading::count_act(*loaded.programme, *event.service, *done, event.occurred_at, fate);
        events.push_back(std::move(event));
      }
      fates[state.id] = std::move(fate);
    }
    // The case that was applied for comes first.
    std::stable_sort(events.begin(), events.end(),
                     [](const auto& left, const auto& right) { return left.position < right.position; });
    auto commands = reading::commands_of(events);
    for (reading::PastCommand& command : commands) {
      if (auto* open = std::get_if<cases::Open>(&command.command)) open->service = fates[command.case_id].service;
    }
    past.commands.insert(past.commands.end(), commands.begin(), commands.end());
    past.member_name = loaded.person.name;
    return {};
  }

  // The id of a service under the version that is rehearsed, also where it is another one; its own if it is not there.
  const std::string& called_now(const model::Service& service) const {
    const model::Service* heir = after_.programme->carrying_on(service.kept_as());
    return heir == nullptr ? service.id : heir->id;
  }

  // `now` is the service under the version on which the case stands.
  base::Result<reading::PastEvent> past_event(const ports::Envelope& envelope, const std::string& case_id,
                                              const model::Service& now) {
    if (envelope.erased) return base::failure(base::Category::not_found, "the data of this case were erased");
    BASE_TRY(auto event, cases::event_from(envelope.type, envelope.type_version, envelope.payload));
    const auto programme = published_->by(envelope.programme_hash);
    const model::Service* service = programme == nullptr ? nullptr : programme->carrying_on(now.kept_as());
    if (service == nullptr)
      return base::failure(base::Category::corrupt, "the version it was recorded under is not in the database");
    return reading::PastEvent{envelope.position, case_id, envelope.occurred_at, envelope.recorded_at,
                              envelope.actor,    service, std::move(event)};
  }

  // The contracts of the holder, and what their account had from elsewhere.
  base::Result<void> read_holder(const CaseRow& row, const Fates& cases, reading::PastAccount& past) {
    BASE_TRY(const service::Person person, service::load_person(house_, row.person));
    BASE_TRY(const auto contracts, house_.store.people().contracts_of_person(row.person));
    std::vector<service::Contract> of_person;
    for (const ports::ContractRow& contract_row : contracts) {
      if (contract_row.tenant != row.tenant) continue;
      BASE_TRY(service::Contract contract, service::contract_from(contract_row));
      of_person.push_back(std::move(contract));
    }
    service::join_riders(of_person);
    for (service::Contract& contract : of_person) {
      contract.facts.birth_date = person.birth_date;
      past.contracts.emplace(contract.id, std::move(contract.facts));
    }
    BASE_TRY(const service::Contract own, service::load_contract(house_, row.contract));
    BASE_TRY(past.before, service::load_account(house_, service::account_of(*after_.programme, own)));
    past.before.version = 0;
    std::erase_if(past.before.uses, [&](const model::Use& use) { return cases.contains(use.case_id); });
    std::erase_if(past.before.rights, [&](const model::Right& right) { return cases.contains(right.case_id); });
    std::erase_if(past.before.identity_blocked_by, [&](const std::string& id) { return cases.contains(id); });
    past.before.identity_blocked = !past.before.identity_blocked_by.empty();
    return {};
  }

  void compare(const Fates& before, const Fates& after) {
    std::set<std::string> ids;
    for (const Fates* fates : {&before, &after}) {
      for (const auto& [id, fate] : *fates) ids.insert(id);
    }
    for (const std::string& id : ids) {
      const auto was = before.find(id);
      const auto is = after.find(id);
      const CaseFate* left = was == before.end() ? nullptr : &was->second;
      const CaseFate* right = is == after.end() ? nullptr : &is->second;
      if (left != nullptr) count(*left, result_.before), ++result_.cases;
      if (right != nullptr) count(*right, result_.after), keep_clauses(*right);
      add(id, left != nullptr ? left->service : right->service, changes_between(left, right));
    }
  }

  void keep_clauses(const CaseFate& fate) {
    if (fate.granted || fate.stumbles.empty()) return;
    for (const auto& [check, clauses] : fate.stumbles.front().checks)
      result_.clauses.emplace(fmt::format("{}/{}", fate.service, check), clauses);
  }

  void add(const std::string& id, const std::string& service, std::vector<CaseChange> changes) {
    if (changes.empty()) return;
    ++result_.differ;
    if (changes.back().kind == "not replayed") ++result_.not_whole;
    for (const CaseChange& change : changes) {
      const auto key = std::tuple(service, change.kind, change.id, change.from, change.to);
      const auto [group, is_new] = groups_.try_emplace(key, ChangeGroup{service, change, 0, id});
      ++group->second.cases;
    }
    if (result_.first.size() < cases_kept_max) result_.first.push_back({id, service, std::move(changes)});
  }

  void finish() {
    for (auto& [key, group] : groups_) result_.groups.push_back(std::move(group));
    std::stable_sort(result_.groups.begin(), result_.groups.end(),
                     [](const ChangeGroup& left, const ChangeGroup& right) { return left.cases > right.cases; });
  }

  service::House& house_;
  const service::Version& after_;
  std::shared_ptr<const service::Published> published_;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, ChangeGroup> groups_;
  Rehearsed result_;
};

}  // namespace

base::Result<Rehearsed> rehearse_house(service::House& house, const service::Version& after, const Progress& progress) {
  return HouseRehearsal(house, after).run(progress);
}

}  // namespace consilium::apps
