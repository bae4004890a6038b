#include "scenario/claims.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "model/citations.hpp"

namespace consilium::scenario {
namespace {

using base::Place;

auto line_of(const Place& place) { return std::tie(place.file, place.line); }

// A word that several services share stands at one place.
struct ByPlace {
  bool operator()(const Place& left, const Place& right) const {
    return std::tie(left.file, left.line, left.column) < std::tie(right.file, right.line, right.column);
  }
};

bool is_same(const Place& left, const Place& right) { return !ByPlace{}(left, right) && !ByPlace{}(right, left); }

// As scenarios name them.
std::vector<std::string> sources_of(const model::Citation& citation) {
  std::vector<std::string> sources = citation.clauses;
  for (const std::string& id : citation.house) sources.push_back("house:" + id);
  for (const std::string& id : citation.law) sources.push_back("law:" + id);
  return sources;
}

bool is_clause(std::string_view source) { return source.find(':') == std::string_view::npos; }

bool holds(const std::vector<std::string>& sources, std::string_view source) {
  return std::find(sources.begin(), sources.end(), source) != sources.end();
}

}  // namespace

ClaimCheck::ClaimCheck(const model::Programme& programme, const std::vector<Passed>& passed)
    : entitled_(programme.entitled.at) {
  add_words(programme);
  add_stands(passed);
}

void ClaimCheck::add_words(const model::Programme& programme) {
  std::map<Place, std::vector<std::pair<const model::Citation*, model::CitedBy>>, ByPlace> places;
  model::for_each_citation(programme, [&](const model::Citation& citation, model::CitedBy by) {
    places[citation.at].emplace_back(&citation, by);
  });
  for (const auto& [place, citations] : places) {
    const std::size_t first = words_.size();
    for (const auto& [citation, by] : citations) {
      Word word{place, sources_of(*citation), by == model::CitedBy::data};
      const auto same = std::find_if(words_.begin() + static_cast<std::ptrdiff_t>(first), words_.end(),
                                     [&](const Word& other) { return other.sources == word.sources; });
      word_of_.emplace(citation, static_cast<std::size_t>(same - words_.begin()));
      if (same == words_.end()) words_.push_back(std::move(word));
    }
  }
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& id : words_[word].sources) {
      Source& source = sources_[id];
      if (words_[word].is_data) {
        ++source.data;
      } else {
        source.words.push_back(word);
      }
    }
  }
}

void ClaimCheck::add_stands(const std::vector<Passed>& passed) {
  for (const Passed& one : passed) {
    Stand whole{one.scenario, one.scenario->place, one.scenario->clauses};
    for (const Claimed& claimed : one.claimed)
      std::erase_if(whole.sources, [&](const std::string& source) { return holds(claimed.clauses, source); });
    if (!whole.sources.empty()) add_stand(std::move(whole), one.involved);
    for (const Claimed& claimed : one.claimed)
      add_stand({one.scenario, claimed.place, claimed.clauses, true}, claimed.involved);
  }
}

void ClaimCheck::add_stand(Stand stand, const Involved& involved) {
  for (const auto& [citation, nearness] : involved) {
    Nearness& nearest = stand.involved.emplace(word_of_.at(citation), nearness).first->second;
    nearest = std::max(nearest, nearness);
  }
  for (const std::string& source : stand.sources) {
    const auto found = sources_.find(source);
    if (found != sources_.end()) found->second.stands.push_back(stands_.size());
  }
  stands_.push_back(std::move(stand));
}

bool ClaimCheck::is_founded(const Stand& stand, const Words& words) const {
  return std::any_of(words.begin(), words.end(), [&](std::size_t word) { return stand.involved.contains(word); });
}

