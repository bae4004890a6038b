// What facts, points and the rest of a service are called in a sentence.
#include "reading/sentence_speaker.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "cases/words.hpp"
#include "decision/phrases.hpp"
#include "lookup/standard_names.hpp"

namespace consilium::reading {
namespace {

using base::Language;
using model::Index;
using model::none;

// The beginning of a text, to tell it from others; in English it ends with a word.
std::string beginning(const std::string& text, Language language) {
  constexpr std::size_t characters_max = 36;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool starts_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (!starts_character || ++characters <= characters_max) continue;
    const std::size_t space = language == Language::en ? text.rfind(' ', at) : std::string::npos;
    return text.substr(0, std::min(space, at)) + "…";
  }
  return text;
}

// Points in a condition are named without conditions of their own: two that wait for each other would go round in
// circles.
bool asks_for_points(const model::Predicate& predicate) {
  return predicate.point != none || std::any_of(predicate.parts.begin(), predicate.parts.end(), asks_for_points);
}

}  // namespace

Speaker::Speaker(const Voice& voice, const model::Service& service)
    : voice_(voice), service_(&service), stamps_(service.points.size()) {
  stamps_[model::applied_point].push_back({Stamp::By::application, {}, {}, nullptr});
  if (const Index closed = service.point(model::closed_point); closed != none)
    stamps_[closed].push_back({Stamp::By::closing, {}, {}, nullptr});
  add_stamps_of_tasks();
  add_stamps_of_others();
  add_stamps_of_parents();
}

void Speaker::add_stamps_of_tasks() {
  for (const model::Task& task : service_->tasks) {
    for (Index point = 0; point < stamps_.size(); ++point) {
      std::vector<std::string> outcomes;
      const model::Predicate* when = nullptr;
      for (const model::Outcome& outcome : task.outcomes) {
        for (const model::Mark& mark : outcome.marks) {
          if (mark.point != point) continue;
          outcomes.push_back(quoted(voice_, outcome.name));
          if (mark.when) when = &*mark.when;
          break;
        }
      }
      if (outcomes.empty()) continue;
      const std::string name = quoted(voice_, task.name);
      if (outcomes.size() == task.outcomes.size()) {
        stamps_[point].push_back({Stamp::By::task, name, {}, when});
      } else {
        stamps_[point].push_back({Stamp::By::outcome, name, list_or(language(), outcomes), when});
      }
    }
  }
}

void Speaker::add_stamps_of_others() {
  for (const model::Thread& thread : service_->threads) {
    for (const model::Writer& writer : thread.writers) {
      const Stamp stamp{Stamp::By::message, roles_in_words(voice_, writer.by), quoted(voice_, thread.name)};
      for (const Index point : writer.marks) stamps_[point].push_back(stamp);
      for (const Index point : writer.marks_anew) stamps_[point].push_back(stamp);
    }
  }
  for (const model::Checklist& checklist : service_->checklists) {
    if (checklist.marks != none)
      stamps_[checklist.marks].push_back({Stamp::By::papers, this->checklist(checklist), {}, nullptr});
  }
  for (const model::Interrupt& interrupt : service_->interrupts) {
    if (interrupt.marks != none)
      stamps_[interrupt.marks].push_back({Stamp::By::interrupt, quoted(voice_, interrupt.name), {}, nullptr});
  }
  if (service_->settlement && service_->settlement->marks != none)
    stamps_[service_->settlement->marks].push_back({Stamp::By::settlement, {}, {}, nullptr});
  for (const model::Embed& embed : service_->embeds) {
    const model::Service* child = programme().service(embed.service);
    for (const model::Embed::Return& back : embed.returns) {
      if (back.marks == none || child == nullptr) continue;
      const Speaker inside(voice_, *child);
      stamps_[back.marks].push_back({Stamp::By::embedded, quoted(voice_, child->name),
                                     back.point != none
                                         ? inside.point_reached(back.point)
                                         : say({"以{0}结束", "以{0}結束", "it has ended as {0}"}, inside.end(back.end)),
                                     nullptr});
    }
  }
}

void Speaker::add_stamps_of_parents() {
  for (const model::Service& parent : programme().services) {
    for (const model::Embed& embed : parent.embeds) {
      if (embed.service != service_->id) continue;
      std::vector<Index> given = embed.starts_at;
      for (const model::Embed::Feed& feed : embed.feeds)
        given.insert(given.end(), feed.marks.begin(), feed.marks.end());
      for (const Index point : given) {
        // Named where nothing else stamps the point; within the other service the case is only told of it.
        if (stamps_[point].empty())
          stamps_[point].push_back({Stamp::By::parent, quoted(voice_, parent.name), {}, nullptr});
      }
    }
  }
}

