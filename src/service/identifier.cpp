#include "service/identifier.hpp"

#include <chrono>
#include <random>
#include <string_view>

namespace consilium::service {
namespace {

// Crockford's base 32 without its case folding: no i, l, o, u.
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int time_digits = 9;
constexpr int random_digits = 12;

}  // namespace

std::string new_identifier() {
  auto time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                  .count();
  std::string identifier(time_digits, '0');
  for (int i = time_digits - 1; i >= 0; --i) {
    identifier[static_cast<std::size_t>(i)] = digits[static_cast<std::size_t>(time % 32)];
    time /= 32;
  }
  std::random_device source;
  std::uniform_int_distribution<std::size_t> any(0, digits.size() - 1);
  for (int i = 0; i < random_digits; ++i) identifier += digits[any(source)];
  return identifier;
}

}  // namespace consilium::service
