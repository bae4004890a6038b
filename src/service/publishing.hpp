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

// What is about to be published.
struct Candidate {
  std::string tenant;  // the insurer of a programme, or `*` for data that all share
  std::string hash;
  const Published* before = nullptr;            // what the house lives by; nothing else is published meanwhile
  const model::Programme* programme = nullptr;  // null: it is none
};

// Asked before anything is kept.
using MayPublish = std::function<base::Result<void>(const Candidate&)>;

// `where` of the `conflict` when a stream beside stands elsewhere; then nothing was published.
inline constexpr std::string_view conflict_of_streams = "streams";

// `beside` is written in the same append, and only when the publication is new.
base::Result<PublishedNow> publish(House& house, const Publication& publication, const std::string& actor,
                                   const MayPublish& may = {}, std::vector<ports::StreamAppend> beside = {});

// The files of a bundle: what defines it, and the scenarios of a programme. `not_found` when there is none.
base::Result<std::vector<compiler::SourceFile>> published_files(House& house, std::string_view hash);

// Reads every bundle of the database into the registry; at start.
base::Result<void> load_published(House& house);

}  // namespace consilium::service
