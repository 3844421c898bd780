#include "sunward/input/objective_section.hpp"

#include "sunward/input/file_bytes.hpp"
#include "sunward/input/park_table.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/model/objective_fields.hpp"

namespace sunward::input {

model::ObjectiveTerms read_objective(const std::filesystem::path& path) {
  model::ObjectiveTerms objective;
  Fault fault;
  const auto bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  ReadContext context;
  context.base_dir = path.parent_path();
  if (const auto table = table_of_text(*bytes, path.string(), {}, context)) {
    Section top(&*table, "", context);
    Section section = top.subsection("objective");
    read_struct(section, objective);
  }
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return objective;
}

}  // namespace sunward::input
