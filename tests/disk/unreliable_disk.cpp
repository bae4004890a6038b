#include "disk/unreliable_disk.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <random>
#include <unistd.h>
#include <vector>

#include <fmt/core.h>
#include <sqlite3.h>

#include "base/check.hpp"

namespace consilium::tests {
namespace {

// A write at an offset, or, without bytes, a cut to a length.
struct Change {
  std::int64_t offset = 0;
  std::optional<std::string> bytes;
};

void take(std::string& contents, const Change& change) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (!change.bytes) return contents.resize(offset);
  contents.resize(std::max(contents.size(), offset + change.bytes->size()));
  contents.replace(offset, change.bytes->size(), *change.bytes);
}

// A file as the machine sees it, and what of it has not reached the disk.
struct Cached {
  std::string contents;
  std::string synced;
  std::vector<Change> unsynced;
};

std::string read_whole(const std::string& path) {
  std::string contents;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return contents;
  std::string part(1U << 16U, '\0');
  for (auto size = ::read(file, part.data(), part.size()); size > 0; size = ::read(file, part.data(), part.size()))
    contents.append(part, 0, static_cast<std::size_t>(size));
  ::close(file);
  return contents;
}

void write_whole(const std::string& path, const std::string& contents) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  CHECK(file >= 0);
  CHECK(::pwrite(file, contents.data(), contents.size(), 0) == static_cast<ssize_t>(contents.size()));
  CHECK(::ftruncate(file, static_cast<off_t>(contents.size())) == 0);
  ::close(file);
}

void write_changes(const std::string& path, const std::vector<Change>& changes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  CHECK(file >= 0);
  for (const Change& change : changes) {
    if (change.bytes) {
      const auto size = change.bytes->size();
      CHECK(::pwrite(file, change.bytes->data(), size, change.offset) == static_cast<ssize_t>(size));
    } else {
      CHECK(::ftruncate(file, change.offset) == 0);
    }
  }
  ::close(file);
}

enum class Operation : std::uint8_t { read, write, truncate, sync, other };

int code_of(Operation operation, Fault fault) {
  if (fault == Fault::full) return SQLITE_FULL;
  switch (operation) {
    case Operation::read:
      return SQLITE_IOERR_READ;
    case Operation::write:
      return SQLITE_IOERR_WRITE;
    case Operation::truncate:
      return SQLITE_IOERR_TRUNCATE;
    case Operation::sync:
      return SQLITE_IOERR_FSYNC;
    case Operation::other:
      return SQLITE_IOERR;
  }
  return SQLITE_IOERR;
}

bool concerns(Operation operation, Fault fault) {
  switch (fault) {
    case Fault::power:
    case Fault::death:
      return true;
    case Fault::full:
      return operation == Operation::write;
    case Fault::failing:
    case Fault::failing_once:
      return operation == Operation::write || operation == Operation::truncate || operation == Operation::sync;
    case Fault::failing_reads:
      return operation == Operation::read;
  }
  return false;
}

bool counts(Operation operation, Fault fault) {
  if (fault == Fault::failing_reads) return operation == Operation::read;
  return operation != Operation::read && operation != Operation::other;
}

}  // namespace

struct UnreliableDisk::State {
  std::string name;
  sqlite3_vfs layer{};
  sqlite3_vfs* usual = nullptr;
  mutable std::mutex mutex;
  std::map<std::string, Cached> files;
  std::optional<Fault> fault;
  std::int64_t left = 0;
  bool failed = false;

  // SQLITE_OK, or the code that the operation fails with. Under the lock.
  int meet(Operation operation) {
    if (!fault) return SQLITE_OK;
    if (!failed && counts(operation, *fault) && left-- <= 0 && concerns(operation, *fault)) failed = true;
    if (failed && *fault == Fault::death) static_cast<void>(::kill(::getpid(), SIGKILL));
    if (!failed || !concerns(operation, *fault)) return SQLITE_OK;
    const int code = code_of(operation, *fault);
    if (*fault == Fault::failing_once) fault.reset();
    return code;
  }
};

