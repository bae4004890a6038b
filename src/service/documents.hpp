// Documents of a case: bytes taken in and given out. Their kind is proved, their name checked, their hash compared.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cases/state.hpp"
#include "service/case_service.hpp"

namespace consilium::service {

// Below what the server takes as a body, so that who sends more is told what the limit is.
inline constexpr std::size_t document_bytes_max = 15U << 20U;
inline constexpr std::size_t document_name_bytes_max = 255;

struct NewDocument {
  std::string name{};  // of the file
  std::string bytes{};
};

// Writes the bytes and the event that tells of them, both or neither; it is then the last document of the case.
// Errors besides those of act_on_case: `unsupported` for bytes of another kind (base/media_type.hpp), `incorrect` for
// none, too many or too few of them and for a name that is none.
base::Result<Outcome> add_document(House& house, const Asked& asked, std::string_view case_id,
                                   const NewDocument& document);

struct KeptDocument {
  cases::Document about{};
  std::string bytes{};
};

// `not_found` when the case has no such document or the person was forgotten; `corrupt` when the bytes are not those
// that were handed in.
base::Result<KeptDocument> read_document(House& house, std::string_view case_id, std::string_view document_id);

}  // namespace consilium::service
