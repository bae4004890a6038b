#include "scenario/claims.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "model/citations.hpp"

namespace consilium::scenario {
namespace {

using base::Place;

bool is_before(const Place& left, const Place& right) {
  return std::tie(left.file, left.line) < std::tie(right.file, right.line);
}

struct ByLine {
  bool operator()(const Place& left, const Place& right) const { return is_before(left, right); }
};

struct Citing {
  std::vector<const model::Citation*> words;  // those that can be told apart
  bool as_data = false;                       // data cites it, too
};

using CitingBySource = std::map<std::string, Citing, std::less<>>;

CitingBySource citing_of(const model::Programme& programme) {
  CitingBySource sources;
  model::for_each_citation(programme, [&](const model::Citation& citation, model::CitedBy by) {
    const auto note = [&](std::string_view prefix, const std::vector<std::string>& ids) {
      for (const std::string& id : ids) {
        Citing& citing = sources[std::string(prefix) + id];
        if (by == model::CitedBy::data) {
          citing.as_data = true;
        } else {
          citing.words.push_back(&citation);
        }
      }
    };
    note("", citation.clauses);
    note("house:", citation.house);
    note("law:", citation.law);
  });
  return sources;
}

std::vector<Place> lines_of(const std::vector<const model::Citation*>& words) {
  std::set<Place, ByLine> lines;
  for (const model::Citation* word : words) lines.insert(word->at);
  return {lines.begin(), lines.end()};
}

// Claims of what nothing cites are none of ours: coverage.hpp tells of them.
std::vector<HollowClaim> hollow_claims(const CitingBySource& sources, const std::vector<Passed>& passed) {
  std::vector<HollowClaim> hollow;
  for (const Passed& one : passed) {
    for (const std::string& id : one.scenario->clauses) {
      const auto source = sources.find(id);
      if (source == sources.end() || source->second.as_data) continue;
      const std::vector<const model::Citation*>& words = source->second.words;
      const bool founded = std::any_of(words.begin(), words.end(),
                                       [&](const model::Citation* word) { return one.involved.contains(word); });
      if (!founded) hollow.push_back({one.scenario, id, lines_of(words)});
    }
  }
  return hollow;
}

std::vector<UnshownCitation> unshown_citations(const CitingBySource& sources, const std::vector<Passed>& passed) {
  std::map<const model::Citation*, std::set<std::string_view>> named;  // in scenarios that have to do with the word
  for (const Passed& one : passed) {
    for (const model::Citation* word : one.involved)
      named[word].insert(one.scenario->clauses.begin(), one.scenario->clauses.end());
  }
  std::map<std::pair<Place, std::string>, bool, decltype([](const auto& left, const auto& right) {
             if (is_before(left.first, right.first)) return true;
             return !is_before(right.first, left.first) && left.second < right.second;
           })>
      shown;
  for (const auto& [id, citing] : sources) {
    if (id.find(':') != std::string::npos) continue;
    for (const model::Citation* word : citing.words) {
      bool& once = shown[{word->at, id}];
      const auto found = named.find(word);
      once = once || (found != named.end() && found->second.contains(id));
    }
  }
  std::vector<UnshownCitation> unshown;
  for (const auto& [citation, is_shown] : shown) {
    if (!is_shown) unshown.push_back({citation.first, citation.second});
  }
  return unshown;
}

}  // namespace

Claims check_claims(const model::Programme& programme, const std::vector<Passed>& passed) {
  const CitingBySource sources = citing_of(programme);
  return {hollow_claims(sources, passed), unshown_citations(sources, passed)};
}

}  // namespace consilium::scenario