namespace {

using State = UnreliableDisk::State;

// What SQLite keeps of an open file: this, then the file of the usual layer.
struct OpenFile {
  sqlite3_file base{};
  State* state = nullptr;
  const char* path = nullptr;  // of SQLite, which keeps it as long as the file is open

  sqlite3_file* usual() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile& own(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

int close_file(sqlite3_file* file) { return own(file).usual()->pMethods->xClose(own(file).usual()); }

int read_file(sqlite3_file* file, void* target, int size, sqlite3_int64 offset) {
  OpenFile& open = own(file);
  const std::lock_guard lock(open.state->mutex);
  if (const int code = open.state->meet(Operation::read); code != SQLITE_OK) return code;
  const std::string& contents = open.state->files[open.path].contents;
  const auto begin = std::min(contents.size(), static_cast<std::size_t>(offset));
  const auto there = std::min(contents.size() - begin, static_cast<std::size_t>(size));
  std::memcpy(target, contents.data() + begin, there);
  std::memset(static_cast<char*>(target) + there, 0, static_cast<std::size_t>(size) - there);
  return there == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int change_file(OpenFile& open, Operation operation, Change change) {
  const std::lock_guard lock(open.state->mutex);
  if (const int code = open.state->meet(operation); code != SQLITE_OK) return code;
  Cached& cached = open.state->files[open.path];
  take(cached.contents, change);
  cached.unsynced.push_back(std::move(change));
  return SQLITE_OK;
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  return change_file(own(file), Operation::write,
                     {offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return change_file(own(file), Operation::truncate, {size, std::nullopt});
}

int sync_file(sqlite3_file* file, int) {
  OpenFile& open = own(file);
  const std::lock_guard lock(open.state->mutex);
  const bool power = open.state->fault == Fault::power;
  Cached& cached = open.state->files[open.path];
  if (const int code = open.state->meet(Operation::sync); code != SQLITE_OK) {
    // A kernel that could not write a page takes it for written all the same.
    if (!power) cached.unsynced.clear();
    return code;
  }
  write_changes(open.path, cached.unsynced);
  for (const Change& change : cached.unsynced) take(cached.synced, change);
  cached.unsynced.clear();
  return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  const std::lock_guard lock(own(file).state->mutex);
  *size = static_cast<sqlite3_int64>(own(file).state->files[own(file).path].contents.size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int level) { return own(file).usual()->pMethods->xLock(own(file).usual(), level); }
int unlock_file(sqlite3_file* file, int level) {
  return own(file).usual()->pMethods->xUnlock(own(file).usual(), level);
}
int check_reserved(sqlite3_file* file, int* result) {
  return own(file).usual()->pMethods->xCheckReservedLock(own(file).usual(), result);
}
int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file* file) { return own(file).usual()->pMethods->xSectorSize(own(file).usual()); }
int characteristics(sqlite3_file* file) {
  return own(file).usual()->pMethods->xDeviceCharacteristics(own(file).usual());
}
int map_index(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return own(file).usual()->pMethods->xShmMap(own(file).usual(), page, size, extend, memory);
}
int lock_index(sqlite3_file* file, int offset, int count, int flags) {
  return own(file).usual()->pMethods->xShmLock(own(file).usual(), offset, count, flags);
}
void order_index(sqlite3_file* file) { own(file).usual()->pMethods->xShmBarrier(own(file).usual()); }
int unmap_index(sqlite3_file* file, int remove) {
  return own(file).usual()->pMethods->xShmUnmap(own(file).usual(), remove);
}

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods table = [] {
    sqlite3_io_methods made{};
    made.iVersion = 2;
    made.xClose = close_file;
    made.xRead = read_file;
    made.xWrite = write_file;
    made.xTruncate = truncate_file;
    made.xSync = sync_file;
    made.xFileSize = size_of_file;
    made.xLock = lock_file;
    made.xUnlock = unlock_file;
    made.xCheckReservedLock = check_reserved;
    made.xFileControl = control_file;
    made.xSectorSize = sector_size;
    made.xDeviceCharacteristics = characteristics;
    made.xShmMap = map_index;
    made.xShmLock = lock_index;
    made.xShmBarrier = order_index;
    made.xShmUnmap = unmap_index;
    return made;
  }();
  return &table;
}

State& state_of(sqlite3_vfs* layer) { return *static_cast<State*>(layer->pAppData); }

int open_file(sqlite3_vfs* layer, sqlite3_filename path, sqlite3_file* file, int flags, int* flags_out) {
  State& state = state_of(layer);
  auto* open = new (file) OpenFile;
  // Only the usual layer's own temporary files have no name, and the house keeps those in memory.
  CHECK(path != nullptr);
  const std::lock_guard lock(state.mutex);
  if (const int code = state.meet(Operation::other); code != SQLITE_OK) return code;
  if (const int code = state.usual->xOpen(state.usual, path, open->usual(), flags, flags_out); code != SQLITE_OK)
    return code;
  if (!state.files.contains(path)) {
    const std::string contents = read_whole(path);
    state.files[path] = {contents, contents, {}};
  }
  open->state = &state;
  open->path = path;
  open->base.pMethods = methods();
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* layer, const char* path, int sync_folder) {
  State& state = state_of(layer);
  const std::lock_guard lock(state.mutex);
  if (const int code = state.meet(Operation::other); code != SQLITE_OK) return code;
  state.files.erase(path);
  return state.usual->xDelete(state.usual, path, sync_folder);
}

// The usual layer would look at the size on the disk.
int access_file(sqlite3_vfs* layer, const char* path, int flags, int* result) {
  State& state = state_of(layer);
  const std::lock_guard lock(state.mutex);
  if (const int code = state.meet(Operation::other); code != SQLITE_OK) return code;
  const auto found = state.files.find(path);
  if (flags != SQLITE_ACCESS_EXISTS || found == state.files.end())
    return state.usual->xAccess(state.usual, path, flags, result);
  *result = found->second.contents.empty() ? 0 : 1;
  return SQLITE_OK;
}

}  // namespace

UnreliableDisk::UnreliableDisk() : state_(std::make_unique<State>()) {
  static std::atomic<int> count{0};
  state_->name = fmt::format("unreliable-{}", ++count);
  state_->usual = sqlite3_vfs_find(nullptr);
  state_->layer = *state_->usual;
  state_->layer.pNext = nullptr;
  state_->layer.zName = state_->name.c_str();
  state_->layer.pAppData = state_.get();
  state_->layer.szOsFile = static_cast<int>(sizeof(OpenFile)) + state_->usual->szOsFile;
  state_->layer.xOpen = open_file;
  state_->layer.xDelete = delete_file;
  state_->layer.xAccess = access_file;
  CHECK(sqlite3_vfs_register(&state_->layer, 0) == SQLITE_OK);
}

UnreliableDisk::~UnreliableDisk() { sqlite3_vfs_unregister(&state_->layer); }

const std::string& UnreliableDisk::name() const { return state_->name; }

void UnreliableDisk::fail_after(std::int64_t operations, Fault fault) {
  const std::lock_guard lock(state_->mutex);
  state_->fault = fault;
  state_->left = operations;
  state_->failed = false;
}

bool UnreliableDisk::has_failed() const {
  const std::lock_guard lock(state_->mutex);
  return state_->failed;
}

void UnreliableDisk::repair() {
  const std::lock_guard lock(state_->mutex);
  state_->fault.reset();
}

void UnreliableDisk::lose_unsynced() {
  const std::lock_guard lock(state_->mutex);
  state_->fault.reset();
  state_->files.clear();
}

void UnreliableDisk::lose_some_unsynced(std::uint64_t seed) {
  const std::lock_guard lock(state_->mutex);
  state_->fault.reset();
  std::mt19937_64 random(seed);
  for (auto& [path, cached] : state_->files) {
    for (Change& change : cached.unsynced) {
      const auto luck = random() % 4;
      if (luck == 0) continue;
      if (luck == 1 && change.bytes) change.bytes->resize(random() % (change.bytes->size() + 1));
      take(cached.synced, change);
    }
    write_whole(path, cached.synced);
  }
  state_->files.clear();
}

}  // namespace consilium::tests
