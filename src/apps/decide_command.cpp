#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/programme_folder.hpp"
#include "apps/situation.hpp"
#include "base/json.hpp"
#include "decision/render.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;
using api::Mistake;

void print_for_people(const decision::Question& question, const decision::Decision& decision,
                      const decision::Explanation& explanation, base::Language language) {
  const auto answer = decision::member_answer(question, decision, explanation, language);
  fmt::print("{}: {}\n", decision::to_string(decision.outcome), answer.sentence);
  for (const std::string& step : answer.to_do) fmt::print("  - {}\n", step);
  fmt::print("\n");
  const decision::Findings findings(question, decision);
  for (std::size_t i = 0; i < decision.checks.size(); ++i) {
    const decision::Check& check = decision.checks[i];
    const decision::Finding finding = findings[i];
    std::string clauses;
    for (const std::string& clause : check.cites->clauses) clauses += (clauses.empty() ? "" : ", ") + clause;
    fmt::print("{} {:<14} {:<28} {}{}{}\n", decision::is_decisive(decision, check) ? "*" : " ",
               decision::to_string(check.status), check.id, clauses,
               finding.have.empty() ? "" : fmt::format("  has {}", finding.have),
               finding.need.empty() ? "" : fmt::format("  needs {}", finding.need));
  }
}

int decide(const ProgrammeFolder& folder, const json::object& object, bool as_json, base::Language language) {
  std::vector<Mistake> mistakes;
  service::Published published;
  published.networks = folder.data.networks;
  published.calendars = folder.data.calendars;
  const SituationAsked asked = read_situation({&folder.programme, &published}, object, mistakes);
  for (const Mistake& mistake : mistakes) fmt::print(stderr, "{}: {}\n", mistake.pointer, mistake.detail);
  if (!mistakes.empty()) return exit_problems;
  const decision::FactSet facts = cases::facts_of(asked.world, *asked.service, asked.state);
  const decision::Question question = question_of(asked, facts);
  const decision::Decision decided = decision::decide(question);
  const decision::Explanation explanation = decision::explain(question, decided);
  if (as_json) {
    fmt::print("{}\n", base::to_pretty_text(decision::auditor_json(question, decided, explanation)));
  } else {
    print_for_people(question, decided, explanation, language);
  }
  return exit_well;
}

}  // namespace

int decide_command(const Arguments& arguments) {
  std::string path;
  std::string file;
  std::string tag = "en";
  bool as_json = false;
  CommandLine line(
      "consilium decide",
      "Decides for the situation in a JSON file (docs/reference/decide.md); papers and consents are listed "
      "and taken as still to come");
  line.word("FOLDER", path, "the programme folder").word("SITUATION", file, "the JSON file");
  line.option("--language", tag, "of the sentence: zh-Hans, zh-Hant or en");
  line.flag("--json", as_json, "the whole decision as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  const auto language = base::language_from(tag);
  if (!language) {
    fmt::print(stderr, "`{}` is no language here; write zh-Hans, zh-Hant or en\n", tag);
    return exit_usage;
  }
  const auto folder = open_folder(path);
  if (!folder) return exit_problems;
  const auto bytes = read_file(file);
  if (!bytes) return fail(bytes.error());
  const auto parsed = base::parse_json(*bytes);
  if (!parsed) return fail({parsed.error().category, parsed.error().message, file});
  if (!parsed->is_object()) return fail({base::Category::incorrect, "expected a JSON object", file});
  return decide(*folder, parsed->get_object(), as_json, *language);
}

}  // namespace consilium::apps
