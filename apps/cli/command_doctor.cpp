#include <fmt/format.h>

#include "command.hpp"
#include "console.hpp"
#include "machine.hpp"
#include "sunward/study/highs.hpp"
#include "version.hpp"

namespace sunward::cli {

namespace {
std::string vector_instructions() {
#if defined(__x86_64__)
  std::string found;
  if (__builtin_cpu_supports("avx2")) found += "AVX2 ";
  if (__builtin_cpu_supports("fma")) found += "FMA ";
  if (__builtin_cpu_supports("avx512f")) found += "AVX-512 ";
  return found.empty() ? "none beyond SSE2" : found;
#else
  return "not asked on this processor";
#endif
}

void print_row(const std::string& name, const std::string& state, const std::string& detail) {
  print(fmt::format("  {:<22} {:<9} {}\n", name, state, detail));
}
}  // namespace

void add_doctor_command(CLI::App& app, Session& session) {
  CLI::App* command = add_command(app, "doctor", help(session, "doctor.about"), "sunward doctor");
  add_json_option(*command, session);
  command->callback([&session] {
    session.action = [] {
      const std::string library = highs_library_path();
      const bool highs = study::highs_is_available(library);
      print("Program\n");
      print_row("sunward", "", fmt::format("{} (commit {}, {})", version, commit, compiler));
      print_row("machine", "", machine_summary());
      print_row("vector instructions", "", vector_instructions());
      print_row("HiGHS library", highs ? "there" : "missing",
                library.empty() ? "needed only for plan --check highs" : library);
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
