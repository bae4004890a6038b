#include "service/workshop.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/hash.hpp"

namespace consilium::service {
namespace {

// A snapshot is there as long as a draft that was read with it is kept, so its address names it.
std::string key_of(const Published& published, const std::vector<compiler::SourceFile>& files) {
  std::string all = fmt::format("{}\n", static_cast<const void*>(&published));
  for (const compiler::SourceFile& file : files)
    all += fmt::format("{} {} {}\n{}", file.name.size(), file.name, file.bytes.size(), file.bytes);
  return base::sha256_hex(all);
}

}  // namespace

base::Result<Workshop::Place> Workshop::enter() {
  std::size_t taken = taken_;
  while (taken < at_once_max) {
    if (taken_.compare_exchange_weak(taken, taken + 1)) return Place(taken_);
  }
  return base::failure(base::Category::busy, "too much is being tried out at once; ask again in a moment");
}

std::shared_ptr<const OpenDraft> Workshop::read(std::shared_ptr<const Published> published,
                                                std::vector<compiler::SourceFile> files) {
  std::string key = key_of(*published, files);
  const auto take_front = [&]() -> std::shared_ptr<const OpenDraft> {
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.key == key; });
    if (found == kept_.end()) return nullptr;
    std::rotate(kept_.begin(), found, std::next(found));
    return kept_.front().draft;
  };
  {
    const std::lock_guard lock(mutex_);
    if (auto known = take_front()) return known;
  }
  auto opened = std::make_shared<OpenDraft>();
  opened->published = std::move(published);
  opened->draft = studio::read_draft(std::move(files), {&opened->published->networks, &opened->published->calendars});
  const std::lock_guard lock(mutex_);
  if (auto known = take_front()) return known;
  kept_.push_front({std::move(key), opened});
  if (kept_.size() > drafts_kept) kept_.pop_back();
  return opened;
}

}  // namespace consilium::service
