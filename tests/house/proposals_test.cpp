// Proposals: frozen, decided by somebody else, published in one append with the approval.
#include "service/proposals.hpp"

#include <algorithm>
#include <thread>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "house/small_house.hpp"
#include "service/publishing.hpp"

namespace consilium::tests {
namespace {

using service::Draft;
using service::DraftState;
using service::NotProposed;
using service::Proposal;
using service::ProposalState;

base::Result<void> anybody(std::string_view) { return {}; }

class Proposals : public testing::Test {
 protected:
  service::House& house() { return small_house_.house(); }

  std::string text_of(const Draft& draft, std::string_view name) {
    const auto files = required(service::draft_files(house(), draft.id));
    return std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; })->bytes;
  }

  static std::string first_version() {
    for (const compiler::SourceFile& file : SmallHouse::files()) {
      if (file.name == "programme.yaml") return file.bytes;
    }
    return {};
  }

  // A draft of version 2, which begins on `day`; `ann` begins it.
  Draft draft(const std::string& day = "2026-04-01", const std::string& version = "2", const std::string& who = "ann") {
    const Draft begun = required(service::begin_draft(house(), SmallHouse::by("ann"),
                                                      {std::string(SmallHouse::programme), {}, {}, {}}, anybody));
    std::string text = first_version();
    replace(text, "version: \"1\"", fmt::format("version: \"{}\"", version));
    replace(text, "from: 2024-01-01 }\nname", fmt::format("from: {} }}\nname", day));
    return save(begun, "programme.yaml", text, who);
  }
  Draft save(const Draft& draft, const std::string& file, const std::string& text, const std::string& who = "ann") {
    return std::get<Draft>(
        required(service::save_draft(house(), SmallHouse::by(who), draft.id, {file, text, draft.version})));
  }
  static void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  service::ProposalOutcome propose(const Draft& draft, const std::string& who = "ann") {
    return required(service::propose(house(), SmallHouse::by(who), draft.id, draft.version, [] { return true; }));
  }
  Proposal proposed(const Draft& draft, const std::string& who = "ann") {
    auto outcome = propose(draft, who);
    if (const auto* why = std::get_if<NotProposed>(&outcome)) give_up({base::Category::fault, why->message});
    return std::get<Proposal>(std::move(outcome));
  }
  std::string refusal(const Draft& draft) {
    const auto outcome = propose(draft);
    const auto* why = std::get_if<NotProposed>(&outcome);
    return why == nullptr ? "" : why->code;
  }
  base::Result<Proposal> approve(const Proposal& proposal, const std::string& who) {
    return service::approve(house(), SmallHouse::by(who), proposal.id, proposal.hash, "read");
  }
  std::string in_force(const std::string& day) {
    return house().registry.read()->in_force(SmallHouse::programme, base::Date::parse(day).value())->version;
  }

  SmallHouse small_house_;
};

TEST_F(Proposals, freeze_what_is_read_and_publish_it_when_another_approves) {
  const Draft written = draft();
  const Proposal proposal = proposed(written);
  EXPECT_EQ(proposal.base_version, "1");
  EXPECT_EQ(proposal.version, "2");
  EXPECT_EQ(proposal.scenarios, 35);
  EXPECT_GT(proposal.changes, 0);
  EXPECT_EQ(proposal.hash, compiler::content_hash(required(service::draft_files(house(), written.id))));
  const std::string reading = required(service::reading_of(house(), proposal));
  EXPECT_EQ(base::sha256_hex(reading), proposal.reading_hash);
  EXPECT_NE(reading.find("<html"), std::string::npos);
  EXPECT_NE(required(service::difference_of(house(), proposal)).find("2026-04-01"), std::string::npos);
  EXPECT_EQ(in_force("2026-04-01"), "1") << "nothing is law yet";

  const Proposal approved = required(approve(proposal, "cy"));
  EXPECT_EQ(approved.state, ProposalState::approved);
  EXPECT_EQ(approved.decided_by, "cy");
  EXPECT_EQ(in_force("2026-03-31"), "1");
  EXPECT_EQ(in_force("2026-04-01"), "2");
  EXPECT_EQ(required(service::draft_by_id(house(), written.id)).state, DraftState::published);
  EXPECT_TRUE(required(service::drafts_at_work(house(), SmallHouse::programme)).empty());
  EXPECT_EQ(required(approve(proposal, "cy")), approved) << "the same approval sent again";

  small_house_.start_again();
  EXPECT_EQ(in_force("2026-04-01"), "2");
  EXPECT_EQ(required(service::proposal_by_id(house(), proposal.id)), approved);
}

