// The three kinds of error: wrong user data (InputError, all faults at once), our own bug
// (InternalError through SUNWARD_CHECK) and outcomes of mathematics (values, never exceptions).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/phrase.hpp"

namespace sunward {

/// What is wrong and what to do about it, one sentence each.
struct FaultWords {
  Phrase message;
  Phrase remedy;  ///< may be empty
};
/// The rows "fault.<name>" and "remedy.<name>" of the message table with the same values.
[[nodiscard]] FaultWords told(std::string_view name, PhraseValues values = {});

/// One thing wrong with the user's data, with all a person needs to mend it.
struct Fault {
  std::string file;   ///< file as the user named it; empty when none
  int line = 0;       ///< 1-based line; 0 when unknown
  std::string key;    ///< key path, e.g. "assets.wind_ridge.hub_height_m"; or a column name
  std::string value;  ///< the offending value as written; empty when missing
  std::string unit;   ///< unit of the value; empty for none
  Phrase range;       ///< allowed range or choices, e.g. "0 to 1"
  Phrase message;     ///< one sentence: what is wrong
  Phrase remedy;      ///< one sentence: what to do; may carry "did you mean"

  void tell(FaultWords words) {
    message = std::move(words.message);
    remedy = std::move(words.remedy);
  }
};

/// The system's word for an error number: a row of the message table for the usual ones.
[[nodiscard]] Phrase system_reason(int error);

/// Formats one fault on one line: `file:line: key = value [unit]: message Allowed: range. remedy`.
[[nodiscard]] std::string to_string(const Fault& fault, Language language = Language::en);

/// Root of all Sunward exceptions.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The user's data is wrong. Carries every fault found, not only the first; what() is English.
class InputError : public Error {
 public:
  explicit InputError(std::vector<Fault> faults);
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

/// A bug in Sunward. Caught only at the outer boundary (exit code 70).
class InternalError : public Error {
 public:
  using Error::Error;
};

namespace detail {
[[noreturn]] void check_failed(const char* condition, const char* file, int line,
                               const std::string& detail);
}

/// Always checked; throws InternalError. For module edges, not for inner loops.
#define SUNWARD_CHECK(condition, explanation)                                       \
  do {                                                                              \
    if (!(condition))                                                               \
      ::sunward::detail::check_failed(#condition, __FILE__, __LINE__, explanation); \
  } while (false)

}  // namespace sunward
