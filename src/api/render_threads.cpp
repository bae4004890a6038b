#include <boost/json.hpp>

#include "api/render.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;

// What people read of a role; the member is no role.
void put_name(const model::Programme& programme, const std::string& by, json::object& object) {
  if (const model::Role* role = programme.role(by)) object["name"] = localised_json(role->name);
}

json::array writers_json(const model::Programme& programme, const model::Thread& thread) {
  json::array writers;
  for (const model::Writer& writer : thread.writers) {
    for (const std::string& role : writer.by) {
      json::object object{{"by", role}, {"automatic", writer.automatic}};
      put_name(programme, role, object);
      writers.push_back(std::move(object));
    }
  }
  return writers;
}

}  // namespace

json::array threads_json(const model::Programme& programme, const cases::CaseState& state) {
  json::array threads;
  for (const model::Thread& thread : programme.service(state.opened.service)->threads) {
    json::array kinds;
    for (const model::AttachmentKind kind : thread.attach.kinds) kinds.push_back(text_json(model::to_string(kind)));
    std::int64_t count = 0;
    const cases::Message* last = nullptr;
    for (const cases::Message& message : state.messages) {
      if (message.thread != thread.id) continue;
      ++count;
      last = &message;
    }
    json::object object{{"id", thread.id},
                        {"name", localised_json(thread.name)},
                        {"channels", texts_json(thread.channels)},
                        {"attach", json::object{{"kinds", std::move(kinds)}, {"at_most", thread.attach.at_most}}},
                        {"writers", writers_json(programme, thread)},
                        {"messages", count},
                        {"clauses", texts_json(thread.cites.clauses)}};
    if (last != nullptr) object["last_at"] = base::to_string(last->at, programme.zone);
    threads.push_back(std::move(object));
  }
  return threads;
}

json::object message_json(const model::Programme& programme, const cases::Message& message) {
  json::object object{{"id", message.id},
                      {"thread", message.thread},
                      {"by", message.by},
                      {"actor", message.actor},
                      {"channel", message.channel},
                      {"text", message.text},
                      {"documents", texts_json(message.documents)},
                      {"automatic", message.automatic},
                      {"at", base::to_string(message.at, programme.zone)}};
  put_name(programme, message.by, object);
  return object;
}

}  // namespace consilium::api
