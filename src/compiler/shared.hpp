// Shared blocks: words that several services of a programme have in common stand once, in `shared/<name>.yaml`, and
// each service names the blocks it `shares`. Services are then read as if the words of the block stood in their own
// files, before what they write themselves, at the places where they are written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/programme_reader.hpp"

namespace consilium::compiler {

// The files of the blocks that a service names in `shares`, whether or not they are there.
std::vector<std::string> files_shared_by(const text::Node& service);

// Reports what is wrong with the shared files themselves.
void check_shared(Context& context, const Trees& trees);

// The file of the service `id` with the blocks that it shares. Of a citation in a block the clauses of other services
// that share the block are left out; reports one that is left with none, a block that does not exist, and words that
// stand in two places.
text::Node with_shared(Context& context, const Trees& trees, const model::Programme& programme, std::string_view id,
                       const text::Node& root);

}  // namespace consilium::compiler
