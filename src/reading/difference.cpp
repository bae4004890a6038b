#include "reading/difference.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/core.h>

namespace consilium::reading {
namespace {

// A word is found again by what it is, where it stands and its id.
using Key = std::tuple<std::string_view, std::string_view, std::string_view>;

constexpr std::string_view id_aspect = "id";

Key key_of(const Word& word) { return {word.kind, word.service, word.id}; }

std::map<Key, const Word*> by_key(const std::vector<Word>& words) {
  std::map<Key, const Word*> found;
  for (const Word& word : words) found.emplace(key_of(word), &word);
  return found;
}

const std::string* text_of(const Word& word, std::string_view aspect) {
  const auto found = std::find_if(word.aspects.begin(), word.aspects.end(),
                                  [&](const Aspect& candidate) { return candidate.name == aspect; });
  return found == word.aspects.end() ? nullptr : &found->text;
}

// Words of the older version under the ids that the newer one has for the same services and lines.
void rename(const model::Programme& before, const model::Programme& after, std::vector<Word>& words) {
  for (Word& word : words) {
    const model::Service* was = before.service(word.service);
    const model::Service* heir = was == nullptr ? nullptr : after.carrying_on(was->kept_as());
    if (heir == nullptr) continue;
    std::string id = word.id;
    if (word.kind == service_kind) id = heir->id;
    if (word.kind == line_kind) {
      const model::Index line = heir->line_kept_as(was->quota.lines[was->line(word.id)].kept_as());
      if (line != model::none) id = heir->quota.lines[line].id;
    }
    word.service = heir->id;
    if (id == word.id) continue;
    word.aspects.insert(word.aspects.begin(), {std::string(id_aspect), word.id});
    word.id = std::move(id);
  }
}

// Clauses of services that only one of the versions has: words of other services that share something with them cite
// them or not with the service, and have not changed.
std::set<std::string_view> clauses_of_one_side(const model::Programme& before, const model::Programme& after) {
  std::set<std::string_view> clauses;
  const auto add = [&](const model::Programme& programme, const model::Programme& other) {
    for (const model::Clause& clause : programme.clauses) {
      const model::Service* own = programme.service(clause.service);
      const bool is_there =
          own == nullptr ? other.service(clause.service) != nullptr : other.carrying_on(own->kept_as()) != nullptr;
      if ((own != nullptr) != is_there) clauses.insert(clause.id);
    }
  };
  add(before, after);
  add(after, before);
  return clauses;
}

bool cite_the_same(const Word& before, const Word& after, const std::set<std::string_view>& passed_over) {
  const auto counted = [&](const Word& word) {
    std::vector<std::string> clauses = word.cites.clauses;
    std::erase_if(clauses, [&](const std::string& clause) { return passed_over.contains(clause); });
    return clauses;
  };
  return counted(before) == counted(after);
}

std::vector<ChangedAspect> changed_aspects(const Word& before, const Word& after,
                                           const std::set<std::string_view>& passed_over) {
  std::vector<ChangedAspect> changed;
  for (const Aspect& aspect : before.aspects) {
    // The insurer and the provider have an id that is said as it stands.
    const bool is_renamed = after.kind == service_kind || after.kind == line_kind;
    if (is_renamed && aspect.name == id_aspect) {
      changed.push_back({aspect.name, aspect.text, after.id});
      continue;
    }
    const std::string* text = text_of(after, aspect.name);
    if (text == nullptr || *text != aspect.text)
      changed.push_back({aspect.name, aspect.text, text == nullptr ? std::string{} : *text});
  }
  for (const Aspect& aspect : after.aspects) {
    if (text_of(before, aspect.name) == nullptr) changed.push_back({aspect.name, {}, aspect.text});
  }
  if (cite_the_same(before, after, passed_over))
    std::erase_if(changed, [](const ChangedAspect& aspect) { return aspect.name == clauses_aspect; });
  return changed;
}

Side side_of(const Word& word) {
  std::vector<std::string> clauses = word.cites.clauses;
  for (const std::string& house : word.cites.house) clauses.push_back("house:" + house);
  for (const std::string& law : word.cites.law) clauses.push_back("law:" + law);
  return {std::move(clauses), word.cites.at};
}

Difference one_sided(Change change, const Word& word) {
  Difference difference;
  difference.change = change;
  difference.kind = word.kind;
  if (!word.service.empty()) difference.services.push_back(word.service);
  difference.id = word.id;
  for (const Aspect& aspect : word.aspects) {
    if (change == Change::added) {
      difference.aspects.push_back({aspect.name, {}, aspect.text});
    } else {
      difference.aspects.push_back({aspect.name, aspect.text, {}});
    }
  }
  (change == Change::added ? difference.new_side : difference.old_side) = side_of(word);
  return difference;
}

// `12 rules, 3 deadlines`: what a service that is new or gone holds.
std::string holdings(const std::vector<Word>& words, std::string_view service) {
  std::vector<std::pair<std::string_view, int>> counts;
  for (const Word& word : words) {
    if (word.service != service || word.kind == service_kind) continue;
    const auto found =
        std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.first == word.kind; });
    if (found == counts.end()) {
      counts.emplace_back(word.kind, 1);
    } else {
      ++found->second;
    }
  }
  std::string text;
  for (const auto& [kind, count] : counts) text += fmt::format("{}{} × {}", text.empty() ? "" : ", ", kind, count);
  return text;
}

