#include "cases/event.hpp"

#include <utility>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "cases/fields.hpp"

namespace consilium::cases {
namespace {

template <std::size_t index = 0>
base::Result<Event> read_as(std::string_view type, const boost::json::object& object) {
  if constexpr (index == std::variant_size_v<Event>) {
    return base::failure(base::Category::corrupt, fmt::format("`{}` is not an event this version can read", type));
  } else {
    using Candidate = std::variant_alternative_t<index, Event>;
    if (Candidate::type != type) return read_as<index + 1>(type, object);
    Candidate event;
    JsonReader reader(object);
    event.fields(reader);
    if (reader.error()) return tl::unexpected(*reader.error());
    return Event{std::move(event)};
  }
}

}  // namespace

std::string_view type_of(const Event& event) {
  return std::visit([](const auto& alternative) { return std::decay_t<decltype(alternative)>::type; }, event);
}

std::string payload_of(const Event& event) {
  Event copy = event;
  JsonWriter writer;
  std::visit([&](auto& alternative) { alternative.fields(writer); }, copy);
  return base::to_text(writer.take());
}

base::Result<Event> event_from(std::string_view type, int version, std::string_view payload) {
  if (version != event_version) {
    return base::failure(base::Category::corrupt,
                         fmt::format("version {} of `{}` is newer than this version can read", version, type));
  }
  BASE_TRY(const boost::json::value json, base::parse_json(payload));
  if (!json.is_object()) return base::failure(base::Category::corrupt, "the payload of an event must be an object");
  return read_as(type, json.get_object());
}

}  // namespace consilium::cases
