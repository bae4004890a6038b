#include "text/tree.hpp"

namespace consilium::text {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::scalar:
      return "text";
    case Kind::sequence:
      return "list";
    case Kind::mapping:
      return "mapping";
  }
  return {};
}

}  // namespace consilium::text
