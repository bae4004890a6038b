#include "base/diagnostic_json.hpp"

#include <boost/json.hpp>

namespace consilium::base {

boost::json::object to_json(const Diagnostic& diagnostic) {
  boost::json::array clauses;
  for (const std::string& clause : diagnostic.clauses) clauses.push_back(boost::json::value(clause));
  boost::json::object object{{"severity", diagnostic.severity == Severity::error ? "error" : "warning"},
                             {"code", diagnostic.code},
                             {"file", diagnostic.place.file}};
  if (diagnostic.place.line > 0) {
    object["line"] = diagnostic.place.line;
    object["column"] = diagnostic.place.column;
  }
  object["message"] = diagnostic.message;
  object["help"] = diagnostic.help;
  object["clauses"] = std::move(clauses);
  return object;
}

boost::json::array to_json(const std::vector<Diagnostic>& diagnostics) {
  boost::json::array array;
  for (const Diagnostic& diagnostic : diagnostics) array.push_back(to_json(diagnostic));
  return array;
}

}  // namespace consilium::base
