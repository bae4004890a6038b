// Scope: the names a service may use while it is read. Facts, points, tasks and the like are collected before anything
// that refers to them is read, so the order within a file does not matter.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/context.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

struct Scope {
  Context& context;
  const model::Programme& programme;
  model::Service& service;
  bool may_look_back = false;  // whether conditions may ask about other cases of the account

  // The same names where they may.
  Scope looking_back() const { return {context, programme, service, true}; }

  model::Index fact(const text::Node& node) const;
  model::Index point(const text::Node& node) const;
  model::Index task(const text::Node& node) const;
  model::Index end(const text::Node& node) const;
  model::Index deadline(const text::Node& node) const;
  model::Index rule(const text::Node& node) const;
  model::Index branch(const text::Node& node) const;
  model::Index list(const text::Node& node) const;
  model::Index scale(const text::Node& node) const;
  model::Index network(const text::Node& node) const;
  model::Index period(const text::Node& node) const;
  model::Index hours(const text::Node& node) const;
  model::Index waiting_line(const text::Node& node) const;
  model::Index allowance(const text::Node& node) const;
  model::Index consent(const text::Node& node) const;
  model::Index cost(const text::Node& node) const;
  // A role of the programme, or `member` where that is allowed.
  std::string owner(const text::Node& node) const;
  std::string text(const text::Node& node) const;  // id of a text
};

// All points that anything in these nodes stamps, `applied` first and `closed` last.
std::vector<std::string> collect_points(std::span<const text::Node* const> files);

// predicates.cpp, conditions_of_dates.cpp, fact_values.cpp
model::Predicate read_predicate(Scope& scope, const text::Node& node);
model::DateTerm read_date_term(Scope& scope, const text::Node& node);
std::optional<model::Value> read_value(Scope& scope, model::Index fact, const text::Node& node);

// forms.cpp
std::vector<model::Field> read_fields(Scope& scope, std::span<const text::Node> nodes);
std::vector<model::Requirement> read_requirements(Scope& scope, std::span<const text::Node> nodes);
std::vector<model::Mark> read_marks(Scope& scope, std::span<const text::Node> nodes);
std::vector<model::Index> read_indexes(const Scope& scope, std::span<const text::Node> nodes,
                                       model::Index (Scope::*find)(const text::Node&) const);

// facts.cpp
std::vector<model::Fact> built_in_facts();
// Whether a value of one says the same as a value of the other.
bool means_the_same(const model::Fact& left, const model::Fact& right);
void read_facts(Context& context, const model::Programme& programme, model::Service& service,
                std::span<const text::Entry> entries);

// riders.cpp
// The facts of every service that nobody records: those that are built in, and those of the riders of the programme.
std::vector<model::Fact> roster_facts(const model::Programme& programme);
// Reports a name that is given like a fact of a rider and is none; false if it is no such name.
bool refuse_unknown_rider(const Scope& scope, Code code, const text::Node& node);

// rules.cpp
// What the programme says for all services, and what the service says itself.
void read_rules(Scope& scope, std::span<const text::Node> common, std::span<const text::Node> own);
// The rule `product` of every service: the contract is one of a product that is entitled.
void require_product(Scope& scope);
void read_branches(Scope& scope, const Object& service);
void add_citations(Scope& scope, std::span<const text::Entry> entries);

// quota.cpp
// `pools` are those of the programme.
void read_quota(Scope& scope, const Object& service, std::span<const text::Entry> pools);
// Tells each service which others draw on its pool, once all are read.
void join_pools(model::Programme& programme);

// former_ids.cpp
// Whether each account has one heir at most; `common` is programme.yaml, `roots` are the services with what they share.
void check_former_ids(Context& context, const text::Node& common, std::span<const text::Node> roots);

// gates.cpp: what must be there, be said and be agreed
void read_checklists(Scope& scope, std::span<const text::Entry> entries);
void read_notices(Scope& scope, std::span<const text::Entry> entries, bool of_programme);
void read_consents(Scope& scope, std::span<const text::Entry> entries, bool of_programme);
void read_excuses(Scope& scope, std::span<const text::Entry> entries);
void read_interrupts(Scope& scope, std::span<const text::Entry> entries);

// tasks.cpp
void read_tasks(Scope& scope, std::span<const text::Node> nodes);
// What a task, or an end, tells.
std::optional<model::Tell> read_tell(Scope& scope, const Object& word);
// flow.cpp: time, change and the end
void read_deadlines(Scope& scope, std::span<const text::Node> nodes);
void read_stops(Scope& scope, std::span<const text::Node> nodes);
void read_moves(Scope& scope, std::span<const text::Node> nodes);
// threads.cpp: after tasks
void read_threads(Scope& scope, std::span<const text::Node> nodes);
void read_cancellation(Scope& scope, const text::Node* node);
void read_ends(Scope& scope, std::span<const text::Node> nodes);
// money.cpp: allowances after costs, and when they have their names
void read_allowances(Scope& scope, std::span<const text::Entry> entries);
void read_costs(Scope& scope, std::span<const text::Entry> entries);
void read_settlement(Scope& scope, const Object& service);
// embeds.cpp: after every service has its names
// The service that a word names; unknown ones are reported, and null.
const model::Service* find_service(const Scope& scope, const Object& object);
// A fact that is carried into a service that does not have it.
void refuse_carried(Context& context, const base::Place& place, const model::Service& service, const std::string& fact);
void read_embeds(Scope& scope, std::span<const text::Node> nodes);
// grants.cpp: the same
void read_grants(Scope& scope, std::span<const text::Node> nodes);

}  // namespace consilium::compiler
