// What every store does with the documents of events.
#include <gtest/gtest.h>

#include "store/chain.hpp"
#include "store/store_fixture.hpp"

namespace consilium::store {
namespace {

const std::string bytes("\x89PNG\r\n\0\xFF and more", 15);

ports::AppendRequest append_with(const std::string& stream, std::int64_t expected, const std::string& id,
                                 const std::string& content = bytes) {
  auto request = append_to(stream, expected, {"{}"});
  request.streams.front().events.front().document = ports::NewDocument{id, content};
  return request;
}

}  // namespace

TEST_P(EveryStore, keeps_the_document_of_an_event_beside_it) {
  expect_appended(store(), append_to("case/1", 0, {"a"}));
  expect_appended(store(), append_with("case/1", 1, "d-1"));
  const auto found = must(store().documents().document("d-1"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->stream, "case/1");
  EXPECT_EQ(found->sequence, 2);
  EXPECT_EQ(found->person, "person-1");
  EXPECT_EQ(found->bytes.text, bytes);
  EXPECT_FALSE(found->bytes.erased);
  EXPECT_EQ(payloads(must(events().read_stream("case/1"))), (Texts{"a", "{}"}));
  EXPECT_EQ(must(store().documents().document("d-2")), std::nullopt);
}

TEST_P(EveryStore, seals_documents_under_the_key_of_their_person_and_to_their_id) {
  expect_appended(store(), append_with("case/1", 0, "d-1"));
  const auto found = must(store().documents().document("d-1"));
  ASSERT_TRUE(found);
  EXPECT_NE(found->hash, document_hash(bytes));
  EXPECT_EQ(found->hash.size(), 32U);
  ASSERT_TRUE(store().sealer().forget("person-1"));
  const auto erased = must(store().documents().document("d-1"));
  ASSERT_TRUE(erased);
  EXPECT_TRUE(erased->bytes.erased);
  EXPECT_EQ(erased->bytes.text, "");
}

TEST_P(EveryStore, writes_a_document_and_its_event_both_or_neither) {
  expect_appended(store(), append_with("case/1", 0, "d-1"));
  // The version is not what it was thought to be.
  const auto moved = must(events().append(append_with("case/1", 0, "d-2")));
  EXPECT_TRUE(std::holds_alternative<ports::Conflict>(moved));
  EXPECT_EQ(must(store().documents().document("d-2")), std::nullopt);
  // The id is taken, in this store and in the same request.
  auto twice = append_with("case/2", 0, "d-3");
  twice.streams.push_back(append_with("case/3", 0, "d-3").streams.front());
  for (auto& request : {append_with("case/2", 0, "d-1", "other"), twice}) {
    const auto refused = events().append(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().category, base::Category::incorrect);
    EXPECT_EQ(must(events().version("case/2")), 0);
  }
  EXPECT_EQ(must(store().documents().document("d-1"))->bytes.text, bytes);
  EXPECT_EQ(must(store().documents().document("d-3")), std::nullopt);
  EXPECT_TRUE(store().health().ok);
}

TEST_P(EveryStore, refuses_a_document_without_an_id_and_one_without_bytes) {
  for (auto& request : {append_with("case/1", 0, ""), append_with("case/1", 0, "d-1", "")}) {
    const auto refused = events().append(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().category, base::Category::incorrect);
  }
  EXPECT_EQ(must(events().version("case/1")), 0);
}

TEST_P(EveryStore, keeps_documents_when_views_are_built_anew) {
  expect_appended(store(), append_with("case/1", 0, "d-1"));
  expect_appended(store(), write_rows<ports::ClearDerived>({{}}));
  EXPECT_TRUE(must(store().documents().document("d-1")));
}

}  // namespace consilium::store
