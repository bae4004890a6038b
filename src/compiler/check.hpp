// Checks of a programme that has been read without errors: citations, texts, and flows that cannot get on or end.
#pragma once

#include <functional>

#include "compiler/context.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

// Calls `visit` for every citation of a programme, its services and all that is in them.
void for_each_citation(const model::Programme& programme, const std::function<void(const model::Citation&)>& visit);

void check_citations(Context& context, const model::Programme& programme);
void check_texts(Context& context, const model::Programme& programme);
void check_flow(Context& context, const model::Service& service);

}  // namespace consilium::compiler
