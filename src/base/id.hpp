// Id<Tag>: an identifier that cannot be passed where another kind is wanted.
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace consilium::base {

template <typename Tag>
struct Id {
  std::string value;

  bool empty() const { return value.empty(); }
  auto operator<=>(const Id&) const = default;
};

}  // namespace consilium::base

template <typename Tag>
struct std::hash<consilium::base::Id<Tag>> {
  std::size_t operator()(const consilium::base::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
