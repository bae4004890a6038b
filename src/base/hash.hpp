// Hashes: SHA-256 (FIPS 180-4) as lower-case hexadecimal, for what is kept; SipHash-2-4 in 64 bits for what is compared
// in memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace consilium::base {

std::string sha256_hex(std::string_view bytes);

// The same for the same bytes within one process, and not foreseen by whoever writes them.
std::uint64_t short_hash(std::string_view bytes);

// The same over pieces, for what does not fit into memory.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex();  // once, at the end

 private:
  static constexpr std::size_t state_bytes = 128;
  alignas(16) std::array<unsigned char, state_bytes> state_{};
};

}  // namespace consilium::base
