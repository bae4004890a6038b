#include "store/durable_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <unistd.h>

#include <fmt/core.h>

namespace consilium::store {

namespace {

base::Result<void> system_failure(std::string_view what, const std::string& path) {
  return base::failure(base::Category::unavailable, fmt::format("cannot {} `{}`: {}: check the folder and its rights",
                                                                what, path, std::strerror(errno)));
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

base::Result<void> sync(const std::string& path, int flags) {
  const Descriptor file(path, flags);
  if (!file.open()) return system_failure("open", path);
  if (::fsync(file.number()) != 0) return system_failure("bring to the disk", path);
  return {};
}

bool write_all(int descriptor, const char* data, std::size_t size) {
  while (size > 0) {
    const auto written = ::write(descriptor, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

bool file_exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

base::Result<void> make_private_file(const std::string& path) {
  const Descriptor file(path, O_RDWR | O_CREAT);
  if (!file.open()) return system_failure("make", path);
  return {};
}

void remove_file(const std::string& path) { ::unlink(path.c_str()); }

base::Result<void> copy_file(const std::string& from, const std::string& to) {
  const Descriptor source(from, O_RDONLY);
  if (!source.open()) return system_failure("open", from);
  const Descriptor target(to, O_WRONLY | O_CREAT | O_EXCL);
  if (!target.open()) return system_failure("make", to);
  std::array<char, 1U << 16U> buffer{};
  while (true) {
    const auto size = ::read(source.number(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return system_failure("read", from);
    if (size == 0) return {};
    if (!write_all(target.number(), buffer.data(), static_cast<std::size_t>(size))) return system_failure("write", to);
  }
}

base::Result<void> publish_file(const std::string& finished, const std::string& name) {
  BASE_TRY_VOID(sync(finished, O_RDONLY));
  // A link, unlike a rename, never takes the place of a file that is there.
  if (::link(finished.c_str(), name.c_str()) != 0) {
    if (errno == EEXIST)
      return base::failure(base::Category::conflict,
                           fmt::format("`{}` exists already: name a file that does not, or move it away", name));
    return system_failure("name", name);
  }
  remove_file(finished);
  auto folder = std::filesystem::path(name).parent_path().string();
  return sync(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace consilium::store
