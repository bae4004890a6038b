# A room of the house is one library. It names its sources, the rooms it may use and the system libraries it needs;
# a room that is not named cannot be linked, and `./dev lint` rejects its headers. Tests stand beside the code as
# <name>_test.cpp and become one binary per room.
#
#   room(calendar
#     SOURCES edition.cpp arithmetic.cpp
#     USES base
#     TESTS arithmetic_test.cpp)
function(room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES;TESTS;TEST_USES" ${ARGN})
  add_library(room_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(room_${name} PUBLIC consilium_options fmt::fmt)
  # Watched by sanitizers, scenarios play three times as fast so, and a debugger still shows the variables.
  target_compile_options(room_${name} PRIVATE $<$<CONFIG:Debug>:-Og>)
  foreach(used ${ROOM_USES})
    target_link_libraries(room_${name} PUBLIC room_${used})
  endforeach()
  target_link_libraries(room_${name} PRIVATE ${ROOM_LIBRARIES})
  file(APPEND "${CMAKE_BINARY_DIR}/rooms.txt" "${name}: ${ROOM_USES}\n")
  if(ROOM_TESTS)
    add_executable(test_${name} ${ROOM_TESTS})
    target_link_libraries(test_${name} PRIVATE room_${name} GTest::gtest_main rapidcheck ${ROOM_LIBRARIES})
    foreach(used ${ROOM_TEST_USES})
      target_link_libraries(test_${name} PRIVATE room_${used})
    endforeach()
    target_compile_definitions(test_${name} PRIVATE CONSILIUM_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND test_${name})
  endif()
endfunction()
