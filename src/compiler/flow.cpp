#include <algorithm>

#include <fmt/core.h>

#include "compiler/scope.hpp"

namespace consilium::compiler {
namespace {

using model::none;

void read_times(Scope& scope, const Object& object, model::Deadline& deadline) {
  deadline.within = object.span("within");
  for (const text::Node& node : object.items("after")) deadline.after.push_back(read_date_term(scope, node));
  for (const text::Node& node : object.items("first_of")) deadline.after.push_back(read_date_term(scope, node));
  deadline.first_of = object.has("first_of");
  deadline.before_span = object.span("by");
  if (const text::Node* before = object.find("before")) deadline.before = read_date_term(scope, *before);
  const bool measured = deadline.kind == model::DeadlineKind::measured;
  const bool forward = (object.has("within") || measured) && !deadline.after.empty();
  const bool backward = object.has("before") && object.has("by");
  const bool both = object.has("after") && object.has("first_of");
  if (forward == backward || both) {
    scope.context.error(
        "C330", object.node().place,
        forward ? fmt::format("the deadline `{}` has two kinds of trigger", deadline.id)
                : fmt::format("the deadline `{}` has no trigger", deadline.id),
        "write `within` a span `after` triggers or the `first_of` them, or `before` a date `by` a span");
  }
  for (const std::string_view key : {"within", "before", "by", "hours", "stops", "late", "excused_unless"}) {
    if (!measured || !object.has(key)) continue;
    scope.context.error("C344", object.find(key)->place,
                        fmt::format("the deadline `{}` is only measured, so it has no `{}`", deadline.id, key),
                        "leave it out, or let the deadline be a promise or a target");
  }
  if (backward && deadline.before_span && base::counts_instants(deadline.before_span->unit)) {
    scope.context.error("C331", object.find("by")->place, "a deadline before a date is counted in days",
                        "write { natural_days: 1 }, and `hours:` for the clock of that day");
  }
  deadline.hours = object.text("hours");
  scope.context.use("opening hours", deadline.hours);
  if (deadline.within && deadline.within->unit == base::Unit::service_hours && deadline.hours.empty()) {
    scope.context.error(
        "C336", object.find("within")->place,
        fmt::format("the deadline `{}` counts service hours and does not say of which line", deadline.id),
        "add `hours:` with the name of the opening hours");
  }
  if (!deadline.hours.empty() && scope.programme.opening_hours(deadline.hours) == nullptr) {
    std::vector<std::string> known;
    for (const model::Hours& hours : scope.programme.hours) known.push_back(hours.id);
    scope.context.unknown("C332", object.find("hours")->place, "opening hours", deadline.hours, known);
  }
  const bool keeps_to_hours = object.has("before") && object.has("hours");
  if (object.has("when_closed") && !keeps_to_hours) {
    scope.context.error("C337", object.find("when_closed")->place,
                        "only a deadline `before` a date that keeps to `hours` can fall on a closed day",
                        "add `hours:` with the name of the opening hours, or leave `when_closed` out");
  } else if (keeps_to_hours && !object.has("when_closed")) {
    scope.context.error("C338", object.find("hours")->place,
                        fmt::format("the deadline `{}` does not say where it falls on a day on which `{}` is closed",
                                    deadline.id, deadline.hours),
                        "add `when_closed: last_open_day_before`");
  }
  if (object.has("when_closed")) (void)object.word("when_closed");
}

model::ExcusedUnless read_excused_unless(Scope& scope, const text::Node& node) {
  const Object object(scope.context, node, "excused_unless");
  model::ExcusedUnless unless;
  unless.id = object.text("id");
  unless.name = object.localised("name");
  if (const text::Node* that = object.find("that")) unless.that = read_predicate(scope, *that);
  unless.cites = object.citation(true);
  return unless;
}

void read_late(Scope& scope, const Object& object, model::Deadline& deadline) {
  const text::Node* late = object.find("late");
  if (late == nullptr) return;
  if (late->kind == text::Kind::mapping) {
    const Object consequence(scope.context, *late, "late");
    if (const text::Node* end = consequence.find("ends")) deadline.ends = scope.end(*end);
    return;
  }
  const std::string word = object.word("late");
  deadline.late = word == "remind"     ? model::WhenLate::remind
                  : word == "escalate" ? model::WhenLate::escalate
                                       : model::WhenLate::note;
}

}  // namespace

void read_deadlines(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "deadline");
    const model::Index index = scope.service.deadline(object.text("id"));
    if (index == none) continue;
    model::Deadline& deadline = scope.service.deadlines[index];
    deadline.name = object.localised("name");
    const std::string kind = object.word("kind");
    deadline.kind = kind == "measured" ? model::DeadlineKind::measured
                    : kind == "target" ? model::DeadlineKind::target
                                       : model::DeadlineKind::promise;
    deadline.owed_by = object.word("owed_by");
    read_times(scope, object, deadline);
    if (const text::Node* when = object.find("when")) deadline.when = read_predicate(scope, *when);
    deadline.met_by = read_indexes(scope, object.items("met_by"), &Scope::point);
    for (const text::Node& stop : object.items("stops")) {
      scope.context.use("stop", stop.text);
      const auto found = std::find_if(scope.service.stops.begin(), scope.service.stops.end(),
                                      [&](const model::Stop& candidate) { return candidate.id == stop.text; });
      if (found == scope.service.stops.end()) {
        std::vector<std::string> known;
        for (const model::Stop& candidate : scope.service.stops) known.push_back(candidate.id);
        scope.context.unknown("C333", stop.place, "stop", stop.text, known);
      } else {
        deadline.stops.push_back(static_cast<model::Index>(found - scope.service.stops.begin()));
      }
    }
    for (const text::Node& unless : object.items("excused_unless"))
      deadline.excused_unless.push_back(read_excused_unless(scope, unless));
    read_late(scope, object, deadline);
    deadline.cites = object.citation(true);
  }
}

