// Transliteration: how Han characters are read aloud in Mandarin and written in simplified form, and how Latin words
// look without their marks. The rules are ICU's (CLDR Han-Latin, Han-Latin/Names, Hant-Hans, Latin-ASCII) with a short
// list of words that they read wrongly.
//
// Making one compiles rule sets and takes about a tenth of a second: make it once and pass it in. It never changes
// after that; use one object per thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace consilium::lookup {

// One way to read a run of Han characters: lower-case syllables without tones, ü kept as ü. A character without a known
// reading stands for itself.
using Syllables = std::vector<std::string>;

class Transliteration {
 public:
  static base::Result<Transliteration> create();  // fails only when ICU's data is not installed

  Transliteration(Transliteration&&) noexcept;
  Transliteration& operator=(Transliteration&&) noexcept;
  ~Transliteration();

  // The different readings of `han`, the usual one first: many characters are read otherwise in surnames (曾, 单) or in
  // place names (厦门). Between one and four.
  std::vector<Syllables> readings(std::string_view han) const;

  std::string simplified(std::string_view text) const;
  std::string plain_latin(std::string_view text) const;  // `Charité` is `charite`; other scripts are left alone

 private:
  struct Rules;
  explicit Transliteration(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace consilium::lookup
