// What one predicate asks and what was there, in the words of the programme file.
#pragma once

#include <string>

#include "decision/situation.hpp"
#include "model/predicate.hpp"

namespace consilium::decision {

// `diagnosis.hospital_grade is at least II-A`
std::string need_text(const model::Predicate& predicate, const Situation& situation);

// `diagnosis.hospital_grade = II-B`, for everything that was read, a question mark where it is not known.
std::string have_text(const model::Predicate& predicate, const Situation& situation);

// By how much the part that decides misses what is asked: `3 working_days`; empty where it is no amount.
std::string short_by_text(const model::Predicate& predicate, const Situation& situation);

}  // namespace consilium::decision