void read_stops(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "stop");
    model::Stop stop;
    stop.id = object.text("id");
    stop.name = object.localised("name");
    if (const text::Node* from = object.find("from")) stop.from = scope.point(*from);
    if (const text::Node* to = object.find("to")) stop.to = scope.point(*to);
    stop.laid_to = object.text("laid_to");
    stop.cites = object.citation(true);
    if (stop.from != none && stop.to != none) scope.service.stops.push_back(std::move(stop));
  }
}

void read_moves(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "move");
    model::Move move;
    move.id = object.text("id");
    move.name = object.localised("name");
    for (const text::Node& role : object.items("by")) move.by.push_back(scope.owner(role));
    move.channels = object.texts("channels");
    if (const text::Node* condition = object.find("while")) move.while_ = read_predicate(scope, *condition);
    if (object.has("subject_to")) move.subject_to_cancellation = object.word("subject_to") == "cancellation";
    move.cause = object.text("cause");
    move.record = read_fields(scope, object.items("record"));
    move.require = read_requirements(scope, object.items("require"));
    move.clears = read_indexes(scope, object.items("clears"), &Scope::point);
    move.reopens = read_indexes(scope, object.items("reopens"), &Scope::task);
    move.forgets = read_indexes(scope, object.items("forgets"), &Scope::fact);
    move.excuses = read_indexes(scope, object.items("excuses"), &Scope::deadline);
    move.cites = object.citation(true);
    scope.service.moves.push_back(std::move(move));
  }
}

void read_cancellation(Scope& scope, const text::Node* node) {
  if (node == nullptr) return;
  const Object object(scope.context, *node, "cancellation");
  scope.service.cancel_channels = object.texts("channels");
  for (const text::Node& item : object.items("stages")) {
    const Object stage_object(scope.context, item, "stage");
    model::CancelStage stage;
    stage.id = stage_object.text("id");
    if (const text::Node* condition = stage_object.find("while")) stage.while_ = read_predicate(scope, *condition);
    const std::string then = stage_object.word("then");
    stage.effect = then == "spends"   ? model::CancelEffect::spends
                   : then == "barred" ? model::CancelEffect::barred
                                      : model::CancelEffect::free;
    if (const text::Node* end = stage_object.find("ends")) stage.ends = scope.end(*end);
    if (const text::Node* end = stage_object.find("consequence")) stage.consequence = scope.end(*end);
    const bool barred = stage.effect == model::CancelEffect::barred;
    if (barred ? stage.consequence == none : stage.ends == none) {
      scope.context.error("C334", item.place,
                          barred ? "a barred stage names the end that remains" : "this stage names the end of the case",
                          barred ? "add `consequence:`" : "add `ends:`");
    }
    stage.cites = stage_object.citation(true);
    scope.service.cancellation.push_back(std::move(stage));
  }
  if (!scope.service.cancellation.empty() && scope.service.cancellation.back().while_) {
    scope.context.error("C335", scope.service.cancellation.back().cites.at,
                        "the last stage has a condition, so a cancellation may find no stage",
                        "write `otherwise: true` instead of its `while`");
  }
}

void read_ends(Scope& scope, std::span<const text::Node> nodes) {
  for (const text::Node& node : nodes) {
    const Object object(scope.context, node, "end");
    const model::Index index = scope.service.end(object.text("id"));
    if (index == none) continue;
    model::End& end = scope.service.ends[index];
    end.name = object.localised("name");
    end.use = object.word("use") == "consume" ? model::UseEffect::consume : model::UseEffect::release;
    end.cause = object.word("cause");
    for (const text::Node& role : object.items("by")) end.by.push_back(scope.owner(role));
    if (const text::Node* point = object.find("from")) end.from = scope.point(*point);
    if (const text::Node* point = object.find("until")) end.until = scope.point(*point);
    end.record = read_fields(scope, object.items("record"));
    end.tells = read_tell(scope, object);
    end.cites = object.citation(true);
  }
}

}  // namespace consilium::compiler
