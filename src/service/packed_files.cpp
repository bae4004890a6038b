#include "service/packed_files.hpp"

#include <boost/json.hpp>

#include "base/json.hpp"

namespace consilium::service {

namespace json = boost::json;

std::string pack(const std::vector<compiler::SourceFile>& files) {
  json::array array;
  for (const compiler::SourceFile& file : files)
    array.push_back(json::object{{"name", file.name}, {"bytes", file.bytes}});
  return base::to_text(array);
}

base::Result<std::vector<compiler::SourceFile>> unpack(const std::string& bytes) {
  BASE_TRY(const json::value packed, base::parse_json(bytes));
  std::vector<compiler::SourceFile> files;
  if (!packed.is_array()) return base::failure(base::Category::corrupt, "a bundle must be a list of files");
  for (const json::value& item : packed.get_array()) {
    if (!item.is_object()) return base::failure(base::Category::corrupt, "a bundle must be a list of files");
    files.push_back({base::string_at(item.get_object(), "name").value_or(""),
                     base::string_at(item.get_object(), "bytes").value_or("")});
  }
  return files;
}

}  // namespace consilium::service
