#include "text/yaml_bytes.hpp"

#include <fmt/core.h>

#include "base/characters.hpp"
#include "text/yaml.hpp"

namespace consilium::text {
namespace {

using base::Character;
using base::CharacterKind;
using base::first_character;
using base::kind_of;
using base::likely_encoding;
using base::name_of;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD, one character that no syntax uses

class Scan {
 public:
  Scan(std::string_view bytes, Problems& problems) : rest_(bytes), problems_(problems) {}

  std::optional<std::string> run() {
    if (rest_.starts_with(byte_order_mark)) {
      problems_.add("T103", place(), "the file starts with a byte order mark, U+FEFF",
                    "save the file as UTF-8 without a byte order mark");
      rest_.remove_prefix(byte_order_mark.size());
    }
    text_.reserve(rest_.size());
    while (!rest_.empty()) {
      const Character character = first_character(rest_);
      if (character.status != Character::Status::complete) {
        refuse_encoding();
        return std::nullopt;
      }
      take(character);
    }
    return structure_known_ ? std::optional(std::move(text_)) : std::nullopt;
  }

 private:
  base::Place place() const { return problems_.place(line_, column_, line_, column_ + 1); }

  void take(const Character& character) {
    switch (kind_of(character.code_point)) {
      case CharacterKind::ordinary:
        if (character.code_point != ' ') in_indentation_ = false;
        return keep(character);
      case CharacterKind::line_feed:
        return end_line(character);
      case CharacterKind::carriage_return:
        if (rest_.substr(1).starts_with('\n')) return keep(character);
        return refuse_carriage_return(character);
      case CharacterKind::tab:
        return refuse_tab(character);
      case CharacterKind::separator:
        return replace(character, " ", "T105", "would end the line for some readers and not for others",
                       "replace it by an ordinary line end or a space");
      case CharacterKind::control:
      case CharacterKind::invisible:
        return replace(character, replacement, "T106", "cannot be seen, so what is read is not what is on the screen",
                       "delete the character; it is often copied along from a web page or an office document");
    }
  }

  void keep(const Character& character) {
    text_.append(rest_.substr(0, character.length));
    rest_.remove_prefix(character.length);
    ++column_;
  }

  void end_line(const Character& character) {
    keep(character);
    ++line_;
    column_ = 1;
    in_indentation_ = true;
    tab_told_ = false;
  }

  void replace(const Character& character, std::string_view by, Code code, std::string_view why,
               std::string_view help) {
    problems_.add(code, place(), fmt::format("{} {}", name_of(character.code_point), why), std::string(help));
    text_.append(by);
    rest_.remove_prefix(character.length);
    ++column_;
    in_indentation_ = false;
  }

  // One problem a line is enough: a file that is indented by tabs has them in rows.
  void refuse_tab(const Character& character) {
    if (in_indentation_) structure_known_ = false;
    if (!tab_told_) {
      problems_.add("T104", place(),
                    in_indentation_ ? "a tab is used as indentation" : "a tab stands between the words",
                    in_indentation_ ? "indent by two spaces; most editors can convert tabs to spaces"
                                    : "use a space; within double quotes a tab is written `\\t`");
    }
    tab_told_ = true;
    text_.append(" ");
    rest_.remove_prefix(character.length);
    ++column_;
  }

  void refuse_carriage_return(const Character& character) {
    if (!carriage_return_told_) {
      problems_.add("T105", place(), "a carriage return without a line feed is not a line end here",
                    "save the file with Unix (LF) or Windows (CRLF) line ends");
    }
    carriage_return_told_ = true;
    structure_known_ = false;
    rest_.remove_prefix(character.length);
    ++column_;
  }

  void refuse_encoding() {
    const auto byte = static_cast<unsigned char>(rest_.front());
    problems_.add("T102", place(),
                  fmt::format("the file is not UTF-8: byte 0x{:02X} cannot be read; it looks like {}", byte,
                              likely_encoding(rest_)),
                  "save the file as UTF-8 (in the editor: Save As, encoding UTF-8)");
  }

  std::string_view rest_;
  Problems& problems_;
  std::string text_;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
  bool in_indentation_ = true;
  bool tab_told_ = false;
  bool carriage_return_told_ = false;
  bool structure_known_ = true;
};

}  // namespace

std::optional<std::string> readable_yaml(std::string_view bytes, Problems& problems) {
  if (bytes.size() > yaml_bytes_max) {
    problems.add("T101", problems.place(1, 1, 1, 2),
                 fmt::format("the file has {} bytes; at most {} are read", bytes.size(), yaml_bytes_max),
                 "split it, or move long tables into CSV files");
    return std::nullopt;
  }
  return Scan(bytes, problems).run();
}

}  // namespace consilium::text
