// Checks of what has been read: citations, services to come, texts, rules, flows that cannot get on or end, and what is
// used nowhere.
#pragma once

#include "compiler/compile.hpp"
#include "compiler/context.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

void check_citations(Context& context, const Trees& trees, const model::Programme& programme);
void check_later(Context& context, const model::Programme& programme);
void check_texts(Context& context, const model::Programme& programme);
void check_rules(Context& context, const model::Programme& programme, const model::Service& service);
void check_facts(Context& context, const model::Programme& programme, const model::Service& service);
void check_flow(Context& context, const model::Service& service);
// What a programme states and only its rules or its data can make true.
void check_entitled(Context& context, const model::Programme& programme);
void check_networks(Context& context, const model::Programme& programme);
void check_scales(Context& context, const Surroundings& surroundings, const model::Programme& programme);
// Flags by which institutions are counted.
void check_flags(Context& context, const Surroundings& surroundings, const model::Programme& programme,
                 const model::Service& service);
// What is asked of ends, and what is done after them.
void check_ended(Context& context, const model::Service& service);
// Who writes in a thread, and what a message does.
void check_threads(Context& context, const model::Service& service);
void check_waits(Context& context, const model::Service& service);
// Ids and words that stand twice in one list, anywhere in a file.
void check_repeats(Context& context, const text::Node& root);
void check_embeds(Context& context, const model::Programme& programme);
// Warnings only: what is used nowhere.
void check_usage(Context& context, const std::vector<SourceFile>& files, const Trees& trees,
                 const model::Programme& programme);

}  // namespace consilium::compiler
