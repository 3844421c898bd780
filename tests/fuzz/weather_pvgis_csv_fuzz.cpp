#include "fuzz/weather_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return sunward::fuzz::read_weather_bytes(data, size, "pvgis_csv");
}
