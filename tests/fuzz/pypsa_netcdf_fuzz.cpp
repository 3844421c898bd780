// Arbitrary bytes as the netCDF file of a PyPSA network: read it or say what is wrong.
//
// What is ours to mend is everything above libnetcdf. The HDF5 library below it (Debian 12: 1.10.8)
// is known to crash on damaged files, which no check of ours sees beforehand; the program therefore
// reads a file in a child process first (docs/developer/testing.md). Run this target with
// -fork=1 -ignore_crashes=1 and look at stacks that end in our own code.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/network_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = "/dev/shm/sunward_fuzz_" + std::to_string(getpid()) + ".nc";
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return 0;
  std::fwrite(data, 1, size, file);
  std::fclose(file);
  try {
    (void)sunward::input::pypsa::read_network(path);
  } catch (const sunward::InputError&) {  // what is wrong, in words: as it should be
  }
  std::remove(path.c_str());
  return 0;
}
