// What programmes and the house call things by words of their own choice, in the languages of the house; and periods,
// which have no names.
#include <array>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {
namespace {

struct Known {
  std::string_view word;
  Template<0> words;
};

constexpr auto known = std::to_array<Known>({
    // People and parties.
    {"member", {"会员", "會員", "the member"}},
    {"provider", {"服务商", "服務商", "the provider"}},
    {"insurer", {"保险公司", "保險公司", "the insurer"}},
    {"hospital", {"医院", "醫院", "the hospital"}},
    {"outside", {"不可控的外部原因", "不可控的外部原因", "something outside"}},
    {"none", {"无", "無", "nobody"}},
    {"roster", {"保险公司的名册", "保險公司的名冊", "the roster"}},
    {"case", {"个案", "個案", "the case"}},
    {"staff", {"服务人员", "服務人員", "the staff"}},
    {"authority", {"主管机关", "主管機關", "an authority"}},
    {"carrier", {"承运公司", "運輸公司", "the carrier"}},
    {"lodging", {"住宿处", "住宿地方", "the place of lodging"}},
    {"third_party", {"第三方", "第三方", "a third party"}},
    {"applicant", {"申请人", "申請人", "the applicant"}},
    {"insured", {"被保险人", "受保人", "the insured person"}},
    {"policyholder", {"投保人", "投保人", "the policyholder"}},
    {"guardian", {"监护人", "監護人", "a guardian"}},
    {"delegate", {"受托人", "受託人", "a delegate"}},
    {"relative", {"亲属", "親屬", "a relative"}},
    {"patient", {"患者", "患者", "the patient"}},
    {"other", {"其他", "其他", "other"}},
    {"expert", {"专家", "專家", "the expert"}},
    {"institution", {"医疗机构", "醫療機構", "the institution"}},
    // States of a contract, plans, comparisons with the roster.
    {"in_force", {"有效", "有效", "in force"}},
    {"suspended", {"中止", "中止", "suspended"}},
    {"lapsed", {"失效", "失效", "lapsed"}},
    {"matured", {"期满", "期滿", "matured"}},
    {"terminated", {"终止", "終止", "terminated"}},
    {"matches", {"相符", "相符", "matches"}},
    {"differs", {"不符", "不符", "differs"}},
    // Ways of contact.
    {"phone", {"电话", "電話", "telephone"}},
    {"email", {"电子邮件", "電郵", "email"}},
    {"online", {"线上", "線上", "online"}},
    {"upload", {"上传", "上載", "upload"}},
    {"courier", {"快递", "速遞", "courier"}},
    {"post", {"邮寄", "郵寄", "post"}},
    {"app", {"应用程序", "應用程式", "app"}},
    {"in-person", {"当面", "當面", "a visit in person"}},
    {"web", {"网页", "網頁", "web page"}},
    {"link", {"链接", "連結", "link"}},
    {"sms", {"短信", "短訊", "text message"}},
    {"fax", {"传真", "傳真", "fax"}},
    {"chat", {"在线聊天", "線上聊天", "chat"}},
    {"secure-transfer", {"安全传输", "安全傳輸", "secure transfer"}},
    // What a contact is for.
    {"apply", {"申请", "申請", "applications"}},
    {"cancel", {"取消", "取消", "cancellations"}},
    {"ask", {"咨询", "查詢", "questions"}},
    {"complain", {"投诉", "投訴", "complaints"}},
    // Kinds of paper.
    {"report", {"报告", "報告", "a report"}},
    {"test-report", {"检验报告", "化驗報告", "a test report"}},
    {"medical-record", {"病历", "病歷", "a medical record"}},
    {"discharge-summary", {"出院小结", "出院摘要", "a discharge summary"}},
    {"diagnosis-certificate", {"诊断证明", "診斷證明", "a certificate of diagnosis"}},
    {"original-document", {"原件", "正本", "an original document"}},
    {"treatment-plan", {"治疗方案", "治療方案", "a treatment plan"}},
    {"statement", {"声明", "聲明", "a statement"}},
    {"imaging", {"影像资料", "影像資料", "images"}},
    {"images", {"影像资料", "影像資料", "images"}},
    {"imaging-report", {"影像报告", "影像報告", "an imaging report"}},
    {"endoscopy-report", {"内镜报告", "內鏡報告", "an endoscopy report"}},
    {"pathology-report", {"病理报告", "病理報告", "a pathology report"}},
    {"examination-report", {"检查报告", "檢查報告", "an examination report"}},
    {"specimen", {"标本", "標本", "a specimen"}},
    {"form", {"表格", "表格", "a form"}},
    {"picture", {"照片", "照片", "a picture"}},
    {"scan", {"扫描件", "掃描本", "a scan"}},
    {"handwritten-scan", {"手写签名扫描件", "手寫簽名掃描本", "a scan signed by hand"}},
    {"handwriting-capture", {"手写签名录入", "手寫簽名輸入", "a signature written on a screen"}},
    {"consent-form", {"同意书", "同意書", "a consent form"}},
    {"medical-card", {"就诊卡", "就診卡", "a medical card"}},
    {"identity-document", {"身份证件", "身份證明文件", "an identity document"}},
    // What is recorded with an excuse.
    {"from", {"开始日", "開始日", "its first day"}},
    {"to", {"结束日", "結束日", "its last day"}},
    {"region", {"地区", "地區", "the region"}},
    // Festivals, as calendars call them.
    {"New Year", {"元旦", "元旦", "New Year"}},
    {"Spring Festival", {"春节", "春節", "Spring Festival"}},
    {"Qingming Festival", {"清明节", "清明節", "Qingming Festival"}},
    {"Labour Day", {"劳动节", "勞動節", "Labour Day"}},
    {"Dragon Boat Festival", {"端午节", "端午節", "Dragon Boat Festival"}},
    {"Mid-Autumn Festival", {"中秋节", "中秋節", "Mid-Autumn Festival"}},
    {"National Day", {"国庆节", "國慶節", "National Day"}},
    // Sorts of notice.
    {"liability", {"责任说明", "責任說明", "liability"}},
    {"warning", {"提醒", "提醒", "warning"}},
    {"legal", {"法律声明", "法律聲明", "legal statement"}},
    {"description", {"服务说明", "服務說明", "description"}},
});

}  // namespace

std::string known_word(std::string_view word, base::Language language) {
  for (const Known& entry : known) {
    if (entry.word == word) return say(language, entry.words);
  }
  return std::string(word);
}

std::string known_words(const std::vector<std::string>& words, base::Language language) {
  std::vector<std::string> said;
  for (const std::string& word : words) said.push_back(known_word(word, language));
  return list_or(language, said);
}

std::string period_in_words(const Voice& voice, const model::Period& period) {
  const base::Language language = voice.language;
  // Periods start on facts of the house, which are the same in every service.
  std::string start = voice.programme->services.empty() || period.starts_on == model::none
                          ? known_word(period.id, language)
                          : quoted(voice, voice.programme->services.front().facts[period.starts_on].name);
  if (period.plus) {
    start = say(language, {"{0}之后{1}", "{0}之後{1}", "the day that lies {1} after {0}"}, start,
                span_in_words(*period.plus, language));
  }
  if (!period.lasts) return say(language, {"自{0}当日起的期间", "由{0}當日起的期間", "the time from {0} on"}, start);
  return say(
      language,
      {"自{0}起的{1}（该日为第1日）", "由{0}起的{1}（該日為第1日）", "the {1} that begin with {0} (that day is day 1)"},
      start, span_in_words(*period.lasts, language));
}

}  // namespace consilium::reading
