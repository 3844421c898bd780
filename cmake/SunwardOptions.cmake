# Build options and warning flags shared by every target.
option(SUNWARD_BUILD_TESTS "Build the test suite" ON)
option(SUNWARD_BUILD_FUZZ "Build the libFuzzer targets (clang)" OFF)
option(SUNWARD_PYTHON "Build the Python package (needs nanobind from PyPI)" OFF)
set(SUNWARD_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# Warnings are errors with the compilers we develop with; a newer one may know more warnings, and
# that must not keep anyone from building.
set(known_compiler OFF)
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
   OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15))
  set(known_compiler ON)
endif()
option(SUNWARD_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" ${known_compiler})

add_library(sunward_flags INTERFACE)
target_compile_options(sunward_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion $<$<BOOL:${SUNWARD_WARNINGS_AS_ERRORS}>:-Werror>)
if(SUNWARD_SANITIZE)
  target_compile_options(sunward_flags INTERFACE -fsanitize=${SUNWARD_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(sunward_flags INTERFACE -fsanitize=${SUNWARD_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # sees uninitialised values in std::regex that are none
    target_compile_options(sunward_flags INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

# What is stepped hour by hour over a whole life calls small functions of other files: the program
# inlines them when it is linked, a twelfth of the time of `simulate`. Fat objects, so that tests and
# benches link as usual, without that work.
option(SUNWARD_LTO "Optimise the program across files (GCC)" ON)
set(sunward_lto OFF)
if(SUNWARD_LTO AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release"
   AND NOT SUNWARD_SANITIZE)
  include(CheckIPOSupported)
  check_ipo_supported(RESULT sunward_lto OUTPUT why_not LANGUAGES CXX)
  if(sunward_lto)
    add_link_options(-fno-lto)
  else()
    message(STATUS "Without optimisation across files: ${why_not}")
  endif()
endif()
