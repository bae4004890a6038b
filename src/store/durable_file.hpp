// Whole files that are there completely or not at all, also after the power went. Files are made with mode 0600.
#pragma once

#include <string>

#include "base/result.hpp"

namespace consilium::store {

bool file_exists(const std::string& path);
// Makes an empty file unless there is one.
base::Result<void> make_private_file(const std::string& path);
// Takes a file away, if it is there.
void remove_file(const std::string& path);
// Copies into a file that must not hold anything yet.
base::Result<void> copy_file(const std::string& from, const std::string& to);
// Brings a finished file to the disk and gives it its name; refuses to overwrite (`conflict`).
base::Result<void> publish_file(const std::string& finished, const std::string& name);

}  // namespace consilium::store
