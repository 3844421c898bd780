// Files that are either complete under their final name or not there at all: written to a temporary
// name in the same folder, flushed to the disk, then renamed. Safe against a kill at any moment.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sunward {

/// A file in the making. Its bytes go to temporary_path(), by write() or by a library that wants a
/// path of its own; commit() gives it its final name. Dropped without commit() (an exception, say)
/// it removes the temporary file and leaves whatever stood under the final name untouched.
class AtomicFile {
 public:
  /// Creates the temporary file beside `path`. Missing folders are not made.
  /// Throws InputError when the folder is missing, not writable or full.
  explicit AtomicFile(std::string path);
  ~AtomicFile();
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  AtomicFile& operator=(AtomicFile&&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& temporary_path() const { return temporary_path_; }

  /// Makes sure that `bytes` fit on the disk now, for a library that writes by the temporary name
  /// and cannot be trusted to report a full one. The file is empty afterwards.
  void reserve(std::size_t bytes);

  /// Appends bytes. Throws InputError (disk full, for one).
  void write(std::string_view bytes);

  /// Forces the bytes to the disk without renaming yet, so that several files can be prepared first
  /// and renamed together. Optional; commit() does it when it was not done. Throws InputError.
  void flush();

  /// Flushes and renames to path(), replacing an older file. Throws InputError.
  void commit();

 private:
  void close_descriptor();

  std::string path_;
  std::string temporary_path_;
  int descriptor_ = -1;
  bool flushed_ = false;
  bool committed_ = false;
};

/// Writes a whole file at once in the same way. Throws InputError.
void write_atomically(const std::string& path, std::string_view bytes);

/// Makes a folder and its parents; no error when it exists. Throws InputError with the reason.
void make_folder(const std::string& path);

}  // namespace sunward
