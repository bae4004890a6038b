#include "reading/sentence_voice.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/core.h>

#include "lookup/standard_names.hpp"

namespace consilium::reading {
namespace {

using base::Language;

std::string joined(Language language, const std::vector<std::string>& items, const Template<2>& last) {
  if (items.empty()) return {};
  std::string text = items.front();
  for (std::size_t at = 1; at + 1 < items.size(); ++at)
    text = say(language, {"{0}、{1}", "{0}、{1}", "{0}, {1}"}, text, items[at]);
  return items.size() == 1 ? text : say(language, last, text, items.back());
}

struct Amounts {
  base::Unit unit;
  Template<1> one;
  Template<1> several;
};

constexpr std::array amounts{
    Amounts{base::Unit::minutes, {"{0}分钟", "{0}分鐘", "{0} minute"}, {"{0}分钟", "{0}分鐘", "{0} minutes"}},
    Amounts{base::Unit::hours, {"{0}小时", "{0}小時", "{0} hour"}, {"{0}小时", "{0}小時", "{0} hours"}},
    Amounts{base::Unit::service_hours,
            {"{0}个服务小时", "{0}個服務小時", "{0} service hour"},
            {"{0}个服务小时", "{0}個服務小時", "{0} service hours"}},
    Amounts{
        base::Unit::natural_days, {"{0}个自然日", "{0}個曆日", "{0} day"}, {"{0}个自然日", "{0}個曆日", "{0} days"}},
    Amounts{base::Unit::working_days,
            {"{0}个工作日", "{0}個工作天", "{0} working day"},
            {"{0}个工作日", "{0}個工作天", "{0} working days"}},
    Amounts{base::Unit::months, {"{0}个月", "{0}個月", "{0} month"}, {"{0}个月", "{0}個月", "{0} months"}},
    Amounts{base::Unit::years, {"{0}年", "{0}年", "{0} year"}, {"{0}年", "{0}年", "{0} years"}}};

std::string clock_range(const base::OpeningHours::Range& range) {
  return fmt::format("{}–{}", base::to_string(range.open), base::to_string(range.close));
}

std::string weekday_name(std::size_t day, Language language) {
  constexpr std::array<Template<0>, 7> names{Template<0>{"周一", "週一", "Monday"},
                                             {"周二", "週二", "Tuesday"},
                                             {"周三", "週三", "Wednesday"},
                                             {"周四", "週四", "Thursday"},
                                             {"周五", "週五", "Friday"},
                                             {"周六", "週六", "Saturday"},
                                             {"周日", "週日", "Sunday"}};
  return say(language, names[day]);
}

struct Currency {
  std::string_view code;
  Template<1> words;
};
constexpr std::array currencies{Currency{"CNY", {"人民币{0}元", "人民幣{0}元", "CNY {0}"}},
                                Currency{"HKD", {"港币{0}元", "港幣{0}元", "HKD {0}"}},
                                Currency{"USD", {"{0}美元", "{0}美元", "USD {0}"}}};

// `the Case doctor`; a name that begins with whose it is has none.
std::string with_article(const std::string& name, const Voice& voice) {
  const bool is_owned = name.substr(0, name.find(' ')).ends_with("'s");
  return voice.language == Language::en && !is_owned ? "the " + name : name;
}

}  // namespace

bool speaks(const model::Programme& programme, Language language) {
  return std::find(programme.languages.begin(), programme.languages.end(), language) != programme.languages.end();
}

std::string list_and(Language language, const std::vector<std::string>& items) {
  return joined(language, items, {"{0}和{1}", "{0}和{1}", "{0} and {1}"});
}

std::string list_or(Language language, const std::vector<std::string>& items) {
  return joined(language, items, {"{0}或{1}", "{0}或{1}", "{0} or {1}"});
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string as_sentence(Language language, std::string text) {
  constexpr std::array<std::string_view, 11> ends{".", "!", "?", "…", "。", "！", "？", ".”", "。”", "。」", "。）"};
  const bool has_end =
      text.empty() || std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
  if (!has_end) text += say(language, {"。", "。", "."});
  return capitalised(std::move(text));
}

std::string sentences(Language language, const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty() && language == Language::en) text += ' ';
    text += capitalised(part);
  }
  return text;
}

