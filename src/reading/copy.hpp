// The reading copy of a programme: clause by clause what the house does about it, for people who sign it.
#pragma once

#include <map>
#include <string>

#include "calendar/edition.hpp"
#include "reading/copy_document.hpp"
#include "reading/sentence_voice.hpp"
#include "scenario/coverage.hpp"

namespace consilium::reading {

struct CopyOf {
  Voice voice;
  const calendar::Edition* calendar = nullptr;
  // Made from the scenarios that passed.
  const scenario::Coverage* coverage = nullptr;
  // The handbook's own words by clause, where an installation has them.
  std::map<std::string, std::string> handbook{};
};

Document reading_copy(const CopyOf& of);

// One self-contained file without scripts.
std::string to_html(const Document& document);

}  // namespace consilium::reading
