// read_yaml: the strict subset of YAML in which programmes are written, read into a Node with exact places.
//
// In the subset: mappings with text keys, lists, plain, quoted and block text (`|`, `>`), flow collections (`[a, b]`,
// `{a: b}`), comments, one leading `---`. Outside it, each with its own problem: anchors, aliases, merges, tags,
// directives, several documents, keys that are not one line of text, the same key twice, tabs, characters that hide or
// reorder what is on the screen, line ends other than LF and CRLF, a byte order mark, anything that is not UTF-8.
//
// Problems have codes T101 to T123 and are collected: everything that the tree can show is told in one run, and only
// what makes the structure itself unknown (encoding, syntax, a tab as indentation, a limit) ends the reading. `root` is
// absent then; otherwise it is there even beside problems, so that later checks can add theirs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "text/tree.hpp"

namespace consilium::text {

inline constexpr std::size_t yaml_bytes_max = 8UL * 1024 * 1024;
inline constexpr int yaml_depth_max = 32;

struct Document {
  std::optional<Node> root;
  std::vector<base::Diagnostic> problems;
};

// `file_name` is what the user called the file; it goes into every place.
Document read_yaml(std::string file_name, std::string_view bytes);

}  // namespace consilium::text
