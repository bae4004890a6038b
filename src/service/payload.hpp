// Payloads of events that the house wrote itself, other than those of cases: opened by their type, read member by
// member.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/instant.hpp"
#include "base/localised.hpp"
#include "base/result.hpp"
#include "ports/event.hpp"

namespace consilium::service {

// An object. `corrupt` when it is another event or no object, `unsupported` when a later version wrote it.
base::Result<boost::json::value> open_payload(const ports::Envelope& envelope, std::string_view type, int version_max);

// Reads members of an object, which must outlive it. The first one that is wrong is remembered.
class PayloadReader {
 public:
  explicit PayloadReader(const boost::json::object& object) : object_(&object) {}

  std::string text(std::string_view name);  // empty when it is missing
  std::int64_t number(std::string_view name);
  bool flag(std::string_view name);  // no when it is missing
  base::Instant instant(std::string_view name);
  base::LocalisedText localised_text(std::string_view name);
  const boost::json::array& array(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  bool has(std::string_view name) const;
  const std::string& missing() const { return missing_; }
  std::int64_t miss(std::string_view name);

 private:
  const boost::json::object* object_;
  std::string missing_;
};

// `corrupt` when the reader missed something.
base::Result<void> refuse_missing(const ports::Envelope& envelope, const PayloadReader& reader);

}  // namespace consilium::service
