// Sentences of what a programme says for all its services.
#pragma once

#include <string>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {

enum class Party : unsigned char { insurer, provider };

std::string sentence_of(const Voice& voice, const model::Organisation& organisation, Party party);
std::string sentence_of_entitled(const Voice& voice);
std::string sentence_of(const Voice& voice, const model::Rider& rider);
std::string sentence_of(const Voice& voice, const model::Plans& plans);
std::string sentence_of(const Voice& voice, const model::Scale& scale);
std::string sentence_of(const Voice& voice, const model::NetworkUse& use);
std::string sentence_of(const Voice& voice, const model::Period& period);
std::string sentence_of(const Voice& voice, const model::Hours& hours);
std::string sentence_of(const Voice& voice, const model::Contact& contact);
std::string sentence_of(const Voice& voice, const model::WaitingLine& line);
std::string sentence_of_complaints(const Voice& voice);
std::string sentence_of(const Voice& voice, const model::RunOff& run_off);
std::string sentence_of(const Voice& voice, const model::Report& report);  // and the cases that are on it
// `from CNY 300,000 to CNY 499,999.99`
std::string sums_of(const Voice& voice, const model::Plans& plans, std::size_t band);

}  // namespace consilium::reading
