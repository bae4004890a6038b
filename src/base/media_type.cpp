#include "base/media_type.hpp"

#include <cstddef>
#include <cstdint>

#include <fmt/core.h>

namespace consilium::base {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t pdf_tail_bytes = 1024;  // in which readers look for the end

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count; ++i) number = (number << 8U) | byte_at(bytes, at + i);
  return number;
}

std::uint64_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = 4; i > 0; --i) number = (number << 8U) | byte_at(bytes, at + i - 1);
  return number;
}

// Segments with a length one after another; behind the start of a scan any bytes up to the next marker. An end within a
// segment is that of a preview.
bool ends_jpeg(std::string_view bytes) {
  constexpr unsigned end = 0xD9;
  constexpr unsigned scan = 0xDA;
  std::size_t at = 2;
  while (true) {
    at = bytes.find('\xFF', at);
    if (at == std::string_view::npos || at + 1 >= bytes.size()) return false;
    const unsigned marker = byte_at(bytes, ++at);
    if (marker == end) return true;
    // Stuffed, padded and restart bytes stand alone.
    if (marker == 0xFF) continue;
    ++at;
    if (marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;
    if (at + 2 > bytes.size()) return false;
    const std::uint64_t length = big_endian(bytes, at, 2);
    if (length < 2) return false;
    at += length;
    if (at > bytes.size()) return false;
    if (marker != scan && (at >= bytes.size() || byte_at(bytes, at) != 0xFF)) return false;
  }
}

// Chunks of a length, a name, so many bytes and a checksum, the last of which is called IEND.
bool ends_png(std::string_view bytes) {
  constexpr std::size_t around = 12;
  std::size_t at = 8;
  while (bytes.size() - at >= around) {
    const std::uint64_t length = big_endian(bytes, at, 4);
    if (length > bytes.size() - at - around) return false;
    if (bytes.substr(at + 4, 4) == "IEND"sv) return true;
    at += around + length;
  }
  return false;
}

bool ends_webp(std::string_view bytes) { return little_endian(bytes, 4) <= bytes.size() - 8; }

bool ends_pdf(std::string_view bytes) {
  const std::string_view tail = bytes.size() > pdf_tail_bytes ? bytes.substr(bytes.size() - pdf_tail_bytes) : bytes;
  return tail.find("%%EOF"sv) != std::string_view::npos;
}

struct Kind {
  std::string_view type;
  bool (*begins)(std::string_view);
  bool (*ends)(std::string_view);
};

constexpr std::array kinds{
    Kind{jpeg_type, [](std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"sv); }, ends_jpeg},
    Kind{png_type, [](std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1A\n"sv); }, ends_png},
    Kind{webp_type,
         [](std::string_view bytes) { return bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv); },
         ends_webp},
    Kind{pdf_type, [](std::string_view bytes) { return bytes.starts_with("%PDF-"sv); }, ends_pdf}};

}  // namespace

Result<std::string_view> media_type_of(std::string_view bytes) {
  for (const Kind& kind : kinds) {
    if (!kind.begins(bytes)) continue;
    if (kind.ends(bytes)) return kind.type;
    return failure(Category::incorrect,
                   fmt::format("this {} has no end: the file was cut on its way; send it again", kind.type));
  }
  return failure(Category::unsupported,
                 "these bytes are no picture (JPEG, PNG, WebP) and no PDF, whatever their name says");
}

}  // namespace consilium::base
