// The title page: what is read, of when and whose, and how to read it.
#include <algorithm>

#include "decision/phrases.hpp"
#include "reading/copy_parts.hpp"

namespace consilium::reading {
namespace {

std::string editions_of(const Copy& copy, const model::NetworkUse& use) {
  const base::Language language = copy.language();
  const std::string name = network_in_words(copy.of.voice, use);
  if (copy.of.voice.networks == nullptr) return name;
  const auto found = copy.of.voice.networks->find(use.network);
  if (found == copy.of.voice.networks->end() || found->second.editions.empty()) return name;
  const model::NetworkEdition& latest = found->second.editions.back();
  return say(language, {"{0}：自{1}起的版本，{2}行", "{0}：由{1}起的版本，{2}行", "{0}: edition of {1}, {2} rows"},
             name, decision::date_in_words(latest.from, language),
             number_in_words(static_cast<std::int64_t>(latest.institutions.size())));
}

void add_facts(const Copy& copy) {
  const model::Programme& programme = copy.programme();
  const base::Language language = copy.language();
  Block table{.kind = BlockKind::table};
  table.widths = {26, 74};
  table.rows.push_back({});  // no head
  const auto row = [&](const Template<0>& what, Run value) {
    table.rows.push_back({{{say(language, what), Style::strong}}, {std::move(value)}});
  };
  row({"版本", "版本", "Version"}, {programme.version});
  row({"生效日期", "生效日期", "Holds from"}, {decision::date_in_words(programme.effective_from, language)});
  row({"保险公司", "保險公司", "Insurer"}, run_of(copy, programme.insurer.name));
  row({"服务商", "服務商", "Provider"}, run_of(copy, programme.provider.name));
  row({"内容指纹（SHA-256）", "內容指紋（SHA-256）", "Hash of its files (SHA-256)"}, {programme.hash, Style::code});
  if (copy.of.calendar != nullptr) {
    const calendar::EditionInfo& info = copy.of.calendar->info();
    row({"工作日历", "工作日曆", "Calendar"},
        {say(language, {"{0}：{1}版，公布至{2}", "{0}：{1}版，公布至{2}", "{0}: edition of {1}, published up to {2}"},
             info.name.or_any(language), decision::date_in_words(info.issued, language),
             decision::date_in_words(info.last, language))});
  }
  for (const model::NetworkUse& use : programme.networks)
    row({"机构名单", "機構名單", "Network"}, {editions_of(copy, use)});
  copy.document.blocks.push_back(std::move(table));
}

bool has_places_to_fill(const Copy& copy) {
  const std::vector<SpokenWord>& words = copy.said.words;
  return std::any_of(words.begin(), words.end(), [](const SpokenWord& word) {
    return word.sentence.find(place_to_fill_opens) != std::string::npos;
  });
}

void add_how_to_read(const Copy& copy) {
  const base::Language language = copy.language();
  copy.heading(2, "how-to-read", say(language, {"如何阅读", "如何閱讀", "How to read this"}));
  copy.paragraph(
      {{say(language, {"本阅读本由服务方案的文件生成，写明系统对每一条款实际执行的内容。签署之前请逐条核对。",
                       "本閱讀本由服務方案的檔案產生，寫明系統對每一條款實際執行的內容。簽署之前請逐條核對。",
                       "This copy is made from the files of the programme. It says what the system really does about "
                       "each clause. Please check it clause by clause before you sign."})}});
  copy.paragraph(
      {{say(language, {"每一条款先列出我们的转述，再列出系统的做法及数字、所采用的理解，以及证明它的场景。",
                       "每一條款先列出我們的轉述，再列出系統的做法及數字、所採用的理解，以及證明它的場景。",
                       "Of each clause there is first our own wording, then what the system does about it with the "
                       "figures, the reading that was taken, and the scenarios that prove it."})}});
  copy.paragraph(
      {{say(language, {"手册没有写明而由本方案自行规定的，以及依照法律规定的，各列为单独一章，并在引用处标明。",
                       "手冊沒有寫明而由本方案自行規定的，以及依照法律規定的，各列為單獨一章，並在引用處標明。",
                       "What the handbook leaves open and the programme settles by itself, and what the law says, have "
                       "chapters of their own and are marked where they are cited."})}});
  copy.paragraph({{say(
      language,
      {"时限的触发日为第0日；期间（如等待期）的首日为第1日。", "時限的觸發日為第0日；期間（如等候期）的首日為第1日。",
       "The day that starts a deadline is day 0; the first day of a period, such as a waiting period, is "
       "day 1."})}});
  if (!has_places_to_fill(copy)) return;
  copy.paragraph(
      {{say(language, {"引用的文字中，‹…›表示出示或发送时才填入的内容，括号内说明填入什么。",
                       "引用的文字中，‹…›表示出示或發送時才填入的內容，括號內說明填入甚麼。",
                       "In the texts that are quoted, ‹…› stands for what is filled in when the text is shown "
                       "or sent; the words in it say what that is."})}});
}

}  // namespace

void add_title(const Copy& copy) {
  Block title{.kind = BlockKind::title};
  title.anchor = "title";
  title.runs = {run_of(copy, copy.programme().name)};
  copy.document.blocks.push_back(std::move(title));
  copy.paragraph(
      {{say(copy.language(), {"服务方案阅读本", "服務方案閱讀本", "Reading copy of the programme"}), Style::quiet}});
  add_facts(copy);
  add_how_to_read(copy);
  copy.document.blocks.push_back(Block{.kind = BlockKind::contents});
}

}  // namespace consilium::reading
