#include "bench/situations.hpp"

#include <cstdlib>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "base/json.hpp"
#include "bench/measured_programme.hpp"
#include "decision/render.hpp"

namespace consilium::bench {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "bench: {}\n", why);
  std::exit(1);
}

apps::SituationAsked read(const Desk& desk, const std::string& text) {
  const auto parsed = base::parse_json(text);
  if (!parsed || !parsed->is_object()) give_up("a situation is no JSON object");
  std::vector<api::Mistake> mistakes;
  auto asked = apps::read_situation(desk.setting(), parsed->get_object(), mistakes);
  if (!mistakes.empty()) give_up(fmt::format("{}: {}", mistakes.front().pointer, mistakes.front().detail));
  return asked;
}

constexpr std::size_t usual_answer = 16'384;  // bytes

}  // namespace

Desk::Desk() : folder(measured_programme()) {
  published.networks = folder.data.networks;
  published.calendars = folder.data.calendars;
}

std::vector<Document> read_documents(const fs::path& path) {
  const auto bytes = apps::read_file(path);
  if (!bytes) give_up(bytes.error().message);
  const auto parsed = base::parse_json(*bytes);
  if (!parsed || !parsed->is_array()) give_up("the situations are no JSON array");
  std::vector<Document> documents;
  for (const json::value& value : parsed->get_array()) {
    const json::object& entry = value.as_object();
    documents.push_back({json::value_to<std::string>(entry.at("name")), json::serialize(entry.at("situation"))});
  }
  return documents;
}

ReadSituation::ReadSituation(const Desk& desk, const std::string& text)
    : asked(read(desk, text)),
      facts(cases::facts_of(asked.world, *asked.service, asked.state)),
      question(apps::question_of(asked, facts)) {}

std::string answer(const Desk& desk, const std::string& text, base::Language language) {
  const ReadSituation situation(desk, text);
  const decision::Decision decided = decision::decide(situation.question);
  const decision::Explanation explanation = decision::explain(situation.question, decided);
  const auto member = decision::member_answer(situation.question, decided, explanation, language);
  base::JsonWriter writer(usual_answer);
  writer.begin_object();
  decision::write_desk(decided, explanation, {situation.question, decided}, writer);
  writer.member("sentence", member.sentence);
  writer.key("to_do");
  writer.begin_array();
  for (const std::string& line : member.to_do) writer.text(line);
  writer.end_array();
  writer.end_object();
  return std::move(writer).take();
}

}  // namespace consilium::bench
