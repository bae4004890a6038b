#include "base/diagnostic_json.hpp"

#include <boost/json.hpp>

namespace consilium::base {

boost::json::object to_json(const Diagnostic& diagnostic) {
  boost::json::array clauses;
  for (const std::string& clause : diagnostic.clauses) clauses.push_back(boost::json::value(clause));
  return boost::json::object{{"severity", diagnostic.severity == Severity::error ? "error" : "warning"},
                             {"code", diagnostic.code},
                             {"file", diagnostic.place.file},
                             {"line", diagnostic.place.line},
                             {"column", diagnostic.place.column},
                             {"message", diagnostic.message},
                             {"help", diagnostic.help},
                             {"clauses", std::move(clauses)}};
}

boost::json::array to_json(const std::vector<Diagnostic>& diagnostics) {
  boost::json::array array;
  for (const Diagnostic& diagnostic : diagnostics) array.push_back(to_json(diagnostic));
  return array;
}

}  // namespace consilium::base
