// Files that people hand in, as far as they are read: to prove their kind. What is found begins as that kind does, and
// is found again whatever stands behind its end.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/media_type.hpp"
#include "fuzz/input.hpp"

namespace {

namespace base = consilium::base;
namespace fuzz = consilium::fuzz;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const auto type = base::media_type_of(bytes);
  fuzz::remark(type ? *type : std::string_view(type.error().message));
  if (!type) return 0;
  fuzz::demand(std::find(base::file_types.begin(), base::file_types.end(), *type) != base::file_types.end(),
               "a kind that is not taken");
  fuzz::demand(!base::media_type_of(bytes.substr(0, 2)), "a kind was seen in two bytes");
  // Readers look for the end of a PDF near the end of the file only.
  if (*type == base::pdf_type) return 0;
  const auto longer = base::media_type_of(std::string(bytes) + "%%EOF");
  fuzz::demand(longer && *longer == *type, "what stands behind the end changed the kind");
  return 0;
}
