// InstitutionIndex: finds institutions while a person types. A few thousand entries are scanned in memory for each
// query; nothing is stored. Immutable after building, so any number of threads may search it.
//
// A query is split at spaces; every term must match the entry. A term matches part of a name or city in any language
// (traditional and simplified characters are the same here), pinyin from the start of a syllable (`xieheyi`), initials
// (`bjxh`), or the start of a Latin word (`hopk`).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/localised.hpp"
#include "lookup/transliteration.hpp"

namespace consilium::lookup {

struct Institution {
  std::string id;
  base::LocalisedText name;
  std::vector<std::string> aliases;  // in any language
  base::LocalisedText city;
};

class InstitutionIndex {
 public:
  InstitutionIndex(const Transliteration& transliteration, const std::vector<Institution>& institutions);
  ~InstitutionIndex();
  InstitutionIndex(InstitutionIndex&&) noexcept;
  InstitutionIndex& operator=(InstitutionIndex&&) noexcept;

  // Ids of at most `limit` matches: names equal to the query first, then names that start with it, then names that
  // contain it, then those found by city; entries of one rank stay in the order given. An empty query matches nothing.
  std::vector<std::string> search(const Transliteration& transliteration, std::string_view query,
                                  std::size_t limit) const;

  std::size_t size() const;

 private:
  struct Entry;
  std::vector<Entry> entries_;
};

}  // namespace consilium::lookup
