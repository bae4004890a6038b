#include "store/sqlite_keys.hpp"

#include <future>
#include <utility>

namespace consilium::store {

namespace {

class DestroyKeyJob final : public Job {
 public:
  DestroyKeyJob(std::string owner, std::promise<base::Result<void>> done)
      : owner_(std::move(owner)), done_(std::move(done)) {}

  std::size_t rows() const override { return 1; }

  base::Result<void> run(WriterContext& context) override {
    BASE_TRY(auto bury, context.connection.use("INSERT INTO person_keys (owner, wrapped) VALUES (?, NULL) "
                                               "ON CONFLICT (owner) DO UPDATE SET wrapped = NULL"));
    BASE_TRY_VOID(bury.step_with(owner_));
    context.scrub = true;
    return {};
  }

  void finish(base::Result<void> committed) override { done_.set_value(std::move(committed)); }

 private:
  std::string owner_;
  std::promise<base::Result<void>> done_;
};

}  // namespace

base::Result<std::optional<ports::StoredKey>> SqliteKeys::find_key(std::string_view owner) {
  if (auto pending = pending_.find(owner))
    return std::optional<ports::StoredKey>(ports::StoredKey{std::move(*pending), false});
  return readers_.read([&](Connection& connection) { return read_key(connection, owner); });
}

base::Result<ports::StoredKey> SqliteKeys::keep_first(std::string_view owner, std::string wrapped) {
  return readers_.read(
      [&](Connection& connection) { return pending_.keep_first(owner, std::move(wrapped), connection); });
}

base::Result<void> SqliteKeys::destroy_key(std::string_view owner) {
  std::promise<base::Result<void>> done;
  auto destroyed = done.get_future();
  writer_->submit(ports::Lane::people, std::make_unique<DestroyKeyJob>(std::string(owner), std::move(done)));
  return destroyed.get();
}

}  // namespace consilium::store
