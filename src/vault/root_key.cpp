#include "vault/root_key.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/core.h>

#include "vault/aead.hpp"

namespace consilium::vault {

namespace {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<base::Error> key_file_failure(const std::string& path) {
  if (errno == EEXIST)
    return base::failure(base::Category::conflict,
                         fmt::format("the key file `{}` exists already: it is never overwritten", path));
  if (errno == ENOENT)
    return base::failure(
        base::Category::not_found,
        fmt::format("there is no key file `{}`: bring back the one that belongs to the database", path));
  return base::failure(base::Category::unavailable,
                       fmt::format("the key file `{}` cannot be used: {}", path, std::strerror(errno)));
}

}  // namespace

base::Result<Secret> create_root_key(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.number() < 0) return key_file_failure(path);
  const Secret key = random_secret();
  const bool written = ::write(file.number(), key.data(), Secret::size) == ssize_t{Secret::size};
  if (!written || ::fsync(file.number()) != 0) {
    auto failed = key_file_failure(path);
    ::unlink(path.c_str());
    return failed;
  }
  const auto folder = std::filesystem::path(path).parent_path().string();
  const Descriptor parent(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.number() < 0 || ::fsync(parent.number()) != 0) return key_file_failure(path);
  return key;
}

base::Result<Secret> read_root_key(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return key_file_failure(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return key_file_failure(path);
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return base::failure(base::Category::forbidden,
                         fmt::format("others may touch the key file `{}`: take their rights away (chmod 600)", path));
  Secret key;
  if (status.st_size != off_t{Secret::size} || ::read(file.number(), key.data(), Secret::size) != ssize_t{Secret::size})
    return base::failure(base::Category::corrupt,
                         fmt::format("the key file `{}` must hold {} bytes: bring back a copy", path, Secret::size));
  return key;
}

}  // namespace consilium::vault
