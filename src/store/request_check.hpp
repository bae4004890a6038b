// What no append may ask for, whatever the store holds. Both stores refuse it the same way.
#pragma once

#include "base/result.hpp"
#include "ports/event_store.hpp"

namespace consilium::store {

inline constexpr std::size_t payload_bytes_max = 1U << 20U;
inline constexpr std::size_t bundle_bytes_max = 64U << 20U;
inline constexpr std::size_t document_bytes_max = 64U << 20U;

base::Result<void> check_request(const ports::AppendRequest& request);

// Events, view rows and timer changes together.
std::size_t rows_of(const ports::AppendRequest& request);

}  // namespace consilium::store
