#include "model/account.hpp"

#include <algorithm>

namespace consilium::model {

const Right* Account::right(std::string_view right_id) const {
  const auto found =
      std::find_if(rights.begin(), rights.end(), [&](const Right& candidate) { return candidate.id == right_id; });
  return found == rights.end() ? nullptr : &*found;
}

}  // namespace consilium::model
