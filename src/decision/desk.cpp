// The table of all checks and ways, as the desk reads it.
#include "decision/render.hpp"

namespace consilium::decision {
namespace {

using base::JsonWriter;

void write_said(std::string_view name, std::string_view text, JsonWriter& writer) {
  if (!text.empty()) writer.member(name, text);
}

template <typename Texts>
void write_texts(std::string_view name, const Texts& texts, JsonWriter& writer) {
  writer.key(name);
  writer.begin_array();
  for (const auto& text : texts) writer.text(text);
  writer.end_array();
}

void write_date(std::string_view name, const std::optional<base::Date>& date, JsonWriter& writer) {
  if (date) writer.member(name, base::to_string(*date));
}

void write_number(std::string_view name, std::int64_t number, JsonWriter& writer) {
  writer.key(name);
  writer.number(number);
}

void write_localised(std::string_view name, const base::LocalisedText& text, JsonWriter& writer) {
  writer.key(name);
  writer.begin_object();
  for (const base::Language language : base::all_languages)
    write_said(base::to_string(language), text.in(language), writer);
  writer.end_object();
}

void write_citation(const model::Citation& cites, JsonWriter& writer) {
  write_texts("clauses", cites.clauses, writer);
  if (!cites.house.empty()) write_texts("house", cites.house, writer);
  if (!cites.law.empty()) write_texts("law", cites.law, writer);
  if (!cites.reading.empty()) write_localised("reading", cites.reading, writer);
  if (!cites.at.file.empty()) writer.member("at", cites.at.file + ':' + std::to_string(cites.at.line));
}

void write_check(const Decision& decision, const Check& check, const Finding& finding,
                 const std::optional<base::Date>& turns_on, JsonWriter& writer) {
  writer.begin_object();
  writer.member("check", check.id);
  writer.member("kind", to_string(check.kind));
  writer.member("status", to_string(check.status));
  if (is_decisive(decision, check)) {
    writer.key("decisive");
    writer.yes_no(true);
  }
  write_said("have", finding.have, writer);
  write_said("need", finding.need, writer);
  write_said("short_by", finding.short_by, writer);
  write_date("turns_on", turns_on, writer);
  write_said("replaced_by", check.replaced_by, writer);
  write_said("refer_to", check.refer_to, writer);
  if (check.say != nullptr) write_localised("say", *check.say, writer);
  write_citation(*check.cites, writer);
  writer.end_object();
}

void write_step(const Step& step, JsonWriter& writer) {
  writer.begin_object();
  writer.member("do", to_string(step.kind));
  writer.member("check", step.check);
  write_said("subject", step.about(), writer);
  write_date("date", step.date, writer);
  writer.end_object();
}

// As members of an object that was begun.
void write_figures(const quota::Balance& balance, JsonWriter& writer) {
  if (balance.allowed) write_number("allowed", *balance.allowed, writer);
  write_number("held", balance.held, writer);
  write_number("used", balance.used, writer);
  if (balance.left) {
    write_number("left", *balance.left, writer);
  } else {
    writer.key("unlimited");
    writer.yes_no(true);
  }
  if (balance.over > 0) write_number("over", balance.over, writer);
  write_date("from", balance.window.from, writer);
  write_date("to", balance.window.to, writer);
  write_texts("held_by", balance.held_by, writer);
  write_texts("used_by", balance.used_by, writer);
}

void write_lines(const std::vector<LineBalance>& lines, JsonWriter& writer) {
  writer.key("lines");
  writer.begin_array();
  for (const auto& [line, balance] : lines) {
    writer.begin_object();
    writer.member("line", line->id);
    write_localised("name", line->name, writer);
    write_figures(balance, writer);
    write_texts("clauses", line->cites.clauses, writer);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void write_desk(const Decision& decision, const Explanation& explanation, const Findings& findings,
                JsonWriter& writer) {
  writer.member("outcome", to_string(decision.outcome));
  write_date("eligible_from", explanation.eligible_from, writer);
  writer.key("to_become_eligible");
  writer.begin_array();
  for (const std::vector<Step>& steps : explanation.remedies) {
    writer.begin_array();
    for (const Step& step : steps) write_step(step, writer);
    writer.end_array();
  }
  writer.end_array();
  write_texts("ask", explanation.ask, writer);
  writer.key("checks");
  writer.begin_array();
  for (std::size_t i = 0; i < decision.checks.size(); ++i)
    write_check(decision, decision.checks[i], findings[i], explanation.turns_on[i], writer);
  writer.end_array();
  writer.key("quota");
  writer.begin_object();
  write_figures(explanation.balance, writer);
  writer.end_object();
  if (!explanation.lines.empty()) write_lines(explanation.lines, writer);
}

}  // namespace consilium::decision
