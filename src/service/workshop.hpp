// Workshop: where drafts are read and tried out. What was read last is kept, so that several questions about the same
// files read them once; and only so much is tried at once, so that the house goes on beside it. Thread-safe.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "service/registry.hpp"
#include "studio/draft.hpp"

namespace consilium::service {

// A draft with what lies around it.
struct OpenDraft {
  std::shared_ptr<const Published> published;
  studio::Draft draft;
};

class Workshop {
 public:
  static constexpr std::size_t drafts_kept = 4;
  static constexpr std::size_t at_once_max = 3;  // one fewer than the server has workers

  // A place to work in, given back when it goes.
  class Place {
   public:
    explicit Place(std::atomic<std::size_t>& taken) : taken_(&taken) {}
    Place(Place&& other) noexcept : taken_(std::exchange(other.taken_, nullptr)) {}
    Place& operator=(Place&&) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
      if (taken_ != nullptr) --*taken_;
    }

   private:
    std::atomic<std::size_t>* taken_;
  };

  // `busy` when all are taken.
  base::Result<Place> enter();

  std::shared_ptr<const OpenDraft> read(std::shared_ptr<const Published> published,
                                        std::vector<compiler::SourceFile> files);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const OpenDraft> draft;
  };

  std::atomic<std::size_t> taken_{0};
  std::mutex mutex_;
  std::deque<Kept> kept_;  // the one used last in front
};

}  // namespace consilium::service
