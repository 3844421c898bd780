#include "sunward/study/highs.hpp"

#include <dlfcn.h>

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/lp/expand.hpp"

namespace sunward::study {
namespace {

constexpr int matrix_by_column = 1;
constexpr int minimise = 1;
constexpr int call_failed = -1;

/// Types of kHighsCallback… of highs_c_api.h at which HiGHS asks whether to go on.
constexpr int asks_in_simplex = 1;
constexpr int asks_in_interior_point = 2;
constexpr int asks_in_branch_and_bound = 6;

/// The first member of HighsCallbackDataIn, which HiGHS keeps in its place for programs like this.
struct HighsAnswer {
  int user_interrupt;
};
using HighsCallback = void (*)(int type, const char*, const void*, HighsAnswer*, void* user);

/// The part of HiGHS's C interface in use (HighsInt is int in every packaged build).
struct HighsFunctions {
  void* (*create)() = nullptr;
  void (*destroy)(void*) = nullptr;
  const char* (*version)() = nullptr;
  int (*pass_lp)(void*, int n_columns, int n_rows, int n_nonzeros, int format, int sense,
                 double offset, const double* cost, const double* column_lower,
                 const double* column_upper, const double* row_lower, const double* row_upper,
                 const int* start, const int* index, const double* value) = nullptr;
  int (*set_integrality)(void*, int first, int last, const int* types) = nullptr;
  int (*double_info)(const void*, const char*, double*) = nullptr;
  int (*long_info)(const void*, const char*, std::int64_t*) = nullptr;
  int (*run)(void*) = nullptr;
  int (*set_bool)(void*, const char*, int) = nullptr;
  int (*set_int)(void*, const char*, int) = nullptr;
  int (*set_double)(void*, const char*, double) = nullptr;
  int (*set_string)(void*, const char*, const char*) = nullptr;
  int (*model_status)(const void*) = nullptr;
  double (*objective)(const void*) = nullptr;
  int (*solution)(const void*, double* column_value, double* column_dual, double* row_value,
                  double* row_dual) = nullptr;
  int (*set_callback)(void*, HighsCallback, void* user) = nullptr;
  int (*start_callback)(void*, int type) = nullptr;
};

[[noreturn]] void fail(const std::string& path, FaultWords words) {
  Fault fault;
  fault.file = path.empty() ? "libhighs.so" : path;
  fault.tell(std::move(words));
  throw InputError({fault});
}

template <typename Function>
void find(void* library, const char* name, Function& function, std::string& missing) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr && missing.empty()) missing = name;
}

/// HiPO lives in a second library (PyPI: highspy-extras) that HiGHS asks the system for by its bare
/// name. Loading it beforehand from the Python folder both are installed in lets HiGHS find it.
void preload_extras(const std::string& highs_path) {
  std::filesystem::path folder = std::filesystem::path(highs_path).parent_path();
  for (int up = 0; up < 4 && folder.has_relative_path(); ++up, folder = folder.parent_path()) {
    const std::filesystem::path extras = folder / "highspy_extras" / "libhighs_extras.so";
    if (dlopen(extras.c_str(), RTLD_NOW | RTLD_LOCAL) != nullptr) return;
  }
}

/// Loads the library; on failure leaves the reason in `reason`. It stays loaded for good, because
/// HiGHS keeps worker threads.
HighsFunctions load(const std::string& path, std::string& reason) {
  HighsFunctions f;
  void* library = nullptr;
  if (!path.empty()) {
    preload_extras(path);
    library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  } else {
    for (const char* name : {"libhighs.so.1", "libhighs.so"}) {
      if (library == nullptr) library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    }
  }
  if (library == nullptr) {
    const char* error = dlerror();
    reason = error == nullptr ? "unknown reason" : error;
    return f;
  }
  std::string missing;
  find(library, "Highs_create", f.create, missing);
  find(library, "Highs_destroy", f.destroy, missing);
  find(library, "Highs_version", f.version, missing);
  find(library, "Highs_passLp", f.pass_lp, missing);
  find(library, "Highs_changeColsIntegralityByRange", f.set_integrality, missing);
  find(library, "Highs_getDoubleInfoValue", f.double_info, missing);
  find(library, "Highs_getInt64InfoValue", f.long_info, missing);
  find(library, "Highs_run", f.run, missing);
  find(library, "Highs_setBoolOptionValue", f.set_bool, missing);
  find(library, "Highs_setIntOptionValue", f.set_int, missing);
  find(library, "Highs_setDoubleOptionValue", f.set_double, missing);
  find(library, "Highs_setStringOptionValue", f.set_string, missing);
  find(library, "Highs_getModelStatus", f.model_status, missing);
  find(library, "Highs_getObjectiveValue", f.objective, missing);
  find(library, "Highs_getSolution", f.solution, missing);
  find(library, "Highs_setCallback", f.set_callback, missing);
  find(library, "Highs_startCallback", f.start_callback, missing);
  if (!missing.empty()) reason = "it has no function " + missing;
  return f;
}

