#include "store/writer.hpp"

#include <utility>

#include "base/log.hpp"

namespace consilium::store {

Writer::Writer(Connection connection, std::int64_t last_position, LaneLimits limits, PendingKeys& keys,
               HealthState& health)
    : connection_(std::move(connection)),
      keys_(keys),
      health_(health),
      context_{connection_, last_position},
      committed_position_(last_position),
      lanes_(limits),
      thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_one();
  thread_.join();
  close();
}

void Writer::submit(ports::Lane lane, std::unique_ptr<Job> job) {
  if (!health_.ok()) return job->finish(tl::unexpected(health_.refusal()));
  {
    const std::lock_guard lock(mutex_);
    if (lanes_.push(lane, job)) {
      work_.notify_one();
      return;
    }
  }
  job->finish(base::failure(base::Category::busy, "too many writes are waiting: try again in a moment"));
}

void Writer::add_listener(Listener listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.push_back(std::move(listener));
}

void Writer::loop() {
  while (true) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [this] { return stopping_ || !lanes_.empty(); });
      if (lanes_.empty()) return;
      batch = lanes_.take();
    }
    execute(batch);
  }
}

void Writer::execute(Batch& batch) {
  std::vector<base::Result<void>> results(batch.size());
  base::Result<void> committed =
      health_.ok() ? write(batch, results) : base::Result<void>(tl::unexpected(health_.refusal()));
  tell(committed);
  for (std::size_t index = 0; index < batch.size(); ++index)
    batch[index]->finish(committed ? std::move(results[index]) : committed);
}

base::Result<void> Writer::write(Batch& batch, std::vector<base::Result<void>>& results) {
  const auto all = [&]() -> base::Result<void> {
    BASE_TRY_VOID(connection_.execute("BEGIN IMMEDIATE"));
    BASE_TRY_VOID(keys_.write(connection_));
    for (std::size_t index = 0; index < batch.size(); ++index)
      BASE_TRY_VOID(run_in_savepoint(*batch[index], results[index]));
    return connection_.execute("COMMIT");
  };
  auto committed = all();
  if (committed) {
    keys_.committed();
    return committed;
  }
  // SQLite takes the whole transaction back by itself after some failures.
  if (connection_.in_transaction()) static_cast<void>(connection_.execute("ROLLBACK"));
  keys_.rolled_back();
  health_.fail(committed.error().message);
  return tl::unexpected(health_.refusal());
}

// An error of the job stays its own; what is returned stops the whole transaction.
base::Result<void> Writer::run_in_savepoint(Job& job, base::Result<void>& result) {
  const auto position_before = context_.last_position;
  const auto notes_before = static_cast<std::ptrdiff_t>(context_.notes.size());
  BASE_TRY(auto savepoint, connection_.use("SAVEPOINT job"));
  BASE_TRY_VOID(savepoint.run());
  result = job.run(context_);
  if (!result) {
    if (is_severe(result.error())) return result;
    context_.last_position = position_before;
    context_.notes.erase(context_.notes.begin() + notes_before, context_.notes.end());
    BASE_TRY(auto rollback, connection_.use("ROLLBACK TO job"));
    BASE_TRY_VOID(rollback.run());
  }
  BASE_TRY(auto release, connection_.use("RELEASE job"));
  return release.run();
}

void Writer::tell(const base::Result<void>& committed) {
  const auto notes = std::exchange(context_.notes, {});
  const bool scrub = std::exchange(context_.scrub, false);
  if (!committed) {
    context_.last_position = committed_position_.load();
    return;
  }
  committed_position_.store(context_.last_position);
  if (scrub) {
    if (!scrub_log()) base::log(base::LogLevel::warning, "the write-ahead log could not be emptied yet");
  }
  if (notes.empty()) return;
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& listener : listeners_) listener(notes);
}

// Waits for nobody: a reader that still needs the log only puts this off to the next checkpoint.
bool Writer::scrub_log() {
  connection_.wait_for_locks(false);
  const auto busy = connection_.integer("PRAGMA wal_checkpoint(TRUNCATE)");
  connection_.wait_for_locks(true);
  return busy && *busy == 0;
}

void Writer::close() {
  if (!health_.ok()) return;
  if (!keys_.empty()) {
    Batch none;
    execute(none);
  }
  // A log that is empty cannot be torn: what is in the file is guarded by SQLite's own checks and ours.
  scrub_log();
}

}  // namespace consilium::store