TEST_F(Proposals, nobody_decides_what_they_proposed_or_wrote_a_part_of) {
  Draft written = draft("2026-04-01", "2", "bob");
  written = save(written, "texts/more.md", "a note\n", "cy");
  const Proposal proposal = proposed(written, "dee");
  for (const char* who : {"ann", "bob", "cy", "dee"}) {
    EXPECT_EQ(approve(proposal, who).error().category, base::Category::forbidden) << who;
    EXPECT_EQ(service::reject(house(), SmallHouse::by(who), proposal.id, "no").error().category,
              base::Category::forbidden)
        << who;
  }
  EXPECT_EQ(in_force("2026-04-01"), "1");
  EXPECT_TRUE(approve(proposal, "eve"));
}

TEST_F(Proposals, an_approval_names_what_it_approves) {
  const Proposal proposal = proposed(draft());
  const auto wrong = service::approve(house(), SmallHouse::by("cy"), proposal.id, proposal.base, "");
  EXPECT_EQ(wrong.error().category, base::Category::conflict);
  EXPECT_EQ(in_force("2026-04-01"), "1");
}

TEST_F(Proposals, of_those_who_decide_at_once_one_wins) {
  const Proposal proposal = proposed(draft());
  constexpr int people = 6;
  std::vector<int> won(people);
  {
    std::vector<std::jthread> threads;
    for (int number = 0; number < people; ++number) {
      threads.emplace_back([&, number] {
        const std::string who = fmt::format("approver-{}", number);
        const auto decided =
            number % 2 == 0 ? approve(proposal, who) : service::reject(house(), SmallHouse::by(who), proposal.id, "no");
        won[static_cast<std::size_t>(number)] = decided ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(std::count(won.begin(), won.end(), 1), 1);
  const auto winner = std::find(won.begin(), won.end(), 1) - won.begin();
  EXPECT_EQ(required(service::proposal_by_id(house(), proposal.id)).decided_by, fmt::format("approver-{}", winner));
  EXPECT_EQ(in_force("2026-04-01"), winner % 2 == 0 ? "2" : "1");
}

TEST_F(Proposals, drafts_begun_meanwhile_stop_no_approval) {
  const Proposal proposal = proposed(draft());
  std::jthread other([&] {
    for (int i = 0; i < 5; ++i) draft("2026-05-01", "3");
  });
  EXPECT_TRUE(approve(proposal, "cy"));
}

TEST_F(Proposals, one_that_was_overtaken_is_proposed_anew) {
  const Draft first = draft();
  const Draft second = draft("2026-05-01", "3");
  const Proposal early = proposed(first);
  const Proposal late = proposed(second);
  required(approve(early, "cy"));
  EXPECT_TRUE(service::is_overtaken(*house().registry.read(), late));
  EXPECT_EQ(approve(late, "cy").error().category, base::Category::conflict);
  EXPECT_EQ(in_force("2026-05-01"), "2");
  required(service::withdraw(house(), SmallHouse::by("bob"), late.id));
  const Proposal anew = proposed(required(service::draft_by_id(house(), second.id)));
  EXPECT_EQ(anew.base_version, "2") << "compared with what it would take the place of";
  required(approve(anew, "cy"));
  EXPECT_EQ(in_force("2026-05-01"), "3");
}

TEST_F(Proposals, a_rejected_or_withdrawn_draft_can_be_written_on) {
  Draft written = draft();
  const Proposal proposal = proposed(written);
  const Draft frozen = required(service::draft_by_id(house(), written.id));
  EXPECT_EQ(
      service::save_draft(house(), SmallHouse::by("bob"), written.id, {"a.md", "x", frozen.version}).error().category,
      base::Category::conflict);
  EXPECT_EQ(service::withdraw(house(), SmallHouse::by("bob"), proposal.id).error().category, base::Category::forbidden);
  EXPECT_EQ(service::reject(house(), SmallHouse::by("cy"), proposal.id, "").error().category,
            base::Category::incorrect);
  EXPECT_EQ(required(service::reject(house(), SmallHouse::by("cy"), proposal.id, "too soon")).reason, "too soon");
  EXPECT_EQ(approve(proposal, "dee").error().category, base::Category::conflict);
  const Proposal again = proposed(required(service::draft_by_id(house(), written.id)));
  required(service::withdraw(house(), SmallHouse::by("ann"), again.id));
  EXPECT_EQ(required(service::draft_by_id(house(), written.id)).state, DraftState::open);
}

TEST_F(Proposals, what_does_not_hold_is_not_proposed) {
  EXPECT_EQ(refusal(draft("2026-03-01")), "day-past");
  EXPECT_EQ(refusal(draft("2026-03-02")), "") << "today";
  const Draft broken = draft();
  EXPECT_EQ(refusal(save(broken, "programme.yaml", "format: programme/1\n")), "problems");
  const Draft failing = draft();
  std::string scenarios = text_of(failing, "scenarios/visit.yaml");
  replace(scenarios, "owed: 300 HKD", "owed: 301 HKD");
  const auto outcome = propose(save(failing, "scenarios/visit.yaml", scenarios));
  const auto* why = std::get_if<NotProposed>(&outcome);
  ASSERT_NE(why, nullptr);
  EXPECT_EQ(why->code, "scenarios-fail");
  EXPECT_NE(why->message.find("1 of 35 scenarios failed: `Two hours and a half cost one hour`"), std::string::npos)
      << why->message;
  EXPECT_EQ(service::draft_by_id(house(), failing.id)->state, DraftState::open);
  const Draft same = required(
      service::begin_draft(house(), SmallHouse::by("ann"), {std::string(SmallHouse::programme), {}, {}, {}}, anybody));
  EXPECT_EQ(refusal(same), "no-change");
}

TEST_F(Proposals, a_version_that_would_never_be_in_force_or_shows_nothing_is_not_proposed) {
  required(approve(proposed(draft("2026-04-01", "2")), "cy"));
  EXPECT_EQ(refusal(draft("2026-04-01", "1b")), "never-in-force");
  Draft bare = draft("2026-05-01", "4");
  for (const auto& file : required(service::draft_files(house(), bare.id))) {
    if (!file.name.starts_with("scenarios/")) continue;
    bare = std::get<Draft>(required(
        service::save_draft(house(), SmallHouse::by("ann"), bare.id, {file.name, std::nullopt, bare.version})));
  }
  EXPECT_EQ(refusal(bare), "no-scenarios");
}

TEST_F(Proposals, scenarios_for_which_there_is_no_time_are_no_proof) {
  const Draft written = draft();
  for (const int steps : {0, 1, 40}) {
    int asked = 0;
    const auto outcome = required(service::propose(house(), SmallHouse::by("ann"), written.id, written.version,
                                                   [&] { return ++asked <= steps; }));
    const auto* why = std::get_if<NotProposed>(&outcome);
    ASSERT_NE(why, nullptr) << steps;
    EXPECT_EQ(why->code, "scenarios-too-long") << steps;
  }
  EXPECT_EQ(refusal(written), "") << "with time enough";
}

}  // namespace
}  // namespace consilium::tests
