#include "compiler/scope.hpp"

#include <algorithm>

namespace consilium::compiler {
namespace {

using model::Index;
using model::none;

template <typename Items>
std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

template <typename Items>
Index find_in(Context& context, const Items& items, std::string_view kind, const text::Node& node) {
  const std::string name = read_text(context, node);
  context.use(kind, name);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == name) return static_cast<Index>(i);
  }
  if (!name.empty()) context.unknown("C201", node.place, kind, name, ids_of(items));
  return none;
}

void add_point(std::vector<std::string>& points, const std::string& name) {
  if (!name.empty() && std::find(points.begin(), points.end(), name) == points.end()) points.push_back(name);
}

// `marks:` holds a point, a list of points, or points with conditions.
void collect_marks(const text::Node& marks, std::vector<std::string>& points) {
  if (marks.kind == text::Kind::scalar) add_point(points, marks.text);
  if (const text::Node* point = marks.find("point")) add_point(points, point->text);
  for (const text::Node& item : marks.items) collect_marks(item, points);
}

void collect(const text::Node& node, std::vector<std::string>& points) {
  for (const text::Node& item : node.items) collect(item, points);
  for (const text::Entry& entry : node.entries) {
    // The marks of a feed are points of the embedded service.
    if (entry.key == "feeds") continue;
    if (entry.key == "marks" || entry.key == "marks_anew") {
      collect_marks(entry.value, points);
    } else {
      collect(entry.value, points);
    }
  }
}

}  // namespace

Index Scope::fact(const text::Node& node) const {
  if (refuse_unknown_rider(*this, "C201", node)) return none;
  return find_in(context, service.facts, "fact", node);
}
Index Scope::task(const text::Node& node) const { return find_in(context, service.tasks, "task", node); }
Index Scope::end(const text::Node& node) const { return find_in(context, service.ends, "end", node); }
Index Scope::deadline(const text::Node& node) const { return find_in(context, service.deadlines, "deadline", node); }
Index Scope::rule(const text::Node& node) const { return find_in(context, service.rules, "rule", node); }
Index Scope::branch(const text::Node& node) const { return find_in(context, service.branches, "branch", node); }
Index Scope::list(const text::Node& node) const { return find_in(context, programme.lists, "list", node); }
Index Scope::scale(const text::Node& node) const { return find_in(context, programme.scales, "scale", node); }
Index Scope::network(const text::Node& node) const { return find_in(context, programme.networks, "network", node); }
Index Scope::period(const text::Node& node) const { return find_in(context, programme.periods, "period", node); }
Index Scope::allowance(const text::Node& node) const { return find_in(context, service.allowances, "allowance", node); }
Index Scope::hours(const text::Node& node) const { return find_in(context, programme.hours, "opening hours", node); }
Index Scope::waiting_line(const text::Node& node) const {
  return find_in(context, programme.waiting_lines, "waiting line", node);
}
Index Scope::consent(const text::Node& node) const {
  service.asks_consents = true;
  return find_in(context, service.consents, "consent", node);
}

Index Scope::cost(const text::Node& node) const { return find_in(context, service.costs, "cost", node); }

Index Scope::point(const text::Node& node) const {
  const std::string name = read_text(context, node);
  const Index index = service.point(name);
  if (index == none && !name.empty()) context.unknown("C202", node.place, "point", name, service.points);
  return index;
}

std::string Scope::owner(const text::Node& node) const {
  std::string name = read_text(context, node);
  context.use("role", name);
  if (name.empty() || name == "member" || programme.role(name) != nullptr) return name;
  std::vector<std::string> known = ids_of(programme.roles);
  known.emplace_back("member");
  context.unknown("C203", node.place, "role", name, known);
  return name;
}

std::string Scope::text(const text::Node& node) const {
  std::string name = read_text(context, node);
  context.use("text", name);
  if (programme.text(name) == nullptr && !name.empty() && !context.is_unreadable("texts/"))
    context.unknown("C204", node.place, "text", name, ids_of(programme.texts));
  return name;
}

std::vector<std::string> collect_points(std::span<const text::Node* const> files) {
  std::vector<std::string> points{"applied"};
  for (const text::Node* file : files) collect(*file, points);
  points.emplace_back(model::closed_point);
  return points;
}

}  // namespace consilium::compiler
