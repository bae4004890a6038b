#include "store/chain.hpp"

#include <utility>

#include "base/hash.hpp"
#include "store/fields.hpp"

namespace consilium::store {

namespace {

unsigned nibble(char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

std::string sha256_bytes(std::string_view text) {
  const std::string hexadecimal = base::sha256_hex(text);
  std::string bytes;
  bytes.reserve(hexadecimal.size() / 2);
  for (std::size_t index = 0; index < hexadecimal.size(); index += 2)
    bytes += static_cast<char>((nibble(hexadecimal[index]) << 4U) | nibble(hexadecimal[index + 1]));
  return bytes;
}

}  // namespace

ports::Envelope placed(ports::NewEvent event, const std::string& stream, std::int64_t sequence, std::int64_t position) {
  return {.event_id = std::move(event.event_id),
          .stream = stream,
          .sequence = sequence,
          .position = position,
          .type = std::move(event.type),
          .type_version = event.type_version,
          .tenant = std::move(event.tenant),
          .actor = std::move(event.actor),
          .on_behalf_of = std::move(event.on_behalf_of),
          .occurred_at = event.occurred_at,
          .recorded_at = event.recorded_at,
          .request_id = std::move(event.request_id),
          .programme_hash = std::move(event.programme_hash),
          .person = std::move(event.person),
          .payload = std::move(event.payload)};
}

std::string document_hash(std::string_view sealed) { return sha256_bytes(sealed); }

ports::DocumentRow placed(ports::NewDocument sealed, const ports::Envelope& event) {
  std::string hash = document_hash(sealed.bytes);
  return {.id = std::move(sealed.id),
          .stream = event.stream,
          .sequence = event.sequence,
          .person = event.person,
          .hash = std::move(hash),
          .bytes = {std::move(sealed.bytes)}};
}

std::string chain_hash(std::string_view previous, const ports::Envelope& event, std::string_view document_hash) {
  std::string text;
  text.reserve(event.payload.size() + 512);
  append_field(text, previous);
  append_field(text, event.event_id);
  append_field(text, event.stream);
  append_field(text, event.sequence);
  append_field(text, event.position);
  append_field(text, event.type);
  append_field(text, std::int64_t{event.type_version});
  append_field(text, event.tenant);
  append_field(text, event.actor);
  append_field(text, event.on_behalf_of);
  append_field(text, event.occurred_at.milliseconds);
  append_field(text, event.recorded_at.milliseconds);
  append_field(text, event.request_id);
  append_field(text, event.programme_hash);
  append_field(text, event.person);
  append_field(text, event.payload);
  if (!document_hash.empty()) append_field(text, document_hash);
  return sha256_bytes(text);
}

std::string fold_hash(std::string_view folded, std::string_view hash) {
  return sha256_bytes(join_fields(folded, hash));
}

std::string to_hexadecimal(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += digits[value >> 4U];
    text += digits[value & 15U];
  }
  return text;
}

}  // namespace consilium::store
