#include "model/thread.hpp"

#include <algorithm>

namespace consilium::model {

std::string_view to_string(AttachmentKind kind) { return kind == AttachmentKind::picture ? "picture" : "pdf"; }

bool Writer::writes_as(std::string_view role) const { return std::find(by.begin(), by.end(), role) != by.end(); }

const Writer* Thread::writer(std::string_view role) const {
  const auto found =
      std::find_if(writers.begin(), writers.end(), [&](const Writer& writer) { return writer.writes_as(role); });
  return found == writers.end() ? nullptr : &*found;
}

}  // namespace consilium::model
