// The codes of problems, listed once for each room that finds some. A code that is not listed does not compile, so the
// list, and the reference made from it, are complete.
#pragma once

#include <string_view>

namespace consilium::base {

struct ListedCode {
  std::string_view code;     // `C103`
  std::string_view catches;  // what the check catches, as a clause without a full stop
};

// Never defined: a call in a constant expression is how a code that is not listed stops the compiler.
void this_code_is_not_listed();

template <const auto& list>
class CodeIn {
 public:
  // Implicit, so that a literal can stand for its code.
  consteval CodeIn(const char* name) : name_(name) {  // NOLINT(google-explicit-constructor)
    bool listed = false;
    for (const ListedCode& entry : list) listed = listed || entry.code == name_;
    if (!listed) this_code_is_not_listed();
  }

  constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

}  // namespace consilium::base
