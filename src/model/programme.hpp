// Programme: an insurer's service handbook, compiled. Plain immutable data, made by compiler/ and named by the hash of
// its files; published programmes never change.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/localised.hpp"
#include "base/opening_hours.hpp"
#include "base/span.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/rider.hpp"
#include "model/service.hpp"

namespace consilium::model {

struct Organisation {
  std::string id;
  base::LocalisedText name;
  Citation cites;

  bool operator==(const Organisation&) const = default;
};

struct Role {
  std::string id;
  base::LocalisedText name;
  std::string party;                 // provider, insurer, hospital
  std::vector<std::string> held_by;  // roles of operators, see policy/

  bool operator==(const Role&) const = default;
};

struct Scale {
  std::string id;
  std::vector<std::string> values;  // lowest first
  Citation cites{};

  // The position of a value, or -1.
  int rank(std::string_view value) const;
  bool operator==(const Scale&) const = default;
};

struct ListRow {
  std::string code;
  base::LocalisedText name;
  std::map<std::string, bool, std::less<>> flags;

  bool operator==(const ListRow&) const = default;
};

struct List {
  std::string id;
  std::string owed_by;        // who has to supply the real list; the one here is for demonstration
  std::vector<ListRow> rows;  // sorted by code

  const ListRow* find(std::string_view code) const;
  bool operator==(const List&) const = default;
};

struct NetworkUse {
  std::string id;
  std::string network;  // the id of a network of dated editions, outside the programme
  Citation cites;
  std::string as_of{};  // point whose day says which edition counts; empty: the day of the act

  bool operator==(const NetworkUse&) const = default;
};

// A period that starts on a date and includes its start day; without a length it has no end of its own.
struct Period {
  std::string id;
  Index starts_on = none;  // built-in fact
  std::optional<base::Span> plus;
  std::optional<base::Span> lasts;
  Citation cites;

  bool operator==(const Period&) const = default;
};

struct Hours {
  std::string id;
  base::OpeningHours opening;
  Citation cites;

  bool operator==(const Hours&) const = default;
};

struct Contact {
  std::string id;
  std::string party;
  std::string kind;     // phone, link, email, app
  std::string value;    // empty: it is still owed
  std::string owed_by;  // who has to supply it
  std::vector<std::string> use;
  Citation cites;

  bool operator==(const Contact&) const = default;
};

// A line in which cases stand, first come first served, until somebody of the staff does what is owed.
struct WaitingLine {
  std::string id;
  base::LocalisedText name;
  Citation cites;

  bool operator==(const WaitingLine&) const = default;
};

struct Text {
  std::string id;
  base::LocalisedText text;  // with {parameters}: fact ids, `hotline`, `case.id`, `member.name`
  std::vector<std::string> parameters;
  base::Place at{};

  bool operator==(const Text&) const = default;
};

struct Clause {
  std::string id;
  std::string kind;
  std::string service;  // `*` for all
  base::LocalisedText text;
  base::Place at{};

  bool operator==(const Clause&) const = default;
};

struct NotEnforced {
  std::string clause;
  std::string because;  // fact, outside, repeats
  base::LocalisedText note;
  base::Place at{};

  bool operator==(const NotEnforced&) const = default;
};

// A service of the handbook that this version of the programme does not have yet.
struct LaterService {
  std::string id;
  base::Place at{};

  bool operator==(const LaterService&) const = default;
};

struct HouseRule {
  std::string id;
  base::LocalisedText text;

  bool operator==(const HouseRule&) const = default;
};

// What becomes of an open case that has begun when its contract gets this state.
enum class RunOffEffect : unsigned char { complete, close };

// Cases and the states of their contracts. A case that has not begun ends with any state named here.
struct RunOff {
  std::vector<std::pair<std::string, RunOffEffect>> on;  // by state
  Citation cites;

  const RunOffEffect* find(std::string_view state) const;
  bool operator==(const RunOff&) const = default;
};

// What people read in the place of a word that the programme only has as a code. Not everything has one.
struct Names {
  using Of = std::map<std::string, base::LocalisedText, std::less<>>;
  Of products;
  Of lists;
  Of columns;  // of lists and networks; the same name is the same thing in all of them
  Of grades;   // values of scales
  Of parts;    // what clauses call their service and is none
  Of laws;     // what is cited as `law:` and the name
  Of people;   // `member` alone: what the handbook calls the person whose the services are

  bool operator==(const Names&) const = default;
};

enum class AccountScope : unsigned char { contract, person };

struct Programme {
  std::string id;
  std::string version;
  std::string hash;  // SHA-256 over the names and bytes of its files
  base::Date effective_from;
  base::LocalisedText name;
  std::vector<base::Language> languages;
  base::Zone zone;
  std::string calendar;
  Organisation insurer;  // the tenant
  Organisation provider;
  std::vector<std::string> products;
  std::vector<Rider> riders;  // of contracts of those products
  AccountScope account = AccountScope::contract;
  Citation entitled;
  std::optional<Plans> plans;
  std::string complaints_owner = "provider";  // who answers complaints: provider or insurer
  std::vector<Role> roles;
  std::vector<Scale> scales;
  std::vector<List> lists;
  std::vector<NetworkUse> networks;
  std::vector<Period> periods;
  std::vector<Hours> hours;
  std::vector<Contact> contacts;
  std::vector<WaitingLine> waiting_lines;
  std::vector<Text> texts;
  std::vector<HouseRule> house;
  std::optional<RunOff> run_off;
  std::vector<Report> reports;
  std::vector<Clause> clauses;
  std::vector<NotEnforced> not_enforced;
  std::vector<LaterService> later;
  std::vector<std::string> ended;   // services of earlier versions that it no longer has
  base::Place services_at;          // of the list of its services
  std::vector<Citation> citations;  // of words that belong to the programme alone (complaints, run-off, …)
  std::vector<Service> services;
  Names names;

  const Service* service(std::string_view service_id) const;
  // The service whose uses are kept under an id, whatever it is called in this version; or null.
  const Service* carrying_on(std::string_view kept_as) const;
  const Text* text(std::string_view text_id) const;
  const Role* role(std::string_view role_id) const;
  const Hours* opening_hours(std::string_view hours_id) const;
  const Clause* clause(std::string_view clause_id) const;
  Index report(std::string_view report_id) const;  // its position, or `none`

  bool operator==(const Programme&) const = default;
};

}  // namespace consilium::model
