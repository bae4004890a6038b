// Publishing: programme folders, networks and calendars become bundles in the database, named by their content, and
// stay there for as long as a case may need them. The files on disk are not needed again.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "compiler/compile.hpp"
#include "service/house.hpp"

namespace consilium::service {

struct Publication {
  std::string kind;  // programme, network or calendar
  std::string id;    // the folder's or file's name, for messages
  std::vector<compiler::SourceFile> files;
};

struct PublishedNow {
  std::string hash;
  std::string id;
  std::string version;
  bool was_there = false;
  std::vector<base::Diagnostic> problems;  // not published when there is an error among them
};

// Asked before anything is kept, with the insurer of a programme, or `*` for data that all share.
using MayPublish = std::function<base::Result<void>(std::string_view tenant)>;

base::Result<PublishedNow> publish(House& house, const Publication& publication, const std::string& actor,
                                   const MayPublish& may = {});

// The files of a bundle: what defines it, and the scenarios of a programme. `not_found` when there is none.
base::Result<std::vector<compiler::SourceFile>> published_files(House& house, std::string_view hash);

// Reads every bundle of the database into the registry; at start.
base::Result<void> load_published(House& house);

}  // namespace consilium::service
