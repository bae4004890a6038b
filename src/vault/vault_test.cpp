#include "vault/vault.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stdlib.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "vault/key_cache.hpp"

namespace consilium::vault {

namespace {

class Keys final : public ports::KeyStore {
 public:
  base::Result<std::optional<ports::StoredKey>> find_key(std::string_view owner) override {
    const std::lock_guard lock(mutex_);
    const auto found = keys.find(std::string(owner));
    return found == keys.end() ? std::nullopt : std::optional(found->second);
  }
  base::Result<ports::StoredKey> keep_first(std::string_view owner, std::string wrapped) override {
    const std::lock_guard lock(mutex_);
    return keys.try_emplace(std::string(owner), ports::StoredKey{std::move(wrapped), false}).first->second;
  }
  base::Result<void> destroy_key(std::string_view owner) override {
    const std::lock_guard lock(mutex_);
    keys[std::string(owner)] = {{}, true};
    return {};
  }

  std::map<std::string, ports::StoredKey> keys;

 private:
  std::mutex mutex_;
};

class VaultTest : public testing::Test {
 public:
  VaultTest() {
    std::string name = (std::filesystem::temp_directory_path() / "consilium-vault-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    path_ = (folder_ / "root.key").string();
  }
  ~VaultTest() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }

 protected:
  std::unique_ptr<ports::Sealer> first_start() {
    auto vault = create(path_, keys_);
    if (!vault) ADD_FAILURE() << vault.error().message;
    return vault ? std::move(*vault) : nullptr;
  }

