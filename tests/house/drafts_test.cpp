// Drafts: begun, saved by several people, discarded, there again after a stop.
#include "service/drafts.hpp"

#include <algorithm>
#include <thread>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "house/small_house.hpp"
#include "service/publishing.hpp"

namespace consilium::tests {
namespace {

using service::Draft;
using service::DraftMoved;
using service::DraftState;

base::Result<void> anybody(std::string_view) { return {}; }

class Drafts : public testing::Test {
 protected:
  Draft begin(const std::string& who = "ann") {
    return required(service::begin_draft(house(), SmallHouse::by(who), beginning_, anybody));
  }
  base::Result<service::DraftOutcome> save(const Draft& draft, const std::string& who, const std::string& text,
                                           std::string file = "texts/told.yaml") {
    return service::save_draft(house(), SmallHouse::by(who), draft.id, {std::move(file), text, draft.version});
  }
  std::string text_of(const Draft& draft, std::string_view name) {
    const auto files = required(service::draft_files(house(), draft.id));
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
    return found == files.end() ? "" : found->bytes;
  }
  service::House& house() { return small_house_.house(); }

  SmallHouse small_house_;
  service::DraftBeginning beginning_{std::string(SmallHouse::programme), {}, {}, {}};
};

TEST_F(Drafts, begin_with_all_files_of_the_published_version_and_its_scenarios) {
  const Draft draft = begin();
  auto files = SmallHouse::files();
  std::erase_if(files, [](const auto& file) { return file.name.ends_with(".md"); });
  const auto kept = required(service::draft_files(house(), draft.id));
  ASSERT_EQ(kept.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(kept[i].name, files[i].name);
    EXPECT_EQ(kept[i].bytes, files[i].bytes);
  }
  EXPECT_TRUE(
      std::any_of(kept.begin(), kept.end(), [](const auto& one) { return one.name.starts_with("scenarios/"); }));
  EXPECT_EQ(draft.tenant, SmallHouse::insurer);
  EXPECT_EQ(draft.base, house().registry.read()->last(SmallHouse::programme)->hash);
  EXPECT_EQ(draft, required(service::draft_by_id(house(), draft.id)));
}

TEST_F(Drafts, keep_what_was_saved_through_a_stop_and_say_who_saved_it) {
  const Draft draft = begin("ann");
  const auto saved = std::get<Draft>(required(save(draft, "bob", "told: {}\n")));
  EXPECT_EQ(saved.version, 2);
  EXPECT_EQ(saved.writers, (std::vector<std::string>{"ann", "bob"}));
  small_house_.start_again();
  EXPECT_EQ(required(service::draft_by_id(house(), draft.id)), saved);
  EXPECT_EQ(saved.part("texts/told.yaml")->saved_by, "bob");
  EXPECT_EQ(saved.part("programme.yaml")->saved_by, "ann");
  EXPECT_EQ(text_of(draft, "texts/told.yaml"), "told: {}\n");
}

TEST_F(Drafts, a_save_on_an_older_version_says_who_saved_when) {
  const Draft draft = begin();
  required(save(draft, "bob", "told: {}\n"));
  const auto late = required(save(draft, "ann", "told: { other }\n"));
  const auto* moved = std::get_if<DraftMoved>(&late);
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(moved->by, "bob");
  EXPECT_EQ(moved->file, "texts/told.yaml");
  EXPECT_EQ(moved->at, house().clock.now());
  EXPECT_EQ(text_of(draft, "texts/told.yaml"), "told: {}\n");
}

TEST_F(Drafts, the_same_save_sent_again_is_done_once) {
  const Draft draft = begin();
  const auto first = std::get<Draft>(required(save(draft, "ann", "told: {}\n")));
  EXPECT_EQ(std::get<Draft>(required(save(draft, "ann", "told: {}\n"))), first);
  // Not when somebody else sends the same.
  EXPECT_TRUE(std::holds_alternative<DraftMoved>(required(save(draft, "bob", "told: {}\n"))));
  // Nor when nothing changes by it.
  EXPECT_EQ(std::get<Draft>(required(save(first, "bob", "told: {}\n"))), first);
}

TEST_F(Drafts, of_those_who_save_at_once_one_wins) {
  const Draft draft = begin();
  constexpr int writers = 6;
  std::vector<int> won(writers);
  {
    std::vector<std::jthread> threads;
    for (int number = 0; number < writers; ++number) {
      threads.emplace_back([&, number] {
        const auto outcome = required(save(draft, fmt::format("writer-{}", number), fmt::format("a: {}\n", number)));
        won[static_cast<std::size_t>(number)] = std::holds_alternative<Draft>(outcome) ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(std::count(won.begin(), won.end(), 1), 1);
  const Draft after = required(service::draft_by_id(house(), draft.id));
  EXPECT_EQ(after.version, 2);
  EXPECT_EQ(after.saved_by, fmt::format("writer-{}", std::find(won.begin(), won.end(), 1) - won.begin()));
}

TEST_F(Drafts, drafts_begun_at_once_are_all_listed) {
  constexpr int writers = 6;
  {
    std::vector<std::jthread> threads;
    for (int number = 0; number < writers; ++number) threads.emplace_back([&] { begin(); });
  }
  EXPECT_EQ(required(service::drafts_at_work(house(), SmallHouse::programme)).size(), writers);
  EXPECT_EQ(required(service::drafted_programmes(house())), std::vector<std::string>{"moonbeam-care"});
}

TEST_F(Drafts, a_file_can_be_added_and_removed) {
  const Draft draft = begin();
  const auto added = std::get<Draft>(required(save(draft, "ann", "key,en\n", "lists/new.csv")));
  EXPECT_EQ(text_of(draft, "lists/new.csv"), "key,en\n");
  const auto removed = std::get<Draft>(required(
      service::save_draft(house(), SmallHouse::by("ann"), draft.id, {"lists/new.csv", std::nullopt, added.version})));
  EXPECT_EQ(removed.part("lists/new.csv"), nullptr);
  EXPECT_EQ(removed.bytes(), draft.bytes());
  const auto nothing =
      service::save_draft(house(), SmallHouse::by("ann"), draft.id, {"lists/new.csv", std::nullopt, removed.version});
  EXPECT_EQ(nothing.error().category, base::Category::not_found);
}

TEST_F(Drafts, a_discarded_draft_is_no_longer_listed_nor_written) {
  const Draft draft = begin();
  const auto stale = required(save(draft, "bob", "told: {}\n"));
  const auto refused = required(service::discard_draft(house(), SmallHouse::by("ann"), draft.id, draft.version));
  EXPECT_TRUE(std::holds_alternative<DraftMoved>(refused)) << "bob's save would be lost unseen";
  required(service::discard_draft(house(), SmallHouse::by("ann"), draft.id, std::get<Draft>(stale).version));
  EXPECT_TRUE(required(service::drafts_at_work(house(), SmallHouse::programme)).empty());
  const Draft ended = required(service::draft_by_id(house(), draft.id));
  EXPECT_EQ(ended.state, DraftState::discarded);
  EXPECT_EQ(save(ended, "bob", "told: { again }\n").error().category, base::Category::conflict);
}

TEST_F(Drafts, begin_from_files_without_the_demonstration) {
  beginning_.programme = "new-care";
  beginning_.files = {{"programme.yaml", "format: programme/1\n"}, {"demo/roster.csv", "contract\n"}};
  EXPECT_EQ(service::begin_draft(house(), SmallHouse::by("ann"), beginning_, anybody).error().where, "/insurer");
  beginning_.tenant = "new-life";
  std::string asked;
  const Draft draft = required(service::begin_draft(house(), SmallHouse::by("ann"), beginning_,
                                                    [&](std::string_view tenant) -> base::Result<void> {
                                                      asked = tenant;
                                                      return {};
                                                    }));
  EXPECT_EQ(asked, "new-life");
  EXPECT_EQ(draft.parts.size(), 1U);
  EXPECT_TRUE(draft.base.empty());
  EXPECT_EQ(text_of(draft, "programme.yaml"), "format: programme/1\n");
}

TEST_F(Drafts, whoever_names_another_insurer_for_a_published_programme_is_asked_for_its_own) {
  beginning_.tenant = "other-life";
  const auto refused = service::begin_draft(house(), SmallHouse::by("ann"), beginning_, [](std::string_view tenant) {
    return tenant == "other-life" ? base::Result<void>{} : base::failure(base::Category::forbidden, "not yours");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().category, base::Category::forbidden);
}

TEST_F(Drafts, refuse_files_that_cannot_be_kept) {
  const Draft draft = begin();
  for (const char* name : {"../programme.yaml", "/programme.yaml", "services//x.yaml", "services/..", ".hidden.yaml",
                           "services\\x.yaml", "demo/roster.csv", "run.sh", "", "服务.yaml", "a b.yaml"}) {
    EXPECT_EQ(save(draft, "ann", "a: b\n", name).error().category, base::Category::incorrect) << name;
  }
  EXPECT_EQ(save(draft, "ann", "").error().category, base::Category::incorrect);
  EXPECT_EQ(save(draft, "ann", "\xFF").error().category, base::Category::incorrect);
  EXPECT_EQ(save(draft, "ann", std::string(service::draft_file_bytes_max + 1, '#')).error().category,
            base::Category::incorrect);
  EXPECT_EQ(save(draft, "ann", "a: b\n", std::string(300, 'a') + ".yaml").error().category, base::Category::incorrect);
  EXPECT_EQ(required(service::draft_by_id(house(), draft.id)).version, 1);
}

TEST_F(Drafts, are_bounded_in_all) {
  Draft draft = begin();
  const std::string much(service::draft_file_bytes_max, '#');
  base::Result<service::DraftOutcome> outcome = service::DraftOutcome(draft);
  int saved = 0;
  for (int number = 0; number < 9 && outcome; ++number) {
    outcome = save(draft, "ann", much, fmt::format("lists/much-{}.csv", number));
    if (outcome) draft = std::get<Draft>(*outcome);
    if (outcome) ++saved;
  }
  EXPECT_EQ(saved, 7) << "eight of them are more than all files may have beside the programme";
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().category, base::Category::incorrect);
}

}  // namespace
}  // namespace consilium::tests