// Words of one side that the other lacks; of a service that it lacks the service alone.
void add_one_sided(Change change, const std::vector<Word>& words, const std::map<Key, const Word*>& others,
                   std::vector<Difference>& all) {
  for (const Word& word : words) {
    if (others.contains(key_of(word))) continue;
    const bool whole = word.kind == service_kind;
    if (!whole && !word.service.empty() && !others.contains(Key{service_kind, word.service, word.service})) continue;
    all.push_back(one_sided(change, word));
    if (!whole) continue;
    std::string held = holdings(words, word.service);
    all.back().aspects.push_back(change == Change::added ? ChangedAspect{"holds", {}, std::move(held)}
                                                         : ChangedAspect{"holds", std::move(held), {}});
  }
}

// The same change of the same word in several services is told once.
std::vector<Difference> told_once(std::vector<Difference> all) {
  std::vector<Difference> once;
  for (Difference& difference : all) {
    const auto same = std::find_if(once.begin(), once.end(), [&](const Difference& other) {
      return other.change == difference.change && other.kind == difference.kind && other.id == difference.id &&
             !other.services.empty() && !difference.services.empty() && other.kind != service_kind &&
             other.aspects == difference.aspects && other.old_side == difference.old_side &&
             other.new_side == difference.new_side;
    });
    if (same == once.end()) {
      once.push_back(std::move(difference));
    } else {
      same->services.push_back(difference.services.front());
    }
  }
  return once;
}

}  // namespace

std::string_view to_string(Change change) {
  switch (change) {
    case Change::added:
      return "added";
    case Change::removed:
      return "removed";
    case Change::changed:
      break;
  }
  return "changed";
}

std::vector<Difference> differences(const model::Programme& before, const model::Programme& after) {
  std::vector<Word> old_words = words_of(before);
  rename(before, after, old_words);
  const std::vector<Word> new_words = words_of(after);
  const auto old_by_key = by_key(old_words);
  const auto new_by_key = by_key(new_words);
  const auto passed_over = clauses_of_one_side(before, after);
  std::vector<Difference> all;
  for (const Word& word : old_words) {
    const auto found = new_by_key.find(key_of(word));
    if (found == new_by_key.end()) continue;
    std::vector<ChangedAspect> aspects = changed_aspects(word, *found->second, passed_over);
    if (aspects.empty()) continue;
    Difference difference;
    difference.kind = word.kind;
    if (!word.service.empty()) difference.services.push_back(word.service);
    difference.id = word.id;
    difference.aspects = std::move(aspects);
    difference.old_side = side_of(word);
    difference.new_side = side_of(*found->second);
    all.push_back(std::move(difference));
  }
  add_one_sided(Change::removed, old_words, new_by_key, all);
  add_one_sided(Change::added, new_words, old_by_key, all);
  return told_once(std::move(all));
}

}  // namespace consilium::reading