  std::filesystem::path folder_;
  std::string path_;
  Keys keys_;
};

template <typename T>
base::Category category(const base::Result<T>& result) {
  if (result) ADD_FAILURE() << "expected an error";
  return result ? base::Category::fault : result.error().category;
}

}  // namespace

TEST_F(VaultTest, opens_what_it_sealed_also_after_a_restart) {
  std::string of_person;
  std::string of_nobody;
  {
    auto vault = first_start();
    of_person = vault->seal("person-1", "secret", "place").value();
    of_nobody = vault->seal("", "house secret", "place").value();
    EXPECT_EQ(vault->unseal("person-1", of_person, "place").value(), "secret");
  }
  auto again = open_existing(path_, keys_).value();
  EXPECT_EQ(again->unseal("person-1", of_person, "place").value(), "secret");
  EXPECT_EQ(again->unseal("", of_nobody, "place").value(), "house secret");
  EXPECT_EQ(again->unseal("", again->seal("", "", "").value(), "").value(), "");
}

TEST_F(VaultTest, hides_the_text_and_never_gives_the_same_twice) {
  auto vault = first_start();
  const auto sealed = vault->seal("person-1", "a name that is long enough", "").value();
  EXPECT_EQ(sealed.find("name"), std::string::npos);
  EXPECT_NE(sealed, vault->seal("person-1", "a name that is long enough", "").value());
}

TEST_F(VaultTest, opens_only_for_the_same_person_and_place) {
  auto vault = first_start();
  const auto sealed = vault->seal("person-1", "secret", "place").value();
  static_cast<void>(vault->seal("person-2", "x", ""));
  EXPECT_EQ(category(vault->unseal("person-2", sealed, "place")), base::Category::corrupt);
  EXPECT_EQ(category(vault->unseal("person-1", sealed, "another")), base::Category::corrupt);
  EXPECT_EQ(category(vault->unseal("person-3", sealed, "place")), base::Category::corrupt);
  for (std::size_t index = 0; index < sealed.size(); ++index) {
    auto changed = sealed;
    changed[index] = static_cast<char>(changed[index] ^ 1);
    EXPECT_EQ(category(vault->unseal("person-1", changed, "place")), base::Category::corrupt) << index;
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_EQ(category(vault->unseal("person-1", sealed.substr(0, size), "place")), base::Category::corrupt);
}

TEST_F(VaultTest, forgets_a_person_for_good) {
  auto vault = first_start();
  const auto sealed = vault->seal("person-1", "secret", "").value();
  const auto other = vault->seal("person-2", "kept", "").value();
  ASSERT_TRUE(vault->forget("person-1"));
  for (int start = 0; start < 2; ++start) {
    EXPECT_EQ(category(vault->unseal("person-1", sealed, "")), base::Category::not_found);
    EXPECT_EQ(category(vault->seal("person-1", "more", "")), base::Category::forbidden);
    EXPECT_EQ(vault->unseal("person-2", other, "").value(), "kept");
    vault = open_existing(path_, keys_).value();
  }
  EXPECT_EQ(category(vault->forget("")), base::Category::incorrect);
}

TEST_F(VaultTest, makes_the_key_file_for_its_owner_alone) {
  first_start();
  struct stat status {};
  ASSERT_EQ(stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(status.st_size, 32);
  for (const unsigned mode : {0640U, 0604U, 0660U, 0610U}) {
    chmod(path_.c_str(), mode);
    EXPECT_EQ(category(open_existing(path_, keys_)), base::Category::forbidden);
  }
  chmod(path_.c_str(), 0400);
  EXPECT_TRUE(open_existing(path_, keys_));
}

TEST_F(VaultTest, does_not_start_without_the_key_of_the_database) {
  EXPECT_EQ(category(open_existing(path_, keys_)), base::Category::not_found);
  first_start();
  EXPECT_EQ(category(create(path_, keys_)), base::Category::conflict);
  // The file is lost: a first start must not pretend that nothing was sealed.
  std::filesystem::rename(path_, path_ + ".away");
  EXPECT_EQ(category(create(path_, keys_)), base::Category::conflict);
  EXPECT_FALSE(std::filesystem::exists(path_));
  // The key of another installation.
  Keys others;
  ASSERT_TRUE(create(path_, others));
  EXPECT_EQ(category(open_existing(path_, keys_)), base::Category::corrupt);
}

TEST_F(VaultTest, refuses_a_key_file_of_another_size) {
  first_start();
  std::ofstream(path_, std::ios::app) << "\n";
  EXPECT_EQ(category(open_existing(path_, keys_)), base::Category::corrupt);
  std::ofstream(path_, std::ios::trunc) << "short";
  EXPECT_EQ(category(open_existing(path_, keys_)), base::Category::corrupt);
}

TEST_F(VaultTest, indexes_blindly_but_equally) {
  auto vault = first_start();
  const auto index = vault->blind_index("phone", "13800000000");
  EXPECT_EQ(index.size(), 32U);
  EXPECT_EQ(index.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(open_existing(path_, keys_).value()->blind_index("phone", "13800000000"), index);
  EXPECT_NE(vault->blind_index("id_number", "13800000000"), index);
  EXPECT_NE(vault->blind_index("phon", "e13800000000"), index);
  EXPECT_NE(vault->blind_index("phone", "13800000001"), index);
  std::filesystem::remove(path_);
  Keys others;
  EXPECT_NE(create(path_, others).value()->blind_index("phone", "13800000000"), index);
}

TEST_F(VaultTest, agrees_on_one_key_when_many_seal_for_a_new_person_at_once) {
  auto vault = first_start();
  constexpr int threads = 8;
  std::vector<std::string> sealed(threads);
  std::vector<std::thread> sealers;
  for (int number = 0; number < threads; ++number)
    sealers.emplace_back([&, number] {
      sealed[static_cast<std::size_t>(number)] = vault->seal("person-1", std::to_string(number), "").value();
    });
  for (auto& sealer : sealers) sealer.join();
  auto again = open_existing(path_, keys_).value();
  for (int number = 0; number < threads; ++number)
    EXPECT_EQ(again->unseal("person-1", sealed[static_cast<std::size_t>(number)], "").value(), std::to_string(number));
}

TEST(KeyCache, keeps_what_is_asked_for_and_no_more_than_twice_its_half) {
  KeyCache cache(4);
  cache.keep("often", Secret{});
  std::size_t kept = 0;
  for (int number = 0; number < 100; ++number) {
    cache.keep(std::to_string(number), Secret{});
    EXPECT_TRUE(cache.find("often")) << number;
  }
  for (int number = 0; number < 100; ++number) kept += cache.find(std::to_string(number)) ? 1U : 0U;
  EXPECT_LE(kept, 8U);
}

TEST(KeyCache, does_not_take_back_a_key_that_was_forgotten) {
  KeyCache cache(4);
  cache.keep("person-1", Secret{});
  cache.forget("person-1");
  EXPECT_FALSE(cache.find("person-1"));
  cache.keep("person-1", Secret{});
  EXPECT_FALSE(cache.find("person-1"));
}

}  // namespace consilium::vault
