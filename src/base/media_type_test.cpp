#include "base/media_type.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace consilium::base {
namespace {

using namespace std::string_literals;

const std::string jpeg =
    "\xFF\xD8\xFF\xE1\x00\x06"
    "\xFF\xD9pr"  // a preview within a segment
    "\xFF\xDA\x00\x03"
    "h"
    "ab\xFF\x00"
    "cd\xFF\xD0"
    "ef\xFF\xD9"s;
const std::string png =
    "\x89PNG\r\n\x1A\n"
    "\x00\x00\x00\x04IHDRsizeCRC1"
    "\x00\x00\x00\x00IENDCRC2"s;
const std::string webp = "RIFF\x08\x00\x00\x00WEBPbits"s;
const std::string pdf = "%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF\n"s;

struct Row {
  std::string_view type;
  std::string bytes;
};
const std::vector<Row> whole{{jpeg_type, jpeg}, {png_type, png}, {webp_type, webp}, {pdf_type, pdf}};

TEST(MediaType, is_proved_by_the_first_bytes) {
  for (const Row& row : whole) {
    const auto found = media_type_of(row.bytes);
    ASSERT_TRUE(found) << row.type << ": " << found.error().message;
    EXPECT_EQ(*found, row.type);
  }
}

TEST(MediaType, bears_what_cameras_and_scanners_put_behind_the_end) {
  for (const Row& row : whole) EXPECT_TRUE(media_type_of(row.bytes + "trailer")) << row.type;
}

TEST(MediaType, of_a_file_that_was_cut_is_refused_wherever_it_was_cut) {
  const std::vector<std::size_t> recognised{3, 8, 12, 5};  // bytes
  const std::vector<std::size_t> needless{0, 0, 0, 1};     // bytes behind the end
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const std::string& bytes = whole[i].bytes;
    for (std::size_t size = 0; size < bytes.size() - needless[i]; ++size) {
      const auto found = media_type_of(std::string_view(bytes).substr(0, size));
      ASSERT_FALSE(found) << whole[i].type << " of " << size << " bytes";
      EXPECT_EQ(found.error().category, size < recognised[i] ? Category::unsupported : Category::incorrect)
          << whole[i].type << " of " << size << " bytes";
    }
  }
}

TEST(MediaType, of_anything_else_is_not_supported) {
  for (const std::string& bytes : {""s, "GIF89a"s, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"s, "PK\x03\x04"s,
                                   "RIFF\x04\x00\x00\x00WAVE"s, " %PDF-1.7 %%EOF"s, "<html>"s}) {
    const auto found = media_type_of(bytes);
    ASSERT_FALSE(found) << bytes;
    EXPECT_EQ(found.error().category, Category::unsupported) << bytes;
  }
}

TEST(MediaType, lengths_that_lie_are_a_cut_file) {
  for (const std::string& bytes :
       {"\xFF\xD8\xFF\xE0\x00\x00\xFF\xD9"s, "\xFF\xD8\xFF\xE0\xFF\xFF\xFF\xD9"s, "\xFF\xD8\xFF\xE0\x00\x03zz\xFF\xD9"s,
        "\x89PNG\r\n\x1A\n\xFF\xFF\xFF\xFFIENDCRC2"s, "RIFF\xFF\xFF\xFF\xFFWEBP"s}) {
    const auto found = media_type_of(bytes);
    ASSERT_FALSE(found) << bytes.size();
    EXPECT_EQ(found.error().category, Category::incorrect) << bytes.size();
  }
}

}  // namespace
}  // namespace consilium::base
