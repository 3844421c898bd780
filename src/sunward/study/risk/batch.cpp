#include "sunward/study/risk/batch.hpp"

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <mutex>
#include <sstream>
#include <thread>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/study/risk/figures.hpp"
#include "sunward/study/risk/fixed_sizes.hpp"
#include "sunward/study/risk/starts.hpp"
#include "sunward/study/stopwatch.hpp"

namespace sunward::study::risk {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
/// A start costs a plan and saves a third of each that begins there.
constexpr std::size_t least_plans_to_share = 6;
constexpr const char* end_mark = "end";

std::string line_of(std::size_t number, const Finished& finished) {
  std::string line = fmt::format("{} {}", number, finished.outcome);
  for (const double figure : finished.figures) line += fmt::format(" {}", figure);
  return line + " " + end_mark;
}

/// False when the line is none of ours.
bool read_line(const std::string& line, std::size_t n_figures, std::size_t& number,
               Finished& finished) {
  std::istringstream words(line);
  if (!(words >> number >> finished.outcome)) return false;
  finished.figures.clear();
  for (std::string word; words >> word;) {
    if (word == end_mark) return finished.figures.size() == n_figures;
    char* end = nullptr;
    finished.figures.push_back(std::strtod(word.c_str(), &end));
    if (end == word.c_str() || *end != '\0') return false;
  }
  return false;
}

std::vector<double> pick(const std::vector<result::Indicator>& figures,
                         const std::vector<std::string>& names) {
  std::vector<double> values(names.size(), none);
  for (std::size_t i = 0; i < names.size(); ++i)
    for (const result::Indicator& figure : figures)
      if (figure.name == names[i]) {
        values[i] = figure.value;
        break;
      }
  return values;
}

/// The work of one run, handed out to the workers.
class Batch {
 public:
  Batch(std::size_t n_tasks, std::size_t n_figures, const Work& work, const BatchOptions& options)
      : work_(work), n_figures_(n_figures), options_(options), done_(n_tasks) {
    if (!options.log_path.empty()) take_up();
    progress_.total = n_tasks;
    progress_.done = progress_.taken_up;
  }

  std::vector<std::optional<Finished>> run() {
    std::size_t n_workers = options_.workers > 0
                                ? static_cast<std::size_t>(options_.workers)
                                : std::max(1U, std::thread::hardware_concurrency());
    n_workers = std::min(n_workers, done_.size());
    std::vector<std::thread> helpers;
    for (std::size_t w = 1; w < n_workers; ++w) helpers.emplace_back([this] { work(); });
    work();
    for (std::thread& helper : helpers) helper.join();
    if (error_) std::rethrow_exception(error_);
    return std::move(done_);
  }

  [[nodiscard]] std::size_t taken_up() const { return progress_.taken_up; }

 private:
  /// Takes over what an earlier run has finished; begins a new log where there is none.
  void take_up() {
    log_.emplace(options_.log_path);
    if (log_->lines().empty()) {
      log_->append(options_.identity);
      return;
    }
    if (log_->lines().front() != options_.identity) {
      Fault fault;
      fault.file = options_.log_path;
      fault.tell(told("study.other_log"));
      throw InputError({fault});
    }
    for (const std::string& line : log_->lines()) {
      std::size_t number = 0;
      Finished finished;
      if (!read_line(line, n_figures_, number, finished) || number >= done_.size()) continue;
      if (!done_[number]) ++progress_.taken_up;
      done_[number] = std::move(finished);
    }
  }

  void work() {
    try {
      for (std::size_t i = next_++; i < done_.size(); i = next_++) {
        if (failed_ || (options_.stop != nullptr && options_.stop->stop_requested())) return;
        if (done_[i]) continue;
        if (auto finished = work_(i)) keep(i, std::move(*finished));
      }
    } catch (...) {
      const std::lock_guard guard(mutex_);
      failed_ = true;
      if (!error_) error_ = std::current_exception();
    }
  }

  void keep(std::size_t number, Finished finished) {
    const std::lock_guard guard(mutex_);
    if (log_) log_->append(line_of(number, finished));
    done_[number] = std::move(finished);
    ++progress_.done;
    progress_.seconds += watch_.lap();
    if (options_.on_progress) options_.on_progress(progress_);
  }

  const Work& work_;
  std::size_t n_figures_;
  const BatchOptions& options_;
  std::vector<std::optional<Finished>> done_;
  std::optional<AppendLog> log_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::exception_ptr error_;
  Progress progress_;
  Stopwatch watch_;
};

}  // namespace

result::Plan plan_task(const input::CaseVariants& variants, const Task& task,
                       const BatchOptions& options, int threads, model::Park& park,
                       PlanOptions plan_options) {
  park = task.changes.empty() ? variants.park() : variants.with(task.changes);
  if (task.weather_year >= 0) {
    model::Scenario year = park.scenarios.at(static_cast<std::size_t>(task.weather_year));
    year.weight = 1.0;
    park.scenarios = {std::move(year)};
  }
  if (task.fixed_sizes != nullptr) fix_sizes(park, *task.fixed_sizes);
  plan_options.tolerance = options.tolerance;
  plan_options.threads = threads;
  plan_options.stop = options.stop;
  plan_options.explain = false;
  return plan(park, plan_options);
}

std::vector<std::optional<Finished>> run_logged(std::size_t n_tasks, std::size_t n_figures,
                                                const Work& work, const BatchOptions& options,
                                                std::size_t* taken_up) {
  Batch batch(n_tasks, n_figures, work, options);
  if (taken_up != nullptr) *taken_up = batch.taken_up();
  return batch.run();
}

std::vector<std::optional<Finished>> run_batch(const input::CaseVariants& variants,
                                               const std::vector<Task>& tasks,
                                               const std::vector<std::string>& names,
                                               const BatchOptions& options, std::size_t* taken_up) {
  Starts starts(variants, options);
  std::map<Index, std::size_t> plans_of_year;  // that choose their sizes
  for (const Task& task : tasks)
    if (task.fixed_sizes == nullptr) ++plans_of_year[task.weather_year];
  const Work work = [&](std::size_t i) -> std::optional<Finished> {
    const Task& task = tasks[i];
    model::Park park;
    result::Plan plan;
    PlanOptions further;
    try {
      if (task.fixed_sizes == nullptr &&
          plans_of_year.at(task.weather_year) >= least_plans_to_share)
        further.start = starts.of_year(task.weather_year);
      plan = plan_task(variants, task, options, 1, park, further);  // the workers run in parallel
    } catch (const InputError&) {
      return Finished{"refused", std::vector<double>(names.size(), none)};
    }
    if (plan.status == result::Status::cancelled) return std::nullopt;
    Finished finished{result::to_string(plan.status), std::vector<double>(names.size(), none)};
    if (plan.status == result::Status::optimal)
      finished.figures = pick(figures_of(plan, park), names);
    return finished;
  };
  return run_logged(tasks.size(), names.size(), work, options, taken_up);
}

}  // namespace sunward::study::risk
