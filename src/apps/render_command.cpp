#include <algorithm>
#include <fstream>
#include <functional>
#include <future>

#include <boost/json.hpp>
#include <fmt/core.h>

#include "apps/command_line.hpp"
#include "apps/handbook_file.hpp"
#include "apps/side_by_side.hpp"
#include "base/json.hpp"
#include "paper/pdf.hpp"
#include "reading/copy.hpp"

namespace consilium::apps {
namespace {

struct Options {
  std::string folder{};
  std::string language{};
  std::string format = "html";
  std::string output{};
  std::vector<std::string> handbooks{};
  std::string handbook_hash{};
  bool as_json = false;
};

// By scenario of the folder, whether it passes.
using Passing = std::vector<bool>;

Passing passing_of(const ProgrammeFolder& folder, Cores cores) {
  Passing passing;
  for (const scenario::Result& result : play_side_by_side(folder.setting(), folder.scenarios, cores))
    passing.push_back(result.failures.empty());
  return passing;
}

base::Result<base::Language> language_of(const Options& options, const model::Programme& programme) {
  if (options.language.empty()) return programme.languages.front();
  const auto language = base::language_from(options.language);
  if (language && reading::speaks(programme, *language)) return *language;
  std::string spoken;
  for (const base::Language known : programme.languages)
    spoken += fmt::format("{}{}", spoken.empty() ? "" : ", ", base::to_string(known));
  return base::failure(base::Category::incorrect,
                       fmt::format("the programme is not written in `{}`; it has {}", options.language, spoken));
}

base::Result<void> write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return base::failure(base::Category::fault, "it cannot be written", path);
  return {};
}

base::Result<std::map<std::string, std::string>> handbooks_of(const Options& options, const ProgrammeFolder& folder) {
  std::map<std::string, std::string> texts;
  const std::string hash = options.handbook_hash.empty() ? handbook_hash(folder) : options.handbook_hash;
  for (const std::string& path : options.handbooks) {
    BASE_TRY(auto read, read_handbook(path, hash, folder.programme));
    texts.merge(read);
  }
  return texts;
}

void tell(const Options& options, const reading::Document& document, base::Language language, std::size_t bytes,
          const scenario::Coverage& coverage) {
  const auto diagrams = std::count_if(document.blocks.begin(), document.blocks.end(), [](const reading::Block& block) {
    return block.kind == reading::BlockKind::diagram;
  });
  if (options.as_json) {
    fmt::print("{}\n", base::to_pretty_text(boost::json::object{{"output", options.output},
                                                                {"format", options.format},
                                                                {"language", base::to_string(language)},
                                                                {"clauses", coverage.clauses.size()},
                                                                {"diagrams", diagrams},
                                                                {"bytes", bytes}}));
  } else {
    fmt::print("{}: {} clauses, {} diagrams, {} bytes\n", options.output, coverage.clauses.size(), diagrams, bytes);
  }
}

// A copy in which those scenarios prove what they claim.
struct Made {
  scenario::Coverage coverage;
  reading::Document document;
  std::string bytes;
};

base::Result<Made> make(const Options& options, const ProgrammeFolder& folder, base::Language language,
                        const std::map<std::string, std::string>& handbook, const Passing& passing) {
  std::vector<scenario::Passed> passed;
  for (std::size_t at = 0; at < passing.size(); ++at) {
    if (passing[at]) passed.push_back({&folder.scenarios[at], {}});
  }
  Made made;
  made.coverage = scenario::cover(folder.programme, passed);
  made.document = reading::reading_copy({.voice = {&folder.programme, &folder.data.networks, language},
                                         .calendar = folder.setting().calendar,
                                         .coverage = &made.coverage,
                                         .handbook = handbook});
  if (options.format == "pdf") {
    BASE_TRY(paper::Pdf pdf, paper::to_pdf(made.document));
    made.bytes = std::move(pdf.bytes);
  } else {
    made.bytes = reading::to_html(made.document);
  }
  return made;
}

// To play all scenarios takes as long as to make the copy. So it is made meanwhile as if all of them passed, which
// those of a programme do that is looked after, and once more where some do not.
base::Result<void> render(const Options& options, const ProgrammeFolder& folder) {
  BASE_TRY(const base::Language language, language_of(options, folder.programme));
  BASE_TRY(const auto handbook, handbooks_of(options, folder));
  const Passing all(folder.scenarios.size(), true);
  auto played = std::async(std::launch::async, passing_of, std::cref(folder),
                           options.format == "pdf" ? Cores::all_but_one : Cores::all);
  BASE_TRY(Made made, make(options, folder, language, handbook, all));
  if (const Passing passing = played.get(); passing != all) {
    BASE_TRY(made, make(options, folder, language, handbook, passing));
  }
  BASE_TRY_VOID(write_file(options.output, made.bytes));
  tell(options, made.document, language, made.bytes.size(), made.coverage);
  return {};
}

}  // namespace

int render_command(const Arguments& arguments) {
  Options options;
  CommandLine line("consilium render", "Writes the reading copy of a programme: clause by clause what the house does");
  line.word("FOLDER", options.folder, "programme folder");
  line.option("--language", options.language, "zh-Hans, zh-Hant or en; without it the programme's first");
  line.option("--format", options.format, "html or pdf");
  line.option("--output", options.output, "file to write");
  line.option("--handbook", options.handbooks,
              "the handbook's own words by clause, printed beside ours; may stand often");
  line.option("--handbook-hash", options.handbook_hash,
              "of the handbook they must be from, instead of the programme's");
  line.flag("--json", options.as_json, "say what was written as JSON");
  if (const auto exit = line.read(arguments)) return *exit;
  if (options.output.empty() || (options.format != "html" && options.format != "pdf")) {
    fmt::print(stderr, "consilium render: {}\n",
               options.output.empty() ? "`--output FILE` says where to write" : "`--format` is html or pdf");
    return exit_usage;
  }
  const auto folder = open_folder(options.folder);
  if (!folder) return exit_problems;
  if (const auto written = render(options, *folder); !written) return fail(written.error());
  return exit_well;
}

}  // namespace consilium::apps
