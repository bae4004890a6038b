#include "lookup/institution_index.hpp"

#include <algorithm>
#include <optional>

#include "lookup/normalise.hpp"
#include "lookup/pinyin.hpp"
#include "lookup/unicode_text.hpp"

namespace consilium::lookup {
namespace {

enum class Rank : unsigned char { equal, starts_with, contains, in_city };

// One spelling of a stretch of Han characters, with the places where a search may begin.
struct Spelling {
  std::string joined;
  std::vector<std::size_t> syllable_starts;
  std::string initials;
};

// A name or a city in one language, ready to be searched.
struct Phrase {
  std::string whole;  // parts with one space between, for "equal to the query"
  std::string han;    // simplified
  std::vector<std::string> words;
  std::vector<Spelling> spellings;
};

Spelling spelling_of(const Syllables& syllables) {
  Spelling spelling;
  for (const std::string& syllable : syllables) {
    spelling.syllable_starts.push_back(spelling.joined.size());
    spelling.joined += syllable;
  }
  spelling.initials = initials(syllables);
  return spelling;
}

std::vector<NamePart> folded_parts(const Transliteration& transliteration, std::string_view text) {
  std::vector<NamePart> parts = name_parts(text);
  for (NamePart& part : parts) {
    part.text = part.han ? transliteration.simplified(part.text) : transliteration.plain_latin(part.text);
  }
  return parts;
}

std::string whole_of(const std::vector<NamePart>& parts) {
  std::string whole;
  for (const NamePart& part : parts) {
    if (!whole.empty()) whole += ' ';
    whole += part.text;
  }
  return whole;
}

Phrase phrase_of(const Transliteration& transliteration, std::string_view text) {
  Phrase phrase;
  const std::vector<NamePart> parts = folded_parts(transliteration, text);
  phrase.whole = whole_of(parts);
  for (const NamePart& part : parts) {
    if (part.han) {
      phrase.han += part.text;
    } else {
      phrase.words.push_back(part.text);
    }
  }
  if (!phrase.han.empty()) {
    for (const Syllables& reading : transliteration.readings(phrase.han)) {
      for (const Syllables& spelled : spellings(reading)) phrase.spellings.push_back(spelling_of(spelled));
    }
  }
  return phrase;
}

std::optional<Rank> rank_at(std::size_t position, std::size_t term_size, std::size_t text_size) {
  if (position == std::string::npos) return std::nullopt;
  if (position > 0) return Rank::contains;
  return term_size == text_size ? Rank::equal : Rank::starts_with;
}

void keep_better(std::optional<Rank>& best, std::optional<Rank> found) {
  if (found && (!best || *found < *best)) best = found;
}

std::optional<Rank> match_latin(const Phrase& phrase, std::string_view term) {
  std::optional<Rank> best;
  for (std::size_t word = 0; word < phrase.words.size(); ++word) {
    if (!phrase.words[word].starts_with(term)) continue;
    const bool whole_name = phrase.words.size() == 1 && phrase.han.empty() && phrase.words[0] == term;
    keep_better(best, whole_name ? Rank::equal : word == 0 ? Rank::starts_with : Rank::contains);
  }
  for (const Spelling& spelling : phrase.spellings) {
    for (const std::size_t start : spelling.syllable_starts) {
      if (!std::string_view(spelling.joined).substr(start).starts_with(term)) continue;
      keep_better(best, rank_at(start, term.size(), spelling.joined.size()));
    }
    // One letter is the initial of nearly everything; it is left to the starts of words and syllables.
    if (term.size() > 1) {
      keep_better(best, rank_at(spelling.initials.find(term), term.size(), spelling.initials.size()));
    }
  }
  return best;
}

std::optional<Rank> match(const Phrase& phrase, const NamePart& term) {
  if (!term.han) return match_latin(phrase, term.text);
  return rank_at(phrase.han.find(term.text), term.text.size(), phrase.han.size());
}

// Terms are split at spaces before normalisation, which would close up Han characters.
std::vector<NamePart> terms_of(const Transliteration& transliteration, std::string_view query) {
  std::vector<NamePart> terms;
  std::string term;
  const auto close = [&] {
    for (NamePart& part : folded_parts(transliteration, term)) terms.push_back(std::move(part));
    term.clear();
  };
  for (const char32_t character : code_points(query)) {
    if (is_space(character)) {
      close();
    } else {
      append(term, character);
    }
  }
  close();
  return terms;
}

}  // namespace

struct InstitutionIndex::Entry {
  std::string id;
  std::vector<Phrase> names;
  std::vector<Phrase> cities;

  std::optional<Rank> rank_of(const std::vector<NamePart>& terms, std::string_view whole_query) const {
    Rank worst = Rank::equal;
    for (const NamePart& term : terms) {
      std::optional<Rank> best;
      for (const Phrase& name : names) keep_better(best, match(name, term));
      if (!best && std::any_of(cities.begin(), cities.end(), [&](const Phrase& city) { return match(city, term); })) {
        best = Rank::in_city;
      }
      if (!best) return std::nullopt;
      worst = std::max(worst, *best);
    }
    const bool equal =
        std::any_of(names.begin(), names.end(), [&](const Phrase& name) { return name.whole == whole_query; });
    return equal ? Rank::equal : worst;
  }
};

InstitutionIndex::InstitutionIndex(const Transliteration& transliteration,
                                   const std::vector<Institution>& institutions) {
  entries_.reserve(institutions.size());
  const auto add = [&](std::vector<Phrase>& phrases, const std::string& text) {
    if (!text.empty()) phrases.push_back(phrase_of(transliteration, text));
  };
  for (const Institution& institution : institutions) {
    Entry entry;
    entry.id = institution.id;
    for (const std::string& name : institution.name.by_language) add(entry.names, name);
    for (const std::string& alias : institution.aliases) add(entry.names, alias);
    for (const std::string& city : institution.city.by_language) add(entry.cities, city);
    entries_.push_back(std::move(entry));
  }
}

InstitutionIndex::~InstitutionIndex() = default;
InstitutionIndex::InstitutionIndex(InstitutionIndex&&) noexcept = default;
InstitutionIndex& InstitutionIndex::operator=(InstitutionIndex&&) noexcept = default;

std::size_t InstitutionIndex::size() const { return entries_.size(); }

std::vector<std::string> InstitutionIndex::search(const Transliteration& transliteration, std::string_view query,
                                                  std::size_t limit) const {
  const std::vector<NamePart> terms = terms_of(transliteration, query);
  if (terms.empty()) return {};
  const std::string whole_query = whole_of(terms);
  struct Hit {
    Rank rank;
    const Entry* entry;
  };
  std::vector<Hit> hits;
  for (const Entry& entry : entries_) {
    if (const std::optional<Rank> rank = entry.rank_of(terms, whole_query)) hits.push_back({*rank, &entry});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& left, const Hit& right) { return left.rank < right.rank; });
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < std::min(limit, hits.size()); ++at) ids.push_back(hits[at].entry->id);
  return ids;
}

}  // namespace consilium::lookup
