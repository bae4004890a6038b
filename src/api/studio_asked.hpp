// What every question of the studio begins with: a base, and the files that lie over it. Answers are given by handlers
// that find the draft read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "api/access.hpp"
#include "api/read.hpp"
#include "api/studio_clock.hpp"
#include "service/workshop.hpp"

namespace consilium::api {

inline constexpr std::size_t studio_body_bytes_max = std::size_t{8} << 20U;

struct StudioAsked {
  Api& api;
  const service::OpenDraft& open;
  ObjectReader& body;  // without `base` and `files`
  std::vector<Mistake>& mistakes;
  const StudioClock& since;  // the draft began to be read

  const studio::Draft& draft() const { return open.draft; }
  const model::Programme& programme() const { return *open.draft.programme; }

  // The member `service`; null, and a mistake, where the draft has none of that name.
  const model::Service* wanted_service();
  // The member `language`, one of those the programme speaks; the first of these where it is missing.
  base::Language language();
  // After the last member: what keeps the request from being answered, if anything does.
  std::optional<http::Response> refused();
};

enum class StudioNeeds : unsigned char { files, programme };

using StudioAnswer = base::Result<http::Response> (*)(StudioAsked&);

// `forbidden` for those who neither write programmes nor approve them.
base::Result<void> require_to_try(const policy::Caller& caller);

// A draft with errors is answered by 422 with its problems where a programme is needed.
http::Handler studio_handler(Api& api, std::shared_ptr<service::Workshop> workshop, StudioNeeds needs,
                             StudioAnswer answer);

boost::json::array studio_problems_json(const std::vector<base::Diagnostic>& problems);
http::Response studio_problems(const studio::Draft& draft);

// `file`, `line` and `column` of a place, where it has them.
void add_place(const base::Place& place, boost::json::object& object);

// The answers of the studio, by their route.
base::Result<http::Response> studio_decision(StudioAsked& asked);
base::Result<http::Response> studio_question(StudioAsked& asked);
base::Result<http::Response> studio_scenarios(StudioAsked& asked);
base::Result<http::Response> studio_walk(StudioAsked& asked);
base::Result<http::Response> studio_reading(StudioAsked& asked);

}  // namespace consilium::api
