// Cases of the two services that share a use: an appointment, and an admission which without a notice of a hospital
// embeds an appointment as a child case. Both hold the use when they are accepted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cases/command.hpp"
#include "house/members.hpp"
#include "ports/event_store.hpp"
#include "service/case_service.hpp"

namespace consilium::tests {

inline constexpr std::string_view of_appointments = "duhui-kangjian";  // the programme of these services
inline constexpr std::string_view appointment = "outpatient-appointment";
inline constexpr std::string_view admission = "admission-coordination";

// What opens a case of a service.
cases::Open opening(std::string_view service, std::string case_id, const Member& member);
// What is done between the opening and the acceptance, in order.
std::vector<cases::Command> steps_to_acceptance(std::string_view service);
cases::Command acceptance();

// The same, the acceptance, and of an appointment all up to the agreement on a hospital, which is the last one.
std::vector<cases::Command> steps_to_agreement(service::House& house, std::string_view service);

// Who asks in tests: an operator who may do everything.
service::Asked asked(std::string request_id = {});

// A case that was opened and led up to its acceptance, as one append of all its events, rows and timers: what the
// service writes step by step. The member must be in the database.
base::Result<ports::AppendRequest> ready_case(service::House& house, std::shared_ptr<const model::Programme> programme,
                                              std::string_view service, const std::string& case_id,
                                              const Member& member);

// Does a command that must not be refused.
void must_act(service::House& house, const std::string& case_id, const cases::Command& command);

// Opens the case of a new member with this number and takes the first steps to the agreement, or all there are.
void lead_case(service::House& house, std::shared_ptr<const model::Programme> programme, std::string_view service,
               const std::string& case_id, int number, std::size_t steps);

}  // namespace consilium::tests
