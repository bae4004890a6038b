#include "cases/event.hpp"

#include <utility>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "cases/fields.hpp"
#include "cases/upcast.hpp"

namespace consilium::cases {
namespace {

template <std::size_t index = 0>
bool is_known(std::string_view type) {
  if constexpr (index == std::variant_size_v<Event>) {
    return false;
  } else {
    return std::variant_alternative_t<index, Event>::type == type || is_known<index + 1>(type);
  }
}

// Of a type that is known.
template <std::size_t index = 0>
base::Result<Event> read_as(std::string_view type, const boost::json::object& object) {
  using Candidate = std::variant_alternative_t<index, Event>;
  if constexpr (index + 1 < std::variant_size_v<Event>) {
    if (Candidate::type != type) return read_as<index + 1>(type, object);
  }
  Candidate event;
  JsonReader reader(object);
  event.fields(reader);
  if (reader.error()) return tl::unexpected(*reader.error());
  return Event{std::move(event)};
}

}  // namespace

std::string_view type_of(const Event& event) {
  return std::visit([](const auto& alternative) { return std::decay_t<decltype(alternative)>::type; }, event);
}

int version_of(const Event& event) { return latest_version(type_of(event), upcasters()); }

std::string payload_of(const Event& event) {
  Event copy = event;
  JsonWriter writer;
  std::visit([&](auto& alternative) { alternative.fields(writer); }, copy);
  return base::to_text(writer.take());
}

base::Result<Event> event_from(std::string_view type, int version, std::string_view payload) {
  return event_from(type, version, payload, upcasters());
}

base::Result<Event> event_from(std::string_view type, int version, std::string_view payload,
                               std::span<const Upcaster> known) {
  if (!is_known(type)) {
    return base::failure(base::Category::unsupported,
                         fmt::format("`{}` is not an event this build can read; a newer one may", type));
  }
  const int latest = latest_version(type, known);
  if (version > latest) {
    return base::failure(base::Category::unsupported,
                         fmt::format("version {} of `{}` is newer than version {}, the latest this build can read",
                                     version, type, latest));
  }
  if (version < 1) {
    return base::failure(base::Category::corrupt, fmt::format("`{}` never had a version {}", type, version));
  }
  auto json = base::parse_json(payload);
  if (!json || !json->is_object()) {
    return base::failure(base::Category::corrupt, fmt::format("the payload of a `{}` must be a JSON object", type));
  }
  boost::json::object object = std::move(json->get_object());
  for (int at = version; at < latest; ++at) {
    for (const Upcaster& upcaster : known) {
      if (upcaster.type != type || upcaster.from != at) continue;
      BASE_TRY(object, upcaster.raise(std::move(object)));
      break;
    }
  }
  return read_as(type, object);
}

}  // namespace consilium::cases