// Whether a step or row names the source, and of those that cite it no other stands nearer than the word at this place.
bool ClaimCheck::is_shown(const Place& at, const std::string& source, const Words& citing) const {
  const std::vector<std::size_t>& stands = sources_.at(source).stands;
  return std::any_of(stands.begin(), stands.end(), [&](std::size_t number) {
    const Stand& stand = stands_[number];
    std::optional<Nearness> own;
    std::optional<Nearness> other;
    for (const std::size_t word : citing) {
      const auto found = stand.involved.find(word);
      if (found == stand.involved.end()) continue;
      std::optional<Nearness>& nearest = is_same(words_[word].at, at) ? own : other;
      // What an act does and what comes of it prove each other.
      const Nearness nearness = std::min(found->second, Nearness::done);
      nearest = nearest ? std::max(*nearest, nearness) : nearness;
    }
    return stand.is_step && own && (!other || *own >= *other);
  });
}

std::vector<Place> ClaimCheck::lines_of(const Words& words) const {
  std::vector<Place> lines;
  for (const std::size_t word : words) {
    if (lines.empty() || line_of(lines.back()) != line_of(words_[word].at)) lines.push_back(words_[word].at);
  }
  return lines;
}

// Claims of what nothing cites are none of ours: coverage.hpp tells of them.
Claims ClaimCheck::all() const {
  Claims claims;
  for (const Stand& stand : stands_) {
    for (const std::string& id : stand.sources) {
      const auto source = sources_.find(id);
      if (source == sources_.end() || source->second.data > 0 || is_founded(stand, source->second.words)) continue;
      claims.hollow.push_back({stand.scenario, stand.at, id, lines_of(source->second.words)});
    }
  }
  std::set<std::pair<Place, std::string>, decltype([](const auto& left, const auto& right) {
             if (ByPlace{}(left.first, right.first)) return true;
             return is_same(left.first, right.first) && left.second < right.second;
           })>
      cited;
  for (const Word& word : words_) {
    if (word.is_data) continue;
    for (const std::string& source : word.sources) {
      if (is_clause(source)) cited.emplace(word.at, source);
    }
  }
  for (const auto& [at, source] : cited) {
    if (!is_shown(at, source, sources_.at(source).words)) claims.unshown.push_back({at, source});
  }
  return claims;
}

bool ClaimCheck::cannot_tell(const CitationSwap& swap) const {
  if (is_same(swap.at, entitled_)) return false;
  const auto right = sources_.find(swap.clause);
  const bool is_shared = right != sources_.end() && right->second.data + right->second.words.size() > 1;
  return is_shared && std::any_of(words_.begin(), words_.end(),
                                  [&](const Word& word) { return word.is_data && is_same(word.at, swap.at); });
}

bool ClaimCheck::notices(const CitationSwap& swap) const {
  const auto right = sources_.find(swap.clause);
  const auto wrong = sources_.find(swap.other);
  if (right == sources_.end()) return false;
  const auto is_swapped = [&](std::size_t word) { return is_same(words_[word].at, swap.at); };
  Words swapped;
  Words left;
  for (const std::size_t word : right->second.words) (is_swapped(word) ? swapped : left).push_back(word);
  // Of data only that it is the last that cites the clause.
  if (swapped.empty()) return left.empty() && right->second.data == 1;
  if (left.empty() && right->second.data == 0) return true;
  const auto loses_ground = [&](std::size_t stand) {
    return is_founded(stands_[stand], right->second.words) && !is_founded(stands_[stand], left);
  };
  const auto& stands = right->second.stands;
  if (right->second.data == 0 && std::any_of(stands.begin(), stands.end(), loses_ground)) return true;
  if (!is_shown(swap.at, swap.clause, right->second.words)) return false;
  if (wrong == sources_.end()) return true;
  Words citing = wrong->second.words;
  citing.insert(citing.end(), swapped.begin(), swapped.end());
  return !is_shown(swap.at, swap.other, citing) ||
         std::any_of(wrong->second.words.begin(), wrong->second.words.end(), [&](std::size_t word) {
           return is_shown(words_[word].at, swap.other, wrong->second.words) &&
                  !is_shown(words_[word].at, swap.other, citing);
         });
}

Claims check_claims(const model::Programme& programme, const std::vector<Passed>& passed) {
  return ClaimCheck(programme, passed).all();
}

}  // namespace consilium::scenario
