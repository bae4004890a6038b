#include "service/difference_json.hpp"

#include <boost/json.hpp>

namespace consilium::service {
namespace {

namespace json = boost::json;

json::array texts(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.push_back(json::string(text));
  return array;
}

json::object side_json(const reading::Side& side) {
  return json::object{{"clauses", texts(side.clauses)}, {"file", side.at.file}, {"line", side.at.line}};
}

}  // namespace

json::object difference_json(const reading::Difference& difference) {
  json::array aspects;
  for (const reading::ChangedAspect& aspect : difference.aspects)
    aspects.push_back(json::object{{"name", aspect.name}, {"from", aspect.from}, {"to", aspect.to}});
  json::object object{{"change", json::string(reading::to_string(difference.change))},
                      {"kind", difference.kind},
                      {"services", texts(difference.services)},
                      {"id", difference.id},
                      {"aspects", std::move(aspects)}};
  if (difference.change != reading::Change::added) object["old"] = side_json(difference.old_side);
  if (difference.change != reading::Change::removed) object["new"] = side_json(difference.new_side);
  return object;
}

}  // namespace consilium::service
