// Reads programme.yaml, without what it says for every service, and the files it names.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "compiler/compile.hpp"
#include "compiler/context.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

void read_programme(Context& context, const Surroundings& surroundings, const text::Node& root,
                    model::Programme& programme);
// What `entitled` says of riders; read after its products.
void read_riders(Context& context, const Object& entitled, model::Programme& programme);
// Read after the periods.
void read_plans(Context& context, const Object& root, model::Programme& programme);
void read_lists(Context& context, const text::Node& root, const std::vector<SourceFile>& files,
                model::Programme& programme);
void read_texts(Context& context, const Trees& trees, model::Programme& programme);
void read_clauses(Context& context, const Trees& trees, model::Programme& programme);
// Read last: it looks for what is named.
void read_names_of_codes(Context& context, const Surroundings& surroundings, const text::Node& root,
                         model::Programme& programme);
// Once everything was read: a law has a name only where something cites it.
void check_names_of_laws(Context& context, const text::Node& root);

}  // namespace consilium::compiler
