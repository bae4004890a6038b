#include "compiler/shared.hpp"

#include <gtest/gtest.h>

#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

constexpr const char* block_file = R"(format: shared/1
also_cites: { waiting: [A-1, B-1] }
quota: { count: 1, cites: [A-2, B-2] }
tasks:
  - { id: arrange, outcomes: [{ id: done, cites: [B-3, A-3] }], cites: ["house:own", A-4, B-4] }
  - { id: tell, cites: [X-1, C-1] }
checklists: { papers: { also_cites: [A-5, B-5] } }
facts: { ward: { cites: B-6 } }
)";

class Shared : public testing::Test {
 protected:
  Shared() {
    for (const auto& [id, service] :
         {std::pair("A", "alpha"), std::pair("B", "beta"), std::pair("C", "gamma"), std::pair("X", "*")}) {
      for (int number = 1; number < 9; ++number) {
        model::Clause clause;
        clause.id = std::string(id) + "-" + std::to_string(number);
        clause.service = service;
        programme_.clauses.push_back(clause);
      }
    }
    write("shared/stay.yaml", block_file);
    write("services/alpha.yaml", "shares: [stay]\n");
    write("services/beta.yaml", "shares: [stay]\n");
    write("services/gamma.yaml", "id: gamma\n");
  }

  void write(const std::string& name, const std::string& bytes) {
    trees_.insert_or_assign(name, *text::read_yaml(name, bytes).root);
  }

  text::Node read(std::string_view id) {
    return with_shared(context_, trees_, programme_, id, trees_.at("services/" + std::string(id) + ".yaml"));
  }

  std::vector<base::Diagnostic> problems() { return std::move(context_).take({}); }

  Context context_;
  Trees trees_;
  model::Programme programme_;
};

// All texts of a tree, in order.
std::string flat(const text::Node& node) {
  std::string words = node.text;
  for (const text::Node& item : node.items) words += flat(item) + " ";
  for (const text::Entry& entry : node.entries) words += entry.key + "=" + flat(entry.value) + " ";
  return words;
}

TEST_F(Shared, words_of_the_block_stand_before_the_service_s_own_at_their_own_places) {
  write("services/alpha.yaml", "shares: [stay]\ntasks: [{ id: admit }]\nfacts: { bed: { type: text } }\nname: a\n");
  write("shared/stay.yaml",
        "format: shared/1\ntasks:\n  - { id: arrange }\n  - { id: tell }\nfacts: { ward: {} }\nstops: [{ id: s }]\n");
  const text::Node alpha = read("alpha");
  ASSERT_EQ(alpha.find("tasks")->items.size(), 3U);
  EXPECT_EQ(alpha.find("tasks")->items[0].find("id")->text, "arrange");
  EXPECT_EQ(alpha.find("tasks")->items[0].place.file, "shared/stay.yaml");
  EXPECT_EQ(alpha.find("tasks")->items[0].place.line, 3U);
  EXPECT_EQ(alpha.find("tasks")->items[2].find("id")->text, "admit");
  EXPECT_EQ(alpha.find("tasks")->items[2].place.file, "services/alpha.yaml");
  EXPECT_EQ(alpha.find("facts")->entries[0].key, "ward");
  EXPECT_EQ(alpha.find("facts")->entries[1].key, "bed");
  EXPECT_NE(alpha.find("stops"), nullptr);
  EXPECT_EQ(alpha.find("format"), nullptr);
  EXPECT_TRUE(problems().empty());
}

TEST_F(Shared, a_service_without_blocks_stays_as_it_is) {
  EXPECT_EQ(flat(read("gamma")), flat(trees_.at("services/gamma.yaml")));
  EXPECT_TRUE(problems().empty());
}

TEST_F(Shared, each_service_has_the_citations_that_are_not_another_s) {
  write("shared/stay.yaml",
        std::string(block_file).replace(std::string(block_file).find("cites: B-6"), 10, "cites: X-6"));
  EXPECT_EQ(
      flat(read("alpha")),
      "shares=stay  also_cites=waiting=A-1   quota=count=1 cites=A-2   tasks=id=arrange outcomes=id=done cites=A-3   "
      " cites=house:own A-4   id=tell cites=X-1 C-1    checklists=papers=also_cites=A-5    facts=ward=cites=X-6   ");
  EXPECT_NE(flat(read("beta")).find("cites=house:own B-4 "), std::string::npos);
  EXPECT_TRUE(problems().empty());
}

TEST_F(Shared, what_is_wrong_is_told_at_its_place) {
  struct Case {
    const char* block;
    const char* alpha;
    const char* code;
    const char* message;
    const char* file;
    std::uint32_t line;
  };
  const std::vector<Case> cases{
      {"format: shared/1\n", "shares: [stya]\n", "C380", "shared block `stya` is not known", "services/alpha.yaml", 1},
      {"format: shared/1\ntasks: [{ id: tell }]\n", "shares: [stay]\ntasks:\n  - { id: tell }\n", "C381",
       "`tell` stands here and in the block `stay`, which `alpha` shares", "services/alpha.yaml", 3},
      {"format: shared/1\nfacts: { bed: {} }\n", "shares: [stay]\nfacts: { bed: {} }\n", "C381",
       "`bed` stands here and in the block `stay`, which `alpha` shares", "services/alpha.yaml", 2},
      {"format: shared/1\nquota: {}\n", "shares: [stay]\nquota: {}\n", "C381",
       "`quota` stands here and in the block `stay`, which `alpha` shares", "services/alpha.yaml", 2},
      {"format: shared/1\nquota:\n  cites: [B-1, B-2]\n", "shares: [stay]\n", "C382",
       "`alpha` shares this, and none of the clauses is its own", "shared/stay.yaml", 3},
      {"format: shared/1\nfacts: { bed: { cites: B-1 } }\n", "shares: [stay]\n", "C382",
       "`alpha` shares this, and none of the clauses is its own", "shared/stay.yaml", 2}};
  for (const Case& wrong : cases) {
    context_ = {};
    write("shared/stay.yaml", wrong.block);
    write("services/alpha.yaml", wrong.alpha);
    (void)read("alpha");
    const auto found = problems();
    ASSERT_EQ(found.size(), 1U) << wrong.message;
    EXPECT_EQ(found[0].code, wrong.code);
    EXPECT_EQ(found[0].message, wrong.message);
    EXPECT_EQ(found[0].place.file, wrong.file);
    EXPECT_EQ(found[0].place.line, wrong.line);
  }
}

TEST_F(Shared, a_block_is_checked_once_even_when_nobody_shares_it) {
  write("shared/other.yaml", "format: shared/1\nid: x\n");
  check_shared(context_, trees_);
  const auto found = problems();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "C113");
}

}  // namespace
}  // namespace consilium::compiler
