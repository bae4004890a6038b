#include "service/search.hpp"

#include <algorithm>

#include "lookup/normalise.hpp"
#include "lookup/phone.hpp"
#include "lookup/pinyin.hpp"

namespace consilium::service {
namespace {

void add(std::vector<std::string>& tokens, std::string token) {
  if (std::find(tokens.begin(), tokens.end(), token) == tokens.end()) tokens.push_back(std::move(token));
}

// What holds no letter or digit of a number would be found in everybody.
void add_number(std::vector<std::string>& tokens, ports::Sealer& sealer, const std::string& text) {
  const std::string number = lookup::normalise_identity_number(text);
  if (!number.empty()) add(tokens, sealer.blind_index("number", number));
}

}  // namespace

std::vector<std::string> tokens_of(const lookup::Transliteration& transliteration, ports::Sealer& sealer,
                                   const Person& person, const std::vector<std::string>& policy_numbers) {
  std::vector<std::string> tokens;
  add(tokens, sealer.blind_index("name", lookup::normalise_name(person.name)));
  for (const std::string& word : lookup::pinyin_tokens(transliteration, person.name))
    add(tokens, sealer.blind_index("name", word));
  if (!person.phone.empty()) add(tokens, sealer.blind_index("phone", person.phone));
  if (!person.identity_number.empty()) {
    add_number(tokens, sealer, person.identity_number);
    if (person.birth_date) {
      add(tokens, sealer.blind_index("birth", lookup::birth_and_last_four(*person.birth_date, person.identity_number)));
    }
  }
  for (const std::string& number : policy_numbers) add_number(tokens, sealer, number);
  return tokens;
}

std::vector<std::string> tokens_for(ports::Sealer& sealer, const std::string& query) {
  std::vector<std::string> tokens;
  add(tokens, sealer.blind_index("name", lookup::normalise_name(query)));
  if (const auto phone = lookup::normalise_phone(query)) add(tokens, sealer.blind_index("phone", *phone));
  add_number(tokens, sealer, query);
  if (query.size() > 11) {
    if (const auto date = base::Date::parse(query.substr(0, 10))) {
      add(tokens, sealer.blind_index("birth", lookup::birth_and_last_four(*date, query.substr(11))));
    }
  }
  return tokens;
}

}  // namespace consilium::service
