#include "cases/report_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

namespace consilium::cases {
namespace {

using base::Language;
using base::LocalisedText;
using model::ReportShow;

LocalisedText words(std::string zh_hans, std::string zh_hant, std::string en) {
  return {{std::move(zh_hans), std::move(zh_hant), std::move(en)}};
}

template <typename Key, std::size_t Count>
const LocalisedText& find_in(const std::array<std::pair<Key, LocalisedText>, Count>& rows, const Key& key) {
  static const LocalisedText nothing;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.first == key; });
  return found == rows.end() ? nothing : found->second;
}

}  // namespace

const LocalisedText& heading_of(ReportShow show) {
  static const std::array<std::pair<ReportShow, LocalisedText>, 10> rows{{
      {ReportShow::case_id, words("案件编号", "案件編號", "Case")},
      {ReportShow::contract, words("保险合同号", "保險合約編號", "Contract")},
      {ReportShow::member, words("被保险人", "受保人", "Member")},
      {ReportShow::service, words("服务项目", "服務項目", "Service")},
      {ReportShow::opened, words("申请时间", "申請時間", "Opened")},
      {ReportShow::status, words("状态", "狀態", "Status")},
      {ReportShow::last_step, words("最近一步", "最近一步", "Last step")},
      {ReportShow::ended, words("结案时间", "結案時間", "Ended")},
      {ReportShow::owed, words("待办事项", "待辦事項", "Owed")},
      {ReportShow::promises, words("时限承诺", "時限承諾", "Promises")},
  }};
  return find_in(rows, show);
}

const LocalisedText& report_word(std::string_view word) {
  static const std::array<std::pair<std::string_view, LocalisedText>, 9> rows{{
      {"applied", words("已申请", "已申請", "applied")},
      {"papers", words("资料已齐", "資料已齊", "papers complete")},
      {"open", words("处理中", "處理中", "open")},
      {"member", words("被保险人", "受保人", "member")},
      {"running", words("进行中", "進行中", "running")},
      {"stopped", words("暂停计时", "暫停計時", "stopped")},
      {"met", words("按时完成", "按時完成", "kept")},
      {"missed", words("已逾期", "已逾期", "missed")},
      {"excused", words("逾期但有正当原因", "逾期但有正當原因", "late for a good reason")},
  }};
  return find_in(rows, word);
}

std::string owed_words(std::string_view name, std::string_view owner, std::string_view by, Language language) {
  const bool chinese = language != Language::en;
  if (by.empty()) return fmt::format(fmt::runtime(chinese ? "{}（{}）" : "{} ({})"), name, owner);
  return fmt::format(fmt::runtime(chinese ? "{}（{}，{}前）" : "{} ({}, by {})"), name, owner, by);
}

std::string promise_words(std::string_view name, std::string_view state, std::string_view by, Language language) {
  const bool chinese = language != Language::en;
  if (by.empty()) return fmt::format(fmt::runtime(chinese ? "{}：{}" : "{}: {}"), name, state);
  return fmt::format(fmt::runtime(chinese ? "{}：{}，{}前" : "{}: {}, by {}"), name, state, by);
}

}  // namespace consilium::cases
