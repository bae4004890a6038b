#include "base/characters.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::base {
namespace {

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool between(unsigned value, unsigned low, unsigned high) { return value >= low && value <= high; }

std::string_view description(char32_t code_point) {
  switch (code_point) {
    case 0x00:
      return "null";
    case 0x09:
      return "tab";
    case 0x0A:
      return "line feed";
    case 0x0D:
      return "carriage return";
    case 0x85:
      return "next line";
    case 0xAD:
      return "soft hyphen";
    case 0x61C:
      return "Arabic letter mark";
    case 0x200B:
      return "zero-width space";
    case 0x200C:
      return "zero-width non-joiner";
    case 0x200D:
      return "zero-width joiner";
    case 0x200E:
      return "left-to-right mark";
    case 0x200F:
      return "right-to-left mark";
    case 0x2028:
      return "line separator";
    case 0x2029:
      return "paragraph separator";
    case 0x202A:
      return "left-to-right embedding";
    case 0x202B:
      return "right-to-left embedding";
    case 0x202C:
      return "pop directional formatting";
    case 0x202D:
      return "left-to-right override";
    case 0x202E:
      return "right-to-left override";
    case 0x2060:
      return "word joiner";
    case 0x2066:
      return "left-to-right isolate";
    case 0x2067:
      return "right-to-left isolate";
    case 0x2068:
      return "first strong isolate";
    case 0x2069:
      return "pop directional isolate";
    case 0xFEFF:
      return "byte order mark";
    default:
      return kind_of(code_point) == CharacterKind::control ? "control character" : "";
  }
}

// How the bytes above 0x7F would pair up under the double-byte encodings of Chinese.
struct Pairs {
  std::size_t common_gbk = 0;   // both bytes in the GB 2312 square
  std::size_t common_big5 = 0;  // a lead of the frequent Big5 characters
  std::size_t all = 0;
  std::size_t unpaired = 0;
};

Pairs count_pairs(std::string_view bytes) {
  Pairs pairs;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned lead = byte_at(bytes, at);
    if (lead < 0x80) continue;
    const unsigned trail = at + 1 < bytes.size() ? byte_at(bytes, at + 1) : 0;
    if (!between(lead, 0x81, 0xFE) || !between(trail, 0x40, 0xFE) || trail == 0x7F) {
      ++pairs.unpaired;
      continue;
    }
    ++pairs.all;
    if (between(lead, 0xA1, 0xF7) && trail >= 0xA1) ++pairs.common_gbk;
    if (between(lead, 0xA1, 0xC6) && (trail <= 0x7E || trail >= 0xA1)) ++pairs.common_big5;
    ++at;
  }
  return pairs;
}

}  // namespace

Character first_character(std::string_view bytes) {
  const unsigned lead = byte_at(bytes, 0);
  if (lead < 0x80) return {Character::Status::complete, lead, 1};
  if (!between(lead, 0xC2, 0xF4)) return {Character::Status::invalid, 0, 1};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code_point = lead & (length == 2 ? 0x1FU : length == 3 ? 0x0FU : 0x07U);
  for (std::size_t at = 1; at < length; ++at) {
    if (at == bytes.size()) return {Character::Status::cut_off, 0, at};
    const unsigned next = byte_at(bytes, at);
    // The first byte after the lead has a narrower range where a wider one would be overlong, a surrogate or too large.
    const unsigned low = at > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = at > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (!between(next, low, high)) return {Character::Status::invalid, 0, at};
    code_point = (code_point << 6U) | (next & 0x3FU);
  }
  return {Character::Status::complete, code_point, length};
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const Character character = first_character(bytes);
    if (character.status != Character::Status::complete) return false;
    bytes.remove_prefix(character.length);
  }
  return true;
}

CharacterKind kind_of(char32_t code_point) {
  if (code_point == '\t') return CharacterKind::tab;
  if (code_point == '\n') return CharacterKind::line_feed;
  if (code_point == '\r') return CharacterKind::carriage_return;
  if (code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029) return CharacterKind::separator;
  if (code_point < 0x20 || between(code_point, 0x7F, 0x9F)) return CharacterKind::control;
  if ((code_point & 0xFFFEU) == 0xFFFE || between(code_point, 0xFDD0, 0xFDEF)) return CharacterKind::control;
  const bool reorders = code_point == 0x61C || between(code_point, 0x200E, 0x200F) ||
                        between(code_point, 0x202A, 0x202E) || between(code_point, 0x2066, 0x2069);
  const bool hides = code_point == 0xAD || between(code_point, 0x200B, 0x200D) || between(code_point, 0x2060, 0x2064) ||
                     code_point == 0xFEFF;
  return reorders || hides ? CharacterKind::invisible : CharacterKind::ordinary;
}

std::string name_of(char32_t code_point) {
  const std::string_view words = description(code_point);
  const auto number = static_cast<unsigned>(code_point);
  return words.empty() ? fmt::format("U+{:04X}", number) : fmt::format("U+{:04X} ({})", number, words);
}

std::string_view likely_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
  const auto nulls = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  if (nulls * 4 > bytes.size()) return "UTF-16";
  const Pairs pairs = count_pairs(bytes);
  if (pairs.unpaired * 10 > pairs.all) return "Windows-1252";
  if (pairs.common_gbk * 10 >= pairs.all * 9) return "GBK";
  if (pairs.common_big5 * 10 >= pairs.all * 7) return "Big5";
  return pairs.common_gbk * 2 >= pairs.all ? "GBK" : "Windows-1252";
}

}  // namespace consilium::base
