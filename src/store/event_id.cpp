#include "store/event_id.hpp"

#include <array>
#include <cstdint>
#include <unistd.h>

#include "base/check.hpp"

namespace consilium::store {

std::string make_event_id(base::Instant instant) {
  std::array<unsigned char, 16> bytes{};
  CHECK(getentropy(bytes.data(), bytes.size()) == 0);
  const auto milliseconds = static_cast<std::uint64_t>(instant.milliseconds);
  for (std::size_t index = 0; index < 6; ++index)
    bytes[index] = static_cast<unsigned char>(milliseconds >> (40U - 8U * index));
  bytes[6] = static_cast<unsigned char>(0x70U | (bytes[6] & 0x0fU));
  bytes[8] = static_cast<unsigned char>(0x80U | (bytes[8] & 0x3fU));

  static constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    if (index == 4 || index == 6 || index == 8 || index == 10) text += '-';
    text += hexadecimal[bytes[index] >> 4U];
    text += hexadecimal[bytes[index] & 15U];
  }
  return text;
}

}  // namespace consilium::store