std::string Speaker::form_of(const Stamp& stamp, Form form) const {
  const auto pick = [&](const Template<2>& reached, const Template<2>& not_yet, const Template<2>& noun) {
    const Template<2>& words = form == Form::reached ? reached : form == Form::not_yet ? not_yet : noun;
    return say(words, stamp.name, stamp.other);
  };
  const auto pick_one = [&](const Template<1>& reached, const Template<1>& not_yet, const Template<1>& noun) {
    return say(form == Form::reached ? reached : form == Form::not_yet ? not_yet : noun, stamp.name);
  };
  const auto pick_none = [&](const Template<0>& reached, const Template<0>& not_yet, const Template<0>& noun) {
    return say(form == Form::reached ? reached : form == Form::not_yet ? not_yet : noun);
  };
  switch (stamp.by) {
    case Stamp::By::application:
      return pick_none({"已申请", "已申請", "the application has been made"},
                       {"尚未申请", "尚未申請", "no application has been made yet"},
                       {"申请", "申請", "the application"});
    case Stamp::By::closing:
      return pick_none({"个案已结束", "個案已結束", "the case has ended"},
                       {"个案尚未结束", "個案尚未結束", "the case has not ended yet"},
                       {"个案结束", "個案結束", "the end of the case"});
    case Stamp::By::task:
      return pick_one({"{0}已完成", "{0}已完成", "{0} is done"}, {"{0}尚未完成", "{0}尚未完成", "{0} is not done yet"},
                      {"{0}完成", "{0}完成", "the completion of {0}"});
    case Stamp::By::outcome:
      return pick({"{0}的结果为{1}", "{0}的結果為{1}", "{0} has come out as {1}"},
                  {"{0}尚无结果{1}", "{0}尚無結果{1}", "{0} has not come out as {1}"},
                  {"{0}得出结果{1}", "{0}得出結果{1}", "the outcome {1} of {0}"});
    case Stamp::By::message:
      return pick({"{0}已在{1}中写过", "{0}已在{1}中寫過", "{0} has written in {1}"},
                  {"{0}尚未在{1}中写过", "{0}尚未在{1}中寫過", "{0} has not written in {1} yet"},
                  {"{0}在{1}中写的消息", "{0}在{1}中寫的訊息", "what {0} wrote in {1}"});
    case Stamp::By::papers:
      return pick_one({"{0}已收齐", "{0}已收齊", "{0} are all there"},
                      {"{0}尚未收齐", "{0}尚未收齊", "{0} are not all there yet"},
                      {"{0}收齐", "{0}收齊", "the arrival of the last of {0}"});
    case Stamp::By::interrupt:
      return pick_one({"已报告{0}", "已報告{0}", "{0} has been reported"},
                      {"没有报告{0}", "沒有報告{0}", "{0} has not been reported"},
                      {"报告{0}", "報告{0}", "the report of {0}"});
    case Stamp::By::settlement:
      return pick_none({"费用已结清", "費用已結清", "nothing is owed any more"},
                       {"费用尚未结清", "費用尚未結清", "something is still owed"},
                       {"费用结清", "費用結清", "the settlement of the costs"});
    case Stamp::By::embedded:
      return pick({"其中的{0}到了这一步：{1}", "其中的{0}到了這一步：{1}", "in the {0} inside this case, {1}"},
                  {"其中的{0}尚未到这一步：{1}", "其中的{0}尚未到這一步：{1}",
                   "in the {0} inside this case it is not so yet that {1}"},
                  {"其中的{0}到达这一步（{1}）", "其中的{0}到達這一步（{1}）",
                   "the moment when, in the {0} inside this case, {1}"});
    case Stamp::By::parent:
      return pick_one(
          {"由{0}告知已到这一步", "由{0}告知已到這一步", "the case of {0} around this one has said so"},
          {"{0}尚未告知到这一步", "{0}尚未告知到這一步", "the case of {0} around this one has not said so yet"},
          {"{0}告知", "{0}告知", "the word of the case of {0} around this one"});
  }
  CHECK(false);
  return {};
}

std::string Speaker::way_of(const Stamp& stamp, Form form) const {
  const std::string plain = form_of(stamp, form);
  if (stamp.when == nullptr || names_only_) return plain;
  const Template<2> where{"{0}（{1}）", "{0}（{1}）", "{0} (where {1})"};
  if (!asks_for_points(*stamp.when)) return say(where, plain, condition(*stamp.when));
  Speaker shallow(*this);
  shallow.names_only_ = true;
  return say(where, plain, shallow.condition(*stamp.when));
}

std::string Speaker::form_of(Index point, Form form) const {
  std::vector<std::string> ways;
  for (const Stamp& stamp : stamps_[point]) ways.push_back(way_of(stamp, form));
  // A point that nothing stamps any more keeps its name.
  if (ways.empty()) ways.push_back(quoted(language(), service_->points[point]));
  if (form != Form::not_yet) return list_or(language(), ways);
  // What is denied of a way under a condition would be read as denied of the condition.
  const auto is_conditional = [](const Stamp& stamp) { return stamp.when != nullptr; };
  if (!names_only_ && std::any_of(stamps_[point].begin(), stamps_[point].end(), is_conditional))
    return say({"以下尚未发生：{0}", "以下尚未發生：{0}", "it has not come to this yet: {0}"},
               form_of(point, Form::reached));
  std::string none_of_them = ways.front();
  for (std::size_t way = 1; way < ways.size(); ++way)
    none_of_them = say({"{0}，且{1}", "{0}，且{1}", "{0}, and {1}"}, none_of_them, ways[way]);
  return none_of_them;
}

