// Ids of earlier versions: `was` of services and of lines of their quotas, and `ended`. Accounts keep uses under the
// oldest id, so each must have one heir at most.
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

struct Named {
  std::string id;
  base::Place at;
};

std::vector<Named> named_in(const text::Node& node, std::string_view key) {
  std::vector<Named> all;
  const text::Node* list = node.find(key);
  if (list == nullptr) return all;
  if (list->kind == text::Kind::scalar) all.push_back({list->text, list->place});
  for (const text::Node& item : list->items) all.push_back({item.text, item.place});
  return all;
}

// Of services among each other, or of the lines of one quota.
class Heirs {
 public:
  Heirs(Context& context, std::string_view kind) : context_(context), kind_(kind) {}

  void there(const text::Node& item) {
    if (const text::Node* id = item.find("id")) ids_.emplace(id->text, id->place);
  }

  void take(const text::Node& item) {
    const text::Node* own = item.find("id");
    for (const Named& former : named_in(item, "was")) {
      if (own != nullptr && former.id == own->text) {
        context_.error("C326", former.at, fmt::format("`{}` is what this {} is called now", former.id, kind_),
                       "name only ids that it had before");
        continue;
      }
      if (const auto other = ids_.find(former.id); other != ids_.end()) {
        context_.error_with("C326", former.at, fmt::format("there still is a {} `{}`", kind_, former.id),
                            {{other->second, "it is here"}},
                            "an id stands for one account in every version: give one of the two another name");
        continue;
      }
      if (const auto [first, is_new] = claims_.emplace(former.id, former.at); !is_new) {
        context_.error_with("C329", former.at, fmt::format("what was used of `{}` is carried on twice", former.id),
                            {{first->second, "it is first carried on here"}},
                            "leave it in one of the two; several services that share uses draw on a pool");
      }
    }
  }

  void end(const Named& ended) {
    for (const Places* places : {&ids_, &claims_}) {
      const auto heir = places->find(ended.id);
      if (heir == places->end()) continue;
      return context_.error_with("C378", ended.at, fmt::format("`{}` has ended, and is carried on", ended.id),
                                 {{heir->second, "it is here"}}, "leave it in one of the two places");
    }
    if (const auto [first, is_new] = ended_.emplace(ended.id, ended.at); !is_new) {
      context_.error_with("C378", ended.at, fmt::format("`{}` has ended twice", ended.id),
                          {{first->second, "it is first here"}},
                          "its uses count on in one pool, or nowhere: leave it in one of the two places");
    }
  }

 private:
  using Places = std::map<std::string, base::Place, std::less<>>;

  Context& context_;
  std::string_view kind_;
  Places ids_;
  Places claims_;
  Places ended_;
};

void check_lines(Context& context, const text::Node& service) {
  const text::Node* quota = service.find("quota");
  const text::Node* lines = quota == nullptr ? nullptr : quota->find("lines");
  if (lines == nullptr) return;
  Heirs heirs(context, "line");
  for (const text::Node& line : lines->items) heirs.there(line);
  for (const text::Node& line : lines->items) heirs.take(line);
}

}  // namespace

void check_former_ids(Context& context, const text::Node& common, std::span<const text::Node> roots) {
  Heirs heirs(context, "service");
  for (const text::Node& service : roots) heirs.there(service);
  for (const text::Node& service : roots) {
    heirs.take(service);
    check_lines(context, service);
  }
  for (const Named& ended : named_in(common, "ended")) heirs.end(ended);
  const text::Node* pools = common.find("pools");
  if (pools == nullptr) return;
  for (const text::Entry& pool : pools->entries) {
    for (const Named& ended : named_in(pool.value, "ended")) heirs.end(ended);
  }
}

}  // namespace consilium::compiler
