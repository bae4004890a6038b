// FileLock: keeps a second process, or a second store in this one, from writing to the same database. Held until
// destroyed; a process that dies lets go of it.
#pragma once

#include <string>

#include "base/result.hpp"

namespace consilium::store {

class FileLock {
 public:
  static base::Result<FileLock> take(const std::string& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace consilium::store
