// Stored events: one in each line, `type version payload`. What can be read is written and read back as the same, and a
// case or an account can be folded from any events that can be read, in any order.
#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "cases.hpp"
#include "cases/event.hpp"
#include "cases/state.hpp"
#include "fuzz/input.hpp"

namespace {

namespace base = consilium::base;
namespace cases = consilium::cases;
namespace checks = consilium::checks;
namespace compiler = consilium::compiler;
namespace fuzz = consilium::fuzz;
namespace model = consilium::model;

struct Line {
  std::string_view type;
  int version = 0;
  std::string_view payload;
};

Line line_of(std::string_view text) {
  Line line;
  const std::size_t type_end = std::min(text.find(' '), text.size());
  line.type = text.substr(0, type_end);
  text.remove_prefix(std::min(type_end + 1, text.size()));
  const std::size_t version_end = std::min(text.find(' '), text.size());
  std::from_chars(text.data(), text.data() + version_end, line.version);
  line.payload = text.substr(std::min(version_end + 1, text.size()));
  return line;
}

const model::Programme& programme() {
  static const compiler::Compiled compiled = checks::compiled(checks::base_files());
  fuzz::demand(compiled.programme.has_value(), "the good folder is not a programme");
  return *compiled.programme;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const model::Service& service = programme().services.front();
  cases::CaseState state = cases::empty_case(service, "case");
  model::Account account;
  std::int64_t minute = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const Line line = line_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto event = cases::event_from(line.type, line.version, line.payload);
    fuzz::remark(event ? cases::type_of(*event) : event.error().message);
    if (!event) continue;
    const std::string payload = cases::payload_of(*event);
    const auto again = cases::event_from(cases::type_of(*event), cases::version_of(*event), payload);
    fuzz::demand(again.has_value() && *again == *event, "an event is not what was written of it");
    const base::Instant at = base::Instant{++minute * 60'000};
    cases::evolve(service, state, *event, {.occurred_at = at, .recorded_at = at, .actor = "operator"});
    cases::evolve(account, *event);
  }
  return 0;
}
