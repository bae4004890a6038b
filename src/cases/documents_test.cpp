// Documents of a case, and papers that name them.
#include <gtest/gtest.h>

#include "cases/desk_fixture.hpp"

namespace consilium::cases {
namespace {

AddDocument scan(std::string id) { return {std::move(id), "收据.pdf", "application/pdf", 812, "5f2c"}; }

ReceiveRecord receipt_of(std::vector<std::string> documents) {
  ReceiveRecord command =
      paper("proof", "receipt", "receipt", "email", {{"bike.bought_on", model::Value{base::Date::of(2025, 5, 1)}}});
  command.documents = std::move(documents);
  return command;
}

TEST(Documents, are_kept_with_what_is_known_of_them) {
  Desk desk(bicycles());
  open_repair(desk);
  const std::int64_t form_version = desk.state("r1").form_version;
  desk.must("r1", scan("d-1"));
  desk.must("r1", scan("d-2"));
  const Document* document = desk.state("r1").document("d-1");
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(*document, (Document{"d-1", "收据.pdf", "application/pdf", 812, "5f2c", "tester", desk.now}));
  EXPECT_EQ(desk.state("r1").document("d-3"), nullptr);
  EXPECT_EQ(desk.state("r1").form_version, form_version);
  EXPECT_EQ(desk.code("r1", scan("d-1")), "document-known");
}

TEST(Documents, come_to_a_case_that_has_ended_too) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", Cancel{"phone", true});
  ASSERT_TRUE(desk.state("r1").closed);
  EXPECT_EQ(desk.code("r1", scan("d-1")), "");
}

TEST(Documents, of_one_case_are_limited) {
  Desk desk(bicycles());
  open_repair(desk);
  for (std::size_t i = 0; i < documents_max; ++i) desk.must("r1", scan("d-" + std::to_string(i)));
  EXPECT_EQ(desk.code("r1", scan("one more")), "documents-too-many");
}

TEST(Documents, are_named_by_papers) {
  Desk desk(bicycles());
  open_repair(desk);
  desk.must("r1", scan("d-1"));
  desk.must("r1", scan("d-2"));
  desk.must("r1", receipt_of({"d-2", "d-1"}));
  EXPECT_EQ(desk.last<RecordReceived>()->documents, (std::vector<std::string>{"d-2", "d-1"}));
  EXPECT_EQ(desk.state("r1").paper("proof", "receipt")->documents, (std::vector<std::string>{"d-2", "d-1"}));
}

TEST(Documents, that_a_paper_cannot_name_are_refused_with_their_place) {
  Desk desk(bicycles());
  open_repair(desk);
  open_repair(desk, "r2");
  desk.must("r1", scan("d-1"));
  desk.must("r2", scan("d-2"));
  struct Row {
    std::vector<std::string> documents;
    std::string code;
    std::string place;
  };
  const std::vector<Row> rows{{{"d-1", "d-9"}, "document-unknown", "/documents/1"},
                              {{"d-2"}, "document-unknown", "/documents/0"},
                              {{"d-1", "d-1"}, "document-named-twice", "/documents/1"}};
  for (const Row& row : rows) {
    const auto refusal = desk.run("r1", receipt_of(row.documents));
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->code, row.code);
    EXPECT_EQ(refusal->place, row.place);
    EXPECT_EQ(desk.state("r1").paper("proof", "receipt"), nullptr);
  }
}

}  // namespace
}  // namespace consilium::cases
