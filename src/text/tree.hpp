// Node: what a person wrote in a YAML file, as an immutable tree that remembers where everything stands. Scalars stay
// text: nothing here guesses that `010` is a number, `on` is a yes or `12:30` is a time; the schema of the file says.
// A key with nothing after it has a plain scalar with empty text. Mappings keep the order of the file; keys are unique.
//
// Values only: no thread rules, no errors. Places follow base::Place (columns in characters).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace consilium::text {

enum class Kind : unsigned char { scalar, sequence, mapping };

struct Entry;

struct Node {
  Kind kind = Kind::scalar;
  std::string text;     // of a scalar, with quotes and escapes resolved
  bool quoted = false;  // the scalar was written in quotes or as a block (`|`, `>`)
  base::Place place;    // from the first to past the last character of the value
  std::vector<Node> items;
  std::vector<Entry> entries;

  // The value of `key` in a mapping, or null. Looks through the entries in order.
  const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  base::Place key_place;
  Node value;
};

// `text`, `list` or `mapping`: the words that messages to people use.
std::string_view to_string(Kind kind);

}  // namespace consilium::text
