// The routes of each resource; make_router puts them together.
#pragma once

#include "api/api.hpp"

namespace consilium::api {

void add_system_routes(Api& api, http::Router& router);
void add_operator_routes(Api& api, http::Router& router);
void add_programme_routes(Api& api, http::Router& router);
void add_draft_routes(Api& api, http::Router& router);
void add_proposal_routes(Api& api, http::Router& router);
void add_audit_routes(Api& api, http::Router& router);
void add_institution_routes(Api& api, http::Router& router);
void add_roster_routes(Api& api, http::Router& router);
void add_member_routes(Api& api, http::Router& router);
void add_decision_routes(Api& api, http::Router& router);
void add_case_routes(Api& api, http::Router& router);
void add_move_routes(Api& api, http::Router& router);
void add_document_routes(Api& api, http::Router& router);
void add_queue_routes(Api& api, http::Router& router);
void add_report_routes(Api& api, http::Router& router);
void add_studio_routes(Api& api, http::Router& router);

}  // namespace consilium::api
