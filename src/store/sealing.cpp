#include "store/sealing.hpp"

#include <utility>
#include <variant>

#include "store/event_id.hpp"

namespace consilium::store {

namespace {

// What stands in a column whose text was erased before the row was written again.
const std::string erased_mark(1, '\0');

std::string event_place(const std::string& event_id, const std::string& stream, std::int64_t sequence,
                        const std::string& type, int type_version) {
  return join_fields(std::string("event"), event_id, stream, sequence, type, std::int64_t{type_version});
}

base::Result<void> seal_stream(ports::StreamAppend& append, ports::Sealer& sealer) {
  std::int64_t sequence = append.expected_version;
  for (auto& event : append.events) {
    sequence += 1;
    if (event.event_id.empty()) event.event_id = make_event_id(event.recorded_at);
    const auto place = event_place(event.event_id, append.stream, sequence, event.type, event.type_version);
    BASE_TRY(event.payload, sealer.seal(event.person, event.payload, place));
    if (!event.document) continue;
    const ports::DocumentRow row{.id = event.document->id};
    BASE_TRY(event.document->bytes, sealer.seal(event.person, event.document->bytes, place_of_row(row)));
  }
  return {};
}

struct SealWrite {
  ports::Sealer& sealer;

  template <typename Row>
  base::Result<void> operator()(Row& row) const {
    return seal_row(row, sealer);
  }
  base::Result<void> operator()(ports::SearchTokens&) const { return {}; }
  base::Result<void> operator()(ports::Remove&) const { return {}; }
  base::Result<void> operator()(ports::Expire&) const { return {}; }
  base::Result<void> operator()(ports::ClearDerived&) const { return {}; }
};

}  // namespace

base::Result<void> seal_request(ports::AppendRequest& request, ports::Sealer& sealer) {
  for (auto& append : request.streams) BASE_TRY_VOID(seal_stream(append, sealer));
  for (auto& write : request.views) BASE_TRY_VOID(std::visit(SealWrite{sealer}, write));
  if (request.answer) BASE_TRY_VOID(seal_row(*request.answer, sealer));
  return {};
}

base::Result<void> unseal_event(ports::Envelope& event, ports::Sealer& sealer) {
  const auto place = event_place(event.event_id, event.stream, event.sequence, event.type, event.type_version);
  auto plain = sealer.unseal(event.person, event.payload, place);
  if (plain) {
    event.payload = std::move(*plain);
    return {};
  }
  if (plain.error().category != base::Category::not_found) return tl::unexpected(std::move(plain).error());
  event.payload.clear();
  event.erased = true;
  return {};
}

base::Result<void> seal_personal(ports::Personal& personal, const std::string& person, const std::string& place,
                                 ports::Sealer& sealer) {
  if (personal.erased) {
    personal.text = erased_mark;
  } else if (!personal.text.empty()) {
    BASE_TRY(personal.text, sealer.seal(person, personal.text, place));
  }
  return {};
}

base::Result<void> unseal_personal(ports::Personal& personal, const std::string& person, const std::string& place,
                                   ports::Sealer& sealer) {
  personal.erased = personal.text == erased_mark;
  if (personal.erased) personal.text.clear();
  if (personal.text.empty()) return {};
  auto plain = sealer.unseal(person, personal.text, place);
  if (plain) {
    personal.text = std::move(*plain);
    return {};
  }
  if (plain.error().category != base::Category::not_found) return tl::unexpected(std::move(plain).error());
  personal = ports::Personal{{}, true};
  return {};
}

}  // namespace consilium::store
