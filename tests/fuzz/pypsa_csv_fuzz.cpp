// Arbitrary bytes as a file of a PyPSA CSV folder: every row as long as the heading, every series
// as long as the rows, nothing else to fear.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sunward/input/pypsa/csv_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace pypsa = sunward::input::pypsa;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const pypsa::CsvTable table = pypsa::parse_csv(text);
  for (const auto& row : table.rows)
    if (row.size() != table.headings.size()) std::abort();
  const pypsa::CsvSeries series = pypsa::parse_csv_series(text);
  if (series.values.size() != series.names.size()) std::abort();
  for (const auto& values : series.values)
    if (values.size() != series.n_rows) std::abort();
  for (const auto& fault : series.faults)
    if (fault.column >= series.names.size()) std::abort();
  return 0;
}
