#include "studio/clauses.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "reading/sentence_words.hpp"

namespace consilium::studio {

std::vector<CitedClause> clauses_of(const Draft& draft, base::Language language) {
  const model::Programme& programme = *draft.programme;
  std::map<std::string_view, std::size_t> places;
  std::vector<CitedClause> all;
  for (const model::Clause& clause : programme.clauses) {
    places.emplace(clause.id, all.size());
    all.push_back({&clause, {}, nullptr});
  }
  for (const model::NotEnforced& row : programme.not_enforced) {
    if (const auto found = places.find(row.clause); found != places.end()) all[found->second].not_enforced = &row;
  }
  // Several services may say the same at one place, and cite more or fewer clauses there.
  std::set<std::tuple<std::string, std::string, std::uint32_t, std::string, std::string>> seen;
  for (const reading::SpokenWord& word : reading::words_of({&programme, draft.around.networks, language})) {
    const base::Place& place = word.cites->at;
    for (const std::string& id : word.cites->clauses) {
      const auto found = places.find(id);
      if (found == places.end() || !seen.emplace(id, place.file, place.line, word.id, word.sentence).second) continue;
      all[found->second].by.push_back(
          {place, reading::kind_in_words(word.kind, language), word.id, word.name, word.sentence});
    }
  }
  return all;
}

}  // namespace consilium::studio
