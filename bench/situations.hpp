// Situations that are decided here and by the peer alike: JSON documents as `consilium decide` reads them, from the
// file that bench/situations.py makes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "apps/programme_folder.hpp"
#include "apps/situation.hpp"

namespace consilium::bench {

// A programme of the project with what lies around it. Ends the process when it cannot be read.
struct Desk {
  Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  apps::SituationSetting setting() const { return {&folder.programme, &published}; }

  apps::ProgrammeFolder folder;
  service::Published published;
};

struct Document {
  std::string name;
  std::string text;
};

std::vector<Document> read_documents(const std::filesystem::path& path);

// A situation that was read, with the question it asks. Stays where it was made: the question points into it.
struct ReadSituation {
  ReadSituation(const Desk& desk, const std::string& text);
  ReadSituation(const ReadSituation&) = delete;
  ReadSituation& operator=(const ReadSituation&) = delete;

  apps::SituationAsked asked;
  decision::FactSet facts;
  decision::Question question;
};

// What a client would send and get: the text of a situation in, the sentence for the member and the table of all
// checks out, as text.
std::string answer(const Desk& desk, const std::string& text, base::Language language);

}  // namespace consilium::bench
