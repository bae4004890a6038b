#include "service/documents.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "base/characters.hpp"
#include "base/hash.hpp"
#include "base/media_type.hpp"
#include "service/identifier.hpp"

namespace consilium::service {
namespace {

base::Result<void> check_name(std::string_view name) {
  const bool has_control =
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
  if (!name.empty() && name.size() <= document_name_bytes_max && base::is_utf8(name) && !has_control) return {};
  return base::failure(base::Category::incorrect,
                       fmt::format("a document needs the name of its file: 1 to {} bytes of UTF-8 without control "
                                   "characters",
                                   document_name_bytes_max),
                       "name");
}

}  // namespace

base::Result<Outcome> add_document(House& house, const Asked& asked, std::string_view case_id,
                                   const NewDocument& document) {
  BASE_TRY_VOID(check_name(document.name));
  if (document.bytes.empty()) return base::failure(base::Category::incorrect, "the document is empty");
  if (document.bytes.size() > document_bytes_max)
    return base::failure(base::Category::incorrect, fmt::format("a document may have {} bytes and this one has {}",
                                                                document_bytes_max, document.bytes.size()));
  BASE_TRY(const std::string_view media_type, base::media_type_of(document.bytes));
  Asked with_bytes = asked;
  with_bytes.document_bytes = &document.bytes;
  return act_on_case(
      house, with_bytes, case_id,
      cases::AddDocument{new_identifier(), document.name, std::string(media_type),
                         static_cast<std::int64_t>(document.bytes.size()), base::sha256_hex(document.bytes)});
}

base::Result<KeptDocument> read_document(House& house, std::string_view case_id, std::string_view document_id) {
  const auto published = house.registry.read();
  BASE_TRY(const LoadedCase loaded, load_case(house, *published, case_id));
  const cases::Document* about = loaded.state.document(document_id);
  if (about == nullptr)
    return base::failure(base::Category::not_found, fmt::format("this case has no document `{}`", document_id));
  BASE_TRY(auto row, house.store.documents().document(document_id));
  if (!row || row->stream != case_stream(case_id))
    return base::failure(base::Category::corrupt, fmt::format("the bytes of document `{}` are missing", document_id));
  if (row->bytes.erased) return base::failure(base::Category::not_found, "the data of this case were erased");
  if (base::sha256_hex(row->bytes.text) != about->sha256)
    return base::failure(base::Category::corrupt,
                         fmt::format("the bytes of document `{}` are not those handed in", document_id));
  return KeptDocument{*about, std::move(row->bytes.text)};
}

}  // namespace consilium::service
