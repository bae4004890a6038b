// Moving a running case to another published version of its programme: first its effect is shown, then the move names
// the effect that was seen. A case moves with the cases within it, in one append.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "cases/moving.hpp"
#include "service/case_service.hpp"
#include "service/load.hpp"

namespace consilium::service {

// What becomes of a case under another version, published or not, as if it were moved when `loaded` happened.
base::Result<cases::Moving> moving_under(House& house, const LoadedWorld& loaded, std::string_view case_id,
                                         const Version& version, const std::string& reason);

// The effect of a move, with the programmes whose words it is told in.
struct ShownMove {
  cases::MoveEffect effect;
  std::shared_ptr<const model::Programme> from;
  std::shared_ptr<const model::Programme> to;
};

// `not_found` when there is no such case or no version of its programme with this hash is published.
base::Result<ShownMove> effect_of_move(House& house, std::string_view case_id, std::string_view to,
                                       const Request& request);

struct MoveCase {
  std::string to;      // hash of a published version
  std::string effect;  // fingerprint of what was shown
  std::string reason;
};

// A refusal says why it cannot move. ShownMove: the effect is another than the one that was seen; nothing has moved.
using MoveOutcome = std::variant<Done, cases::Refusal, ShownMove>;
base::Result<MoveOutcome> move_case(House& house, const Asked& asked, std::string_view case_id,
                                    const MoveCase& command);

// The version that is in force on the day and that a running case does not stand on yet, or null.
std::shared_ptr<const model::Programme> newer_version(const Published& published, const model::Programme& programme,
                                                      base::Instant now);

}  // namespace consilium::service
