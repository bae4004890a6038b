// Situations as they are written in a file (docs/reference/decide.md): what the roster knows, who applies, and the
// facts.
#pragma once

#include <vector>

#include <boost/json/fwd.hpp>

#include "api/read.hpp"
#include "cases/world.hpp"
#include "decision/decide.hpp"
#include "service/member.hpp"
#include "service/registry.hpp"

namespace consilium::apps {

// What situations are asked about. `published` holds the calendar of the programme and the networks its facts name.
struct SituationSetting {
  const model::Programme* programme = nullptr;
  const service::Published* published = nullptr;
};

struct SituationAsked {
  base::Instant as_of;
  const model::Service* service = nullptr;  // null when the situation names none of the programme
  service::Person person;
  cases::World world;
  cases::CaseState state;
};

// Notes every mistake with its place; what was read is whole when there is none. Points into the setting.
SituationAsked read_situation(const SituationSetting& setting, const boost::json::object& object,
                              std::vector<api::Mistake>& mistakes);

// The question whether this is a yes; papers and consents are listed and taken as still to come. Keeps a pointer to
// `facts`, which are those of `asked` (cases::facts_of).
decision::Question question_of(const SituationAsked& asked, const decision::FactSet& facts);

}  // namespace consilium::apps
