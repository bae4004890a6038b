// What one predicate asks and what was there, in the words of the programme file. Added to the end of a text, so that a
// whole table can be written without a text of its own for each word.
#pragma once

#include <string>

#include "decision/decide.hpp"
#include "decision/moment.hpp"
#include "model/predicate.hpp"

namespace consilium::decision {

// `diagnosis.hospital_grade is at least II-A`
void add_need(const model::Predicate& predicate, const Moment& moment, std::string& text);
std::string need_text(const model::Predicate& predicate, const Moment& moment);

void add_need(const quota::Balance& balance, std::string& text);  // `less than 2`; nothing without a limit

// `diagnosis.hospital_grade = II-B`, for everything that was read, a question mark where it is not known.
void add_have(const model::Predicate& predicate, const Moment& moment, std::string& text);
std::string have_text(const model::Predicate& predicate, const Moment& moment);
void add_have(const quota::Balance& balance, std::string& text);  // `held 1, used 0`

// By how much the part that decides misses what is asked: `3 working_days`; empty where it is no amount.
std::string short_by_text(const model::Predicate& predicate, const Moment& moment);

// A date of a predicate, as the programme calls it.
void add_name(const model::DateTerm& term, const Moment& moment, std::string& text);

}  // namespace consilium::decision
