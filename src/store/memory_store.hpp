// MemoryStore: the store for scenarios and tests. It keeps every promise of ports/ but durability: it is gone with its
// object, is never full and never ill. Appends run on the caller's thread; lanes make no difference.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.hpp"
#include "ports/store.hpp"
#include "store/memory_events.hpp"
#include "store/memory_state.hpp"
#include "store/memory_views.hpp"

namespace consilium::store {

class MemoryKeys final : public ports::KeyStore {
 public:
  base::Result<std::optional<ports::StoredKey>> find_key(std::string_view owner) override;
  base::Result<ports::StoredKey> keep_first(std::string_view owner, std::string wrapped) override;
  base::Result<void> destroy_key(std::string_view owner) override;

 private:
  std::mutex mutex_;
  std::map<std::string, ports::StoredKey, std::less<>> keys_;
};

class MemoryStore final : public ports::Store {
 public:
  // Fails only as `make_sealer` does; make_plain_sealer (plain_sealer.hpp) never does.
  static base::Result<std::unique_ptr<MemoryStore>> open(const ports::SealerMaker& make_sealer);
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  ports::EventStore& events() override { return *events_; }
  ports::CaseViews& cases() override { return *cases_; }
  ports::PeopleViews& people() override { return *people_; }
  ports::HouseViews& house() override { return *house_; }
  ports::Timers& timers() override { return *timers_; }
  ports::Answers& answers() override { return *answers_; }
  ports::Documents& documents() override { return *documents_; }
  ports::Sealer& sealer() override { return *sealer_; }
  ports::Health health() const override { return {}; }

 private:
  MemoryStore() = default;

  MemoryState state_;
  MemoryKeys keys_;
  std::unique_ptr<ports::Sealer> sealer_;
  std::unique_ptr<MemoryEvents> events_;
  std::unique_ptr<MemoryCaseViews> cases_;
  std::unique_ptr<MemoryPeopleViews> people_;
  std::unique_ptr<MemoryHouseViews> house_;
  std::unique_ptr<MemoryTimers> timers_;
  std::unique_ptr<MemoryAnswers> answers_;
  std::unique_ptr<MemoryDocuments> documents_;
};

}  // namespace consilium::store
