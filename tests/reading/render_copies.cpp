// Writes the reading copy of every programme, in every language it has, as HTML and as PDF into a folder. Scenarios are
// named as if all had passed; whether they do is asked elsewhere.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/core.h>

#include "apps/programme_folder.hpp"
#include "paper/pdf.hpp"
#include "reading/copy.hpp"

namespace consilium {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool write_copies(const apps::ProgrammeFolder& folder, const fs::path& to) {
  std::vector<scenario::Passed> passed;
  for (const scenario::Scenario& scenario : folder.scenarios) passed.push_back({&scenario, {}});
  const scenario::Coverage coverage = scenario::cover(folder.programme, passed);
  for (const base::Language language : folder.programme.languages) {
    const reading::Document document =
        reading::reading_copy({.voice = {&folder.programme, &folder.data.networks, language},
                               .calendar = folder.setting().calendar,
                               .coverage = &coverage});
    const auto pdf = paper::to_pdf(document);
    if (!pdf) {
      fmt::print(stderr, "{}: {}\n", folder.path.string(), pdf.error().message);
      return false;
    }
    const std::string name = fmt::format("{}.{}", folder.path.filename().string(), base::to_string(language));
    write(to / (name + ".html"), reading::to_html(document));
    write(to / (name + ".pdf"), pdf->bytes);
  }
  return true;
}

}  // namespace
}  // namespace consilium

int main(int count, char** words) {
  if (count != 3) return EXIT_FAILURE;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
    if (!entry.is_directory()) continue;
    const auto folder = consilium::apps::open_folder(entry.path());
    if (!folder || !consilium::write_copies(*folder, words[2])) return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
