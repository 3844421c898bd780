// Arbitrary bytes as a case file: the reader answers with a park or with InputError, nothing else.
#include <cstddef>
#include <cstdint>
#include <string>

#include "sunward/base/error.hpp"
#include "sunward/input/park_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  sunward::input::ReadOptions options;
  options.load_weather = false;  // making a year of weather is not parsing
  try {
    const auto park = sunward::input::read_park_text(text, "/nonexistent", options);
    static_cast<void>(park);
  } catch (const sunward::InputError&) {  // the user's mistake, told as one
  }
  return 0;
}