struct StatusWord {
  lp::SolveStatus status;
  const char* text;
};

/// HiGHS's model status numbers (kHighsModelStatus… of highs_c_api.h).
StatusWord status_word(int status) {
  using lp::SolveStatus;
  switch (status) {
    case 6:
      return {SolveStatus::optimal, "empty"};
    case 7:
      return {SolveStatus::optimal, "optimal"};
    case 8:
      return {SolveStatus::primal_infeasible, "infeasible"};
    case 9:
      return {SolveStatus::numerical_trouble, "unbounded or infeasible"};
    case 10:
      return {SolveStatus::dual_infeasible, "unbounded"};
    case 13:
      return {SolveStatus::time_limit, "time limit"};
    case 14:
      return {SolveStatus::iteration_limit, "iteration limit"};
    case 15:
      return {SolveStatus::numerical_trouble, "unknown"};
    case 17:
      return {SolveStatus::cancelled, "interrupted"};
    default:
      return {SolveStatus::numerical_trouble, "error"};
  }
}

constexpr int status_ambiguous = 9;

/// Tells the caller, from a thread of its own, that the work goes on.
class Ticker {
 public:
  explicit Ticker(const std::function<void(double)>& on_wait) {
    if (on_wait) thread_ = std::thread([this, &on_wait] { run(on_wait); });
  }
  ~Ticker() {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      over_ = true;
    }
    end_.notify_one();
    thread_.join();
  }
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  void run(const std::function<void(double)>& on_wait) {
    const auto began = std::chrono::steady_clock::now();
    std::unique_lock<std::mutex> lock(mutex_);
    while (!end_.wait_for(lock, std::chrono::milliseconds(200), [this] { return over_; }))
      on_wait(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  }

  std::mutex mutex_;
  std::condition_variable end_;
  bool over_ = false;
  std::thread thread_;
};

void answer_highs(int, const char*, const void*, HighsAnswer* answer, void* stop) {
  if (answer != nullptr && static_cast<const StopToken*>(stop)->stop_requested())
    answer->user_interrupt = 1;
}

/// One HiGHS instance holding one program.
class HighsRun {
 public:
  HighsRun(const HighsFunctions& functions, const HighsOptions& options)
      : f_(functions), options_(options), instance_(functions.create(), functions.destroy) {
    accept(f_.set_bool(highs(), "output_flag", 0), "output_flag");
    set_method(options.method, "choose");
    accept(f_.set_string(highs(), "run_crossover", options.crossover ? "on" : "off"),
           "run_crossover");
    if (std::isfinite(options.time_limit_s)) set_double("time_limit", options.time_limit_s);
    if (options.stop != nullptr) {
      void* stop = const_cast<StopToken*>(options.stop);  // only read by answer_highs
      accept(f_.set_callback(highs(), answer_highs, stop), "callback");
      for (const int type : {asks_in_simplex, asks_in_interior_point, asks_in_branch_and_bound})
        accept(f_.start_callback(highs(), type), "callback");
    }
    if (options.threads > 0) accept(f_.set_int(highs(), "threads", options.threads), "threads");
    if (options.tolerance > 0.0) {
      for (const char* name : {"primal_feasibility_tolerance", "dual_feasibility_tolerance",
                               "ipm_optimality_tolerance"}) {
        set_double(name, options.tolerance);
      }
    }
  }

