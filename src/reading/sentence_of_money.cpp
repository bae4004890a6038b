// Metered help, costs and how they are settled.
#include "base/check.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {

using model::none;

namespace {

std::string amount_of(const Speaker& speaker, const model::Allowance& allowance) {
  switch (allowance.counted) {
    case model::Counted::hours:
      return span_in_words({base::Unit::hours, static_cast<int>(allowance.amount), {}}, speaker.language());
    case model::Counted::minutes:
      // Hours that are counted to the minute are kept as minutes.
      if (allowance.amount % 60 == 0)
        return span_in_words({base::Unit::hours, static_cast<int>(allowance.amount / 60), {}}, speaker.language());
      return span_in_words({base::Unit::minutes, static_cast<int>(allowance.amount), {}}, speaker.language());
    case model::Counted::times:
      return times_in_words(allowance.amount, speaker.language());
  }
  CHECK(false);
  return {};
}

std::string charge_of(const Speaker& speaker, const model::Allowance& allowance) {
  const std::string each = money_in_words(allowance.beyond->each, speaker.language());
  const std::string cost = quoted(speaker.voice(), speaker.service().costs[allowance.beyond->cost].name);
  switch (allowance.counted) {
    case model::Counted::hours:
      return speaker.say(
          {"超出部分每小时{0}，计为{1}。", "超出部分每小時{0}，計為{1}。", "Each hour beyond it costs {0}, as {1}."},
          each, cost);
    case model::Counted::minutes:
      return speaker.say(
          {"超出部分每分钟{0}，计为{1}。", "超出部分每分鐘{0}，計為{1}。", "Each minute beyond it costs {0}, as {1}."},
          each, cost);
    case model::Counted::times:
      return speaker.say(
          {"超出部分每次{0}，计为{1}。", "超出部分每次{0}，計為{1}。", "Each time beyond it costs {0}, as {1}."}, each,
          cost);
  }
  CHECK(false);
  return {};
}

std::string help_of(const Speaker& speaker, const model::Allowance& allowance) {
  const std::string name = quoted(speaker.voice(), allowance.name);
  const std::string amount = amount_of(speaker, allowance);
  const std::string from = speaker.point(allowance.from);
  const std::string owner = role_in_words(speaker.voice(), allowance.owner);
  if (allowance.until == none)
    return speaker.say({"每个个案含{0}{1}，自{2}起，由{3}登记。", "每個個案含{0}{1}，由{2}起，由{3}登記。",
                        "A case includes {0}, {1}, from {2} on, entered by {3}."},
                       name, amount, from, owner);
  return speaker.say(
      {"每个个案含{0}{1}，自{2}起，至{4}当日止，由{3}登记。", "每個個案含{0}{1}，由{2}起，至{4}當日止，由{3}登記。",
       "A case includes {0}, {1}, from {2} to the day of {4}, entered by {3}."},
      name, amount, from, owner, speaker.point(allowance.until));
}

}  // namespace

std::string sentence_of(const Speaker& speaker, const model::Allowance& allowance) {
  std::vector<std::string> parts{help_of(speaker, allowance)};
  std::vector<std::string> kinds;
  for (const model::Choice& kind : allowance.kinds) kinds.push_back(quoted(speaker.voice(), kind.name));
  if (!kinds.empty())
    parts.push_back(
        speaker.say({"可用于{0}。", "可用於{0}。", "It may be for {0}."}, list_or(speaker.language(), kinds)));
  parts.push_back(sentence_of(speaker, allowance.record));
  parts.push_back(allowance.beyond
                      ? charge_of(speaker, allowance)
                      : speaker.say({"超出部分不予接受。", "超出部分不予接受。", "Nothing beyond it is accepted."}));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Excluded& excluded) {
  return speaker.say({"以下不予办理：{0}。", "以下不予辦理：{0}。", "Refused: {0}."},
                     quoted(speaker.voice(), excluded.name));
}

std::string sentence_of(const Speaker& speaker, const model::Cost& cost) {
  const std::string name = quoted(speaker.voice(), cost.name);
  const std::string member = person_in_words(speaker.voice(), "member");
  const std::string payer = cost.payer == model::Payer::member ? member : role_in_words(speaker.voice(), "provider");
  const std::string payee = cost.payee == model::Payee::provider
                                ? role_in_words(speaker.voice(), "provider")
                                : known_word(model::to_string(cost.payee), speaker.language());
  switch (cost.settle) {
    case model::Settle::on_the_spot:
      return speaker.say({"{0}由{1}承担，当场付给{2}。", "{0}由{1}承擔，當場付給{2}。",
                          "{0} is borne by {1} and paid to {2} on the spot."},
                         name, payer, payee);
    case model::Settle::advanced:
      if (cost.payee == model::Payee::provider)
        return speaker.say({"{0}由{1}承担，服务商先行垫付，之后收回。", "{0}由{1}承擔，服務商先行墊付，之後收回。",
                            "{0} is borne by {1}; the provider advances it and is paid back."},
                           name, payer);
      return speaker.say({"{0}由{1}承担，服务商先付给{2}，之后收回。", "{0}由{1}承擔，服務商先付給{2}，之後收回。",
                          "{0} is borne by {1}; the provider pays it to {2} first and is paid back."},
                         name, payer, payee);
    case model::Settle::direct:
      return cost.payer == model::Payer::provider && cost.payee == model::Payee::provider
                 ? speaker.say({"{0}不向{1}收费。", "{0}不向{1}收費。", "{0} costs {1} nothing."}, name, member)
                 : speaker.say({"{0}由{1}承担，直接付给{2}。", "{0}由{1}承擔，直接付給{2}。",
                                "{0} is borne by {1} and paid to {2} directly."},
                               name, payer, payee);
  }
  CHECK(false);
  return {};
}

std::string sentence_of(const Speaker& speaker, const model::Settlement& settlement) {
  return speaker.say({"{0}：{1}之后由{2}出具账单，{3}据此付清。", "{0}：{1}之後由{2}發出帳單，{3}據此付清。",
                      "{0}: after {1}, {2} states what {3} owes, and {3} pays it."},
                     quoted(speaker.voice(), settlement.name), speaker.point(settlement.after),
                     role_in_words(speaker.voice(), settlement.owner), person_in_words(speaker.voice(), "member"));
}

}  // namespace consilium::reading
