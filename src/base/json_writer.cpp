#include "base/json_writer.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace consilium::base {
namespace {

using Word = std::uint64_t;

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Whether one of the bytes of a word is escaped, by the usual tests of all of them at once.
bool any_is_escaped(Word word) {
  constexpr Word ones = 0x0101'0101'0101'0101;
  constexpr Word highs = 0x8080'8080'8080'8080;
  const auto has_zero = [](Word bytes) { return (bytes - ones) & ~bytes & highs; };
  const Word below_space = (word - ones * 0x20) & ~word & highs;
  return (below_space | has_zero(word ^ ones * '"') | has_zero(word ^ ones * '\\')) != 0;
}

// Copies up to the first character that is escaped, and says how many there are before it.
std::size_t copy_plain(std::string_view from, char* to) {
  std::size_t at = 0;
  for (Word word = 0; at + sizeof word <= from.size(); at += sizeof word) {
    std::memcpy(&word, from.data() + at, sizeof word);
    if (any_is_escaped(word)) break;
    std::memcpy(to + at, &word, sizeof word);
  }
  for (; at < from.size() && !is_escaped(from[at]); ++at) to[at] = from[at];
  return at;
}

// The letter that stands for a character after a backslash; none: it is written as a number.
char letter_of(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return '\0';
  }
}

}  // namespace

void JsonWriter::grow(std::size_t bytes) { text_.resize(std::max(2 * text_.size(), size_ + bytes)); }

void JsonWriter::number(std::int64_t value) {
  separate();
  constexpr std::size_t longest = 20;
  char* to = room(longest);
  size_ += static_cast<std::size_t>(std::to_chars(to, to + longest, value).ptr - to);
}

void JsonWriter::yes_no(bool value) {
  separate();
  for (const char c : std::string_view(value ? "true" : "false")) put(c);
}

void JsonWriter::quote(std::string_view value) {
  put('"');
  for (;;) {
    const std::size_t plain = copy_plain(value, room(value.size()));
    size_ += plain;
    if (plain == value.size()) break;
    escape(value[plain]);
    value.remove_prefix(plain + 1);
  }
  put('"');
}

void JsonWriter::escape(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  put('\\');
  if (const char letter = letter_of(c); letter != '\0') return put(letter);
  const auto number = static_cast<unsigned char>(c);
  for (const char digit : {'u', '0', '0', digits[number >> 4], digits[number & 0xF]}) put(digit);
}

std::string JsonWriter::take() && {
  text_.resize(size_);
  return std::move(text_);
}

}  // namespace consilium::base
