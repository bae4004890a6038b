// Reading copies of every programme: every clause once, with everything that rests on it; links that lead somewhere;
// diagrams that fit a page; and a small copy kept as it should be, in three languages.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "cases.hpp"
#include "every_programme.hpp"
#include "reading/clause_order.hpp"
#include "reading/copy.hpp"
#include "reading/copy_setting.hpp"
#include "reading/diagram.hpp"
#include "reading/diagram_flow.hpp"
#include "reading/diagram_text.hpp"
#include "reading/sentence_of_parts.hpp"
#include "reading/sentence_words.hpp"

namespace consilium::reading {
namespace {

using base::Language;

struct Rendered {
  const OneProgramme* one = nullptr;
  Voice voice;
  Document document;
  std::string name;
};

Rendered rendered(const OneProgramme& one, Language language) {
  const Voice voice{one.programme, one.networks, language};
  const scenario::Coverage coverage = scenario::cover(*one.programme, {});
  return {&one, voice, reading_copy({.voice = voice, .coverage = &coverage}),
          one.name + " in " + std::string(base::to_string(language))};
}

// Made once, for all tests.
const std::vector<Rendered>& every_copy() {
  static const std::vector<Rendered> copies = [] {
    std::vector<Rendered> made;
    for (const OneProgramme& one : every_programme()) {
      for (const Language language : base::all_languages) {
        if (speaks(*one.programme, language)) made.push_back(rendered(one, language));
      }
    }
    return made;
  }();
  return copies;
}

template <typename Check>
void in_every_copy(const Check& check) {
  for (const Rendered& copy : every_copy()) check(copy);
}

// The texts of the blocks after each heading of a clause, up to the next heading.
std::map<std::string, std::string> text_by_anchor(const Document& document) {
  std::map<std::string, std::string> texts;
  std::string anchor;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::heading) anchor = block.anchor;
    for (const reading::Run& run : block.runs) texts[anchor] += run.text;
    texts[anchor] += '\n';
  }
  return texts;
}

TEST(Copies, each_clause_stands_once_with_all_that_rests_on_it) {
  in_every_copy([](const Rendered& copy) {
    const auto as_printed = [&](const std::string& text) { return evenly_set(copy.voice.language, text); };
    std::map<std::string, int> seen;
    for (const Block& block : copy.document.blocks) {
      if (block.kind == BlockKind::heading) ++seen[block.anchor];
    }
    const auto texts = text_by_anchor(copy.document);
    for (const model::Clause& clause : copy.one->programme->clauses) {
      EXPECT_EQ(seen["clause-" + clause.id], 1) << copy.name << " " << clause.id;
      EXPECT_NE(texts.at("clause-" + clause.id).find(as_printed(clause.text.or_any(copy.voice.language))),
                std::string::npos)
          << clause.id;
    }
    for (const SpokenWord& word : words_of(copy.voice)) {
      for (const std::string& clause : word.cites->clauses) {
        const std::string& text = texts.at("clause-" + clause);
        EXPECT_NE(text.find(as_printed(word.sentence)), std::string::npos)
            << copy.name << " " << clause << ": " << word.sentence;
        const std::string& reading = word.cites->reading.or_any(copy.voice.language);
        EXPECT_NE(text.find(as_printed(as_sentence(copy.voice.language, reading))), std::string::npos)
            << copy.name << " " << clause << ": " << reading;
      }
      for (const std::string& house : word.cites->house)
        EXPECT_NE(texts.at("house-" + house).find(as_printed(word.sentence)), std::string::npos)
            << copy.name << " " << house;
      for (const std::string& law : word.cites->law)
        EXPECT_NE(texts.at("law-" + law).find(as_printed(word.sentence)), std::string::npos) << copy.name << " " << law;
    }
    for (const model::NotEnforced& row : copy.one->programme->not_enforced)
      EXPECT_NE(texts.at("clause-" + row.clause)
                    .find(as_printed(as_sentence(copy.voice.language, row.note.or_any(copy.voice.language)))),
                std::string::npos)
          << copy.name << " " << row.clause;
  });
}

TEST(Copies, clauses_stand_in_the_order_of_their_numbers) {
  in_every_copy([](const Rendered& copy) {
    std::string before;
    for (const Block& block : copy.document.blocks) {
      if (block.kind != BlockKind::heading || !block.anchor.starts_with("clause-")) continue;
      const std::string clause = block.anchor.substr(std::string_view("clause-").size());
      EXPECT_TRUE(before.empty() || comes_before(before, clause)) << copy.name << " " << before << " " << clause;
      before = clause;
    }
  });
}

// Of everything that is printed: how things are quoted, ended and spaced.
TEST(Copies, marks_and_spaces_stand_as_the_script_has_them) {
  in_every_copy([](const Rendered& copy) {
    for (const auto& [anchor, text] : text_by_anchor(copy.document)) {
      for (const char* doubled : {"「「", "」」", "““", "””", "。」。", "。”。", ".”."})
        EXPECT_EQ(text.find(doubled), std::string::npos) << copy.name << " " << anchor << " " << doubled << text;
      const Language language = copy.voice.language;
      for (const char* other : language == Language::en        ? std::array{"「", "\""}
                               : language == Language::zh_hans ? std::array{"「", "『"}
                                                               : std::array{"“", "‘"})
        EXPECT_EQ(text.find(other), std::string::npos) << copy.name << " " << anchor << " " << other << text;
      EXPECT_EQ(text, evenly_set(language, text)) << copy.name << " " << anchor;
    }
  });
}