std::string number_in_words(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string span_in_words(const base::Span& span, Language language) {
  std::string figure = number_in_words(span.amount);
  if (span.from_amount)
    figure = say(language, {"{0}至{1}", "{0}至{1}", "{0} to {1}"}, number_in_words(*span.from_amount), figure);
  for (const Amounts& entry : amounts) {
    if (entry.unit == span.unit) return say(language, span.amount == 1 ? entry.one : entry.several, figure);
  }
  return figure;
}

std::string money_in_words(const base::Money& money, Language language) {
  std::string figure = base::to_string(money);  // `100.50 USD`
  figure.resize(figure.find(' '));
  const std::size_t point = std::min(figure.find('.'), figure.size());
  for (std::size_t at = point; at > 3; at -= 3) figure.insert(at - 3, ",");
  for (const Currency& currency : currencies) {
    if (currency.code == money.currency) return say(language, currency.words, figure);
  }
  return language == Language::en ? money.currency + " " + figure
                                  : figure + lookup::currency_name(money.currency, language);
}

std::string hours_in_words(const base::OpeningHours& hours, Language language) {
  std::vector<std::string> ranges;
  for (std::size_t day = 0; day < hours.week.size(); ++day) {
    if (!hours.week[day]) continue;
    std::size_t last = day;
    while (last + 1 < hours.week.size() && hours.week[last + 1] == hours.week[day]) ++last;
    const std::string days = last == day ? weekday_name(day, language)
                                         : say(language, {"{0}至{1}", "{0}至{1}", "{0} to {1}"},
                                               weekday_name(day, language), weekday_name(last, language));
    ranges.push_back(days + " " + clock_range(*hours.week[day]));
    day = last;
  }
  std::string text = list_and(language, ranges);
  if (hours.closed_on_all_holidays)
    return say(language, {"{0}，节假日除外", "{0}，假日除外", "{0}, closed on holidays"}, text);
  if (hours.closed_festivals.empty()) return text;
  std::vector<std::string> festivals;
  for (const std::string& festival : hours.closed_festivals) festivals.push_back(known_word(festival, language));
  return say(language, {"{0}，以下节日除外：{1}", "{0}，以下節日除外：{1}", "{0}, closed on {1}"}, text,
             list_and(language, festivals));
}

std::string times_in_words(std::int64_t count, Language language) {
  if (count == 1) return say(language, {"1次", "1次", "once"});
  if (count == 2) return say(language, {"2次", "2次", "twice"});
  return say(language, {"{0}次", "{0}次", "{0} times"}, number_in_words(count));
}

std::string role_in_words(const Voice& voice, std::string_view role) {
  const model::Programme& programme = *voice.programme;
  if (const model::Role* found = programme.role(role)) return with_article(found->name.or_any(voice.language), voice);
  if (role == "provider") return programme.provider.name.or_any(voice.language);
  if (role == "insurer") return programme.insurer.name.or_any(voice.language);
  return person_in_words(voice, role);
}

std::string person_in_words(const Voice& voice, std::string_view person) {
  const model::Names::Of& named = voice.programme->names.people;
  const auto found = named.find(person);
  return found == named.end() ? known_word(person, voice.language)
                              : with_article(found->second.or_any(voice.language), voice);
}

std::string people_in_words(const Voice& voice, const std::vector<std::string>& people) {
  std::vector<std::string> said;
  for (const std::string& person : people) said.push_back(person_in_words(voice, person));
  return list_or(voice.language, said);
}

std::string role_as_label(const Voice& voice, std::string_view role) {
  if (const model::Role* found = voice.programme->role(role)) return found->name.or_any(voice.language);
  return capitalised(role_in_words(voice, role));
}

std::string roles_in_words(const Voice& voice, const std::vector<std::string>& roles) {
  std::vector<std::string> names;
  for (const std::string& role : roles) names.push_back(role_in_words(voice, role));
  return list_or(voice.language, names);
}

std::string service_in_words(const Voice& voice, std::string_view service) {
  const model::Service* found = voice.programme->service(service);
  return found == nullptr ? quoted(voice.language, service) : quoted(voice, found->name);
}

std::string code_in_words(const Voice& voice, const model::Names::Of& names, std::string_view code) {
  const auto found = names.find(code);
  return found == names.end() ? std::string(code) : found->second.or_any(voice.language);
}

std::string network_in_words(const Voice& voice, const model::NetworkUse& use) {
  if (voice.networks != nullptr) {
    if (const auto found = voice.networks->find(use.network); found != voice.networks->end())
      return quoted(voice, found->second.name);
  }
  return quoted(voice.language, use.network);
}

std::string text_in_words(const Voice& voice, const model::Service* service, std::string_view text_id) {
  const model::Text* text = voice.programme->text(text_id);
  if (text == nullptr) return {};
  const std::string& pattern = text->text.or_any(voice.language);
  const auto blank = [](std::string_view name) { return std::string(place_to_fill_opens) + std::string(name) + "›"; };
  const auto shown_for = [&](std::string_view parameter) -> std::string {
    if (parameter == "case.id") return blank(say(voice.language, {"个案编号", "個案編號", "number of the case"}));
    if (parameter == "member.name")
      return blank(say(voice.language, {"{0}姓名", "{0}姓名", "name of {0}"}, person_in_words(voice, "member")));
    if (parameter == "hotline") {
      for (const model::Contact& contact : voice.programme->contacts) {
        if (contact.kind == "phone" && !contact.value.empty()) return contact.value;
      }
      return blank(say(voice.language, {"热线电话", "熱線電話", "telephone number of the hotline"}));
    }
    const model::Index fact = service == nullptr ? model::none : service->fact(parameter);
    return blank(fact == model::none ? std::string(parameter) : service->facts[fact].name.or_any(voice.language));
  };
  std::string words;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return words.append(pattern, at);
    words.append(pattern, at, open - at);
    words += shown_for(std::string_view(pattern).substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return words;
}

}  // namespace consilium::reading