std::string Speaker::point_reached(Index point) const { return form_of(point, Form::reached); }
std::string Speaker::point_not_yet(Index point) const { return form_of(point, Form::not_yet); }
std::string Speaker::point(Index point) const { return form_of(point, Form::noun); }

std::string Speaker::points(const std::vector<Index>& points) const {
  std::vector<std::string> names;
  for (const Index one : points) names.push_back(point(one));
  return list_and(language(), names);
}

std::string Speaker::fact(Index fact) const { return quoted(voice_, service_->facts[fact].name); }

std::string Speaker::facts(const std::vector<Index>& facts) const {
  std::vector<std::string> names;
  for (const Index one : facts) names.push_back(fact(one));
  return list_and(language(), names);
}

std::string Speaker::value(Index fact, const model::Value& value) const {
  if (const auto* money = std::get_if<base::Money>(&value)) return money_in_words(*money, language());
  if (const auto* number = std::get_if<std::int64_t>(&value)) return number_in_words(*number);
  if (const auto* date = std::get_if<base::Date>(&value)) return decision::date_in_words(*date, language());
  if (fact == none) return quoted(language(), model::to_text(value));
  if (service_->facts[fact].type == model::FactType::country)
    return quoted(language(), lookup::country_name(model::to_text(value), language()));
  if (const auto* code = std::get_if<model::Code>(&value)) {
    if (fact == index_of(model::BuiltIn::contract_plan) && programme().plans) {
      for (const model::Band& band : programme().plans->bands) {
        if (band.id == code->text) return quoted(voice_, band.name);
      }
      return say({"没有套餐", "沒有套餐", "no plan"});
    }
    if (fact == index_of(model::BuiltIn::contract_product))
      return quoted(language(), code_in_words(voice_, programme().names.products, code->text));
    // Choices of the house have codes only; one of the programme may be named like its code.
    const auto& choices = service_->facts[fact].choices;
    const auto choice = std::find_if(choices.begin(), choices.end(),
                                     [&](const model::Choice& candidate) { return candidate.code == code->text; });
    if (choice != choices.end() && !choice->name.empty()) return quoted(voice_, choice->name);
    const std::string shown = cases::display(programme(), service_->facts[fact], value, language());
    if (!shown.empty() && shown != code->text) return quoted(language(), shown);
    const std::string& grade = code_in_words(voice_, programme().names.grades, code->text);
    return quoted(language(), grade == code->text ? known_word(code->text, language()) : grade);
  }
  return quoted(language(), cases::display(programme(), service_->facts[fact], value, language()));
}

std::string Speaker::column(std::string_view id) const {
  return quoted(language(), code_in_words(voice_, programme().names.columns, id));
}

std::string Speaker::date(const model::DateTerm& term) const {
  switch (term.kind) {
    case model::DateTerm::Kind::now:
      return say({"办理之时", "辦理之時", "the time of the act"});
    case model::DateTerm::Kind::point:
      return point(term.index);
    case model::DateTerm::Kind::fact:
      return fact(term.index);
    case model::DateTerm::Kind::day:
      return decision::date_in_words(term.day, language());
  }
  CHECK(false);
  return {};
}

std::string Speaker::task(Index task) const { return quoted(voice_, service_->tasks[task].name); }

std::string Speaker::tasks(const std::vector<Index>& tasks) const {
  std::vector<std::string> names;
  for (const Index one : tasks) names.push_back(task(one));
  return list_and(language(), names);
}

std::string Speaker::end(Index end) const { return quoted(voice_, service_->ends[end].name); }

std::string Speaker::consent(Index consent) const {
  return say(
      {"同意书{0}", "同意書{0}", "the consent {0}"},
      quoted(language(), beginning(text_in_words(voice_, service_, service_->consents[consent].text), language())));
}

std::string Speaker::checklist(const model::Checklist& checklist) const {
  constexpr std::size_t named_max = 3;
  std::vector<std::string> names;
  for (const model::ChecklistItem& item : checklist.items) {
    if (names.size() < named_max) names.push_back(item.name.or_any(language()));
  }
  const std::string shown = quoted(language(), list_and(language(), names));
  if (checklist.items.size() <= named_max) return say({"资料{0}", "資料{0}", "the papers {0}"}, shown);
  return say({"资料{0}等{1}项", "資料{0}等{1}項", "the {1} papers {0} and so on"}, shown,
             std::to_string(checklist.items.size()));
}

}  // namespace consilium::reading
