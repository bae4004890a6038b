// Names and texts as they stand within a sentence: in quotes, and what they quote themselves in the quotes within
// quotes of the script.
#include <algorithm>
#include <array>
#include <string_view>

#include "reading/sentence_voice.hpp"

namespace consilium::reading {
namespace {

using base::Language;

struct Quotes {
  std::string_view open;
  std::string_view close;
};

// The outer and the inner ones.
constexpr std::array<Quotes, 2> corners{Quotes{"「", "」"}, Quotes{"『", "』"}};
constexpr std::array<Quotes, 2> commas{Quotes{"“", "”"}, Quotes{"‘", "’"}};

// Of the marks in UTF-8.
constexpr std::string_view first_bytes = "\xE2\xE3";

const std::array<Quotes, 2>& quotes_of(Language language) { return language == Language::zh_hant ? corners : commas; }

enum class Mark : unsigned char { open, close, none };

struct MarkFound {
  Mark mark = Mark::none;
  std::size_t length = 1;
};

// A single comma on high is an apostrophe, too: it closes only what was opened by one.
MarkFound mark_at(std::string_view text, std::size_t at, bool opened_by_single) {
  const std::string_view rest = text.substr(at);
  for (const auto* pairs : {&corners, &commas}) {
    for (const Quotes& quotes : *pairs) {
      if (rest.starts_with(quotes.open)) return {Mark::open, quotes.open.size()};
      if (rest.starts_with(quotes.close) && (quotes.close != commas[1].close || opened_by_single))
        return {Mark::close, quotes.close.size()};
    }
  }
  return {};
}

// A name that ends so ends in no sentence.
bool ends_in_abbreviation(std::string_view text) {
  constexpr std::array<std::string_view, 4> abbreviations{"Ltd.", "Inc.", "Co.", "etc."};
  for (const std::string_view abbreviation : abbreviations) {
    if (text.ends_with(abbreviation)) return true;
  }
  return false;
}

// The sentence around it has a full stop of its own.
std::string_view without_full_stop(std::string_view text) {
  constexpr std::string_view chinese_stop = "。";
  if (text.ends_with(chinese_stop)) text.remove_suffix(chinese_stop.size());
  if (text.ends_with('.') && !text.ends_with("..") && !ends_in_abbreviation(text)) text.remove_suffix(1);
  return text;
}

// Adds `inner` with its marks as they are that many quotes deep. `opened` says of each mark that is open, whether it is
// a single one.
void add_marked(std::string& text, std::string_view inner, const std::array<Quotes, 2>& quotes, std::size_t depth,
                std::string& opened) {
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t next = std::min(inner.find_first_of(first_bytes, at), inner.size());
    text += inner.substr(at, next - at);
    at = next;
    if (at == inner.size()) break;
    const MarkFound found = mark_at(inner, at, !opened.empty() && opened.back() == 's');
    if (found.mark == Mark::open) {
      opened += inner.substr(at, found.length) == commas[1].open ? 's' : 'd';
      text += quotes[(depth + opened.size() - 1) % 2].open;
    } else if (found.mark == Mark::close && !opened.empty()) {
      text += quotes[(depth + opened.size() - 1) % 2].close;
      opened.pop_back();
    } else {
      text += inner.substr(at, found.length);
    }
    at += found.length;
  }
}

// Straight marks open and close in turn; within a quotation they are those within quotes.
std::string with_curly_marks(std::string_view text) {
  std::string curly;
  bool is_open = false;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(commas[0].open)) ++depth;
    if (rest.starts_with(commas[0].close) && depth > 0) --depth;
    if (text[at] != '"') {
      curly += text[at];
      continue;
    }
    const Quotes& marks = commas[depth > 0 ? 1 : 0];
    curly += is_open ? marks.close : marks.open;
    is_open = !is_open;
  }
  return is_open ? std::string(text) : curly;
}

}  // namespace

std::string in_own_marks(Language language, const std::string& text) {
  if (language == Language::en) return text.find('"') == std::string::npos ? text : with_curly_marks(text);
  if (text.find_first_of(first_bytes) == std::string::npos) return text;
  std::string marked;
  std::string opened;
  add_marked(marked, text, quotes_of(language), 0, opened);
  return marked;
}

std::string quoted(Language language, std::string_view name) {
  const std::array<Quotes, 2>& quotes = quotes_of(language);
  std::string text(quotes[0].open);
  std::string opened;
  add_marked(text, without_full_stop(name), quotes, 1, opened);
  // The beginning of a longer text may have lost the end of what it quotes.
  for (; !opened.empty(); opened.pop_back()) text += quotes[opened.size() % 2].close;
  return text += quotes[0].close;
}

std::string quoted(const Voice& voice, const base::LocalisedText& name) {
  return quoted(voice.language, name.or_any(voice.language));
}

std::string quoted_text(const Voice& voice, const model::Service* service, std::string_view text_id) {
  return quoted(voice.language, text_in_words(voice, service, text_id));
}

}  // namespace consilium::reading
