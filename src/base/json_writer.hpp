// JsonWriter: JSON text written value by value, for answers that are sent as they are made and never looked into. The
// text is the one that to_text() gives for the same document; the caller sees to it that keys differ and that what is
// begun is ended.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace consilium::base {

class JsonWriter {
 public:
  // With room for a text of so many bytes; it takes more where it must.
  explicit JsonWriter(std::size_t usual_bytes = 1024) : text_(usual_bytes, '\0') {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  // The key of the next value: a name of ours, in which nothing is to be escaped.
  void key(std::string_view name) {
    separate();
    char* to = room(name.size() + 3);
    *to = '"';
    std::memcpy(to + 1, name.data(), name.size());
    std::memcpy(to + 1 + name.size(), "\":", 2);
    size_ += name.size() + 3;
    needs_comma_ = false;
  }

  void text(std::string_view value) {
    separate();
    quote(value);
  }
  void number(std::int64_t value);
  void yes_no(bool value);

  // A member whose value is a text.
  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }

  // All that was written. The writer is done.
  std::string take() &&;

 private:
  void begin(char bracket) {
    separate();
    put(bracket);
    needs_comma_ = false;
  }
  void end(char bracket) {
    put(bracket);
    needs_comma_ = true;
  }
  void separate() {
    if (needs_comma_) put(',');
    needs_comma_ = true;
  }
  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  // Where so many bytes can be written next.
  char* room(std::size_t bytes) {
    if (text_.size() - size_ < bytes) grow(bytes);
    return text_.data() + size_;
  }
  void grow(std::size_t bytes);
  void quote(std::string_view value);
  void escape(char c);

  std::string text_;      // as long as it has room
  std::size_t size_ = 0;  // of what was written
  bool needs_comma_ = false;
};

}  // namespace consilium::base
