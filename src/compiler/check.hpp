// Checks of a programme that has been read without errors: citations, services to come, texts, and flows that cannot
// get on or end.
#pragma once

#include "compiler/compile.hpp"
#include "compiler/context.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

void check_citations(Context& context, const Trees& trees, const model::Programme& programme);
void check_later(Context& context, const model::Programme& programme);
void check_texts(Context& context, const model::Programme& programme);
void check_flow(Context& context, const model::Service& service);
// What a programme states and only its rules or its data can make true.
void check_entitled(Context& context, const model::Programme& programme);
void check_scales(Context& context, const Surroundings& surroundings, const model::Programme& programme);

}  // namespace consilium::compiler
