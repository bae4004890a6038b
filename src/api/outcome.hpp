// How what was done to a case is answered: the case, a refusal (422, with its code, clauses and decision), or 412 when
// the case has moved on.
#pragma once

#include "http/message.hpp"
#include "service/case_service.hpp"

namespace consilium::api {

service::Rendered render_opened(const service::Outcome& outcome);          // 201
service::Rendered render_done(const service::Outcome& outcome);            // 200
service::Rendered render_document_added(const service::Outcome& outcome);  // 201: the last document of the case

http::Response response_of(const service::Outcome& outcome, service::Render render);

std::string entity_tag(std::int64_t version);

}  // namespace consilium::api
