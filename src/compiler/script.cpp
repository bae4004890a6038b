#include "compiler/script.hpp"

#include <fmt/core.h>

namespace consilium::compiler {
namespace {

// Pairs of the same character, simplified and traditional, in the order of each other.
constexpr std::string_view simplified =
    "医院诊疗专门预约险时间务员电话确认证书单项无须应对开关国际协调后复备资选择达区该请见观书长张术过还进远这边东车马鸟"
    "鱼齐龙龟药营养实现导报释终满届办续号码类级";
constexpr std::string_view traditional =
    "醫院診療專門預約險時間務員電話確認證書單項無須應對開關國際協調後復備資選擇達區該請見觀書長張術過還進遠這邊東車馬鳥"
    "魚齊龍龜藥營養實現導報釋終滿屆辦續號碼類級";

// One character of UTF-8 text from `at`.
std::string_view character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return text.substr(at, length);
}

bool is_only_in(std::string_view character, std::string_view own, std::string_view other) {
  return own.find(character) != std::string_view::npos && other.find(character) == std::string_view::npos;
}

bool is_chinese(std::string_view character) {
  return character.size() == 3 && character >= "\u4e00" && character <= "\u9fff";
}

}  // namespace

void check_script(Context& context, const base::Place& place, base::Language language, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = character_at(text, at);
    at += character.size();
    const bool wrong = language == base::Language::zh_hans   ? is_only_in(character, traditional, simplified)
                       : language == base::Language::zh_hant ? is_only_in(character, simplified, traditional)
                                                             : is_chinese(character);
    if (!wrong) continue;
    context.error("C119", place,
                  fmt::format("`{}` does not belong in a text in `{}`", character, base::to_string(language)),
                  "check that the texts of the languages were not exchanged");
    return;
  }
}

}  // namespace consilium::compiler
