#include "cases/telling.hpp"

#include <algorithm>

#include "cases/words.hpp"

namespace consilium::cases {
namespace {

bool is_to_be_told(const Work& work, const CaseState& state, const model::Tell::Part& part) {
  return !part.when || work.evaluate(state, *part.when) == decision::Truth::yes;
}

}  // namespace

Told telling_of(const Work& work, const CaseState& state, const model::Tell& tell, std::vector<std::string> parts) {
  Told told;
  told.text = tell.text;
  told.to = tell.to_insurer ? "insurer" : "";
  told.parts = std::move(parts);
  const bool all = told.parts.empty();
  std::vector<model::Index> unsaid;
  for (const model::Tell::Part& part : tell.parts) {
    const bool said = is_to_be_told(work, state, part);
    if (!said) unsaid.push_back(part.fact);
    if (said && all) told.parts.push_back(part.id);
  }
  const base::Language first = work.world().programme->languages.front();
  const base::Language own = base::language_from(state.opened.language).value_or(base::Language::zh_hans);
  told.language = tell.to_insurer ? std::string(base::to_string(first)) : state.opened.language;
  told.words = words_of(work.world(), work.service_of(state), state, tell.text, tell.to_insurer ? first : own, unsaid);
  return told;
}

bool is_all_told(const Work& work, const CaseState& state, const model::Tell& tell,
                 const std::vector<std::string>& told) {
  return std::all_of(tell.parts.begin(), tell.parts.end(), [&](const model::Tell::Part& part) {
    return std::find(told.begin(), told.end(), part.id) != told.end() || !is_to_be_told(work, state, part);
  });
}

}  // namespace consilium::cases
