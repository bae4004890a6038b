// The hash chain: each event's hash covers the hash before it in its stream, its whole envelope with its places, its
// payload as sealed, and the hash of the document that came with it. Whoever changes, drops or reorders stored events
// must forge every later hash of the stream. Hashes are 32 raw bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ports/documents.hpp"
#include "ports/event.hpp"

namespace consilium::store {

// The event at its places, as it is stored; the payload stays as it is.
ports::Envelope placed(ports::NewEvent event, const std::string& stream, std::int64_t sequence, std::int64_t position);

// `previous` is empty for the first event of a stream; the payload of `event` must be sealed. `document_hash` is empty
// for an event without a document.
std::string chain_hash(std::string_view previous, const ports::Envelope& event, std::string_view document_hash);

// Of a document as it is sealed.
std::string document_hash(std::string_view sealed);

// The row of a document at the places of its event; `sealed` are its bytes.
ports::DocumentRow placed(ports::NewDocument sealed, const ports::Envelope& event);

// A hash over all hashes so far, in order of position: the one value to write down outside of the house, so that a
// missing end is seen too.
std::string fold_hash(std::string_view folded, std::string_view hash);

std::string to_hexadecimal(std::string_view bytes);

}  // namespace consilium::store
