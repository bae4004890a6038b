// Who is meant by an id: the operators of the house by their names.
#pragma once

#include <map>
#include <string>

#include <boost/json/fwd.hpp>

#include "base/result.hpp"
#include "service/house.hpp"

namespace consilium::api {

class Names {
 public:
  static base::Result<Names> read(service::House& house);

  // The name, or the id of whoever has none here, such as a command.
  const std::string& of(const std::string& id) const;
  boost::json::object json(const std::string& id) const;

 private:
  std::map<std::string, std::string> by_id_;
};

}  // namespace consilium::api