  HighsOutcome solve(const lp::Problem& problem, const lp::Integrality& integrality) {
    const lp::SparseProgram plain = lp::expand(problem);
    pass(plain);
    if (integrality.any()) pass_integrality(lp::plain_integrality(problem, integrality));
    HighsOutcome outcome;
    int status = run(outcome.seconds);
    if (status == status_ambiguous) {
      set_method("simplex", "off");  // programs with whole numbers: without presolve all the same
      status = run(outcome.seconds);
    }
    outcome.version = f_.version();
    outcome.status = status_word(status).status;
    outcome.status_text = status_word(status).text;
    outcome.objective = f_.objective(highs());
    if (integrality.any()) {
      (void)f_.double_info(highs(), "mip_dual_bound", &outcome.bound);
      std::int64_t nodes = 0;
      (void)f_.long_info(highs(), "mip_node_count", &nodes);
      outcome.nodes = static_cast<long>(nodes);
    }
    if (outcome.status == lp::SolveStatus::optimal) outcome.point = point(problem, plain);
    return outcome;
  }

 private:
  void* highs() const { return instance_.get(); }

  void accept(int result, const std::string& option) const {
    if (result != call_failed) return;
    fail(options_.library_path, told("highs.option", {{"option", option}}));
  }

  void set_double(const char* name, double value) {
    accept(f_.set_double(highs(), name, value), name);
  }

  void set_method(const std::string& method, const char* presolve) {
    accept(f_.set_string(highs(), "solver", method.c_str()), "solver = " + method);
    accept(f_.set_string(highs(), "presolve", presolve), "presolve");
  }

  void pass(const lp::SparseProgram& plain) {
    const int result =
        f_.pass_lp(highs(), static_cast<int>(plain.n_columns), static_cast<int>(plain.n_rows),
                   static_cast<int>(plain.value.size()), matrix_by_column, minimise,
                   plain.objective_offset, plain.cost.data(), plain.column_lower.data(),
                   plain.column_upper.data(), plain.row_lower.data(), plain.row_upper.data(),
                   plain.column_start.data(), plain.row_index.data(), plain.value.data());
    if (result == call_failed) {
      fail(options_.library_path, told("highs.program"));
    }
  }

  void pass_integrality(const std::vector<int>& whole) {
    const int last = static_cast<int>(whole.size()) - 1;
    if (f_.set_integrality(highs(), 0, last, whole.data()) == call_failed)
      fail(options_.library_path, told("highs.program"));
    if (options_.mip_gap > 0.0) {
      set_double("mip_rel_gap", options_.mip_gap);
      set_double("mip_abs_gap", options_.mip_gap);
    }
    if (options_.tolerance > 0.0) set_double("mip_feasibility_tolerance", options_.tolerance);
  }

  int run(double& seconds) {
    const Ticker ticker(options_.on_wait);
    const auto start = std::chrono::steady_clock::now();
    (void)f_.run(highs());
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    seconds += elapsed.count();
    return f_.model_status(highs());
  }

  lp::Point point(const lp::Problem& problem, const lp::SparseProgram& plain) const {
    std::vector<double> values(plain.n_columns);
    std::vector<double> reduced(plain.n_columns);
    std::vector<double> activity(plain.n_rows);
    std::vector<double> duals(plain.n_rows);
    f_.solution(highs(), values.data(), reduced.data(), activity.data(), duals.data());
    return lp::point_from_plain(problem, values, duals);
  }

  const HighsFunctions& f_;
  const HighsOptions& options_;
  std::unique_ptr<void, void (*)(void*)> instance_;
};

}  // namespace

std::string why_no_highs(const std::string& library_path) {
  std::string reason;
  (void)load(library_path, reason);
  return reason;
}

bool highs_is_available(const std::string& library_path) {
  return why_no_highs(library_path).empty();
}

std::string quickest_highs_method(const std::string& library_path) {
  std::string reason;
  const HighsFunctions functions = load(library_path, reason);
  if (!reason.empty()) return "choose";
  const std::unique_ptr<void, void (*)(void*)> highs(functions.create(), functions.destroy);
  (void)functions.set_bool(highs.get(), "output_flag", 0);
  return functions.set_string(highs.get(), "solver", "hipo") == call_failed ? "choose" : "hipo";
}

HighsOutcome solve_with_highs(const lp::Problem& problem, const HighsOptions& options,
                              const lp::Integrality& integrality) {
  std::string reason;
  const HighsFunctions functions = load(options.library_path, reason);
  if (!reason.empty()) {
    fail(options.library_path, told("highs.library", {{"reason", reason}}));
  }
  return HighsRun(functions, options).solve(problem, integrality);
}

}  // namespace sunward::study
