// What the API says of things, as JSON. Codes come with their names in every language; times are RFC 3339 in the zone
// of the programme.
#pragma once

#include <boost/json/fwd.hpp>

#include "cases/due.hpp"
#include "cases/possible.hpp"
#include "http/message.hpp"
#include "service/load.hpp"
#include "service/member_service.hpp"

namespace consilium::api {

http::Response answer_json(int status, const boost::json::value& body);

boost::json::string text_json(std::string_view text);
boost::json::array texts_json(const std::vector<std::string>& texts);
boost::json::object localised_json(const base::LocalisedText& text);
// A value as read_facts would take it.
boost::json::value value_json(const model::Value& value, const base::Zone& zone);
boost::json::object facts_json(const model::Programme& programme, const model::Service& service,
                               const std::vector<cases::RecordedFact>& facts);

// Identity numbers are shown by their last four characters; to compare a whole one, see roster facts.
boost::json::object person_json(const service::Person& person);
boost::json::object contract_json(const service::Contract& contract);
boost::json::object institution_json(const model::ListedInstitution& institution);
// Its service as that is called under `programme`.
boost::json::object use_json(const model::Programme& programme, const model::Use& use);

// A fact as a form asks for it.
boost::json::object field_json(const model::Programme& programme, const model::Service& service,
                               const model::Field& field);
boost::json::array form_json(const model::Programme& programme, const model::Service& service,
                             const std::vector<model::Field>& form);
// A task's outcome with its form; a choice that must be one of those offered says of which.
boost::json::object outcome_json(const model::Programme& programme, const model::Service& service,
                                 const model::Outcome& outcome);

// A version of a programme: its hash, its name and the day from which it is in force.
boost::json::object version_json(const model::Programme& programme);
// The case as it is, without what is owed: what a command answers.
boost::json::object case_json(const model::Programme& programme, const cases::CaseState& state);
// A document of a case, without its bytes.
boost::json::object document_json(const model::Programme& programme, const cases::Document& document);
// Its allowances, entries and sums.
boost::json::object book_json(const model::Programme& programme, const cases::CaseState& state);
// Its threads, without their messages; and one message.
boost::json::array threads_json(const model::Programme& programme, const cases::CaseState& state);
boost::json::object message_json(const model::Programme& programme, const cases::Message& message);
// Clocks with their derivation, and obligations with their forms.
boost::json::object owed_json(const service::LoadedWorld& loaded, const cases::CaseState& state,
                              const cases::Owed& owed);
// What a cancellation would do now; null when the service says nothing.
boost::json::value cancellation_json(const cases::World& world, const cases::CaseState& state);

// By the name of a command: the ids it may be done with, none where it takes none. Without a name: it would be refused.
boost::json::object possible_json(const cases::Possible& possible);

boost::json::object entitlement_json(const service::Entitlement& entitlement);

}  // namespace consilium::api
