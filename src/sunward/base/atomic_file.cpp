#include "sunward/base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sunward/base/error.hpp"

namespace sunward {

namespace {

const char* remedy_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "write.remedy.full";
    case EACCES:
    case EPERM:
    case EROFS:
      return "write.remedy.permission";
    case ENOENT:
    case ENOTDIR:
      return "write.remedy.make_folder";
    case EISDIR:
      return "write.remedy.is_folder";
    default:
      return "write.remedy.elsewhere";
  }
}

/// @param row  of the message table; "{reason}" is the system's word for the error.
[[noreturn]] void fail(const std::string& path, const char* row, int error) {
  Fault fault;
  fault.file = path;
  fault.message = phrase(row, {{"reason", system_reason(error)}});
  fault.remedy = phrase(remedy_for(error));
  throw InputError({fault});
}

std::string folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// ".name.<process>-<try>.part" in the same folder: a rename never crosses a file system.
std::string temporary_name(const std::string& path, int attempt) {
  const auto slash = path.find_last_of('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return folder_of(path) + "/." + name + "." + std::to_string(getpid()) + "-" +
         std::to_string(attempt) + ".part";
}

/// Makes the rename itself durable. Some file systems refuse fsync on folders; that is no error.
void sync_folder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  (void)fsync(descriptor);
  (void)close(descriptor);
}

}  // namespace

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)) {
  constexpr int max_attempts = 1000;
  for (int attempt = 0; attempt < max_attempts; ++attempt) {
    temporary_path_ = temporary_name(path_, attempt);
    descriptor_ = open(temporary_path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) return;
    if (errno != EEXIST) break;
  }
  fail(path_, "write.file", errno);
}

AtomicFile::~AtomicFile() {
  close_descriptor();
  if (!committed_ && !temporary_path_.empty()) (void)unlink(temporary_path_.c_str());
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_path_(std::exchange(other.temporary_path_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      flushed_(other.flushed_),
      committed_(other.committed_) {}

void AtomicFile::close_descriptor() {
  if (descriptor_ >= 0) (void)close(std::exchange(descriptor_, -1));
}

void AtomicFile::write(std::string_view bytes) {
  SUNWARD_CHECK(descriptor_ >= 0, "write after flush or commit: " + path_);
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, "write.file", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::reserve(std::size_t bytes) {
  SUNWARD_CHECK(descriptor_ >= 0, "reserve after flush or commit: " + path_);
  const int error = posix_fallocate(descriptor_, 0, static_cast<off_t>(bytes));
  const bool known = error == 0 || error == ENOSPC || error == EDQUOT || error == EFBIG;
  if (known && error != 0) fail(path_, "write.file", error);
  if (ftruncate(descriptor_, 0) != 0) fail(path_, "write.file", errno);
}

void AtomicFile::flush() {
  if (flushed_) return;
  // A library may have replaced the file behind the temporary name, so the name is opened afresh.
  close_descriptor();
  const int descriptor = open(temporary_path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path_, "write.file", errno);
  const int status = fsync(descriptor);
  const int error = errno;
  (void)close(descriptor);
  if (status != 0 && error != EINVAL && error != EROFS) {
    fail(path_, "write.to_disk", error);
  }
  flushed_ = true;
}

void AtomicFile::commit() {
  flush();
  if (rename(temporary_path_.c_str(), path_.c_str()) != 0) {
    fail(path_, "write.rename", errno);
  }
  committed_ = true;
  sync_folder(folder_of(path_));
}

void write_atomically(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) fail(path, "write.folder", error.value());
  if (!std::filesystem::is_directory(path)) fail(path, "write.folder", ENOTDIR);
}

}  // namespace sunward
