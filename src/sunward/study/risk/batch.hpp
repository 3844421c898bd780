// Many plans of one case, several at a time, each on one thread; kept on the disk one by one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sunward/base/append_log.hpp"
#include "sunward/input/case_variants.hpp"
#include "sunward/result/study.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study::risk {

/// One plan to be made.
struct Task {
  std::vector<input::KeyChange> changes;
  Index weather_year = -1;                    ///< -1: all of the case's
  const result::Plan* fixed_sizes = nullptr;  ///< the sizes of this plan instead of ranges
};

/// What came of it.
struct Finished {
  std::string outcome;          ///< as StudyPoint::outcome
  std::vector<double> figures;  ///< in the order of the names asked for; NaN where there is none
};

struct Progress {
  std::size_t done = 0, total = 0;
  std::size_t taken_up = 0;  ///< of done: found in the log
  double seconds = 0.0;      ///< since the first plan of this run was begun
};

struct BatchOptions {
  double tolerance = 0.0;  ///< 0: the case's own
  int workers = 0;         ///< plans at a time; 0: one per hardware thread
  const StopToken* stop = nullptr;
  std::function<void(const Progress&)> on_progress;  ///< after every plan, one call at a time
  std::string log_path;                              ///< empty: nothing is kept
  std::string identity;  ///< what the plans depend on; a log of another identity is refused
};

/// One piece of work by its number; nothing when it was stopped meanwhile. Called from several
/// threads.
using Work = std::function<std::optional<Finished>(std::size_t)>;

/// Does n_tasks pieces of work but for those that the log holds. Every finished piece is in the log
/// before the next one is begun by the same worker; the result does not depend on the number of
/// workers or on how often the run was broken off.
/// @param n_figures  of every finished piece.
/// @return one entry per piece; none where the run was stopped before.
/// @throws InputError when the log belongs to other work or cannot be written; what `work` throws.
[[nodiscard]] std::vector<std::optional<Finished>> run_logged(std::size_t n_tasks,
                                                              std::size_t n_figures,
                                                              const Work& work,
                                                              const BatchOptions& options,
                                                              std::size_t* taken_up = nullptr);

/// The plan of a task. @param threads  1 gives the same plan on every machine; 0: all.
/// @param further  what else the plan is to be made with; tolerance, threads and stop are set here.
/// @throws InputError as reading and formulation do.
[[nodiscard]] result::Plan plan_task(const input::CaseVariants& variants, const Task& task,
                                     const BatchOptions& options, int threads, model::Park& park,
                                     PlanOptions further = {});

/// Makes all plans that the log does not hold, as run_logged().
/// @param names  of the figures to keep.
/// @return one entry per task; none where the run was stopped before.
/// @throws InputError when the log belongs to other plans or cannot be written.
[[nodiscard]] std::vector<std::optional<Finished>> run_batch(const input::CaseVariants& variants,
                                                             const std::vector<Task>& tasks,
                                                             const std::vector<std::string>& names,
                                                             const BatchOptions& options,
                                                             std::size_t* taken_up = nullptr);

}  // namespace sunward::study::risk
