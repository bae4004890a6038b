#include "reading/sentence_of_programme.hpp"

#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

using model::none;

namespace {

// A point is named by one service; what the programme says of a point holds in every service that has it.
std::string point_anywhere(const Voice& voice, std::string_view id) {
  for (const model::Service& service : voice.programme->services) {
    if (const model::Index point = service.point(id); point != none) return Speaker(voice, service).point(point);
  }
  return quoted(voice.language, id);
}

std::vector<std::string> products_in_words(const Voice& voice, const std::vector<std::string>& products) {
  std::vector<std::string> names;
  for (const std::string& product : products)
    names.push_back(quoted(voice.language, code_in_words(voice, voice.programme->names.products, product)));
  return names;
}

}  // namespace

std::string sentence_of(const Voice& voice, const model::Organisation& organisation, Party party) {
  const std::string name = organisation.name.or_any(voice.language);
  return party == Party::insurer
             ? say(voice.language, {"本项目属于{0}。", "本計劃屬於{0}。", "The programme is that of {0}."}, name)
             : say(voice.language, {"服务由{0}提供。", "服務由{0}提供。", "The services are provided by {0}."}, name);
}

std::string sentence_of_entitled(const Voice& voice) {
  const std::string products = list_and(voice.language, products_in_words(voice, voice.programme->products));
  return voice.programme->account == model::AccountScope::contract
             ? say(voice.language,
                   {"产品{0}的被保险人可以使用服务，次数按合同计算。", "產品{0}的受保人可以使用服務，次數按合約計算。",
                    "The insured persons of the products {0} have the services; uses are counted by contract."},
                   products)
             : say(voice.language,
                   {"产品{0}的被保险人可以使用服务，次数按人计算。", "產品{0}的受保人可以使用服務，次數按人計算。",
                    "The insured persons of the products {0} have the services; uses are counted by person."},
                   products);
}

std::string sentence_of(const Voice& voice, const model::Rider& rider) {
  const std::string products = list_or(voice.language, products_in_words(voice, rider.products));
  const std::string name = quoted(voice, rider.name);
  if (voice.programme->account == model::AccountScope::contract)
    return say(
        voice.language,
        {"合同附有产品为{1}的附加险、且该附加险当日有效的，{0}即为有效；有多份的，生效日取当日有效的各份中最早的。",
         "合約附有產品為{1}的附加保障、且該附加保障當日有效的，{0}即為有效；有多份的，生效日取當日有效的各份中最早的。",
         "{0} is in force on a day on which a rider of the product {1} on the contract is; of several in force "
         "the earliest effective date counts."},
        name, products);
  return say(
      voice.language,
      {"被保险人的任一合同附有产品为{1}的附加险、且该附加险当日有效的，{0}"
       "即为有效；有多份的，生效日取当日有效的各份中最早的。",
       "受保人的任何一份合約附有產品為{1}的附加保障、且該附加保障當日有效的，{0}"
       "即為有效；有多份的，生效日取當日有效的各份中最早的。",
       "{0} is in force on a day on which a rider of the product {1} on any contract of the insured person is; of "
       "several in force the earliest effective date counts."},
      name, products);
}

std::string sums_of(const Voice& voice, const model::Plans& plans, std::size_t band) {
  const std::string from = money_in_words({plans.bands[band].from, plans.currency}, voice.language);
  const bool is_first = band == 0 && plans.bands[band].from <= 1;
  if (band + 1 == plans.bands.size()) return say(voice.language, {"{0}及以上", "{0}及以上", "{0} and more"}, from);
  const std::string below = money_in_words({plans.bands[band + 1].from, plans.currency}, voice.language);
  if (is_first) return say(voice.language, {"低于{0}", "低於{0}", "less than {0}"}, below);
  return say(voice.language, {"{0}及以上、低于{1}", "{0}及以上、低於{1}", "{0} and more, less than {1}"}, from, below);
}

std::string sentence_of(const Voice& voice, const model::Plans& plans) {
  std::vector<std::string> bands;
  for (std::size_t band = 0; band < plans.bands.size(); ++band) {
    bands.push_back(say(voice.language, {"{0}（{1}）", "{0}（{1}）", "{0} ({1})"},
                        quoted(voice, plans.bands[band].name), sums_of(voice, plans, band)));
  }
  const std::string plan =
      say(voice.language,
          {"套餐按各有效合同的保险金额合计而定：{0}。", "套餐按各有效合約的保險金額合計而定：{0}。",
           "The plan is that of the sums insured of the contracts in force together: {0}."},
          list_and(voice.language, bands));
  if (plans.after == none) return plan;
  return sentences(voice.language, {plan, say(voice.language,
                                              {"一份合同在{0}结束后计入。", "一份合約在{0}結束後計入。",
                                               "A contract counts from the end of {0} on."},
                                              period_in_words(voice, voice.programme->periods[plans.after]))});
}

