// Clause by clause: our wording, what the house does about it, the reading taken, and what proves it.
#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include <fmt/core.h>

#include "reading/clause_order.hpp"
#include "reading/copy_parts.hpp"

namespace consilium::reading {
namespace {

struct KindOfClause {
  std::string_view kind;
  Template<0> words;
};

constexpr auto kinds_of_clauses = std::to_array<KindOfClause>({
    {"step", {"步骤", "步驟", "step"}},
    {"eligibility", {"使用条件", "使用條件", "eligibility"}},
    {"liability", {"责任", "責任", "liability"}},
    {"document", {"资料", "資料", "papers"}},
    {"notice", {"告知", "告知", "notice"}},
    {"deadline", {"时限", "時限", "deadline"}},
    {"exclusion", {"除外", "除外", "exclusion"}},
    {"consumption", {"使用次数", "使用次數", "use"}},
    {"network", {"机构名单", "機構名單", "network"}},
    {"quota", {"次数", "次數", "quota"}},
    {"prerequisite", {"前提", "前提", "precondition"}},
    {"channel", {"途径", "途徑", "way of contact"}},
    {"choice", {"选择", "選擇", "choice"}},
    {"identity", {"身份核实", "身份核實", "identity"}},
    {"fee", {"费用", "費用", "fee"}},
    {"staffing", {"人员", "人員", "staff"}},
    {"termination", {"终止", "終止", "termination"}},
    {"report", {"报告", "報告", "report"}},
    {"consent", {"同意", "同意", "consent"}},
    {"sharing", {"共享", "共享", "sharing"}},
    {"reminder", {"提醒", "提醒", "reminder"}},
    {"privacy", {"隐私", "私隱", "privacy"}},
    {"survey", {"满意度", "滿意度", "survey"}},
    {"cancellation", {"取消", "取消", "cancellation"}},
    {"hours", {"服务时间", "服務時間", "hours"}},
    {"delegation", {"委托", "委託", "delegation"}},
});

std::string kind_of_clause(const std::string& kind, base::Language language) {
  for (const KindOfClause& known : kinds_of_clauses) {
    if (known.kind == kind) return say(language, known.words);
  }
  return kind;
}

// Words that say the same in several services are printed once.
struct SameWords {
  const SpokenWord* word = nullptr;
  std::vector<const model::Service*> services;
};

std::vector<SameWords> without_repetition(const std::vector<const SpokenWord*>& words, base::Language language) {
  std::vector<SameWords> kept;
  std::map<std::tuple<WordKind, std::string_view, std::string_view>, std::size_t> places;
  for (const SpokenWord* word : words) {
    const std::string_view reading = word->cites->reading.or_any(language);
    const auto [place, is_new] =
        places.emplace(std::tuple(word->kind, std::string_view(word->sentence), reading), kept.size());
    if (is_new) kept.push_back({word, {}});
    std::vector<const model::Service*>& services = kept[place->second].services;
    if (word->service != nullptr && std::find(services.begin(), services.end(), word->service) == services.end())
      services.push_back(word->service);
  }
  return kept;
}

std::string services_of(const Copy& copy, const SameWords& same) {
  if (same.services.empty()) return {};
  if (same.services.size() == copy.programme().services.size() && same.services.size() > 1)
    return say(copy.language(), {"（所有服务）", "（所有服務）", "(all services)"});
  std::vector<std::string> names;
  for (const model::Service* service : same.services) names.push_back(service->name.or_any(copy.language()));
  return say(copy.language(), {"（{0}）", "（{0}）", "({0})"}, list_and(copy.language(), names));
}

// What the programme says in passing, as a sentence of its own.
Run sentence_in(const Copy& copy, const base::LocalisedText& text) {
  Run run = run_of(copy, text);
  run.text = as_sentence(run.language.value_or(copy.language()), std::move(run.text));
  return run;
}

// Of one service it need not be said where everything around it is of that service.
void add_words(const Copy& copy, const std::vector<const SpokenWord*>& words, const std::string& around) {
  std::set<std::string_view> readings;
  for (const SameWords& same : without_repetition(words, copy.language())) {
    const SpokenWord& word = *same.word;
    Runs runs{{word.sentence}};
    const bool is_plain = same.services.size() == 1 && same.services.front()->id == around;
    // A bracket of Chinese writing brings its own space.
    const std::string before = copy.language() == base::Language::en ? " " : "";
    if (!is_plain && !same.services.empty()) runs.push_back({before + services_of(copy, same), Style::quiet});
    const bool of_house = !word.cites->house.empty();
    const bool of_law = !word.cites->law.empty();
    if (of_house || of_law) {
      const Template<0> both{"〔自行规定、法律〕", "〔自行規定、法律〕", " [house\u00a0rule, law]"};
      const Template<0> house{"〔自行规定〕", "〔自行規定〕", " [house\u00a0rule]"};
      const Template<0> law{"〔法律〕", "〔法律〕", " [law]"};
      runs.push_back({say(copy.language(), of_house && of_law ? both : of_house ? house : law), Style::strong});
    }
    copy.item(kind_in_words(word.kind, copy.language()), std::move(runs));
    const base::LocalisedText& reading = word.cites->reading;
    if (!reading.empty() && readings.insert(reading.or_any(copy.language())).second)
      copy.item(say(copy.language(), {"采用的理解", "採用的理解", "Reading taken"}), {sentence_in(copy, reading)});
  }
}

// A scenario without a title in the language of the copy is called by its name, which is for editors.
Run title_of(const Copy& copy, const scenario::Scenario& scenario) {
  const std::string& title = scenario.title.in(copy.language());
  return title.empty() ? english(copy, scenario.name, Style::quiet) : Run{title, Style::quiet};
}

void add_proof(const Copy& copy, const std::vector<const scenario::Scenario*>& scenarios) {
  if (scenarios.empty()) return;
  Runs runs;
  std::set<std::string> named;  // rows of a table are scenarios of one title
  for (const scenario::Scenario* scenario : scenarios) {
    Run title = title_of(copy, *scenario);
    if (!named.insert(title.text).second) continue;
    if (!runs.empty()) runs.push_back({say(copy.language(), {"；", "；", "; "}), Style::quiet});
    runs.push_back(std::move(title));
  }
  copy.item(say(copy.language(), {"证明的场景", "證明的場景", "Proved by"}), std::move(runs));
}

void add_reason(const Copy& copy, const scenario::ClauseCoverage& covered) {
  const base::Language language = copy.language();
  const auto found = std::find_if(copy.programme().not_enforced.begin(), copy.programme().not_enforced.end(),
                                  [&](const model::NotEnforced& row) { return row.clause == covered.clause->id; });
  const std::string because =
      covered.reason == "fact" ? say(language, {"系统不执行：条款只陈述事实。", "系統不執行：條款只陳述事實。",
                                                "Nothing enforces it: it states a fact."})
      : covered.reason == "outside"
          ? say(language, {"系统不执行：属于系统之外的义务。", "系統不執行：屬於系統以外的義務。",
                           "Nothing enforces it: it is a duty outside the system."})
          : say(language, {"系统不另行执行：重复其他条款。", "系統不另行執行：重複其他條款。",
                           "Nothing enforces it apart: it repeats another clause."});
  Runs runs{{because}};
  if (found != copy.programme().not_enforced.end() && !found->note.empty()) {
    if (language == base::Language::en) runs.push_back({" "});
    runs.push_back(sentence_in(copy, found->note));
  }
  copy.item(say(language, {"不执行", "不執行", "Not enforced"}), std::move(runs));
}

void add_clause(const Copy& copy, const scenario::ClauseCoverage& covered) {
  const base::Language language = copy.language();
  const model::Clause& clause = *covered.clause;
  copy.heading(3, anchor_of_clause(clause.id),
               {{clause.id, Style::code}, {" · " + kind_of_clause(clause.kind, language), Style::quiet}});
  copy.paragraph({run_of(copy, clause.text, Style::strong)});
  if (const auto text = copy.of.handbook.find(clause.id); text != copy.of.handbook.end()) {
    Block quotation{.kind = BlockKind::quotation};
    quotation.label = say(language, {"手册原文", "手冊原文", "The handbook"});
    quotation.runs = {{text->second}};
    copy.document.blocks.push_back(std::move(quotation));
  }
  switch (covered.status) {
    case scenario::ClauseStatus::not_enforced:
      add_reason(copy, covered);
      break;
    case scenario::ClauseStatus::missing:
      copy.item(say(language, {"缺失", "缺失", "Missing"}),
                {{covered.later ? say(language, {"此服务尚未纳入本版本。", "此服務尚未納入本版本。",
                                                 "This version does not have the service yet."})
                                : say(language, {"没有任何规定引用此条款。", "沒有任何規定引用此條款。",
                                                 "Nothing cites this clause."})}});
      break;
    case scenario::ClauseStatus::enforced:
    case scenario::ClauseStatus::noticed:
      break;
  }
  if (const auto words = copy.said.by_source.find(clause.id); words != copy.said.by_source.end())
    add_words(copy, words->second, clause.service);
  add_proof(copy, covered.scenarios);
}

// By its name; what it is cited as stands beside it.
Runs heading_of_law(const Copy& copy, const std::string& law) {
  const model::Names::Of& laws = copy.programme().names.laws;
  const auto found = laws.find(law);
  if (found == laws.end()) return {{"law:" + law, Style::code}};
  return {run_of(copy, found->second), {" · ", Style::quiet}, {"law:" + law, Style::code}};
}

std::string part_title(const Copy& copy, const std::string& service) {
  if (service == "*") return say(copy.language(), {"所有服务", "所有服務", "All services"});
  const model::Service* found = copy.programme().service(service);
  return found == nullptr ? code_in_words(copy.of.voice, copy.programme().names.parts, service)
                          : found->name.or_any(copy.language());
}

}  // namespace

void add_clauses(const Copy& copy) {
  copy.heading(1, "clauses", say(copy.language(), {"逐条阅读", "逐條閱讀", "Clause by clause"}));
  // Handbooks number their clauses as they go, so that a service may come more than once; its clauses tell the parts
  // apart.
  std::vector<scenario::ClauseCoverage> clauses = copy.of.coverage->clauses;
  std::sort(clauses.begin(), clauses.end(),
            [](const scenario::ClauseCoverage& one, const scenario::ClauseCoverage& other) {
              return comes_before(one.clause->id, other.clause->id);
            });
  int parts = 0;
  for (auto first = clauses.begin(); first != clauses.end();) {
    const std::string& service = first->clause->service;
    const auto next = std::find_if(first, clauses.end(), [&](const scenario::ClauseCoverage& covered) {
      return covered.clause->service != service;
    });
    const std::string& from = first->clause->id;
    const std::string& to = std::prev(next)->clause->id;
    const std::string range = from == to ? from : fmt::format("{} – {}", from, to);
    copy.heading(2, "clauses-" + std::to_string(++parts),
                 Runs{{part_title(copy, service)}, {" · " + range, Style::quiet}});
    for (; first != next; ++first) add_clause(copy, *first);
  }
}

void add_house_and_law(const Copy& copy) {
  const base::Language language = copy.language();
  copy.heading(1, "house", say(language, {"本方案自行规定的事项", "本方案自行規定的事項", "House rules"}));
  copy.paragraph({{say(language, {"手册没有写明，由本方案自行规定的事项。", "手冊沒有寫明，由本方案自行規定的事項。",
                                  "What the handbook leaves open and this programme settles by itself."}),
                   Style::quiet}});
  const auto add_source = [&](const scenario::SourceCoverage& source, const std::string& key, const Runs& heading,
                              const Runs& text) {
    copy.heading(3, key.substr(0, key.find(':')) + "-" + source.id, heading);
    if (!text.empty()) copy.paragraph(text);
    if (const auto words = copy.said.by_source.find(key); words != copy.said.by_source.end())
      add_words(copy, words->second, {});
    add_proof(copy, source.scenarios);
  };
  for (const scenario::SourceCoverage& source : copy.of.coverage->house) {
    const auto rule = std::find_if(copy.programme().house.begin(), copy.programme().house.end(),
                                   [&](const model::HouseRule& candidate) { return candidate.id == source.id; });
    const std::string key = "house:" + source.id;
    add_source(source, key, {{key, Style::code}},
               rule == copy.programme().house.end() ? Runs{} : Runs{run_of(copy, rule->text, Style::strong)});
  }
  if (copy.of.coverage->law.empty()) return;
  copy.heading(1, "law", say(language, {"法律规定的事项", "法律規定的事項", "What the law says"}));
  for (const scenario::SourceCoverage& source : copy.of.coverage->law)
    add_source(source, "law:" + source.id, heading_of_law(copy, source.id), {});
}

}  // namespace consilium::reading
