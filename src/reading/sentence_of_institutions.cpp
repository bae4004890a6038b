// Conditions about institutions and the networks that list them.
#include "base/check.hpp"
#include "reading/sentence_speaker.hpp"

namespace consilium::reading {

using model::none;
using model::Operation;
using model::Predicate;

// What a column holds. Where it is an area or institution of the programme's networks, it has a name there.
std::string Speaker::cells(const Predicate& predicate) const {
  std::vector<std::string> said;
  for (const model::Value& one : predicate.values) {
    const std::string code = model::to_text(one);
    std::string name = value(predicate.fact, one);
    for (const model::NetworkUse& use : programme().networks) {
      if (voice_.networks == nullptr) break;
      const auto network = voice_.networks->find(use.network);
      if (network == voice_.networks->end() || network->second.editions.empty()) continue;
      const model::ListedInstitution* row = network->second.editions.back().find(code);
      if (row != nullptr) name = quoted(voice_, row->name);
    }
    said.push_back(std::move(name));
  }
  return list_or(language(), said);
}

std::string Speaker::about_institution(const Predicate& predicate) const {
  const auto network = [&] { return network_in_words(voice_, programme().networks[predicate.network]); };
  const auto held = [&] { return predicate.other_fact == none ? cells(predicate) : fact(predicate.other_fact); };
  switch (predicate.operation) {
    case Operation::count_between: {
      const std::string low = number_in_words(predicate.low);
      const std::string high = number_in_words(predicate.high);
      const std::string counted = predicate.flag.empty()
                                      ? fact(predicate.fact)
                                      : say({"{0}中标有{1}的", "{0}中標有{1}的", "those of {0} that are marked {1}"},
                                            fact(predicate.fact), column(predicate.flag));
      if (low == high) return say({"{0}恰为{1}个", "{0}恰為{1}個", "the number of {0} is {1}"}, counted, low);
      return say({"{0}为{1}至{2}个", "{0}為{1}至{2}個", "the number of {0} is from {1} to {2}"}, counted, low, high);
    }
    case Operation::in_network:
      return say({"{0}在名单{1}之内且可用于本服务", "{0}在名單{1}之內且可用於本服務",
                  "{0} is in the network {1} and serves this service"},
                 subject(predicate), network());
    case Operation::listed_in:
      return say({"{0}在名单{1}之内", "{0}在名單{1}之內", "{0} is in the network {1}"}, subject(predicate), network());
    case Operation::grade_at_least:
      return say({"{0}的等级不低于{1}", "{0}的等級不低於{1}", "{0} is of grade {1} or higher"}, subject(predicate),
                 values(predicate));
    case Operation::originals_required:
      return predicate.yes ? say({"{0}要求原件", "{0}要求正本", "{0} asks for originals"}, subject(predicate))
                           : say({"{0}不要求原件", "{0}不要求正本", "{0} asks for no originals"}, subject(predicate));
    case Operation::column_has:
      return say({"{0}在名单{1}栏中有{2}", "{0}在名單{1}欄中有{2}", "{0} has {2} in the column {1} of its network"},
                 subject(predicate), column(predicate.flag), held());
    case Operation::network_has:
      return say({"名单{0}中有机构的{1}栏为{2}", "名單{0}中有機構的{1}欄為{2}",
                  "some row of the network {0} that serves this service has {2} in the column {1}"},
                 network(), column(predicate.flag), held());
    default:
      break;
  }
  CHECK(false);
  return {};
}

}  // namespace consilium::reading
