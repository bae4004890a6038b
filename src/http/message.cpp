#include "http/message.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <boost/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"

namespace consilium::http {
namespace {

char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

std::string without_controls(std::string_view value) {
  std::string safe(value);
  for (char& character : safe) {
    const auto byte = static_cast<unsigned char>(character);
    if ((byte < 0x20 && character != '\t') || byte == 0x7f) character = ' ';
  }
  return safe;
}

std::optional<std::string_view> first_named(const std::vector<Parameter>& parameters, std::string_view name) {
  for (const auto& parameter : parameters) {
    if (parameter.name == name) return parameter.value;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> position_of(std::string_view text) {
  std::uint64_t position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return position;
}

}  // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

void Headers::add(std::string_view name, std::string_view value) {
  fields_.push_back({std::string(name), without_controls(value)});
}

void Headers::set(std::string_view name, std::string_view value) {
  std::erase_if(fields_, [name](const Parameter& field) { return equal_ignoring_case(field.name, name); });
  add(name, value);
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& field : fields_) {
    if (equal_ignoring_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

std::optional<std::string_view> Request::query_value(std::string_view name) const { return first_named(query, name); }

const std::string& Request::capture(std::string_view name) const {
  const auto found = std::find_if(captures.begin(), captures.end(),
                                  [name](const Parameter& parameter) { return parameter.name == name; });
  CHECK(found != captures.end());
  return found->value;
}

Response json_response(int status, std::string text) {
  Response response{.status = status};
  response.headers.set("Content-Type", "application/json");
  response.body = std::move(text);
  return response;
}

Response problem(int status, std::string_view type, std::string_view title, std::string_view detail,
                 std::string_view more) {
  boost::json::object members;
  members["type"] = type.empty() ? "about:blank" : type;
  members["title"] = title.empty() ? reason_phrase(status) : title;
  members["status"] = status;
  if (!detail.empty()) members["detail"] = detail;
  if (!more.empty()) {
    const auto extra = base::parse_json(more);
    CHECK(extra.has_value() && extra->is_object());
    for (const auto& member : extra->get_object()) members.emplace(member.key(), member.value());
  }
  Response response{.status = status};
  response.headers.set("Content-Type", "application/problem+json");
  response.body = base::to_text(members);
  return response;
}

Response subscribe(const Request& request, std::shared_ptr<Broadcast> broadcast, Topics topics) {
  auto named = request.headers.find("Last-Event-ID");
  if (!named || named->empty()) named = request.query_value("after");
  const auto after = named ? position_of(*named) : broadcast->position();
  if (!after) return problem(400, {}, {}, "`Last-Event-ID` or `after` must be a whole number from this stream.");
  Response response;
  response.headers.set("Content-Type", "text/event-stream");
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Accel-Buffering", "no");  // a proxy that gathers the stream would hold every change back
  response.subscription = Subscription{std::move(broadcast), std::move(topics), *after};
  return response;
}

std::string_view reason_phrase(int status) {
  static constexpr std::array<std::pair<int, std::string_view>, 32> phrases{{
      {100, "Continue"},
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {415, "Unsupported Media Type"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
  }};
  const auto* found =
      std::find_if(phrases.begin(), phrases.end(), [status](const auto& phrase) { return phrase.first == status; });
  return found == phrases.end() ? "Unknown" : found->second;
}

}  // namespace consilium::http
