#include "compiler/continuity.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "compiler/codes.hpp"

namespace consilium::compiler {
namespace {

bool holds(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool has_ended(const model::Programme& programme, std::string_view kept_as) {
  return holds(programme.ended, kept_as) ||
         std::any_of(programme.services.begin(), programme.services.end(),
                     [&](const model::Service& service) { return holds(service.quota.ended, kept_as); });
}

// What a later version writes so that an item stays what it was.
template <typename Item>
std::string names_of(const Item& item) {
  std::vector<std::string> names = item.was;
  names.push_back(item.id);
  return fmt::format("`was: [{}]`", fmt::join(names, ", "));
}

class Comparison {
 public:
  Comparison(const model::Programme& before, const model::Programme& after) : before_(before), after_(after) {}

  std::vector<base::Diagnostic> run() {
    for (const model::Service& service : before_.services) look_at(service);
    return std::move(problems_);
  }

 private:
  void add(Code code, const base::Place& place, std::string message, std::string help) {
    problems_.push_back(
        {base::Severity::error, std::string(code.name()), place, std::move(message), {}, std::move(help), {}});
  }

  void look_at(const model::Service& was) {
    const model::Service* same = after_.service(was.id);
    const model::Service* heir = after_.carrying_on(was.kept_as());
    if (same != nullptr && same != heir) {
      add("C461", same->at,
          fmt::format("`{}` went on with what was used of `{}` in version {}, and no longer does", was.id,
                      was.kept_as(), before_.version),
          was.was.empty() ? fmt::format("leave out its `was`, or give it another id and {}", names_of(was))
                          : fmt::format("write `was: [{}]`, or give it another id", fmt::join(was.was, ", ")));
    } else if (heir != nullptr) {
      compare_lines(was, *heir);
    } else if (!has_ended(after_, was.kept_as())) {
      tell_gone(was);
    }
  }

  void tell_gone(const model::Service& was) {
    for (const model::Service& service : after_.services) {
      if (!holds(service.was, was.id) && !holds(service.was, was.kept_as())) continue;
      const bool merges = before_.carrying_on(service.kept_as()) != nullptr;
      return add("C461", service.at,
                 fmt::format("`{}` goes on with what was used of `{}`; what was used of `{}` would count no more",
                             service.id, service.kept_as(), was.kept_as()),
                 merges ? fmt::format("a service goes on with one other: let it draw on a pool, and name `{}` under "
                                      "`ended` of the pool",
                                      was.kept_as())
                        : fmt::format("name the oldest id first: {}", names_of(was)));
    }
    const std::string pool = heir_of_pool(was);
    const std::string ended =
        holds(after_.ended, was.id) || pool.empty()
            ? fmt::format("if it has ended, `ended: [{}]`", was.kept_as())
            : fmt::format("if it has ended, `ended: [{}]` in the pool `{}`, on which its uses then still count",
                          was.kept_as(), pool);
    add("C460", after_.services_at,
        fmt::format("service `{}` of version {} is gone: what was used of it would count no more", was.id,
                    before_.version),
        fmt::format("if it has another name now, write {} there; {}", names_of(was), ended));
  }

  // The pool of a service that drew on the same uses as one that is gone.
  std::string heir_of_pool(const model::Service& was) const {
    for (const std::string& id : was.quota.pooled) {
      const model::Service* other = after_.carrying_on(before_.service(id)->kept_as());
      if (other != nullptr && !other->quota.pool.empty()) return other->quota.pool;
    }
    return {};
  }

  // Where there are no lines any more, all uses count together.
  void compare_lines(const model::Service& was, const model::Service& heir) {
    if (was.quota.figures || heir.quota.figures || heir.quota.lines.empty()) return;
    for (const model::QuotaLine& line : was.quota.lines) {
      const model::Index at = heir.line_kept_as(line.kept_as());
      const model::Index same = heir.line(line.id);
      if (at != model::none && (same == model::none || same == at)) continue;
      add("C462", heir.quota.cites.at,
          fmt::format("line `{}` of the quota of `{}` in version {} is gone or stands for another: what was used of it "
                      "would count on other lines",
                      line.id, heir.id, before_.version),
          fmt::format("write {} in the line that goes on with it; a line goes on with one other, and one `count` with "
                      "all",
                      same == model::none ? names_of(line) : fmt::format("`was: [{}]`", line.kept_as())));
    }
  }

  const model::Programme& before_;
  const model::Programme& after_;
  std::vector<base::Diagnostic> problems_;
};

}  // namespace

std::vector<base::Diagnostic> check_continuity(const model::Programme& before, const model::Programme& after) {
  return Comparison(before, after).run();
}

}  // namespace consilium::compiler