std::string sentence_of(const Voice& voice, const model::Scale& scale) {
  std::vector<std::string> grades;
  for (const std::string& grade : scale.values)
    grades.push_back(code_in_words(voice, voice.programme->names.grades, grade));
  return say(voice.language,
             {"等级由低到高：{0}。", "等級由低至高：{0}。", "Grades from the lowest to the highest: {0}."},
             list_and(voice.language, grades));
}

std::string sentence_of(const Voice& voice, const model::NetworkUse& use) {
  const std::string name = network_in_words(voice, use);
  if (use.as_of.empty())
    return say(voice.language,
               {"名单{0}以办理当日的版本为准。", "名單{0}以辦理當日的版本為準。",
                "Of the network {0} the edition of the day of the act counts."},
               name);
  return say(voice.language,
             {"名单{0}以{1}当日的版本为准。", "名單{0}以{1}當日的版本為準。",
              "Of the network {0} the edition of the day of {1} counts."},
             name, point_anywhere(voice, use.as_of));
}

std::string sentence_of(const Voice& voice, const model::Period& period) {
  return say(voice.language, {"期间：{0}。", "期間：{0}。", "A period: {0}."}, period_in_words(voice, period));
}

std::string sentence_of(const Voice& voice, const model::Hours& hours) {
  return say(voice.language, {"服务时间：{0}。", "服務時間：{0}。", "Open {0}."},
             hours_in_words(hours.opening, voice.language));
}

std::string sentence_of(const Voice& voice, const model::Contact& contact) {
  const std::string party = role_in_words(voice, contact.party);
  const std::string kind = known_word(contact.kind, voice.language);
  std::vector<std::string> uses;
  for (const std::string& use : contact.use) uses.push_back(known_word(use, voice.language));
  const std::string use = list_and(voice.language, uses);
  if (!contact.value.empty())
    return say(voice.language,
               {"{0}的{1}：{2}（用于{3}）。", "{0}的{1}：{2}（用於{3}）。", "Way to {0}, {1}: {2}, for {3}."}, party,
               kind, contact.value, use);
  return say(voice.language,
             {"{0}的{1}（用于{2}）尚待{3}提供。", "{0}的{1}（用於{2}）尚待{3}提供。",
              "Way to {0}, {1}, for {2}: {3} has yet to supply it."},
             party, kind, use, role_in_words(voice, contact.owed_by));
}

std::string sentence_of(const Voice& voice, const model::WaitingLine& line) {
  const std::vector<model::WaitingLine>& lines = voice.programme->waiting_lines;
  std::vector<std::string> tasks;
  for (const model::Service& service : voice.programme->services) {
    for (const model::Task& task : service.tasks) {
      if (task.waits_in != none && lines[task.waits_in].id == line.id) tasks.push_back(quoted(voice, task.name));
    }
  }
  return say(
      voice.language,
      {"等候{0}的个案在此排队，等候最久的先办，每件只交一人。", "等候{0}的個案在此輪候，輪候最久的先辦，每宗只交一人。",
       "Cases wait here for {0}; the one that has waited longest comes first, and each is given to one person."},
      list_and(voice.language, tasks));
}

std::string sentence_of_complaints(const Voice& voice) {
  return say(voice.language, {"投诉由{0}答复。", "投訴由{0}答覆。", "Complaints are answered by {0}."},
             role_in_words(voice, voice.programme->complaints_owner));
}

std::string sentence_of(const Voice& voice, const model::RunOff& run_off) {
  const auto states_with = [&](model::RunOffEffect wanted) {
    std::vector<std::string> states;
    for (const auto& [state, effect] : run_off.on) {
      if (effect == wanted) states.push_back(known_word(state, voice.language));
    }
    return list_or(voice.language, states);
  };
  std::vector<std::string> parts;
  if (const std::string states = states_with(model::RunOffEffect::complete); !states.empty())
    parts.push_back(say(voice.language,
                        {"合同{0}时，已开始的个案办理到底。", "合約{0}時，已開始的個案辦理到底。",
                         "When the contract is {0}, a case that has begun is carried to its end."},
                        states));
  if (const std::string states = states_with(model::RunOffEffect::close); !states.empty())
    parts.push_back(say(voice.language,
                        {"合同{0}时，已开始的个案即结束，不计使用。", "合約{0}時，已開始的個案即結束，不計使用。",
                         "When the contract is {0}, a case that has begun is closed without using anything."},
                        states));
  for (const model::Service& service : voice.programme->services) {
    if (service.run_off_from == none) continue;
    parts.push_back(
        say(voice.language,
            {"{0}个案自{1}起算作已开始。", "{0}個案由{1}起算作已開始。", "A case of {0} has begun with {1}."},
            quoted(voice, service.name), Speaker(voice, service).point(service.run_off_from)));
  }
  return sentences(voice.language, parts);
}

}  // namespace consilium::reading
