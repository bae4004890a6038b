#include "text/yaml.hpp"

#include <unordered_map>
#include <utility>

#include <fmt/core.h>
#include <yaml.h>

#include "base/characters.hpp"
#include "base/check.hpp"
#include "text/problems.hpp"
#include "text/yaml_bytes.hpp"
#include "text/yaml_syntax.hpp"

namespace consilium::text {
namespace {

using base::Character;
using base::CharacterKind;
using base::first_character;
using base::kind_of;
using base::name_of;

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

// The events of one text. The current event is valid until the next advance.
class Events {
 public:
  explicit Events(std::string_view text) {
    CHECK(yaml_parser_initialize(&parser_) == 1);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;
  ~Events() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }

  bool advance() {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) == 1;
  }
  const yaml_event_t& current() const { return event_; }
  const yaml_parser_t& parser() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

// Builds the tree. A function that returns false or nothing has added the problem that ended the reading.
class TreeReader {
 public:
  TreeReader(std::string_view text, Problems& problems) : text_(text), problems_(problems), events_(text) {}

  std::optional<Node> read() {
    if (!advance() || !advance()) return std::nullopt;
    if (events_.current().type == YAML_STREAM_END_EVENT) return refuse_empty();
    refuse_directives();
    if (!advance()) return std::nullopt;
    if (is_nothing(events_.current())) return refuse_empty();
    std::optional<Node> root = read_node(1);
    if (!root) return std::nullopt;
    if (!advance() || !advance()) return std::nullopt;
    if (events_.current().type == YAML_DOCUMENT_START_EVENT) {
      problems_.add("T113", current_place(), "a second document starts here",
                    "keep one document in a file; delete `---` or move what follows into its own file");
    }
    return root;
  }

 private:
  bool advance() {
    if (events_.advance()) return true;
    add_syntax_problem(events_.parser(), text_, problems_);
    return false;
  }

  base::Place current_place() const {
    return place_of(problems_, events_.current().start_mark, events_.current().end_mark);
  }

  Node node_here(Kind kind) const {
    Node node;
    node.kind = kind;
    node.place = current_place();
    return node;
  }

  static bool is_nothing(const yaml_event_t& event) {
    return event.type == YAML_SCALAR_EVENT && event.data.scalar.length == 0 &&
           event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  }

  std::nullopt_t refuse_empty() {
    problems_.add("T110", problems_.place(1, 1, 1, 2), "the file holds nothing but comments and empty lines",
                  "write a mapping of `key: value` lines");
    return std::nullopt;
  }

  void refuse_directives() {
    const auto& start = events_.current().data.document_start;
    if (start.version_directive == nullptr && start.tag_directives.start == start.tag_directives.end) return;
    problems_.add("T114", current_place(), "directives such as `%YAML` are not used here", "delete the line");
  }

  // Reads the node of the current event, and leaves the last event of that node current.
  std::optional<Node> read_node(int depth) {
    if (depth > yaml_depth_max) {
      problems_.add("T112", current_place(), fmt::format("nested deeper than {} levels", yaml_depth_max),
                    "a programme needs about ten; look for brackets that are not closed");
      return std::nullopt;
    }
    const yaml_event_t& event = events_.current();
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return read_scalar();
      case YAML_SEQUENCE_START_EVENT:
        return read_sequence(depth);
      case YAML_MAPPING_START_EVENT:
        return read_mapping(depth);
      case YAML_ALIAS_EVENT:
        return refuse_alias();
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT:
      case YAML_STREAM_END_EVENT:
      case YAML_DOCUMENT_START_EVENT:
      case YAML_DOCUMENT_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        break;
    }
    const bool event_starts_a_node = false;
    CHECK(event_starts_a_node);
    return std::nullopt;
  }

  Node refuse_alias() {
    const std::string name = fmt::format("*{}", view(events_.current().data.alias.anchor));
    Node node = node_here(Kind::scalar);
    node.text = name;
    problems_.add("T116", node.place, fmt::format("the alias `{}` stands for text that is somewhere else", name),
                  "write the value here; if this is text, put it in quotes");
    return node;
  }

  void refuse_properties(const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (anchor != nullptr) {
      const std::string name = fmt::format("&{}", view(anchor));
      problems_.add("T115", place_of_property(name), fmt::format("the anchor `{}` is not used here", name),
                    "write the value in each place that needs it; if this is text, put it in quotes");
    }
    if (tag != nullptr) {
      constexpr std::string_view standard = "tag:yaml.org,2002:";
      std::string name(view(tag));
      if (name.starts_with(standard)) name.replace(0, standard.size(), "!!");
      problems_.add("T117", place_of_property(name), fmt::format("the tag `{}` is not used here", name),
                    "delete it: the schema says what a value is; if this is text, put it in quotes");
    }
  }

  // Anchor and tag stand first in the node they belong to.
  base::Place place_of_property(std::string_view name) const {
    base::Place place = current_place();
    place.end_line = place.line;
    place.end_column = place.column + static_cast<std::uint32_t>(name.size());
    return place;
  }

