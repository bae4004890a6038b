// Fields: how the payloads of events are written as JSON and read back, from one list of members per struct:
//
//   struct Told { std::string text; template <class V> void fields(V& visit) { visit("text", text); } };
//
// A member at its default may be left out of a list of members, but not of a list of texts. A member that is missing
// keeps its default; an unknown member is ignored, so that a member may be dropped without a new version of its event.
// Amounts of time and money are whole numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/calendar_date.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "model/value.hpp"

namespace consilium::cases {

boost::json::value value_to_json(const model::Value& value);
base::Result<model::Value> value_from_json(const boost::json::value& json);

class JsonWriter {
 public:
  JsonWriter();
  JsonWriter(JsonWriter&&) noexcept;
  JsonWriter& operator=(JsonWriter&&) noexcept;
  ~JsonWriter();

  void operator()(std::string_view name, std::string& member) {
    if (!member.empty()) put(name, member);
  }
  void operator()(std::string_view name, bool& member) {
    if (member) put(name, member);
  }
  template <typename Member>
  void operator()(std::string_view name, Member& member) {
    put(name, member);
  }
  template <typename Member>
  void operator()(std::string_view name, std::optional<Member>& member) {
    if (member) put(name, *member);
  }
  template <typename Member>
  void operator()(std::string_view name, std::vector<Member>& members) {
    if (members.empty()) return;
    start_list(name);
    for (Member& member : members) {
      JsonWriter element;
      element.put(name, member);
      add_to_list(name, std::move(element));
    }
  }

  boost::json::object take();

 private:
  void put(std::string_view name, const std::string& member);
  void put(std::string_view name, const bool& member);
  void put(std::string_view name, const std::int64_t& member);
  void put(std::string_view name, const base::Instant& member);
  void put(std::string_view name, const base::Date& member);
  void put(std::string_view name, const base::Money& member);
  void put(std::string_view name, const model::Value& member);
  template <typename Struct>
    requires requires(Struct& s, JsonWriter& w) { s.fields(w); }
  void put(std::string_view name, Struct& member) {
    JsonWriter inner;
    member.fields(inner);
    put_object(name, std::move(inner));
  }
  void put_object(std::string_view name, JsonWriter inner);
  void start_list(std::string_view name);
  void add_to_list(std::string_view name, JsonWriter element);

  std::unique_ptr<boost::json::object> object_;
};

// Reads what JsonWriter wrote. The first mistake is kept; later members keep their defaults.
class JsonReader {
 public:
  explicit JsonReader(const boost::json::object& object) : object_(&object) {}

  template <typename Member>
  void operator()(std::string_view name, Member& member) {
    if (const auto* json = find(name)) read(*json, name, member);
  }
  template <typename Member>
  void operator()(std::string_view name, std::optional<Member>& member) {
    if (const auto* json = find(name)) read(*json, name, member.emplace());
  }
  template <typename Member>
  void operator()(std::string_view name, std::vector<Member>& members) {
    const auto* json = find(name);
    if (json == nullptr) return;
    for (const boost::json::value* element : elements_of(*json, name)) read(*element, name, members.emplace_back());
  }

  const std::optional<base::Error>& error() const { return error_; }

 private:
  const boost::json::value* find(std::string_view name) const;
  // Null and empty, with a mistake, where it is another kind of value.
  const boost::json::object* object_of(const boost::json::value& json, std::string_view name);
  std::vector<const boost::json::value*> elements_of(const boost::json::value& json, std::string_view name);

  void mistake(std::string_view name, std::string_view expected);
  void read(const boost::json::value& json, std::string_view name, std::string& member);
  void read(const boost::json::value& json, std::string_view name, bool& member);
  void read(const boost::json::value& json, std::string_view name, std::int64_t& member);
  void read(const boost::json::value& json, std::string_view name, base::Instant& member);
  void read(const boost::json::value& json, std::string_view name, base::Date& member);
  void read(const boost::json::value& json, std::string_view name, base::Money& member);
  void read(const boost::json::value& json, std::string_view name, model::Value& member);
  template <typename Struct>
    requires requires(Struct& s, JsonReader& r) { s.fields(r); }
  void read(const boost::json::value& json, std::string_view name, Struct& member) {
    const boost::json::object* object = object_of(json, name);
    if (object == nullptr) return;
    JsonReader inner(*object);
    member.fields(inner);
    if (inner.error_ && !error_) error_ = inner.error_;
  }

  const boost::json::object* object_;
  std::optional<base::Error> error_;
};

}  // namespace consilium::cases
