// Words: everything a programme says that rests on a citation, each with one sentence (or a few) for people: what the
// house does about it, with the figures. The reading copy prints them and the differ compares them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/citations.hpp"
#include "reading/sentence_voice.hpp"

namespace consilium::reading {

enum class WordKind : std::uint8_t {
  insurer,
  provider,
  entitled,
  rider,
  plans,
  scale,
  network,
  period,
  hours,
  contact,
  waiting_line,
  complaints,
  run_off,
  report,
  service,
  fact,
  rule,
  quota,
  quota_line,
  branch,
  checklist,
  paper,
  notice,
  consent,
  task,
  outcome,
  deadline,
  excused_unless,
  stop,
  move,
  thread,
  writer,
  stage,
  end,
  embed,
  grant,
  allowance,
  excluded,
  cost,
  settlement,
  interrupt,
  excuse
};
inline constexpr int word_kinds = static_cast<int>(WordKind::excuse) + 1;

std::string kind_in_words(WordKind kind, base::Language language);

struct SpokenWord {
  WordKind kind = WordKind::rule;
  const model::Service* service = nullptr;  // null: of the programme
  std::string id;                           // as the programme writes it; of a part, `word/part`
  std::string name;                         // for people; empty where it has none
  std::string sentence;                     // never empty
  const model::Citation* cites = nullptr;
};

// In the order of the programme: first its own words, then service by service. What a programme says for all services
// is said in each of them, at the same place. Points into the programme.
std::vector<SpokenWord> words_of(const Voice& voice);
std::vector<SpokenWord> words_of(const Voice& voice, const model::Service& service);

}  // namespace consilium::reading
