// Cases: the programme folder in base/, changed a little by each file in good/ and bad/, and what the checker says.
//
//   changes:
//     - { file: services/visit.yaml, replace: "text that stands there once", by: "text to stand there" }
//     - { file: texts/all.yaml, delete: yes }
//     - { file: a.csv, write: "the whole file" }
//     - { file: a.csv, bytes: "EF BB BF", before: "text that stands there once" }
//     - { file: a.csv, append: "one line", times: 300 }
//     - { rename: visit, to: seeing }        a service, with its file and wherever it is named
//
// With `before`, changes that make the version before it from the same folder, it is also compared with that.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "compiler/compile.hpp"

namespace consilium::checks {

using Files = std::map<std::string, std::string>;

struct Case {
  std::string name;  // of its file, without the ending
  std::filesystem::path path;
};

std::vector<Case> cases_in(const std::string& folder);
Files base_files();
// A programme of the house with all networks and calendars.
Files programme_files(const std::filesystem::path& folder);
// The base folder with the changes of a case; fails the running test when a change does not fit.
Files files_of(const Case& one);
// What is wrong between the version before it and the case; nothing where the case has none.
std::vector<base::Diagnostic> check_between(const Case& one);
// The programme among the files, with every check and no word on networks and calendars.
compiler::Compiled compiled(const Files& files);
// Checks networks, calendars and the programme, as `consilium check` does.
std::vector<base::Diagnostic> check(const Files& files);
// Whether a house that had it published would still read the programme.
bool is_read_as_published(const Files& files);
std::string rendered(const std::vector<base::Diagnostic>& problems, const Files& files);

std::string read(const std::filesystem::path& path);
// The file as it should be; written when CONSILIUM_UPDATE is set.
void expect_file(const std::filesystem::path& path, const std::string& text);

}  // namespace consilium::checks
