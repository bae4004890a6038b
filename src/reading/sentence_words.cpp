#include "reading/sentence_words.hpp"

#include <array>

#include "reading/sentence_of_parts.hpp"
#include "reading/sentence_of_programme.hpp"

namespace consilium::reading {
namespace {

struct KindName {
  WordKind kind;
  Template<0> words;
};

constexpr std::array<KindName, word_kinds> kind_names{{
    {WordKind::insurer, {"保险公司", "保險公司", "Insurer"}},
    {WordKind::provider, {"服务商", "服務商", "Provider"}},
    {WordKind::entitled, {"服务对象", "服務對象", "Entitled"}},
    {WordKind::rider, {"附加险", "附加保障", "Rider"}},
    {WordKind::plans, {"套餐", "套餐", "Plans"}},
    {WordKind::scale, {"等级", "等級", "Grades"}},
    {WordKind::network, {"名单", "名單", "Network"}},
    {WordKind::period, {"期间", "期間", "Period"}},
    {WordKind::hours, {"服务时间", "服務時間", "Hours"}},
    {WordKind::contact, {"联系方式", "聯絡方式", "Contact"}},
    {WordKind::waiting_line, {"队列", "輪候隊伍", "Waiting line"}},
    {WordKind::complaints, {"投诉", "投訴", "Complaints"}},
    {WordKind::run_off, {"合同效力停止后", "合約效力停止後", "When the contract stops"}},
    {WordKind::report, {"报告", "報告", "Report"}},
    {WordKind::service, {"申请", "申請", "Application"}},
    {WordKind::fact, {"所记事项", "所記事項", "Recorded"}},
    {WordKind::rule, {"使用条件", "使用條件", "Rule"}},
    {WordKind::quota, {"次数", "次數", "Quota"}},
    {WordKind::quota_line, {"次数分项", "次數分項", "Quota, in part"}},
    {WordKind::branch, {"流程分支", "流程分支", "Way"}},
    {WordKind::checklist, {"资料", "資料", "Papers"}},
    {WordKind::paper, {"资料", "資料", "Paper"}},
    {WordKind::notice, {"告知", "告知", "Notice"}},
    {WordKind::consent, {"同意", "同意", "Consent"}},
    {WordKind::task, {"事项", "事項", "Task"}},
    {WordKind::outcome, {"结果", "結果", "Outcome"}},
    {WordKind::deadline, {"时限", "時限", "Deadline"}},
    {WordKind::excused_unless, {"免责", "免責", "Excused"}},
    {WordKind::stop, {"停止计时", "停止計時", "Clock stop"}},
    {WordKind::move, {"变更", "變更", "Change"}},
    {WordKind::thread, {"对话", "對話", "Thread"}},
    {WordKind::writer, {"写消息的人", "寫訊息的人", "Who writes"}},
    {WordKind::stage, {"取消", "取消", "Cancelling"}},
    {WordKind::end, {"结束方式", "結束方式", "End"}},
    {WordKind::embed, {"附属服务", "附屬服務", "Service inside"}},
    {WordKind::grant, {"另给的权利", "另給的權利", "Right"}},
    {WordKind::allowance, {"计时服务", "計時服務", "Metered help"}},
    {WordKind::excluded, {"不含", "不含", "Not included"}},
    {WordKind::cost, {"费用", "費用", "Cost"}},
    {WordKind::settlement, {"结算", "結算", "Settlement"}},
    {WordKind::interrupt, {"中断", "中斷", "Interruption"}},
    {WordKind::excuse, {"免责事由", "免責事由", "Excuse"}},
}};

class Words {
 public:
  Words(const Voice& voice, std::vector<SpokenWord>& words) : voice_(voice), words_(words) {}