TEST(Copies, each_service_stands_once_with_its_flow) {
  in_every_copy([](const Rendered& copy) {
    for (const model::Service& service : copy.one->programme->services) {
      const Speaker speaker(copy.voice, service);
      std::string shown;
      for (const Drawing& drawing : diagrams_of(speaker)) {
        for (const Shape& shape : drawing.shapes) shown += shape.text;
      }
      for (const model::Task& task : service.tasks) {
        std::string name = task.name.or_any(copy.voice.language);
        std::erase(name, ' ');
        std::string all = shown;
        std::erase(all, ' ');
        EXPECT_NE(all.find(name), std::string::npos) << copy.name << " " << service.id << " " << name;
      }
    }
  });
}

// A point that the end of any case reaches is left out: only the task that names such a deadline shows it.
bool is_kept_by_a_step(const model::Service& service, const model::Deadline& deadline, const std::vector<Step>& steps) {
  return std::any_of(deadline.met_by.begin(), deadline.met_by.end(), [&](model::Index point) {
    return point != service.point(model::closed_point) &&
           std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return step.stamps.contains(point); });
  });
}

TEST(Copies, each_deadline_stands_on_the_steps_that_keep_it) {
  in_every_copy([](const Rendered& copy) {
    for (const model::Service& service : copy.one->programme->services) {
      const Speaker speaker(copy.voice, service);
      const std::vector<Step> steps = steps_of(speaker);
      for (std::size_t at = 0; at < service.deadlines.size(); ++at) {
        const model::Deadline& deadline = service.deadlines[at];
        const bool is_owed = std::any_of(service.tasks.begin(), service.tasks.end(),
                                         [&](const model::Task& task) { return task.due == at; });
        if (!is_owed && !is_kept_by_a_step(service, deadline, steps)) continue;
        const bool is_shown = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
          return std::any_of(step.dues.begin(), step.dues.end(), [&](const Due& due) {
            return due.text.find(time_of(speaker, deadline)) != std::string::npos;
          });
        });
        EXPECT_TRUE(is_shown) << copy.name << " " << service.id << " " << deadline.id;
      }
    }
  });
}

TEST(Copies, a_scenario_proves_a_clause_once_whatever_its_rows) {
  const OneProgramme& one = every_programme().back();
  scenario::Scenario row;
  row.name = row.title.in(Language::en) = "Each row of a table";
  row.clauses = {one.programme->clauses.front().id};
  scenario::Scenario other = row;
  scenario::Coverage coverage = scenario::cover(*one.programme, {});
  coverage.clauses.front().scenarios = {&row, &other};
  const std::string html =
      to_html(reading_copy({.voice = {one.programme, nullptr, Language::en}, .coverage = &coverage}));
  const std::size_t first = html.find(row.name);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(html.find(row.name, first + 1), std::string::npos);
}

TEST(Copies, places_to_fill_are_explained_where_there_are_some) {
  in_every_copy([](const Rendered& copy) {
    const std::string introduction = text_by_anchor(copy.document).at("how-to-read");
    const std::vector<SpokenWord> words = words_of(copy.voice);
    const bool has_some = std::any_of(words.begin(), words.end(), [](const SpokenWord& word) {
      return word.sentence.find("‹") != std::string::npos;
    });
    EXPECT_EQ(introduction.find("‹…›") != std::string::npos, has_some) << copy.name;
  });
}

TEST(Copies, each_law_is_headed_by_its_name) {
  in_every_copy([](const Rendered& copy) {
    const model::Names::Of& laws = copy.one->programme->names.laws;
    const bool is_small = copy.one->networks == nullptr;
    for (const Block& block : copy.document.blocks) {
      if (block.kind != BlockKind::heading || !block.anchor.starts_with("law-")) continue;
      const auto law = laws.find(block.anchor.substr(std::string_view("law-").size()));
      if (law == laws.end()) {
        EXPECT_TRUE(is_small) << copy.name << ": " << block.anchor << " has no name";
        continue;
      }
      EXPECT_EQ(block.runs.front().text, law->second.in(copy.voice.language)) << copy.name;
      EXPECT_FALSE(block.runs.front().text.empty()) << copy.name;
    }
  });
}

TEST(Copies, anchors_are_unique_and_links_lead_to_one) {
  in_every_copy([](const Rendered& copy) {
    std::set<std::string> anchors;
    for (const Block& block : copy.document.blocks) {
      if (!block.anchor.empty()) {
        EXPECT_TRUE(anchors.insert(block.anchor).second) << copy.name << " " << block.anchor;
      }
    }
    for (const Block& block : copy.document.blocks) {
      for (const std::vector<Runs>& row : block.rows) {
        for (const Runs& cell : row) {
          for (const reading::Run& run : cell)
            EXPECT_TRUE(run.to.empty() || anchors.contains(run.to)) << copy.name << " " << run.to;
        }
      }
    }
  });
}

