// Checks of a programme that has been read without errors: citations, services to come, texts, and flows that cannot
// get on or end.
#pragma once

#include "compiler/context.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

void check_citations(Context& context, const model::Programme& programme);
void check_later(Context& context, const model::Programme& programme);
void check_texts(Context& context, const model::Programme& programme);
void check_flow(Context& context, const model::Service& service);

}  // namespace consilium::compiler
