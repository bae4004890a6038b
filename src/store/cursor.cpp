#include "store/cursor.hpp"

#include <charconv>

#include "store/fields.hpp"

namespace consilium::store {

namespace {

std::optional<std::int64_t> number_of(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string cursor_of(const Place& place) { return join_fields(place.number, place.minor, place.first, place.second); }

base::Result<Place> place_of(const std::string& cursor, const Place& start) {
  if (cursor.empty()) return start;
  const auto fields = split_fields(cursor);
  if (fields && fields->size() == 4) {
    const auto number = number_of(fields->at(0));
    const auto minor = number_of(fields->at(1));
    if (number && minor) return Place{*number, *minor, fields->at(2), fields->at(3)};
  }
  return base::failure(base::Category::incorrect,
                       "the cursor is not one that a page gave: pass `next` of the page before, or start at the first");
}

}  // namespace consilium::store
