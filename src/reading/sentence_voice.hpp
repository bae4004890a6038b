// Voice: what sentences are made from: a programme, the networks that it names, and the language. What it gives are
// pieces of sentences that hold in every service: figures with their units, dates, lists of several, words of the
// language that people read too.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "base/money.hpp"
#include "base/opening_hours.hpp"
#include "base/span.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"
#include "reading/sentence_template.hpp"

namespace consilium::reading {

using Networks = std::map<std::string, model::Network, std::less<>>;

struct Voice {
  const model::Programme* programme = nullptr;
  const Networks* networks = nullptr;  // null: networks are called by their ids
  base::Language language = base::Language::en;
};

// Languages that a programme has, in the order of the house.
bool speaks(const model::Programme& programme, base::Language language);

// “name”, or 「name」 in traditional Chinese. What the name quotes itself is in the quotes within quotes of the script,
// and it has no full stop, since the sentence around it has one.
std::string quoted(base::Language language, std::string_view name);
std::string quoted(const Voice& voice, const base::LocalisedText& name);
// A text of many hands with the quotation marks of the language: `"name"`, 「name」 and “name” alike.
std::string in_own_marks(base::Language language, const std::string& text);
// `a, b and c`; `a, b or c`. Nothing of nothing.
std::string list_and(base::Language language, const std::vector<std::string>& items);
std::string list_or(base::Language language, const std::vector<std::string>& items);
std::string capitalised(std::string text);  // a first letter of the Latin alphabet, and no other
// A text that stands as a sentence: with a capital letter and a full stop, where it has neither.
std::string as_sentence(base::Language language, std::string text);
// Sentences one after another, those that are empty left out.
std::string sentences(base::Language language, const std::vector<std::string>& parts);

std::string number_in_words(std::int64_t number);  // 1,250,000
std::string span_in_words(const base::Span& span, base::Language language);
std::string money_in_words(const base::Money& money, base::Language language);
std::string hours_in_words(const base::OpeningHours& hours, base::Language language);
// `once`, `3 times`
std::string times_in_words(std::int64_t count, base::Language language);

std::string role_in_words(const Voice& voice, std::string_view role);  // `member`, a role of the programme, or a party
std::string role_as_label(const Voice& voice, std::string_view role);  // as it stands alone: `Case doctor`
// The member as the handbook calls the person; other people as the house does.
std::string person_in_words(const Voice& voice, std::string_view person);
std::string people_in_words(const Voice& voice, const std::vector<std::string>& people);
std::string roles_in_words(const Voice& voice, const std::vector<std::string>& roles);
std::string service_in_words(const Voice& voice, std::string_view service);
// What the programme calls a code, or the code where it has no name for it.
std::string code_in_words(const Voice& voice, const model::Names::Of& names, std::string_view code);
std::string network_in_words(const Voice& voice, const model::NetworkUse& use);
std::string period_in_words(const Voice& voice, const model::Period& period);
// Words that programmes write as they like (ways of contact, kinds of paper, whose data): those that the house knows
// are said in the language, others as they stand.
std::string known_word(std::string_view word, base::Language language);
std::string known_words(const std::vector<std::string>& words, base::Language language);

// A text for people, its {parameters} replaced by what they are called: `‹name of the member›`.
inline constexpr std::string_view place_to_fill_opens = "‹";
std::string text_in_words(const Voice& voice, const model::Service* service, std::string_view text_id);
// The same as it stands within a sentence, quoted.
std::string quoted_text(const Voice& voice, const model::Service* service, std::string_view text_id);

}  // namespace consilium::reading
