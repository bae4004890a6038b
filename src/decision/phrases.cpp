#include "decision/phrases.hpp"

#include <array>
#include <utility>

#include <fmt/core.h>

#include "base/check.hpp"

namespace consilium::decision {
namespace {

struct Entry {
  Phrase phrase;
  std::array<std::string_view, 3> words;  // zh-Hans, zh-Hant, en
};

constexpr std::array<Entry, 20> entries{{
    {Phrase::eligible, {"您可以使用本服务。", "您可以使用本服務。", "You can have this service."}},
    {Phrase::not_yet,
     {"暂不能使用本服务：{0}。您可自{1}起申请。", "暫不能使用本服務：{0}。您可自{1}起申請。",
      "Not yet: {0}. You can apply from {1}."}},
    {Phrase::refused, {"不能使用本服务：{0}。", "不能使用本服務：{0}。", "You cannot have this service: {0}."}},
    {Phrase::needs_information,
     {"还需要一些资料才能答复。", "還需要一些資料才能答覆。", "We need a little more before we can answer."}},
    {Phrase::referred, {"须由{1}决定：{0}。", "須由{1}決定：{0}。", "To be decided by {1}: {0}."}},
    {Phrase::used_up, {"服务次数已用完或已被占用", "服務次數已用完或已被佔用", "no use of this service is left"}},
    {Phrase::between_reasons, {"；", "；", "; "}},
    {Phrase::wait, {"请自{0}起申请。", "請自{0}起申請。", "Apply on or after {0}."}},
    {Phrase::wait_year,
     {"下一保单年度自{0}开始，请届时申请。", "下一保單年度自{0}開始，請屆時申請。",
      "Apply in the next policy year, from {0}."}},
    {Phrase::tell, {"请告知：{0}。", "請告知：{0}。", "Tell us: {0}."}},
    {Phrase::find_out, {"我们将核实：{0}。", "我們將核實：{0}。", "We will find out: {0}."}},
    {Phrase::send, {"请提交：{0}。", "請提交：{0}。", "Send us: {0}."}},
    {Phrase::sign, {"请阅读并签署同意书。", "請閱讀並簽署同意書。", "Read and sign the consent."}},
    {Phrase::choose_date, {"{0}：须为{1}或之后。", "{0}：須為{1}或之後。", "{0}: {1} or later."}},
    {Phrase::leave_out, {"申请时不填写：{0}。", "申請時不填寫：{0}。", "Apply without: {0}."}},
    {Phrase::case_ends,
     {"如个案{0}结束且未计为使用，可再次申请。", "如個案{0}結束且未計為使用，可再次申請。",
      "Apply again if case {0} ends without counting as used."}},
    {Phrase::wait_for, {"请等候{0}的决定。", "請等候{0}的決定。", "Wait for the decision of {0}."}},
    {Phrase::use_first, {"请先使用：{0}。", "請先使用：{0}。", "Use this first: {0}."}},
    {Phrase::turns, {"自{1}起不再如此：{0}。", "自{1}起不再如此：{0}。", "No longer so from {1}: {0}."}},
    {Phrase::never, {"这一点无法改变：{0}。", "這一點無法改變：{0}。", "Nothing can change this: {0}."}},
}};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

}  // namespace

std::string say(Phrase phrase, base::Language language, std::string_view first, std::string_view second) {
  for (const Entry& entry : entries) {
    if (entry.phrase != phrase) continue;
    return fmt::format(fmt::runtime(entry.words[static_cast<std::size_t>(language)]), first, second);
  }
  CHECK(false);
}

std::string date_in_words(base::Date date, base::Language language) {
  if (language != base::Language::en) return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day());
  return fmt::format("{} {} {}", date.day(), months[static_cast<std::size_t>(date.month() - 1)], date.year());
}

}  // namespace consilium::decision
