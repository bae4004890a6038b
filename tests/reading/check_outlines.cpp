// Says of each glyph that is embedded in the PDFs given whether it is drawn as the machine's font draws it: its outline
// is one of that font's, and only spaces have none. Text that can be copied says nothing of that.
#include <algorithm>
#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <fstream>
#include <ft2build.h>
#include <iterator>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <vector>
#include <zlib.h>

#include <fmt/core.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace {

using Outline = std::vector<long>;  // contours, tags and points in units of the font

struct EndFace {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Face = std::unique_ptr<FT_FaceRec_, EndFace>;

FT_Library freetype() {
  static const auto library = [] {
    FT_Library made = nullptr;
    if (FT_Init_FreeType(&made) != 0) std::abort();
    return std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)>(made, &FT_Done_FreeType);
  }();
  return library.get();
}

Outline outline_of(FT_Face face, unsigned glyph) {
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return {-1};
  const FT_Outline& drawn = face->glyph->outline;
  Outline outline(drawn.contours, drawn.contours + drawn.n_contours);
  for (int point = 0; point < drawn.n_points; ++point)
    outline.insert(outline.end(), {drawn.tags[point], drawn.points[point].x, drawn.points[point].y});
  return outline;
}

// All that a face of the machine draws. The families of one file draw from the same outlines.
const std::set<Outline>& outlines_of_machine(const std::string& family, bool strong) {
  static std::map<std::string, std::set<Outline>> known;
  FcPattern* wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcPatternAddInteger(wanted, FC_WEIGHT, strong ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcDefaultSubstitute(wanted);
  FcResult result = FcResultNoMatch;
  FcPattern* found = FcFontMatch(nullptr, wanted, &result);
  FcChar8* file = nullptr;
  int index = 0;
  FcPatternGetString(found, FC_FILE, 0, &file);
  FcPatternGetInteger(found, FC_INDEX, 0, &index);
  const std::string path = reinterpret_cast<const char*>(file);
  FcPatternDestroy(found);
  FcPatternDestroy(wanted);
  std::set<Outline>& outlines = known[path];
  if (!outlines.empty()) return outlines;
  FT_Face opened = nullptr;
  if (FT_New_Face(freetype(), path.c_str(), index, &opened) != 0) return outlines;
  const Face face(opened);
  for (long glyph = 0; glyph < face->num_glyphs; ++glyph)
    outlines.insert(outline_of(face.get(), static_cast<unsigned>(glyph)));
  return outlines;
}

// The bytes of a stream of a PDF, by the number of its object.
std::string stream_of(const std::string& pdf, const std::string& number) {
  const std::size_t object = pdf.find("\n" + number + " 0 obj");
  const std::size_t begin = pdf.find("stream\n", object) + 7;
  const std::size_t end = pdf.find("\nendstream", begin);
  std::string bytes(std::size_t{1} << 24U, '\0');
  auto size = static_cast<uLongf>(bytes.size());
  if (uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(pdf.data() + begin),
                 static_cast<uLong>(end - begin)) != Z_OK)
    return {};
  bytes.resize(size);
  return bytes;
}

bool is_space(unsigned long character) { return character == 0x20 || character == 0xA0 || character == 0x3000; }

// The problems of one font: `family` as fontconfig knows it.
int problems_of(const std::string& pdf, const std::string& program, const std::string& meanings,
                const std::string& family, bool strong) {
  const std::string font = stream_of(pdf, program);
  FT_Face opened = nullptr;
  if (FT_New_Memory_Face(freetype(), reinterpret_cast<const FT_Byte*>(font.data()), static_cast<long>(font.size()), 0,
                         &opened) != 0) {
    fmt::print(stderr, "{}: not a font\n", family);
    return 1;
  }
  const Face face(opened);
  const std::set<Outline>& known = outlines_of_machine(family, strong);
  int problems = 0;
  long glyphs = 0;
  const std::string map = stream_of(pdf, meanings);
  static const std::regex entry("<([0-9a-f]{4})> <([0-9a-f]{4,16})>\n", std::regex::icase);
  for (std::sregex_iterator at(map.begin(), map.end(), entry), end; at != end; ++at) {
    const unsigned long glyph = std::stoul((*at)[1], nullptr, 16);
    const unsigned long character = std::stoul((*at)[2], nullptr, 16);  // or several, of a ligature
    if (glyph == 0) continue;
    ++glyphs;
    const Outline outline = outline_of(face.get(), static_cast<unsigned>(glyph));
    if (known.contains(outline) && (!outline.empty() || is_space(character))) continue;
    ++problems;
    fmt::print(stderr, "{}{}: U+{:04X} is {}\n", family, strong ? " Bold" : "", character,
               outline.empty() ? "blank" : "drawn as no glyph of the font");
  }
  if (glyphs + 1 != face->num_glyphs) {
    fmt::print(stderr, "{}: {} of {} glyphs have a meaning\n", family, glyphs, face->num_glyphs - 1);
    ++problems;
  }
  return problems;
}

int problems_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(file)), {});
  int problems = 0;
  int fonts = 0;
  static const std::regex composite(
      R"(/BaseFont /[A-Z]{6}\+NotoSans(Mono)?CJK([a-z]{2})-(Bold|Regular)[\s\S]{1,80}?/Encoding[\s\S]{1,200}?/DescendantFonts \[ ?(\d+) 0 R ?\]\s*/ToUnicode (\d+) 0 R)");
  for (std::sregex_iterator at(pdf.begin(), pdf.end(), composite), end; at != end; ++at) {
    const std::smatch& font = *at;
    const std::string descendant = pdf.substr(pdf.find("\n" + font[4].str() + " 0 obj"), 1000);
    std::smatch descriptor;
    std::smatch program;
    if (!std::regex_search(descendant, descriptor, std::regex(R"(/FontDescriptor (\d+) 0 R)"))) continue;
    const std::string described = pdf.substr(pdf.find("\n" + descriptor[1].str() + " 0 obj"), 1000);
    if (!std::regex_search(described, program, std::regex(R"(/FontFile3 (\d+) 0 R)"))) continue;
    std::string area = font[2].str();
    std::transform(area.begin(), area.end(), area.begin(), [](char letter) { return std::toupper(letter); });
    const std::string family = fmt::format("Noto Sans {}CJK {}", font[1].matched ? "Mono " : "", area);
    problems += problems_of(pdf, program[1], font[5], family, font[3] == "Bold");
    ++fonts;
  }
  int embedded = 0;
  for (std::size_t at = pdf.find("/FontFile"); at != std::string::npos; at = pdf.find("/FontFile", at + 1)) ++embedded;
  if (fonts == 0 || fonts != embedded) {
    fmt::print(stderr, "{}: {} of {} fonts are known\n", path, fonts, embedded);
    ++problems;
  }
  if (problems > 0) fmt::print(stderr, "{}: {} problems\n", path, problems);
  return problems;
}

}  // namespace

int main(int count, char** paths) {
  int problems = 0;
  for (int at = 1; at < count; ++at) problems += problems_of(paths[at]);
  return problems == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
