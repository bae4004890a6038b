// Sentences of every programme in every language: each word that rests on something has one, none has a place that was
// not filled or an id where there is a name, and each comparison of the language is said differently.

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "every_programme.hpp"
#include "model/citations.hpp"
#include "reading/sentence_of_parts.hpp"
#include "reading/sentence_speaker.hpp"
#include "reading/sentence_words.hpp"

namespace consilium::reading {
namespace {

using base::Language;

std::string label(const OneProgramme& one, Language language) {
  return one.name + " in " + std::string(base::to_string(language));
}

template <typename Check>
void in_every_language(const Check& check) {
  for (const OneProgramme& one : every_programme()) {
    for (const Language language : base::all_languages) check(one, Voice{one.programme, one.networks, language});
  }
}

TEST(Sentences, a_pool_names_its_window_and_the_services_that_share_it) {
  const auto pool = std::find_if(every_programme().begin(), every_programme().end(),
                                 [](const OneProgramme& one) { return one.name == "pool-of-two-services"; });
  ASSERT_NE(pool, every_programme().end());
  const std::vector<SpokenWord> words = words_of(Voice{pool->programme, pool->networks, Language::en});
  std::string said;
  for (const SpokenWord& word : words) {
    if (word.kind == WordKind::quota) said += word.sentence + "\n";
  }
  EXPECT_NE(said.find("twice in every 2 policy years. It is counted together with"), std::string::npos) << said;
}

TEST(Sentences, what_is_had_by_right_alone_is_had_as_often_as_the_right_says) {
  const auto one = std::find_if(every_programme().begin(), every_programme().end(),
                                [](const OneProgramme& each) { return each.name == "allianz-mediguide"; });
  ASSERT_NE(one, every_programme().end());
  const Voice voice{one->programme, one->networks, Language::en};
  const model::Service* third = one->programme->service("third-medical-opinion");
  const std::string by_right = sentence_of(Speaker(voice, *third), third->quota);
  EXPECT_NE(by_right.find("which “Second medical opinion” gives: once"), std::string::npos) << by_right;
  EXPECT_EQ(by_right.find("as often as wanted"), std::string::npos) << by_right;
  const model::Service* second = one->programme->service("second-medical-opinion");
  const std::string open_to_all = sentence_of(Speaker(voice, *second), second->quota);
  EXPECT_NE(open_to_all.find("as often as wanted"), std::string::npos) << open_to_all;
}

TEST(Sentences, countries_and_grades_are_said_by_name) {
  in_every_language([](const OneProgramme& one, const Voice& voice) {
    if (one.networks == nullptr) return;  // the small ones name their grades as they like
    for (const SpokenWord& word : words_of(voice)) {
      for (const char* code : {"“CN”", "「CN」", "“HK”", "「HK」", "medical-card"})
        EXPECT_EQ(word.sentence.find(code), std::string::npos) << label(one, voice.language) << ": " << word.sentence;
      if (voice.language == Language::en) continue;  // grades of hospitals are called so in English
      for (const char* code : {"“III-A”", "「III-A」", "“II”", "「II-A」"})
        EXPECT_EQ(word.sentence.find(code), std::string::npos) << label(one, voice.language) << ": " << word.sentence;
    }
  });
}

TEST(Sentences, a_rider_names_its_products_and_whose_contracts_count) {
  const auto sentence_in = [](std::string_view programme, Language language) {
    for (const OneProgramme& one : every_programme()) {
      if (one.name != programme) continue;
      for (const SpokenWord& word : words_of(Voice{one.programme, one.networks, language})) {
        if (word.kind == WordKind::rider) return word.sentence;
      }
    }
    return std::string{};
  };
  EXPECT_EQ(
      sentence_in("riders", Language::en),
      "“Extra cover” is in force on a day on which a rider of the product “Extra” or “basic-more” on the contract "
      "is; of several in force the earliest effective date counts.");
  EXPECT_NE(sentence_in("metlife-suixin", Language::en).find("on any contract of the insured person is"),
            std::string::npos);
  EXPECT_NE(sentence_in("metlife-suixin", Language::zh_hans).find("“附加特定疾病保险”即为有效"), std::string::npos);
  EXPECT_NE(sentence_in("metlife-suixin", Language::zh_hant).find("受保人的任何一份合約附有產品為"), std::string::npos);
}

// The handbook of each says one word for the person, and so does its copy.
TEST(Sentences, the_member_is_called_what_the_handbook_calls_the_person) {
  in_every_language([](const OneProgramme& one, const Voice& voice) {
    if (!one.programme->names.people.contains("member") || voice.language == Language::en) return;
    for (const SpokenWord& word : words_of(voice)) {
      for (const char* other : {"会员", "會員"})
        EXPECT_EQ(word.sentence.find(other), std::string::npos) << label(one, voice.language) << ": " << word.sentence;
    }
  });
}

TEST(Sentences, a_payee_is_none_but_whom_the_member_pays) {
  const auto one = std::find_if(every_programme().begin(), every_programme().end(),
                                [](const OneProgramme& each) { return each.name == "prudential-second-opinion"; });
  ASSERT_NE(one, every_programme().end());
  const Voice voice{one->programme, one->networks, Language::en};
  const model::Service& service = one->programme->services.front();
  std::set<std::string> said;
  for (const model::Cost& cost : service.costs) said.insert(sentence_of(Speaker(voice, service), cost));
  EXPECT_TRUE(said.contains("“Travel” is borne by the insured and paid to the carrier directly."));
  EXPECT_TRUE(said.contains("“Accommodation” is borne by the insured and paid to the place of lodging directly."));
  EXPECT_TRUE(said.contains("“Other related costs” is borne by the insured and paid to a third party directly."));
}

TEST(Sentences, every_citation_belongs_to_a_word_that_is_said) {
  in_every_language([](const OneProgramme& one, const Voice& voice) {
    std::set<const model::Citation*> said;
    for (const SpokenWord& word : words_of(voice)) said.insert(word.cites);
    model::for_each_citation(*one.programme, [&](const model::Citation& citation, model::CitedBy) {
      EXPECT_TRUE(said.contains(&citation))
          << label(one, voice.language) << " " << citation.at.file << ":" << citation.at.line;
    });
  });
}

TEST(Sentences, each_is_whole) {
  in_every_language([](const OneProgramme& one, const Voice& voice) {
    for (const SpokenWord& word : words_of(voice)) {
      const std::string where = label(one, voice.language) + " " + word.id + ": " + word.sentence;
      ASSERT_FALSE(word.sentence.empty()) << where;
      EXPECT_EQ(word.sentence.find_first_of("{}"), std::string::npos) << where;
      EXPECT_TRUE(word.sentence.ends_with(voice.language == Language::en ? "." : "。")) << where;
      EXPECT_EQ(word.sentence.find("  "), std::string::npos) << where;
      for (const char* hole : {"“”", "「」", " .", " ,", "，，", "：。", "（）", "()"})
        EXPECT_EQ(word.sentence.find(hole), std::string::npos) << hole << " in " << where;
      if (voice.language == Language::en) {
        EXPECT_EQ(word.sentence.find("。"), std::string::npos) << where;
      }
    }
  });
}

// Ids of what has a name for people; those that are also words of a name are left out.
std::set<std::string> ids_with_names(const model::Programme& programme) {
  std::set<std::string> ids;
  const auto add = [&](const auto& items) {
    for (const auto& item : items) {
      if (item.id.find_first_of("-._") != std::string::npos) ids.insert(item.id);
    }
  };
  add(programme.roles);
  add(programme.texts);
  add(programme.services);
  for (const model::Service& service : programme.services) {
    add(service.facts);
    add(service.branches);
    add(service.tasks);
    add(service.deadlines);
    add(service.stops);
    add(service.moves);
    add(service.ends);
    add(service.allowances);
    add(service.costs);
    for (const std::string& point : service.points) {
      if (point.find('-') != std::string::npos) ids.insert(point);
    }
  }
  return ids;
}

bool is_part_of_a_word(char character) {
  return (std::isalnum(static_cast<unsigned char>(character)) != 0) || character == '-' || character == '_' ||
         character == '.';
}

bool names_by_id(const std::string& sentence, const std::set<std::string>& ids, std::string& found) {
  for (std::size_t at = 0; at < sentence.size();) {
    if (!is_part_of_a_word(sentence[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < sentence.size() && is_part_of_a_word(sentence[end])) ++end;
    found = sentence.substr(at, end - at);
    while (found.ends_with('.')) found.pop_back();
    if (ids.contains(found)) return true;
    at = end;
  }
  return false;
}

// What people wrote themselves may well hold a word that is an id, too.
std::string texts_of(const model::Programme& programme, Language language) {
  std::string all;
  const auto add = [&](const base::LocalisedText& text) { all += text.or_any(language) + "\n"; };
  for (const model::Text& text : programme.texts) add(text.text);
  for (const model::Service& service : programme.services) {
    add(service.name);
    for (const model::Fact& fact : service.facts) {
      add(fact.name);
      for (const model::Choice& choice : fact.choices) add(choice.name);
    }
    for (const model::Rule& rule : service.rules) add(rule.say);
    for (const model::Task& task : service.tasks) add(task.name);
    for (const model::End& end : service.ends) add(end.name);
    for (const model::Deadline& deadline : service.deadlines) add(deadline.name);
  }
  return all;
}

TEST(Sentences, nothing_that_has_a_name_is_called_by_its_id) {
  in_every_language([](const OneProgramme& one, const Voice& voice) {
    std::set<std::string> ids = ids_with_names(*one.programme);
    const std::string texts = texts_of(*one.programme, voice.language);
    for (const std::string& product : one.programme->products) ids.erase(product);
    std::erase_if(ids, [&](const std::string& id) { return texts.find(id) != std::string::npos; });
    for (const SpokenWord& word : words_of(voice)) {
      std::string found;
      EXPECT_FALSE(names_by_id(word.sentence, ids, found))
          << found << " in " << label(one, voice.language) << ": " << word.sentence;
    }
  });
}

// A service in which everything that a condition may ask for is there.
model::Programme with_everything() {
  for (const OneProgramme& one : every_programme()) {
    for (const model::Service& service : one.programme->services) {
      if (service.consents.empty() || service.allowances.empty() || one.programme->hours.empty()) continue;
      model::Programme programme = *one.programme;
      model::Service& changed = programme.services[static_cast<std::size_t>(&service - one.programme->services.data())];
      model::Branch branch;
      branch.id = "way";
      branch.name.in(Language::en) = "Way";
      changed.branches.push_back(branch);
      std::swap(programme.services.front(), changed);
      return programme;
    }
  }
  ADD_FAILURE() << "no programme has consents, metered help and opening hours";
  return *every_programme().front().programme;
}

model::Predicate asking(model::Operation operation, const model::Programme& programme) {
  model::Predicate predicate;
  predicate.operation = operation;
  predicate.fact = predicate.other_fact = index_of(model::BuiltIn::contract_product);
  predicate.facts = {predicate.fact, predicate.fact};
  predicate.date = {model::DateTerm::Kind::point, model::applied_point, {}};
  predicate.dates = {predicate.date, predicate.other_date};
  predicate.values = {model::Code{"value"}};
  predicate.list = predicate.network = predicate.period = predicate.hours = 0;
  predicate.point = predicate.end = predicate.branch = predicate.consent = predicate.allowance = 0;
  predicate.flag = "flag";
  predicate.service = programme.services.front().id;
  predicate.point_there = "applied";
  if (operation == model::Operation::lead || operation == model::Operation::fresh)
    predicate.span = base::Span{base::Unit::working_days, 7, {}};
  predicate.low = 17;
  predicate.high = 23;
  return predicate;
}

TEST(Sentences, every_comparison_is_said_in_words_of_its_own) {
  const model::Programme programme = with_everything();
  for (const Language language : base::all_languages) {
    const Speaker speaker(Voice{&programme, nullptr, language}, programme.services.front());
    std::set<std::string> said;
    for (int number = 0; number <= static_cast<int>(model::Operation::money_is_settled); ++number) {
      const auto operation = static_cast<model::Operation>(number);
      model::Predicate predicate = asking(operation, programme);
      const bool joins = operation == model::Operation::all_of || operation == model::Operation::any_of;
      if (joins || operation == model::Operation::negation) {
        predicate.parts = {asking(model::Operation::declined, programme)};
        if (joins) predicate.parts.push_back(asking(model::Operation::given, programme));
      }
      const std::string sentence = speaker.condition(predicate);
      EXPECT_EQ(sentence.find_first_of("{}"), std::string::npos) << sentence;
      // `is` and `one_of` say the same of one value.
      if (operation != model::Operation::one_of) {
        EXPECT_TRUE(said.insert(sentence).second) << number << ": " << sentence;
      }
    }
  }
}

TEST(Sentences, a_point_under_a_condition_is_denied_with_it) {
  std::size_t seen = 0;
  for (const auto& one : every_programme()) {
    for (const model::Service& service : one.programme->services) {
      const Speaker speaker(Voice{one.programme, nullptr, Language::en}, service);
      for (const model::Task& task : service.tasks) {
        for (const model::Outcome& outcome : task.outcomes) {
          for (const model::Mark& mark : outcome.marks) {
            if (!mark.when) continue;
            ++seen;
            const std::string reached = speaker.point_reached(mark.point);
            EXPECT_NE(reached.find("(where "), std::string::npos) << reached;
            EXPECT_EQ(speaker.point_not_yet(mark.point), "it has not come to this yet: " + reached);
          }
        }
      }
    }
  }
  EXPECT_GT(seen, 0U);
}

TEST(Sentences, what_is_denied_is_said_by_the_comparison_that_says_the_contrary) {
  using model::Operation;
  const model::Programme programme = with_everything();
  const Speaker speaker(Voice{&programme, nullptr, Language::en}, programme.services.front());
  const std::vector<std::pair<Operation, Operation>> contraries{{Operation::is, Operation::is_not},
                                                                {Operation::in_list, Operation::not_in_list},
                                                                {Operation::not_in_list, Operation::in_list},
                                                                {Operation::given, Operation::not_given},
                                                                {Operation::not_given, Operation::given},
                                                                {Operation::reached, Operation::not_yet},
                                                                {Operation::date_before, Operation::date_on_or_after},
                                                                {Operation::date_after, Operation::date_on_or_before},
                                                                {Operation::date_on_or_before, Operation::date_after},
                                                                {Operation::date_on_or_after, Operation::date_before}};
  for (const auto& [denied, said] : contraries) {
    model::Predicate predicate = asking(Operation::negation, programme);
    predicate.parts = {asking(denied, programme)};
    EXPECT_EQ(speaker.condition(predicate), speaker.condition(asking(said, programme)));
  }
}

}  // namespace
}  // namespace consilium::reading
