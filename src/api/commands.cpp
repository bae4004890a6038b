#include "api/commands.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>

namespace consilium::api {
namespace {

struct Reading {
  const FactContext& context;
  ObjectReader& body;
  std::vector<Mistake>& mistakes;

  std::vector<cases::RecordedFact> facts() const { return read_facts(context, body, mistakes); }
  std::string channel() const { return body.text_or("channel", "phone"); }
};

cases::Command act(const Reading& read) {
  return cases::Act{read.body.text("task"), read.body.text_or("outcome", ""), read.channel(), read.facts(),
                    read.body.texts("parts")};
}

cases::Command receive_record(const Reading& read) {
  cases::ReceiveRecord command;
  command.checklist = read.body.text("checklist");
  command.item = read.body.text("item");
  command.kind = read.body.text("kind");
  command.dated_on = read.body.optional_date("dated_on");
  command.issuer = read.body.text_or("issuer", "");
  command.channel = read.body.text("channel");
  command.facts = read.facts();
  command.documents = read.body.texts("documents");
  return command;
}

cases::Command exclude_paper(const Reading& read) {
  return cases::ExcludePaper{read.body.text("checklist"), read.body.text("item"), read.body.text("reason")};
}

cases::Command give_notice(const Reading& read) {
  return cases::GiveNotice{read.body.text("notice"), read.channel(), read.body.flag_or("accepted", false)};
}

cases::Command change_consent(const Reading& read) {
  return cases::ChangeConsent{read.body.text("consent"), read.body.flag_or("given", true), read.channel()};
}

cases::Command move(const Reading& read) {
  return cases::MakeMove{read.body.text("move"), read.channel(), read.facts()};
}

cases::Command write(const Reading& read) {
  return cases::Write{read.body.text("thread"),     read.body.text_or("by", ""),
                      read.body.text("channel"),    read.body.text_or("text", ""),
                      read.body.texts("documents"), read.body.flag_or("automatic", false)};
}

cases::Command cancel(const Reading& read) {
  return cases::Cancel{read.channel(), read.body.flag_or("confirmed", false)};
}

cases::Command close(const Reading& read) { return cases::Close{read.body.text("end"), read.facts()}; }

cases::Command interrupt(const Reading& read) { return cases::Interrupt{read.body.text("interrupt"), read.facts()}; }

cases::Command lift_interrupt(const Reading& read) { return cases::LiftInterrupt{read.body.text("reason")}; }

cases::Command settle_interrupt(const Reading& read) {
  return cases::SettleInterrupt{read.body.text("outcome"), read.body.text("reason")};
}

cases::Command resolve_referral(const Reading& read) {
  return cases::ResolveReferral{read.body.text("rule"), read.body.flag_or("allowed", false), read.body.text("reason")};
}

cases::Command grant_exception(const Reading& read) {
  return cases::GrantException{read.body.text("rule"), read.body.text("reason"), read.body.optional_instant("until")};
}

cases::Command record_excuse(const Reading& read) {
  return cases::RecordExcuse{read.body.text("excuse"), read.body.date("from"), read.body.date("to"),
                             read.body.text_or("region", ""), read.body.text("reason")};
}

cases::Command log_contact(const Reading& read) {
  return cases::LogContact{read.channel(), read.body.text("result"), read.body.text_or("note", "")};
}

cases::Command file_complaint(const Reading& read) {
  return cases::FileComplaint{read.body.text("against"), read.body.text("words")};
}

cases::Command assign(const Reading& read) { return cases::Assign{read.body.text("operator")}; }

cases::Command correct(const Reading& read) {
  cases::Correct command;
  command.point = read.body.text_or("point", "");
  command.at = read.body.optional_instant("at");
  auto facts = read.facts();
  if (facts.size() > 1) read.body.mistake("facts", "one fact is corrected at a time");
  if (!facts.empty()) command.fact = std::move(facts.front());
  if (command.fact && !command.point.empty()) read.body.mistake("point", "correct a fact or a point, not both");
  if (!command.fact && command.point.empty()) read.body.mistake("facts", "say the fact, or the point, to correct");
  if (!command.point.empty() && !command.at) read.body.mistake("at", "this is needed with a point");
  command.reason = read.body.text("reason");
  return command;
}

cases::Command log_help(const Reading& read) {
  cases::LogHelp command;
  command.allowance = read.body.text("allowance");
  command.kind = read.body.text_or("kind", "");
  command.staff = read.body.text("staff");
  command.met_at = read.body.optional_instant("met_at");
  command.left_at = read.body.optional_instant("left_at");
  command.count = read.body.optional_number("count");
  command.facts = read.facts();
  return command;
}

cases::Command record_expense(const Reading& read) {
  return cases::RecordExpense{read.body.text("cost"), read.body.money("amount"), read.body.date("on"),
                              read.body.flag_or("advanced", false), read.body.text_or("receipt", "")};
}

cases::Command record_payment(const Reading& read) {
  cases::RecordPayment command;
  command.amount = read.body.money("amount");
  command.on = read.body.date("on");
  command.on_the_spot = read.body.flag_or("on_the_spot", false);
  command.given_back = read.body.flag_or("given_back", false);
  command.pays = read.body.text_or("pays", "");
  command.receipt = read.body.text_or("receipt", "");
  return command;
}

cases::Command reverse_entry(const Reading& read) {
  return cases::ReverseEntry{read.body.text("entry"), read.body.text("reason")};
}

cases::Command make_statement(const Reading&) { return cases::MakeStatement{}; }

struct Kind {
  std::string_view name;
  cases::Command (*read)(const Reading&);
};

constexpr std::array kinds{Kind{"act", act},
                           Kind{"receive_record", receive_record},
                           Kind{"exclude_paper", exclude_paper},
                           Kind{"give_notice", give_notice},
                           Kind{"change_consent", change_consent},
                           Kind{"move", move},
                           Kind{"write", write},
                           Kind{"cancel", cancel},
                           Kind{"close", close},
                           Kind{"interrupt", interrupt},
                           Kind{"lift_interrupt", lift_interrupt},
                           Kind{"settle_interrupt", settle_interrupt},
                           Kind{"resolve_referral", resolve_referral},
                           Kind{"grant_exception", grant_exception},
                           Kind{"record_excuse", record_excuse},
                           Kind{"log_contact", log_contact},
                           Kind{"file_complaint", file_complaint},
                           Kind{"assign", assign},
                           Kind{"correct", correct},
                           Kind{"log_help", log_help},
                           Kind{"record_expense", record_expense},
                           Kind{"record_payment", record_payment},
                           Kind{"reverse_entry", reverse_entry},
                           Kind{"make_statement", make_statement}};

}  // namespace

std::optional<cases::Command> read_command(const FactContext& context, ObjectReader& body,
                                           std::vector<Mistake>& mistakes) {
  const std::string name = body.text("do");
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& known) { return known.name == name; });
  if (kind == kinds.end()) {
    std::vector<std::string_view> names;
    for (const Kind& known : kinds) names.push_back(known.name);
    if (!name.empty()) body.mistake("do", fmt::format("expected one of {}", fmt::join(names, ", ")));
    return std::nullopt;
  }
  cases::Command command = kind->read({context, body, mistakes});
  body.refuse_others();
  if (!mistakes.empty()) return std::nullopt;
  return command;
}

}  // namespace consilium::api
