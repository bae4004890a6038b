#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/facts.hpp"
#include "apps/command_line.hpp"
#include "apps/programme_folder.hpp"
#include "base/json.hpp"
#include "decision/render.hpp"

namespace consilium::apps {
namespace {

namespace json = boost::json;
using api::Mistake;
using api::ObjectReader;

// A situation as it is written in a file: what the roster knows, who applies, and the facts.
struct Asked {
  base::Instant as_of;
  const model::Service* service = nullptr;
  service::Person person;
  cases::World world;
  cases::CaseState state;
};

std::vector<model::DatedValue> read_dated(ObjectReader& body, std::string_view name, std::vector<Mistake>& mistakes) {
  std::vector<model::DatedValue> values;
  const json::object* object = body.object(name);
  if (object == nullptr) return values;
  for (const auto& member : *object) {
    const std::string key(member.key().data(), member.key().size());
    const auto from = base::Date::parse(key);
    const std::string pointer = api::json_pointer(body.pointer_to(name), key);
    if (!from) {
      mistakes.push_back({pointer, "expected a date such as 2026-03-02 as the name"});
    } else if (member.value().is_bool()) {
      values.push_back({*from, member.value().get_bool()});
    } else if (member.value().is_string()) {
      values.push_back({*from, model::Code{json::value_to<std::string>(member.value())}});
    } else {
      mistakes.push_back({pointer, "expected true, false or a word"});
    }
  }
  return values;
}

void read_contract(ObjectReader& body, cases::RosterFacts& roster, std::vector<Mistake>& mistakes) {
  const json::object* object = body.object("contract");
  if (object == nullptr) return;
  ObjectReader contract(*object, body.pointer_to("contract"), mistakes);
  roster.effective_on = contract.optional_date("effective_on");
  roster.cooling_off_until = contract.optional_date("cooling_off_until");
  roster.state = read_dated(contract, "state", mistakes);
  roster.meets_standard = read_dated(contract, "meets_standard", mistakes);
  roster.barred_by_agreement = read_dated(contract, "barred_by_agreement", mistakes);
  contract.refuse_others();
}

void read_member(ObjectReader& body, Asked& asked, std::vector<Mistake>& mistakes) {
  const json::object* object = body.object("member");
  if (object == nullptr) return;
  ObjectReader member(*object, body.pointer_to("member"), mistakes);
  asked.person.name = member.text_or("name", "");
  asked.person.identity_number = member.text_or("identity_number", "");
  asked.person.birth_date = member.optional_date("birth_date");
  member.refuse_others();
  asked.world.roster.birth_date = asked.person.birth_date;
  asked.world.member_name = asked.person.name;
}

void read_applicant(ObjectReader& body, cases::Applicant& applicant, std::vector<Mistake>& mistakes) {
  applicant = {"insured", {}, true};
  const json::object* object = body.object("applicant");
  if (object == nullptr) return;
  ObjectReader reader(*object, body.pointer_to("applicant"), mistakes);
  applicant.role = reader.text("role");
  applicant.name = reader.text_or("name", "");
  applicant.on_record = reader.flag_or("on_record", false);
  reader.refuse_others();
}

void read_uses(ObjectReader& body, model::Account& account, std::vector<Mistake>& mistakes) {
  const json::array* uses = body.array("uses");
  if (uses == nullptr) return;
  for (std::size_t i = 0; i < uses->size(); ++i) {
    const std::string pointer = api::json_pointer(body.pointer_to("uses"), std::to_string(i));
    const json::object* object = (*uses)[i].if_object();
    if (object == nullptr) {
      mistakes.push_back({pointer, "expected an object"});
      continue;
    }
    ObjectReader reader(*object, pointer, mistakes);
    model::Use use;
    use.id = fmt::format("use-{}", i + 1);
    use.case_id = use.id;
    use.service = reader.text("service");
    use.charged_on = reader.date("on");
    const std::string state = reader.text("state");
    if (state != "held" && state != "consumed") reader.mistake("state", "expected held or consumed");
    use.state = state == "held" ? model::UseState::held : model::UseState::consumed;
    reader.refuse_others();
    account.uses.push_back(std::move(use));
  }
}

void read_asked(const ProgrammeFolder& folder, ObjectReader& body, Asked& asked, std::vector<Mistake>& mistakes) {
  const std::string service_id = body.text("service");
  asked.service = folder.programme.service(service_id);
  if (asked.service == nullptr) {
    body.mistake("service", fmt::format("`{}` has no such service", folder.programme.id));
    return;
  }
  asked.as_of = body.instant("as_of");
  asked.world.programme = &folder.programme;
  asked.world.calendar = &folder.data.calendars.find(folder.programme.calendar)->second;
  asked.world.now = asked.as_of;
  asked.world.occurred_at = asked.as_of;
  asked.state = cases::empty_case(*asked.service, "asked");
  asked.state.opened.service = service_id;
  asked.state.points[model::applied_point] = {{asked.as_of}, true};
  read_contract(body, asked.world.roster, mistakes);
  read_member(body, asked, mistakes);
  read_applicant(body, asked.state.opened.applicant, mistakes);
  read_uses(body, asked.world.account, mistakes);
  const bool is_insured = body.flag_or("patient_is_insured", true);
  asked.state.facts[model::index_of(model::BuiltIn::patient_is_insured)] =
      cases::KnownFact{is_insured, asked.as_of, {}};
  service::Published published;
  published.networks = folder.data.networks;
  const api::FactContext context{published, folder.programme, *asked.service, asked.person,
                                 folder.programme.zone.date_of(asked.as_of)};
  for (cases::RecordedFact& fact : api::read_facts(context, body, mistakes))
    asked.state.facts[asked.service->fact(fact.fact)] = cases::KnownFact{std::move(fact.value), asked.as_of, {}};
  body.refuse_others();
}

void print_for_people(const decision::Question& question, const decision::Decision& decision,
                      const decision::Explanation& explanation, base::Language language) {
  const auto answer = decision::member_answer(question, decision, explanation, language);
  fmt::print("{}: {}\n", decision::to_string(decision.outcome), answer.sentence);
  for (const std::string& step : answer.to_do) fmt::print("  - {}\n", step);
  fmt::print("\n");
  for (std::size_t i = 0; i < decision.checks.size(); ++i) {
    const decision::Check& check = decision.checks[i];
    const decision::Finding& finding = explanation.findings[i];
    std::string clauses;
    for (const std::string& clause : check.cites->clauses) clauses += (clauses.empty() ? "" : ", ") + clause;
    fmt::print("{} {:<14} {:<28} {}{}{}\n", decision::is_decisive(decision, check) ? "*" : " ",
               decision::to_string(check.status), check.id, clauses,
               finding.have.empty() ? "" : "  has " + finding.have,
               finding.need.empty() ? "" : "  needs " + finding.need);
  }
}

int decide(const ProgrammeFolder& folder, const json::object& object, bool as_json, base::Language language) {
  std::vector<Mistake> mistakes;
  ObjectReader body(object, "", mistakes);
  Asked asked;
  read_asked(folder, body, asked, mistakes);
  for (const Mistake& mistake : mistakes) fmt::print(stderr, "{}: {}\n", mistake.pointer, mistake.detail);
  if (!mistakes.empty()) return exit_problems;
  const decision::FactSet facts = cases::facts_of(asked.world, *asked.service, asked.state);
  decision::Question question = cases::question_of(asked.world, *asked.service, asked.state, facts, asked.as_of);
  question.papers_count = false;
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
