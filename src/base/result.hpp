// Result<T>: a value, or an Error that says what went wrong in the world (a file, a database, a request). What a
// programme says "no" to is not an Error but a refusal, a value of its own (see decision/ and cases/).
// A Result must be looked at; exceptions of libraries are caught at the adapter that can throw.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace consilium::base {

enum class Category {
  incorrect,    // the caller sent something that can never be right
  not_found,    // no such thing, or not for this caller
  conflict,     // the thing changed since it was read
  forbidden,    // known caller, not allowed
  unsupported,  // right in form, not offered here
  busy,         // try again later
  unavailable,  // a thing we depend on is down
  corrupt,      // stored data is not what we wrote
  fault         // our own mistake
};

std::string_view to_string(Category category);

struct Error {
  Category category = Category::fault;
  std::string message;  // one sentence for the person who can act on it; no secrets, no personal data
  std::string where{};  // the place in the input, such as a JSON pointer or file:line:column, when there is one
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Category category, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{category, std::move(message), std::move(where)});
}

// The same error, with what we were doing put before it: "while …: …".
Error while_doing(std::string_view what, Error error);

}  // namespace consilium::base

#define BASE_CONCATENATE_(a, b) a##b
#define BASE_CONCATENATE(a, b) BASE_CONCATENATE_(a, b)

// BASE_TRY(auto name, expression): unwraps a Result into `name` (a bare declaration), or returns its error from here.
#define BASE_TRY(declaration, expression)                                            \
  auto BASE_CONCATENATE(base_try_, __LINE__) = (expression);                         \
  if (!BASE_CONCATENATE(base_try_, __LINE__))                                        \
    return tl::unexpected(std::move(BASE_CONCATENATE(base_try_, __LINE__)).error()); \
  declaration = std::move(*BASE_CONCATENATE(base_try_, __LINE__))  // NOLINT(bugprone-macro-parentheses): it declares

// BASE_TRY_VOID(expression): returns the error of a Result<void> or any Result whose value is not needed.
#define BASE_TRY_VOID(expression)                                                    \
  do {                                                                               \
    auto base_try_result = (expression);                                             \
    if (!base_try_result) return tl::unexpected(std::move(base_try_result).error()); \
  } while (false)