  void add_programme() {
    const model::Programme& programme = *voice_.programme;
    add(WordKind::insurer, programme.insurer.id, programme.insurer.name.or_any(voice_.language),
        sentence_of(voice_, programme.insurer, Party::insurer), programme.insurer.cites);
    add(WordKind::provider, programme.provider.id, programme.provider.name.or_any(voice_.language),
        sentence_of(voice_, programme.provider, Party::provider), programme.provider.cites);
    add(WordKind::entitled, "entitled", {}, sentence_of_entitled(voice_), programme.entitled);
    for (const model::Rider& rider : programme.riders)
      add(WordKind::rider, rider.id, rider.name.or_any(voice_.language), sentence_of(voice_, rider), rider.cites);
    if (programme.plans)
      add(WordKind::plans, "plans", {}, sentence_of(voice_, *programme.plans), programme.plans->cites);
    add_each(WordKind::scale, programme.scales);
    for (const model::NetworkUse& use : programme.networks)
      add(WordKind::network, use.id, network_in_words(voice_, use), sentence_of(voice_, use), use.cites);
    add_each(WordKind::period, programme.periods);
    add_each(WordKind::hours, programme.hours);
    add_each(WordKind::contact, programme.contacts);
    for (const model::WaitingLine& line : programme.waiting_lines)
      add(WordKind::waiting_line, line.id, line.name.or_any(voice_.language), sentence_of(voice_, line), line.cites);
    for (const model::Citation& citation : programme.citations)
      add(WordKind::complaints, "complaints", {}, sentence_of_complaints(voice_), citation);
    if (programme.run_off)
      add(WordKind::run_off, "run_off", {}, sentence_of(voice_, *programme.run_off), programme.run_off->cites);
    for (const model::Report& report : programme.reports)
      add(WordKind::report, report.id, report.name.or_any(voice_.language), sentence_of(voice_, report), report.cites);
  }

  void add_service(const model::Service& service) {
    const Speaker speaker(voice_, service);
    service_ = &service;
    add(WordKind::service, service.id, service.name.or_any(voice_.language), sentence_of_application(speaker),
        service.cites);
    add_rights(speaker);
    add_papers(speaker);
    add_work(speaker);
    add_endings(speaker);
    add_money(speaker);
    service_ = nullptr;
  }

 private:
  void add(WordKind kind, std::string id, std::string name, std::string sentence, const model::Citation& cites) {
    words_.push_back({kind, service_, std::move(id), std::move(name), capitalised(std::move(sentence)), &cites});
  }
  template <typename Items>
  void add_each(WordKind kind, const Items& items) {
    for (const auto& item : items) add(kind, item.id, {}, sentence_of(voice_, item), item.cites);
  }
  template <typename Items>
  void add_named(WordKind kind, const Speaker& speaker, const Items& items) {
    for (const auto& item : items)
      add(kind, item.id, item.name.or_any(voice_.language), sentence_of(speaker, item), item.cites);
  }
  template <typename Item>
  void add_part(WordKind kind, const std::string& of, const Item& part, std::string sentence) {
    add(kind, of + "/" + part.id, part.name.or_any(voice_.language), std::move(sentence), part.cites);
  }

  void add_rights(const Speaker& speaker) {
    const model::Service& service = speaker.service();
    add_named(WordKind::fact, speaker, service.facts);
    for (const model::Rule& rule : service.rules)
      add(WordKind::rule, rule.id, rule.say.or_any(voice_.language), sentence_of(speaker, rule), rule.cites);
    add(WordKind::quota, "quota", {}, sentence_of(speaker, service.quota), service.quota.cites);
    for (const model::QuotaLine& line : service.quota.lines)
      add_part(WordKind::quota_line, "quota", line, sentence_of(speaker, line));
    add_named(WordKind::branch, speaker, service.branches);
  }

  void add_papers(const Speaker& speaker) {
    const model::Service& service = speaker.service();
    for (const model::Checklist& checklist : service.checklists) {
      add(WordKind::checklist, checklist.id, {}, sentence_of(speaker, checklist), checklist.cites);
      for (const model::ChecklistItem& paper : checklist.items)
        add_part(WordKind::paper, checklist.id, paper, sentence_of(speaker, paper));
    }
    for (const model::Notice& notice : service.notices)
      add(WordKind::notice, notice.id, {}, sentence_of(speaker, notice), notice.cites);
    for (const model::Consent& consent : service.consents)
      add(WordKind::consent, consent.id, {}, sentence_of(speaker, consent), consent.cites);
  }

