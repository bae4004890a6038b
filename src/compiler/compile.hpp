// compile: the files of a programme folder become a model::Programme, or problems. All problems of all files are found
// in one run. Pure: files come as bytes, under the names they have in the folder (`programme.yaml`,
// `services/x.yaml`, `shared/x.yaml`, `clauses.yaml`, `texts/*.yaml`, `lists/*.csv`); other files are passed over.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.hpp"
#include "base/diagnostic.hpp"
#include "calendar/edition.hpp"
#include "model/network.hpp"
#include "model/programme.hpp"

namespace consilium::compiler {

struct SourceFile {
  std::string name;  // relative to the programme's folder
  std::string bytes;
};

// What lies outside the folder and may be named in it.
struct NetworkScale {
  std::string network;
  std::string scale;
  std::vector<std::string> best_first;
};

struct Surroundings {
  std::vector<std::string> calendars;
  std::vector<std::string> networks;
  std::vector<NetworkScale> scales{};  // by which these networks grade
  // The first day of each calendar, and of the first edition of each network, where they are known.
  std::map<std::string, base::Date> calendars_from{};
  std::map<std::string, base::Date> networks_from{};
  std::map<std::string, std::vector<std::string>> flags{};    // of each network whose columns are known
  std::map<std::string, std::vector<std::string>> columns{};  // the same, those of codes and texts
  std::vector<std::string> refused{};  // ids of networks and calendars that have problems of their own

  void add(const model::Network& network);
  void add(const calendar::Edition& edition);
};

struct Compiled {
  std::optional<model::Programme> programme;  // none when there are errors
  std::vector<base::Diagnostic> problems;     // errors and warnings, in the order of the files
};

// A programme that was published keeps to the checks of its day: a house goes on with it after the checks have grown.
enum class Checks : std::uint8_t { all, none_but_reading };

Compiled compile(const std::vector<SourceFile>& files, const Surroundings& surroundings, Checks checks = Checks::all);

// The files that define what a programme does; scenarios, demo data and READMEs do not.
bool defines_behaviour(std::string_view name);

// SHA-256 over the names and bytes of the files that define behaviour.
std::string content_hash(const std::vector<SourceFile>& files);

}  // namespace consilium::compiler
