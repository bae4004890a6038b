#include <boost/json.hpp>

#include "api/studio_asked.hpp"
#include "base/diagnostic_json.hpp"
#include "base/json.hpp"

namespace consilium::api {

namespace json = boost::json;

void add_place(const base::Place& place, json::object& object) {
  object["file"] = place.file;
  if (place.line == 0) return;
  object["line"] = place.line;
  object["column"] = place.column;
  if (place.end_line == 0) return;
  object["end_line"] = place.end_line;
  object["end_column"] = place.end_column;
}

json::array studio_problems_json(const std::vector<base::Diagnostic>& problems) {
  json::array array;
  for (const base::Diagnostic& problem : problems) {
    json::object object = base::to_json(problem);
    add_place(problem.place, object);
    json::array also;
    for (const base::Label& label : problem.also) {
      json::object other{{"message", label.message}};
      add_place(label.place, other);
      also.push_back(std::move(other));
    }
    object["also"] = std::move(also);
    array.push_back(std::move(object));
  }
  return array;
}

http::Response studio_problems(const studio::Draft& draft) {
  return http::problem(422, "/problems/programme", "", "the programme has errors; `problems` says which",
                       base::to_text(json::object{{"problems", studio_problems_json(draft.problems)}}));
}

}  // namespace consilium::api
