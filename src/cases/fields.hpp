// Fields: how the payloads of events are written as JSON and read back, from one list of members per struct:
//
//   struct Told { std::string text; template <class V> void fields(V& visit) { visit("text", text); } };
//
// A member that is missing in an old event keeps its default; an unknown member is ignored, so that an event can be
// read by every later version. Amounts of time and money are whole numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "model/value.hpp"

namespace consilium::cases {

boost::json::value value_to_json(const model::Value& value);
base::Result<model::Value> value_from_json(const boost::json::value& json);

boost::json::object institution_to_json(const model::Institution& institution);

class JsonWriter {
 public:
  void operator()(std::string_view name, std::string& member) {
    if (!member.empty()) object_[key(name)] = member;
  }
  void operator()(std::string_view name, bool& member) {
    if (member) object_[key(name)] = true;
  }
  void operator()(std::string_view name, std::int64_t& member) { object_[key(name)] = member; }
  void operator()(std::string_view name, base::Instant& member) { object_[key(name)] = base::to_string(member); }
  void operator()(std::string_view name, base::Date& member) { object_[key(name)] = base::to_string(member); }
  void operator()(std::string_view name, model::Value& member) { object_[key(name)] = value_to_json(member); }

  template <typename Member>
  void operator()(std::string_view name, std::optional<Member>& member) {
    if (member) (*this)(name, *member);
  }
  template <typename Member>
  void operator()(std::string_view name, std::vector<Member>& members) {
    if (members.empty()) return;
    boost::json::array array;
    for (Member& member : members) {
      JsonWriter element;
      element("", member);
      array.push_back(std::move(element.object_[key("")]));
    }
    object_[key(name)] = std::move(array);
  }
  template <typename Struct>
    requires requires(Struct& s, JsonWriter& w) { s.fields(w); }
  void operator()(std::string_view name, Struct& member) {
    JsonWriter inner;
    member.fields(inner);
    object_[key(name)] = std::move(inner.object_);
  }

  boost::json::object take() { return std::move(object_); }

 private:
  static boost::json::string_view key(std::string_view name) { return {name.data(), name.size()}; }

  boost::json::object object_;
};

// Reads what JsonWriter wrote. The first mistake is kept; later members keep their defaults.
class JsonReader {
 public:
  explicit JsonReader(const boost::json::object& object) : object_(&object) {}

  void operator()(std::string_view name, std::string& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  void operator()(std::string_view name, bool& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  void operator()(std::string_view name, std::int64_t& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  void operator()(std::string_view name, base::Instant& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  void operator()(std::string_view name, base::Date& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  void operator()(std::string_view name, model::Value& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  template <typename Member>
  void operator()(std::string_view name, std::optional<Member>& member) {
    if (const auto* json = find(name)) {
      member.emplace();
      read(*json, name, *member);
    }
  }
  template <typename Member>
  void operator()(std::string_view name, std::vector<Member>& members) {
    const auto* json = find(name);
    if (json == nullptr) return;
    if (!json->is_array()) return mistake(name, "a list");
    for (const boost::json::value& element : json->get_array()) {
      members.emplace_back();
      read(element, name, members.back());
    }
  }
  template <typename Struct>
    requires requires(Struct& s, JsonReader& r) { s.fields(r); }
  void operator()(std::string_view name, Struct& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }

  const std::optional<base::Error>& error() const { return error_; }

 private:
  const boost::json::value* find(std::string_view name) const {
    return object_->if_contains(boost::json::string_view(name.data(), name.size()));
  }

  void mistake(std::string_view name, std::string_view expected);
  void read(const boost::json::value& json, std::string_view name, std::string& member);
  void read(const boost::json::value& json, std::string_view name, bool& member);
  void read(const boost::json::value& json, std::string_view name, std::int64_t& member);
  void read(const boost::json::value& json, std::string_view name, base::Instant& member);
  void read(const boost::json::value& json, std::string_view name, base::Date& member);
  void read(const boost::json::value& json, std::string_view name, model::Value& member);
  template <typename Struct>
    requires requires(Struct& s, JsonReader& r) { s.fields(r); }
  void read(const boost::json::value& json, std::string_view name, Struct& member) {
    if (!json.is_object()) return mistake(name, "an object");
    JsonReader inner(json.get_object());
    member.fields(inner);
    if (inner.error_ && !error_) error_ = inner.error_;
  }

  const boost::json::object* object_;
  std::optional<base::Error> error_;
};

}  // namespace consilium::cases
