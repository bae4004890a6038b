#include "api/names.hpp"

#include <boost/json.hpp>

#include "service/operators.hpp"

namespace consilium::api {

base::Result<Names> Names::read(service::House& house) {
  BASE_TRY(const auto operators, service::operators(house));
  Names names;
  for (const policy::Caller& one : operators) names.by_id_[one.id] = one.name;
  return names;
}

const std::string& Names::of(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() || found->second.empty() ? id : found->second;
}

boost::json::object Names::json(const std::string& id) const { return {{"id", id}, {"name", of(id)}}; }

}  // namespace consilium::api
