#include "reading/copy.hpp"

#include <algorithm>

#include "reading/copy_parts.hpp"
#include "reading/copy_setting.hpp"

namespace consilium::reading {

Said::Said(const Voice& voice) : words(words_of(voice)) {
  for (const SpokenWord& word : words) {
    for (const std::string& clause : word.cites->clauses) by_source[clause].push_back(&word);
    for (const std::string& house : word.cites->house) by_source["house:" + house].push_back(&word);
    for (const std::string& law : word.cites->law) by_source["law:" + law].push_back(&word);
  }
}

void Copy::heading(int level, std::string anchor, Runs runs) const {
  Block block{.kind = BlockKind::heading};
  block.level = level;
  block.anchor = std::move(anchor);
  block.runs = std::move(runs);
  document.blocks.push_back(std::move(block));
}

void Copy::heading(int level, std::string anchor, const std::string& text) const {
  heading(level, std::move(anchor), Runs{{text}});
}

void Copy::paragraph(Runs runs) const {
  Block block{.kind = BlockKind::paragraph};
  block.runs = std::move(runs);
  document.blocks.push_back(std::move(block));
}

void Copy::item(std::string label, Runs runs) const {
  Block block{.kind = BlockKind::item};
  block.label = std::move(label);
  block.runs = std::move(runs);
  document.blocks.push_back(std::move(block));
}

Run run_of(const Copy& copy, const base::LocalisedText& text, Style style) {
  Run run{text.or_any(copy.language()), style};
  if (!text.in(copy.language()).empty()) return run;
  for (const base::Language language : base::all_languages) {
    if (text.in(language).empty()) continue;
    run.language = language;
    break;
  }
  return run;
}

Run english(const Copy& copy, std::string text, Style style) {
  Run run{std::move(text), style};
  if (copy.language() != base::Language::en) run.language = base::Language::en;
  return run;
}

std::string anchor_of_clause(std::string_view clause) { return "clause-" + std::string(clause); }
std::string anchor_of_service(std::string_view service) { return "service-" + std::string(service); }

Document reading_copy(const CopyOf& of) {
  const model::Programme& programme = *of.voice.programme;
  const base::Language language = of.voice.language;
  Document document{.language = language};
  document.title = programme.name.or_any(language);
  document.running_head =
      say(language, {"{0} · 版本 {1}", "{0} · 版本 {1}", "{0} · version {1}"}, document.title, programme.version);
  document.contents_title = say(language, {"目录", "目錄", "Contents"});
  document.page_word = say(language, {"第{0}页", "第{0}頁", "page {0}"}, "{0}");
  const Said said(of.voice);
  const Copy copy{of, said, document};
  add_title(copy);
  add_table(copy);
  add_services(copy);
  add_clauses(copy);
  add_house_and_law(copy);
  set_evenly(document);
  return document;
}

}  // namespace consilium::reading
