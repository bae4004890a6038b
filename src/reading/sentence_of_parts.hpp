// Sentences of the words of a service, one function each. All end with a full stop and none is empty.
#pragma once

#include <string>
#include <vector>

#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

// Who may have it and how often.
std::string sentence_of(const Speaker& speaker, const model::Rule& rule);
std::string sentence_of(const Speaker& speaker, const model::Quota& quota);
std::string sentence_of(const Speaker& speaker, const model::QuotaLine& line);
// The rights without which nobody has a service: its rules ask for what only the case that gave the right knows.
struct GrantedBy {
  const model::Service* service = nullptr;
  const model::Grant* grant = nullptr;
};
std::vector<GrantedBy> rights_needed(const model::Programme& programme, const model::Service& service);
std::string sentence_of(const Speaker& speaker, const model::Branch& branch);
std::string sentence_of(const Speaker& speaker, const model::Fact& fact);
std::string sentence_of_application(const Speaker& speaker);

// What is handed in, told and agreed to.
std::string sentence_of(const Speaker& speaker, const model::Checklist& checklist);
std::string sentence_of(const Speaker& speaker, const model::ChecklistItem& paper);
std::string sentence_of(const Speaker& speaker, const model::Notice& notice);
std::string sentence_of(const Speaker& speaker, const model::Consent& consent);
std::string sentence_of(const Speaker& speaker, const std::vector<model::Field>& record);
std::string sentence_of(const Speaker& speaker, const std::vector<model::Requirement>& require);
std::string sentence_of(const Speaker& speaker, const model::Tell& tell);

// What is done, by whom and by when.
std::string sentence_of(const Speaker& speaker, const model::Task& task);
std::string sentence_of(const Speaker& speaker, const model::Outcome& outcome);
std::string sentence_of(const Speaker& speaker, const model::Deadline& deadline);
std::string sentence_of(const Speaker& speaker, const model::ExcusedUnless& excused);
std::string sentence_of(const Speaker& speaker, const model::Stop& stop);
std::string sentence_of(const Speaker& speaker, const model::Excuse& excuse);
// `within 5 working days after the application`
std::string time_of(const Speaker& speaker, const model::Deadline& deadline);

// What is written.
std::string sentence_of(const Speaker& speaker, const model::Thread& thread);
std::string sentence_of(const Speaker& speaker, const model::Writer& writer);

// How a case changes and ends.
std::string sentence_of(const Speaker& speaker, const model::Move& move);
std::string sentence_of(const Speaker& speaker, const model::CancelStage& stage);
std::string sentence_of(const Speaker& speaker, const model::End& end);
std::string sentence_of(const Speaker& speaker, const model::Embed& embed);
std::string sentence_of(const Speaker& speaker, const model::Grant& grant);
std::string sentence_of(const Speaker& speaker, const model::Interrupt& interrupt);

// Metered help and costs.
std::string sentence_of(const Speaker& speaker, const model::Allowance& allowance);
std::string sentence_of(const Speaker& speaker, const model::Excluded& excluded);
std::string sentence_of(const Speaker& speaker, const model::Cost& cost);
std::string sentence_of(const Speaker& speaker, const model::Settlement& settlement);

}  // namespace consilium::reading
