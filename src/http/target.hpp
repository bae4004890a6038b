// The request target (RFC 9112 3.2) taken apart, and percent-decoding (RFC 3986 2.1). Malformed escapes are an error
// (`incorrect`), never guessed at. Decoded text is any bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace consilium::http {

struct Target {
  std::string path;              // still encoded, so that an escaped `/` does not split a segment
  std::vector<Parameter> query;  // decoded, `+` as a space (WHATWG form encoding), in order
};

// Accepts `/path?query`, the absolute form `http://host/path?query`, and `*`.
base::Result<Target> parse_target(std::string_view text);

base::Result<std::string> percent_decoded(std::string_view text);

}  // namespace consilium::http
