// Documents: what was handed in to a case, as far as a decision knows of it.
#include <algorithm>

#include <fmt/core.h>

#include "cases/families.hpp"
#include "cases/forms.hpp"

namespace consilium::cases {

Verdict add(Work& work, CaseState& state, const AddDocument& command) {
  if (state.document(command.document) != nullptr) return refuse("document-known", {command.document});
  if (state.documents.size() >= documents_max) return refuse("documents-too-many", {std::to_string(documents_max)});
  work.emit(state, DocumentAdded{command.document, command.name, command.media_type, command.size, command.sha256});
  return std::nullopt;
}

Verdict check_documents(const CaseState& state, const std::vector<std::string>& documents) {
  for (auto named = documents.begin(); named != documents.end(); ++named) {
    const bool known = state.document(*named) != nullptr;
    if (known && std::find(documents.begin(), named, *named) == named) continue;
    Refusal refusal = refuse(known ? "document-named-twice" : "document-unknown", {*named});
    refusal.place = fmt::format("/documents/{}", named - documents.begin());
    return refusal;
  }
  return std::nullopt;
}

}  // namespace consilium::cases
