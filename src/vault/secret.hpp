// Secret: 32 bytes of key that are wiped when they go.
#pragma once

#include <array>
#include <string_view>

#include <sodium/utils.h>

namespace consilium::vault {

class Secret {
 public:
  static constexpr std::size_t size = 32;

  Secret() = default;
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret() { sodium_memzero(bytes_.data(), bytes_.size()); }

  unsigned char* data() { return bytes_.data(); }
  const unsigned char* data() const { return bytes_.data(); }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

 private:
  std::array<unsigned char, size> bytes_{};
};

}  // namespace consilium::vault
