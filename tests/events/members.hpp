// What the members of each event are called and what kind they are, asked of the events themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cases/event.hpp"

namespace consilium::events_test {

struct Member {
  std::string name;
  std::string kind;
  bool operator==(const Member&) const = default;
};

class Members {
 public:
  template <typename Type>
  void operator()(std::string_view name, Type& member) {
    list_.push_back({std::string(name), kind_of(member)});
  }
  const std::vector<Member>& list() const { return list_; }

 private:
  static std::string kind_of(const std::string&) { return "text"; }
  static std::string kind_of(const bool&) { return "yes or no"; }
  static std::string kind_of(const std::int64_t&) { return "whole number"; }
  static std::string kind_of(const base::Instant&) { return "time"; }
  static std::string kind_of(const base::Date&) { return "date"; }
  static std::string kind_of(const model::Value&) { return "value"; }
  static std::string kind_of(const base::Money&) { return "money"; }
  static std::string kind_of(const cases::StatementMade::Line&) { return "statement line"; }
  static std::string kind_of(const cases::RecordedFact&) { return "fact"; }
  static std::string kind_of(const cases::Applicant&) { return "applicant"; }
  static std::string kind_of(const cases::KeptDeadline&) { return "kept deadline"; }
  template <typename Type>
  static std::string kind_of(const std::optional<Type>&) {
    return kind_of(Type{}) + ", or none";
  }
  template <typename Type>
  static std::string kind_of(const std::vector<Type>&) {
    return "list of " + kind_of(Type{});
  }

  std::vector<Member> list_;
};

template <typename Struct>
std::vector<Member> members_of() {
  Struct value;
  Members members;
  value.fields(members);
  return members.list();
}

struct Listed {
  std::string type;
  std::vector<Member> members;
};

template <std::size_t... index>
std::vector<Listed> all_events(std::index_sequence<index...>) {
  return {Listed{std::string(std::variant_alternative_t<index, cases::Event>::type),
                 members_of<std::variant_alternative_t<index, cases::Event>>()}...};
}

inline std::vector<Listed> all_events() {
  return all_events(std::make_index_sequence<std::variant_size_v<cases::Event>>{});
}

}  // namespace consilium::events_test
