# Build options and warning flags shared by every target.
option(SUNWARD_BUILD_TESTS "Build the test suite" ON)
option(SUNWARD_BUILD_BENCH "Build the benchmarks" OFF)
option(SUNWARD_BUILD_FUZZ "Build the libFuzzer targets (clang)" OFF)
set(SUNWARD_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

add_library(sunward_flags INTERFACE)
target_compile_options(sunward_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion -Werror)
if(SUNWARD_SANITIZE)
  target_compile_options(sunward_flags INTERFACE -fsanitize=${SUNWARD_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(sunward_flags INTERFACE -fsanitize=${SUNWARD_SANITIZE})
endif()