  void add_work(const Speaker& speaker) {
    const model::Service& service = speaker.service();
    for (const model::Task& task : service.tasks) {
      const std::string name = task.name.or_any(voice_.language);
      add(WordKind::task, task.id, name, sentence_of(speaker, task), task.cites);
      for (const model::Outcome& outcome : task.outcomes) {
        // The only outcome of a task says nothing of its own: the task says it.
        if (outcome.name.empty()) {
          add(WordKind::outcome, task.id + "/" + outcome.id, name, sentence_of(speaker, task), outcome.cites);
          continue;
        }
        const std::string what = say(voice_.language, {"{0}的结果{1}。", "{0}的結果{1}。", "{0} may come out as {1}."},
                                     quoted(voice_, task.name), quoted(voice_, outcome.name));
        add_part(WordKind::outcome, task.id, outcome,
                 sentences(voice_.language, {what, sentence_of(speaker, outcome)}));
      }
    }
    for (const model::Deadline& deadline : service.deadlines) {
      add(WordKind::deadline, deadline.id, deadline.name.or_any(voice_.language), sentence_of(speaker, deadline),
          deadline.cites);
      for (const model::ExcusedUnless& excused : deadline.excused_unless)
        add_part(WordKind::excused_unless, deadline.id, excused, sentence_of(speaker, excused));
    }
    add_named(WordKind::stop, speaker, service.stops);
    add_named(WordKind::excuse, speaker, service.excuses);
  }

  void add_endings(const Speaker& speaker) {
    const model::Service& service = speaker.service();
    add_named(WordKind::move, speaker, service.moves);
    for (const model::Thread& thread : service.threads) {
      const std::string name = thread.name.or_any(voice_.language);
      add(WordKind::thread, thread.id, name, sentence_of(speaker, thread), thread.cites);
      for (const model::Writer& writer : thread.writers)
        add(WordKind::writer, thread.id + "/" + writer.by.front(), roles_in_words(voice_, writer.by),
            sentence_of(speaker, writer), writer.cites);
    }
    for (const model::CancelStage& stage : service.cancellation)
      add(WordKind::stage, stage.id, {}, sentence_of(speaker, stage), stage.cites);
    add_named(WordKind::end, speaker, service.ends);
    for (const model::Embed& embed : service.embeds)
      add(WordKind::embed, embed.id, {}, sentence_of(speaker, embed), embed.cites);
    add_named(WordKind::grant, speaker, service.grants);
    add_named(WordKind::interrupt, speaker, service.interrupts);
  }

  void add_money(const Speaker& speaker) {
    const model::Service& service = speaker.service();
    for (const model::Allowance& allowance : service.allowances) {
      add(WordKind::allowance, allowance.id, allowance.name.or_any(voice_.language), sentence_of(speaker, allowance),
          allowance.cites);
      for (const model::Excluded& excluded : allowance.excluded)
        add_part(WordKind::excluded, allowance.id, excluded, sentence_of(speaker, excluded));
    }
    add_named(WordKind::cost, speaker, service.costs);
    if (service.settlement)
      add(WordKind::settlement, "settlement", service.settlement->name.or_any(voice_.language),
          sentence_of(speaker, *service.settlement), service.settlement->cites);
  }

  const Voice& voice_;
  std::vector<SpokenWord>& words_;
  const model::Service* service_ = nullptr;
};

}  // namespace

std::string kind_in_words(WordKind kind, base::Language language) {
  return say(language, kind_names[static_cast<std::size_t>(kind)].words);
}

std::vector<SpokenWord> words_of(const Voice& voice, const model::Service& service) {
  std::vector<SpokenWord> words;
  Words(voice, words).add_service(service);
  return words;
}

std::vector<SpokenWord> words_of(const Voice& voice) {
  std::vector<SpokenWord> words;
  Words collected(voice, words);
  collected.add_programme();
  for (const model::Service& service : voice.programme->services) collected.add_service(service);
  return words;
}

}  // namespace consilium::reading
