// Reading requests: bodies member by member, query parameters one by one. Every mistake is noted with its place and
// reading goes on, so that a caller learns all of them at once.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "api/problem.hpp"
#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/localised.hpp"
#include "base/money.hpp"
#include "compiler/compile.hpp"
#include "ports/page.hpp"

namespace consilium::api {

// The body as a JSON object; `incorrect` when it is empty, not UTF-8, not JSON, or not an object.
base::Result<boost::json::value> parse_body(const http::Request& request);

// Reads one object of a body. `object`, `mistakes` and the names that are asked for must outlive it.
class ObjectReader {
 public:
  ObjectReader(const boost::json::object& object, std::string pointer, std::vector<Mistake>& mistakes)
      : object_(object), pointer_(std::move(pointer)), mistakes_(mistakes) {}

  std::string text(std::string_view name);  // needed, not empty
  std::string text_or(std::string_view name, std::string_view otherwise);
  bool flag_or(std::string_view name, bool otherwise);
  base::Instant instant(std::string_view name);  // needed
  std::optional<base::Instant> optional_instant(std::string_view name);
  base::Date date(std::string_view name);  // needed
  std::optional<base::Date> optional_date(std::string_view name);
  std::optional<std::int64_t> optional_number(std::string_view name);
  base::Money money(std::string_view name);                  // needed
  std::vector<std::string> texts(std::string_view name);     // may be missing
  const boost::json::object* object(std::string_view name);  // may be missing: null
  const boost::json::array* array(std::string_view name);    // may be missing: null
  const boost::json::value* any(std::string_view name);      // may be missing: null

  std::string pointer_to(std::string_view name) const;
  void mistake(std::string_view name, std::string detail);
  // Call last: members nobody asked for are mistakes too.
  void refuse_others();

 private:
  const boost::json::value* find(std::string_view name, bool needed);

  const boost::json::object& object_;
  std::string pointer_;
  std::vector<Mistake>& mistakes_;
  std::vector<std::string_view> asked_;
};

std::string json_pointer(std::string_view parent, std::string_view member);

// Query parameters. `incorrect` when malformed.
base::Result<base::Instant> instant_query(const http::Request& request, std::string_view name, base::Instant otherwise);
base::Result<base::Language> language_query(const http::Request& request);  // `language`, else English
base::Result<ports::PageRequest> page_query(const http::Request& request);  // `limit` (1 to 500) and `after`
std::string text_query(const http::Request& request, std::string_view name);
// `incorrect` when there is a parameter that is none of these: a misspelt filter must not show everything.
base::Result<void> only_queries(const http::Request& request, const std::set<std::string_view>& names);

// `files`: at least one of {"name", "text"}.
std::vector<compiler::SourceFile> read_files(ObjectReader& body, std::vector<Mistake>& mistakes);

// The version of `If-Match`; none without the header or with `*`. `incorrect` when it is no version.
base::Result<std::optional<std::int64_t>> expected_version(const http::Request& request);

}  // namespace consilium::api
