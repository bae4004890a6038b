# Language, warnings and sanitizers for every target of the house.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Debug)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

set(CONSILIUM_SANITIZE "" CACHE STRING "Sanitizers to compile in, as for -fsanitize= (for example address,undefined)")

add_library(consilium_options INTERFACE)
target_compile_options(consilium_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Werror -Werror=switch -fno-omit-frame-pointer)
# g++ 12 reports maybe-uninitialized inside std::variant and tl::expected where nothing is uninitialized.
# Optimised, it also reports `"x" + std::string` as overlapping copies (GCC bug 105651).
target_compile_options(consilium_options INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(CONSILIUM_SANITIZE)
  target_compile_options(consilium_options INTERFACE -fsanitize=${CONSILIUM_SANITIZE} -fno-sanitize-recover=all)
  # What AddressSanitizer reports where it happens is not asked a second time before each access
  # (docs/decisions/0027-what-sanitizers-watch.md). Optimised, as asan-ubsan is, everything is asked.
  target_compile_options(consilium_options INTERFACE
    $<$<CONFIG:Debug>:-fno-sanitize=null,alignment,object-size,pointer-overflow>)
  target_link_options(consilium_options INTERFACE -fsanitize=${CONSILIUM_SANITIZE})
endif()
target_include_directories(consilium_options INTERFACE "${CMAKE_SOURCE_DIR}/src")

# What programs that are timed or run for long are linked with besides (docs/decisions/0023-allocator.md). Nothing names a
# symbol of it, so that the linker has to be told to keep it; sanitizers need the allocator they know.
add_library(consilium_allocator INTERFACE)
if(NOT CONSILIUM_SANITIZE)
  find_library(TCMALLOC_MINIMAL tcmalloc_minimal REQUIRED)
  target_link_options(consilium_allocator INTERFACE -Wl,--push-state,--no-as-needed ${TCMALLOC_MINIMAL} -Wl,--pop-state)
endif()

find_package(fmt REQUIRED)
find_package(GTest REQUIRED)
find_package(Threads REQUIRED)
