// One case file read many times with a few of its numbers changed. Weather that does not depend on
// the changed numbers is shared.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sunward/input/park_reader.hpp"
#include "sunward/model/objective_terms.hpp"
#include "sunward/model/pathway_terms.hpp"
#include "sunward/model/study_terms.hpp"

namespace sunward::input {

/// A number of the case file, by its path, and what happens to it.
struct KeyChange {
  std::string key;  ///< "assets.wind.capex_cny_per_kw", "assets.battery.power_mw.max"
  model::Change change = model::Change::value;
  double amount = 0.0;
};

class CaseVariants {
 public:
  /// Reads the case as read_park does. @throws InputError as it does.
  CaseVariants(const std::filesystem::path& path, const ReadOptions& options);
  /// From text in memory; arguments as of read_park_text.
  CaseVariants(const std::string& text, const std::filesystem::path& base_dir,
               const ReadOptions& options, const std::string& shown = "park.toml");
  CaseVariants(CaseVariants&&) noexcept;
  ~CaseVariants();

  /// The case as it stands in the file.
  [[nodiscard]] const model::Park& park() const;
  /// Its sections [study], [objective] and [pathway].
  [[nodiscard]] const model::StudyTerms& study() const;
  [[nodiscard]] const model::ObjectiveTerms& objective() const;
  [[nodiscard]] const model::PathwayTerms& pathway() const;

  /// The case with its numbers changed, through every check of the reader. A list of numbers
  /// changes in all its members; a size { min, max } is named by its end. A key that
  /// takes whole numbers only refuses others. Safe to call from several threads.
  /// @throws InputError: a key that the file does not have (a default can be replaced, but not
  ///         scaled) or that is no number; a value out of its range; a case that makes no sense;
  ///         a file of the case that is no longer what it was.
  [[nodiscard]] model::Park with(const std::vector<KeyChange>& changes) const;

  /// Whether the file, or what it is laid over, has a section of this name at its top.
  [[nodiscard]] bool has_section(const std::string& name) const;

  /// The number under a key. @throws InputError when there is none; of a list its first member.
  [[nodiscard]] double number(const std::string& key) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace sunward::input
