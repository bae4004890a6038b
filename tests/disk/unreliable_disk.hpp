// UnreliableDisk: a file layer of SQLite that behaves as a disk behind a cache does. What is written can be read back
// at once, but reaches the file only when it is synced; when the power goes, the rest is lost. It can also be full, or
// fail. Locks and the index of the write-ahead log are left to the usual layer.
//
// Counted operations are those that change files: writes, truncations and syncs. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace consilium::tests {

enum class Fault : std::uint8_t {
  power,          // nothing works any more, as for a machine that is off
  full,           // writes are refused, syncs are not
  failing,        // writes and syncs are refused
  failing_once,   // one operation is refused; a sync that is refused forgets what it should have written
  failing_reads,  // reads are refused, counted by themselves
  death,          // the process is killed, in the middle of what it does; what was not synced dies with it
};

class UnreliableDisk {
 public:
  // Registers itself under a name of its own; at the end no file may be open any more.
  UnreliableDisk();
  UnreliableDisk(const UnreliableDisk&) = delete;
  UnreliableDisk& operator=(const UnreliableDisk&) = delete;
  ~UnreliableDisk();

  const std::string& name() const;

  // Begins counting anew and lets so many operations go well before the fault.
  void fail_after(std::int64_t operations, Fault fault);
  // Whether the fault has been met.
  bool has_failed() const;
  // The fault is over; what was written and not synced is still in the cache. After `power` this is a process that
  // died on a machine that did not.
  void repair();

  // The fault is over, after the power was away: everything that was not synced is gone.
  void lose_unsynced();
  // The same, but disks write in any order: of the unsynced writes some arrived, some in part.
  void lose_some_unsynced(std::uint64_t seed);

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace consilium::tests
