#include "http/target.hpp"

#include <optional>
#include <utility>

namespace consilium::http {
namespace {

std::optional<unsigned> hexadecimal(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A' + 10);
  return std::nullopt;
}

base::Result<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_space) {
      result += ' ';
    } else if (text[at] != '%') {
      result += text[at];
    } else {
      const auto high = at + 2 < text.size() ? hexadecimal(text[at + 1]) : std::nullopt;
      const auto low = at + 2 < text.size() ? hexadecimal(text[at + 2]) : std::nullopt;
      if (!high || !low) {
        return base::failure(base::Category::incorrect,
                             "The address holds a `%` that two hexadecimal digits do not follow; write `%25` for a "
                             "percent sign.");
      }
      result += static_cast<char>(*high * 16 + *low);
      at += 2;
    }
  }
  return result;
}

base::Result<std::vector<Parameter>> parse_query(std::string_view text) {
  std::vector<Parameter> query;
  while (!text.empty()) {
    const auto pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    BASE_TRY(std::string name, decoded(pair.substr(0, equals), true));
    std::string value;
    if (equals != std::string_view::npos) {
      BASE_TRY(value, decoded(pair.substr(equals + 1), true));
    }
    query.push_back({std::move(name), std::move(value)});
  }
  return query;
}

}  // namespace

base::Result<std::string> percent_decoded(std::string_view text) { return decoded(text, false); }

base::Result<Target> parse_target(std::string_view text) {
  if (text == "*") return Target{"*", {}};
  const auto scheme_end = text.find("://");
  const auto scheme = text.substr(0, scheme_end);
  std::string_view rest = text;
  if (scheme_end != std::string_view::npos &&
      (equal_ignoring_case(scheme, "http") || equal_ignoring_case(scheme, "https"))) {
    rest.remove_prefix(scheme_end + 3);
    rest.remove_prefix(std::min(rest.size(), rest.find_first_of("/?")));
    if (rest.empty() || rest.front() == '?') {
      BASE_TRY(auto query, parse_query(rest.empty() ? rest : rest.substr(1)));
      return Target{"/", std::move(query)};
    }
  }
  if (rest.empty() || rest.front() != '/') {
    return base::failure(base::Category::incorrect, "The address must begin with `/`.");
  }
  const auto question = rest.find('?');
  BASE_TRY(auto query,
           parse_query(question == std::string_view::npos ? std::string_view{} : rest.substr(question + 1)));
  return Target{std::string(rest.substr(0, question)), std::move(query)};
}

}  // namespace consilium::http