TEST(Copies, widths_of_tables_make_a_whole) {
  in_every_copy([](const Rendered& copy) {
    for (const Block& block : copy.document.blocks) {
      if (block.kind != BlockKind::table) continue;
      int whole = 0;
      for (const int width : block.widths) whole += width;
      EXPECT_EQ(whole, 100) << copy.name;
      for (const std::vector<Runs>& row : block.rows) {
        EXPECT_TRUE(row.empty() || row.size() == block.widths.size()) << copy.name;
      }
    }
  });
}

TEST(Copies, diagrams_fit_a_page_and_texts_fit_the_diagram) {
  in_every_copy([](const Rendered& copy) {
    for (const Block& block : copy.document.blocks) {
      if (block.kind != BlockKind::diagram) continue;
      const Drawing& drawing = *block.drawing;
      EXPECT_EQ(drawing.width, diagram_width);
      EXPECT_LE(drawing.height, diagram_height_max + 10) << copy.name << " " << drawing.title;
      for (const Shape& shape : drawing.shapes) {
        const bool is_text = shape.kind == Shape::Kind::text;
        const int right = is_text ? shape.x + width_of(shape.text, shape.size, shape.strong) : shape.x + shape.width;
        EXPECT_GE(shape.x, 0) << drawing.title;
        EXPECT_LE(right, drawing.width + 1) << drawing.title << ": " << shape.text;
        EXPECT_LE(shape.y + (is_text ? 0 : shape.height), drawing.height) << drawing.title << ": " << shape.text;
        if (is_text) {
          EXPECT_GE(shape.size, 7) << shape.text;
          EXPECT_FALSE(shape.text.ends_with("…")) << copy.name << " " << drawing.title << " cuts: " << shape.text;
        }
      }
    }
  });
}

// No box lies on another, and no text leaves its box.
TEST(Copies, boxes_of_a_diagram_lie_apart) {
  in_every_copy([](const Rendered& copy) {
    for (const Block& block : copy.document.blocks) {
      if (block.kind != BlockKind::diagram) continue;
      std::vector<const Shape*> boxes;
      for (const Shape& shape : block.drawing->shapes) {
        const bool is_box =
            shape.kind == Shape::Kind::box || shape.kind == Shape::Kind::rounded || shape.kind == Shape::Kind::dashed;
        if (is_box) boxes.push_back(&shape);
      }
      for (std::size_t first = 0; first < boxes.size(); ++first) {
        for (std::size_t second = first + 1; second < boxes.size(); ++second) {
          const bool apart = boxes[first]->x + boxes[first]->width <= boxes[second]->x ||
                             boxes[second]->x + boxes[second]->width <= boxes[first]->x ||
                             boxes[first]->y + boxes[first]->height <= boxes[second]->y ||
                             boxes[second]->y + boxes[second]->height <= boxes[first]->y;
          EXPECT_TRUE(apart) << copy.name << " " << block.drawing->title;
        }
      }
      for (const Shape& text : block.drawing->shapes) {
        if (text.kind != Shape::Kind::text) continue;
        for (const Shape* box : boxes) {
          const bool begins_inside =
              text.x >= box->x && text.x < box->x + box->width && text.y > box->y && text.y <= box->y + box->height;
          if (!begins_inside) continue;
          EXPECT_LE(text.x + width_of(text.text, text.size, text.strong), box->x + box->width) << text.text;
        }
      }
    }
  });
}

TEST(Copies, html_has_no_script_and_fetches_nothing) {
  in_every_copy([](const Rendered& copy) {
    const std::string html = to_html(copy.document);
    for (const char* banned : {"<script", "src=", "@import", "url(", "<link"})
      EXPECT_EQ(html.find(banned), std::string::npos) << copy.name << " " << banned;
  });
}

TEST(Copies, handbook_words_stand_beside_their_clause) {
  const OneProgramme& one = every_programme().back();
  const scenario::Coverage coverage = scenario::cover(*one.programme, {});
  const std::string clause = one.programme->clauses.front().id;
  const Document document = reading_copy({.voice = {one.programme, nullptr, one.programme->languages.front()},
                                          .coverage = &coverage,
                                          .handbook = {{clause, "These are <its> own words."}}});
  EXPECT_NE(text_by_anchor(document).at("clause-" + clause).find("These are <its> own words."), std::string::npos);
  EXPECT_NE(to_html(document).find("These are &lt;its&gt; own words."), std::string::npos);
}

TEST(Copies, a_small_one_is_as_it_should_be) {
  for (const OneProgramme& one : every_programme()) {
    if (one.name != "three-languages-of-a-text") continue;
    for (const Language language : base::all_languages) {
      const std::filesystem::path path = std::filesystem::path(CONSILIUM_SOURCE_DIR) / "tests/reading/golden" /
                                         (one.name + "." + std::string(base::to_string(language)) + ".html");
      checks::expect_file(path, to_html(rendered(one, language).document));
    }
  }
}

}  // namespace
}  // namespace consilium::reading
