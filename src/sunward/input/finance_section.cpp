#include "sunward/input/finance_section.hpp"

#include "sunward/input/file_bytes.hpp"
#include "sunward/input/park_table.hpp"

namespace sunward::input {

bool has_finance(const std::filesystem::path& path) {
  Fault fault;
  const auto bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  ReadContext context;
  context.base_dir = path.parent_path();
  const auto table = table_of_text(*bytes, path.string(), {}, context);
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return table && table->contains("finance");
}

}  // namespace sunward::input
