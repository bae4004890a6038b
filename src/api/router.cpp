#include <boost/json.hpp>

#include "api/api.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"

namespace consilium::api {

http::Router make_router(Api& api) {
  http::Router router;
  add_system_routes(api, router);
  add_operator_routes(api, router);
  add_programme_routes(api, router);
  add_draft_routes(api, router);
  add_proposal_routes(api, router);
  add_audit_routes(api, router);
  add_institution_routes(api, router);
  add_roster_routes(api, router);
  add_member_routes(api, router);
  add_decision_routes(api, router);
  add_case_routes(api, router);
  add_move_routes(api, router);
  add_document_routes(api, router);
  add_queue_routes(api, router);
  add_report_routes(api, router);
  add_studio_routes(api, router);
  return router;
}

void publish_changes(service::House& house, const std::shared_ptr<http::Broadcast>& changes) {
  house.store.events().on_appended([changes](const std::vector<ports::AppendedNote>& notes) {
    for (const ports::AppendedNote& note : notes) {
      const boost::json::object data{{"stream", note.stream}, {"sequence", note.sequence}};
      changes->publish(static_cast<std::uint64_t>(note.position), base::to_text(data), {note.tenant});
    }
  });
}

}  // namespace consilium::api
