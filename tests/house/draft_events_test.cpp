// Goldens of the events of drafts: read, and written again as they were. They are never edited.
#include "service/draft_events.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "service/proposal_events.hpp"

namespace consilium::service {
namespace {

const std::filesystem::path goldens = CONSILIUM_SOURCE_DIR "/tests/events/drafts";

ports::Envelope golden(const std::string& type) {
  ports::Envelope envelope;
  envelope.stream = "draft/d1";
  envelope.type = type;
  envelope.type_version = 1;
  envelope.tenant = "wheel-cover";
  envelope.actor = "ann";
  envelope.recorded_at = base::Instant::parse("2026-03-09T00:00:01Z").value();
  std::ifstream file(goldens / (type + ".1.json"));
  envelope.payload = std::string(std::istreambuf_iterator<char>(file), {});
  return envelope;
}

std::string pretty(const std::string& payload) {
  return base::to_pretty_text(base::parse_json(payload).value()) + "\n";
}

TEST(DraftEvents, are_read_and_written_as_they_were) {
  std::set<std::string> types;
  for (const auto& entry : std::filesystem::directory_iterator(goldens)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("draft.")) continue;
    const std::string type = name.substr(0, name.find(".1.json"));
    types.insert(type);
    const ports::Envelope envelope = golden(type);
    const auto event = draft_event_from(envelope);
    ASSERT_TRUE(event) << type << ": " << event.error().message;
    EXPECT_EQ(type_of(*event), type);
    EXPECT_EQ(pretty(payload_of(*event)), envelope.payload) << type;
  }
  EXPECT_EQ(types, (std::set<std::string>{"draft.begun", "draft.saved", "draft.proposed", "draft.released",
                                          "draft.published", "draft.discarded"}));
}

TEST(DraftEvents, the_lists_are_read_as_they_were) {
  const auto begun = golden("drafts.begun");
  EXPECT_EQ(listed_drafts({begun}).value(), std::vector<std::string>{"d1"});
  EXPECT_TRUE(listed_drafts({begun, golden("drafts.ended")}).value().empty());
  EXPECT_EQ(drafted_in({golden("drafts.programme")}).value(), std::vector<std::string>{"bicycles"});
}

TEST(DraftEvents, proposals_are_read_and_written_as_they_were) {
  ports::Envelope made = golden("proposal.made");
  made.programme_hash = "4567";
  const auto open = fold_proposals({made, golden("proposal.compared")});
  ASSERT_TRUE(open) << open.error().message;
  EXPECT_EQ(pretty(payload_of(open->front())), made.payload);
  EXPECT_EQ(open->front().hash, "4567");
  EXPECT_EQ(open->front().proposed_by, "ann");
  for (const ProposalState state : {ProposalState::approved, ProposalState::rejected, ProposalState::withdrawn}) {
    const ports::Envelope decided = golden("proposal." + std::string(to_string(state)));
    const Proposal after = fold_proposals({made, decided}).value().front();
    EXPECT_EQ(after.state, state);
    EXPECT_EQ(pretty(decided_event(after, state, {}, after.reason, {}).payload), decided.payload);
  }
  EXPECT_EQ(fold_proposals({golden("proposal.approved")}).error().category, base::Category::corrupt);
}

TEST(DraftEvents, of_a_later_version_or_an_unknown_type_are_refused) {
  ports::Envelope later = golden("draft.begun");
  later.type_version = 2;
  EXPECT_EQ(draft_event_from(later).error().category, base::Category::unsupported);
  ports::Envelope unknown = golden("draft.begun");
  unknown.type = "draft.renamed";
  EXPECT_EQ(draft_event_from(unknown).error().category, base::Category::corrupt);
}

}  // namespace
}  // namespace consilium::service
