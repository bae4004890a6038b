#include "calendar/stops.hpp"

#include <algorithm>

namespace consilium::calendar {

const Stop* stop_at(const std::vector<Stop>& stops, base::Instant instant) {
  const auto found = std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) {
    return stop.from <= instant && (!stop.to || instant < *stop.to);
  });
  return found == stops.end() ? nullptr : &*found;
}

const Stop* open_stop_at(const std::vector<Stop>& stops, base::Instant instant) {
  const auto found =
      std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) { return !stop.to && stop.from <= instant; });
  return found == stops.end() ? nullptr : &*found;
}

std::vector<Stop> united(std::vector<Stop> stops) {
  std::sort(stops.begin(), stops.end(), [](const Stop& left, const Stop& right) { return left.from < right.from; });
  std::vector<Stop> result;
  for (Stop& stop : stops) {
    if (stop.to && *stop.to <= stop.from) continue;
    if (result.empty() || (result.back().to && stop.from > *result.back().to)) {
      result.push_back(std::move(stop));
      continue;
    }
    Stop& last = result.back();
    if (!stop.to || (last.to && *stop.to > *last.to)) last.to = stop.to;
    if ((", " + last.id + ",").find(", " + stop.id + ",") == std::string::npos) last.id += ", " + stop.id;
  }
  return result;
}

}  // namespace consilium::calendar
