#include "compiler/uses.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "compiler/schema.hpp"
#include "text/yaml.hpp"

namespace consilium::compiler {
namespace {

constexpr std::string_view introduction = R"(# Words and the programmes that use them

Made from the files of the programmes: `consilium schema --uses programmes/*`. Not written by hand. What each word means is told in the
[field reference](language.md). A word that no programme uses is one that tests use, or one that a handbook may need.

)";

const FileKind* kind_of(std::span<const FileKind> kinds, const text::Node& root) {
  const text::Node* format = root.find("format");
  if (format == nullptr) return nullptr;
  const std::string_view name = std::string_view(format->text).substr(0, format->text.find('/'));
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const FileKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

std::string row_of(const Word& word, const Key& key, std::span<const ProgrammeUses> programmes) {
  std::string row = fmt::format("| `{}` |", key.name);
  for (const ProgrammeUses& programme : programmes)
    row += programme.keys.contains({word.name, key.name}) ? " yes |" : " |";
  return row + "\n";
}

}  // namespace

ProgrammeUses uses_of(std::string id, std::span<const SourceFile> files, std::span<const FileKind> kinds) {
  ProgrammeUses uses{std::move(id), {}};
  for (const SourceFile& file : files) {
    if (!file.name.ends_with(".yaml")) continue;
    const text::Document document = text::read_yaml(file.name, file.bytes);
    const FileKind* kind = document.root ? kind_of(kinds, *document.root) : nullptr;
    if (kind != nullptr) uses.keys.merge(keys_used(kind->words, kind->word, *document.root));
  }
  return uses;
}

std::string table_of_uses(std::span<const FileKind> kinds, std::span<const ProgrammeUses> programmes) {
  std::string text(introduction);
  std::vector<const Word*> told;
  for (const FileKind& kind : kinds) {
    for (const Word* word : words_below(kind.words, kind.word)) {
      if (word->keys.empty() || std::find(told.begin(), told.end(), word) != told.end()) continue;
      told.push_back(word);
      text += fmt::format("## {}\n\n| key |", word->name);
      for (const ProgrammeUses& programme : programmes) text += fmt::format(" {} |", programme.id);
      text += "\n|---|";
      for (std::size_t i = 0; i < programmes.size(); ++i) text += "---|";
      text += "\n";
      for (const Key& key : word->keys) text += row_of(*word, key, programmes);
      text += "\n";
    }
  }
  text.pop_back();
  return text;
}

}  // namespace consilium::compiler