  Node read_scalar() {
    const auto& scalar = events_.current().data.scalar;
    Node node = node_here(Kind::scalar);
    node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    node.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
    refuse_properties(scalar.anchor, scalar.tag);
    if (scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) check_escapes(node);
    if (!node.quoted) check_edges(node);
    return node;
  }

  // An escape must not bring in what may not be written.
  void check_escapes(const Node& node) {
    std::string_view rest = node.text;
    while (!rest.empty()) {
      const Character character = first_character(rest);
      rest.remove_prefix(character.length);
      const CharacterKind kind = kind_of(character.code_point);
      const bool allowed =
          kind == CharacterKind::ordinary || kind == CharacterKind::tab || kind == CharacterKind::line_feed;
      if (allowed) continue;
      problems_.add("T123", node.place,
                    fmt::format("an escape in this text stands for {}, which may not be in a text",
                                name_of(character.code_point)),
                    "delete the escape");
      return;
    }
  }

  void check_edges(const Node& node) {
    constexpr std::string_view ideographic_space = "\xE3\x80\x80";
    constexpr std::string_view no_break_space = "\xC2\xA0";
    for (const std::string_view space : {ideographic_space, no_break_space}) {
      if (!node.text.starts_with(space) && !node.text.ends_with(space)) continue;
      problems_.add(
          "T122", node.place,
          fmt::format("`{}` starts or ends with {}, which looks like a space and is part of the text", node.text,
                      space == ideographic_space ? "U+3000 (full-width space)" : "U+00A0 (no-break space)"),
          "use ordinary spaces around text; put the text in quotes if the space belongs to it");
    }
  }

  std::optional<Node> read_sequence(int depth) {
    const auto& start = events_.current().data.sequence_start;
    const bool flow = start.style == YAML_FLOW_SEQUENCE_STYLE;
    Node node = node_here(Kind::sequence);
    refuse_properties(start.anchor, start.tag);
    for (;;) {
      if (!advance()) return std::nullopt;
      if (events_.current().type == YAML_SEQUENCE_END_EVENT) break;
      std::optional<Node> item = read_node(depth + 1);
      if (!item) return std::nullopt;
      node.items.push_back(std::move(*item));
    }
    end_at(node, flow, node.items.empty() ? nullptr : &node.items.back());
    return node;
  }

  std::optional<Node> read_mapping(int depth) {
    const auto& start = events_.current().data.mapping_start;
    const bool flow = start.style == YAML_FLOW_MAPPING_STYLE;
    Node node = node_here(Kind::mapping);
    refuse_properties(start.anchor, start.tag);
    std::unordered_map<std::string, base::Place> seen;
    base::Place last_end = node.place;
    for (;;) {
      if (!advance()) return std::nullopt;
      if (events_.current().type == YAML_MAPPING_END_EVENT) break;
      std::optional<Node> key = read_node(depth + 1);
      if (!key || !advance()) return std::nullopt;
      std::optional<Node> value = read_node(depth + 1);
      if (!value) return std::nullopt;
      last_end = value->place;
      if (!accept_key(*key, seen)) continue;
      node.entries.push_back({std::move(key->text), std::move(key->place), std::move(*value)});
    }
    if (flow) last_end = current_place();
    node.place.end_line = last_end.end_line;
    node.place.end_column = last_end.end_column;
    return node;
  }

  // A block collection is marked by the parser as ending where the next thing begins; it ends with its last item.
  void end_at(Node& node, bool flow, const Node* last) const {
    const base::Place end = flow || last == nullptr ? current_place() : last->place;
    node.place.end_line = end.end_line;
    node.place.end_column = end.end_column;
  }

  bool accept_key(const Node& key, std::unordered_map<std::string, base::Place>& seen) {
    if (key.kind != Kind::scalar || key.text.find('\n') != std::string::npos) {
      problems_.add("T120", key.place,
                    fmt::format("a key must be one line of text, not a {}",
                                key.kind == Kind::scalar ? "block of text" : to_string(key.kind)),
                    "write `key: value`; put the key in quotes if it holds brackets");
      return false;
    }
    if (key.text.empty()) {
      problems_.add("T121", key.place, "the key before `:` is empty", "write a key before the colon");
      return false;
    }
    if (key.text == "<<" && !key.quoted) {
      problems_.add("T118", key.place, "the merge key `<<` is not used here", "write the keys in each place");
      return false;
    }
    const auto [first, is_new] = seen.emplace(key.text, key.place);
    if (is_new) return true;
    problems_.add("T119", key.place, fmt::format("the key `{}` is written twice in this mapping", key.text),
                  "delete one of the two, or give it another name", {{first->second, "it is first written here"}});
    return false;
  }

  std::string_view text_;
  Problems& problems_;
  Events events_;
};

}  // namespace

Document read_yaml(std::string file_name, std::string_view bytes) {
  Problems problems(std::move(file_name));
  Document document;
  if (const std::optional<std::string> text = readable_yaml(bytes, problems)) {
    document.root = TreeReader(*text, problems).read();
  }
  document.problems = problems.take();
  return document;
}

}  // namespace consilium::text
