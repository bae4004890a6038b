#include <array>

#include "compiler/language.hpp"

namespace consilium::compiler {
namespace {

constexpr auto words_keys = std::to_array<Key>({
    {"zh-Hans", false, "text in simplified Chinese", "text", "申请"},
    {"zh-Hant", false, "text in traditional Chinese", "text", "申請"},
    {"en", false, "text in English", "text", "application"},
});
constexpr auto span_keys = std::to_array<Key>({
    {"minutes", false, "minutes", "number | range", "30"},
    {"hours", false, "hours, day and night", "number | range", "48"},
    {"service_hours", false, "hours in which the line of the deadline is open", "number | range", "4"},
    {"natural_days", false, "days of the calendar", "number | range", "30"},
    {"working_days", false, "working days of the programme's calendar", "number | range", "5"},
    {"months", false, "calendar months", "number | range", "6"},
    {"years", false, "years", "number | range", "2"},
});
constexpr auto range_keys = std::to_array<Key>({
    {"from", true, "lower figure, from which the thing may be expected", "number", "8"},
    {"to", true, "upper figure, which binds", "number", "10"},
});

constexpr auto texts_keys = std::to_array<Key>({
    {"format", true, "the format of this file", "'texts/1'"},
    {"texts", true, "texts for people", "[text_entry]"},
});
constexpr auto text_keys = std::to_array<Key>({
    {"id", true, "name of the text", "text", "booked"},
    {"zh-Hans", false, "text in simplified Chinese; a fact in braces becomes its value", "text", "已预约{visit.at}"},
    {"zh-Hant", false, "text in traditional Chinese, with the same facts in braces", "text", "已預約{visit.at}"},
    {"en", false, "text in English, with the same facts in braces", "text", "\"Booked for {visit.at}\""},
});
constexpr auto clauses_keys = std::to_array<Key>({
    {"format", true, "the format of this file", "'clauses/1'"},
    {"handbook", true, "title of the handbook and hash of the file that was read", "handbook"},
    {"clauses", true, "one row for each statement of the handbook", "[clause]"},
});
constexpr auto handbook_keys = std::to_array<Key>({
    {"title", true, "title of the handbook, in any of the languages", "words"},
    {"sha256", true, "hash of the file that was read", "text", "50aca1eec3f9"},
});
constexpr auto clause_keys = std::to_array<Key>({
    {"id", true, "id of the clause", "text", "XY-1.2"},
    {"kind", true, "what sort of statement it is", "text", "eligibility"},
    {"service", true, "service it speaks of, or * for all", "text", "\"*\""},
    {"text", true, "our paraphrase, in any of the languages", "words"},
});

constexpr auto network_file_keys = std::to_array<Key>({
    {"format", true, "the format of this file", "'network/1'"},
    {"id", true, "stable name of the network, the name of its folder", "text", "hospitals"},
    {"kind", true, "what its rows are", "'institution' | 'area'"},
    keys::name,
    {"key", true, "column of the ids", "text", "institution"},
    {"scales", false, "grades that stand in the tables, best first, by name of the scale", "{[text]}",
     "{ grade: [high, low] }"},
    {"columns", true, "columns of the tables, in order", "[column]"},
    {"editions", true, "editions, each with its table", "[edition]"},
});
constexpr auto column_keys = std::to_array<Key>({
    {"id", true, "name of the column", "text", "institution"},
    {"type", true, "what its cells are", "'id' | 'text' | 'integer' | 'flag' | 'one_of' | 'scale' | 'list'"},
    {"required", true, "whether a cell may be empty, which means not known", "yes"},
    {"values", false, "of one_of: which", "[text]", "[provider, unknown]"},
    {"scale", false, "of a scale: which of the scales of this file", "text", "grade"},
    {"separator", false, "of a list: what parts its values", "text", "\";\""},
    {"en", true, "what it means", "text", "Stable id of the institution."},
});
constexpr auto edition_keys = std::to_array<Key>({
    {"from", true, "first day on which the edition holds", "date"},
    {"file", true, "CSV table beside this file", "text", "2026-01-01.csv"},
    {"rows", true, "number of rows, as a check", "number", "475"},
    {"source", true, "where the rows are from", "text", "the handbook's appendix"},
    keys::cites_if_any,
});
constexpr auto calendar_file_keys = std::to_array<Key>({
    {"format", true, "the format of this file", "'calendar/1'"},
    {"id", true, "stable name of the calendar", "text", "mainland"},
    keys::name,
    {"issued", true, "date of the edition", "date"},
    {"first", true, "first day it speaks of", "date"},
    {"last", true, "last published day; later dates are provisional", "date"},
    {"saturday_works", true, "whether Saturday is worked where the table is silent", "yes"},
    {"file", true, "CSV table of holidays and make-up working days", "text", "mainland.csv"},
});

constexpr std::array words{
    Word{"words", "What people read: one text for each language of the programme.", words_keys},
    Word{"span", "An amount of time in one unit.", span_keys, "{ working_days: 5 }", {}, true},
    Word{"range", "A range of figures in one unit.", range_keys},
    Word{"texts", "A file of texts for people.", texts_keys},
    Word{"text_entry", "A text for people, in every language of the programme.", text_keys},
    Word{"clauses", "The ledger of a handbook.", clauses_keys},
    Word{"handbook", "The handbook that a ledger was read from.", handbook_keys},
    Word{"clause", "One statement of the handbook.", clause_keys},
    Word{"network file", "A network of institutions in dated editions.", network_file_keys},
    Word{"column", "A column of the tables of a network.", column_keys},
    Word{"edition", "A network from one day on.", edition_keys},
    Word{"calendar file", "Working days and holidays.", calendar_file_keys},
};

}  // namespace

std::span<const Word> words_of_data() { return words; }

}  // namespace consilium::compiler
