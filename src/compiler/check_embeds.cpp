// Services that run inside themselves, by way of others.
#include <set>

#include <fmt/core.h>

#include "compiler/check.hpp"

namespace consilium::compiler {
namespace {

bool comes_back(const model::Programme& programme, const std::string& from, const std::string& to,
                std::set<std::string>& seen) {
  if (from == to) return true;
  const model::Service* service = programme.service(from);
  if (service == nullptr || !seen.insert(from).second) return false;
  for (const model::Embed& embed : service->embeds) {
    if (comes_back(programme, embed.service, to, seen)) return true;
  }
  return false;
}

}  // namespace

void check_embeds(Context& context, const model::Programme& programme) {
  for (const model::Service& service : programme.services) {
    for (const model::Embed& embed : service.embeds) {
      std::set<std::string> seen;
      if (!comes_back(programme, embed.service, service.id, seen)) continue;
      context.error(
          "C343", embed.cites.at,
          fmt::format("`{}` runs `{}` inside itself, which comes back to `{}`", service.id, embed.service, service.id),
          "let one of them do its part by tasks of its own");
    }
  }
}

}  // namespace consilium::compiler
