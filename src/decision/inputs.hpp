// The inputs of a decision as one document, and their hash: the same inputs give the same `decision_id` anywhere. The
// document names the programme by hash and every edition used: the calendar's, and the networks' inside the
// institutions as they were recorded. When facts were seen is not an input.
#pragma once

#include <string>

#include <boost/json/fwd.hpp>

#include "decision/decide.hpp"
#include "model/value.hpp"

namespace consilium::decision {

boost::json::object inputs_json(const Question& question);

// SHA-256 over the canonical text of the inputs, as hexadecimal.
std::string decision_id(const Question& question);

// A value with its type: `{"date": "2026-03-02"}`; yes and no, numbers and texts as themselves.
boost::json::value typed_json(const model::Value& value);

}  // namespace consilium::decision
