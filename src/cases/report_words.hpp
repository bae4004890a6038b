// What a report says in words of the house, where the programme has none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/localised.hpp"
#include "model/report.hpp"

namespace consilium::cases {

const base::LocalisedText& heading_of(model::ReportShow show);  // empty for points and facts
// `applied`, `papers`, `open`, `member`, and the states of a promise; empty for another word.
const base::LocalisedText& report_word(std::string_view word);

// `Book a hospital (Case handler, by 2026-03-05)`; without an owner, or without a time, less.
std::string owed_words(std::string_view name, std::string_view owner, std::string_view by, base::Language language);
// `Opinion within 10 days: running, by 2026-03-05`.
std::string promise_words(std::string_view name, std::string_view state, std::string_view by, base::Language language);

}  // namespace consilium::cases
