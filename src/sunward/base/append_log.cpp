#include "sunward/base/append_log.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "sunward/base/error.hpp"

namespace sunward {

namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  Fault fault;
  fault.file = path;
  if (error == EWOULDBLOCK) {
    fault.tell(told("log_in_use"));
  } else {
    fault.message = phrase("write.file", {{"reason", system_reason(error)}});
    fault.remedy = phrase("write.remedy.elsewhere");
  }
  throw InputError({fault});
}

}  // namespace

AppendLog::AppendLog(std::string path) : path_(std::move(path)) {
  descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(path_, errno);
  const bool locked = flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
  const int error = errno;
  try {
    if (!locked) fail(path_, error);
    read_lines();
  } catch (...) {
    (void)close(descriptor_);
    throw;
  }
}

AppendLog::~AppendLog() { (void)close(descriptor_); }

void AppendLog::read_lines() {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = read(descriptor_, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path_, errno);
    if (n == 0) break;
    text.append(buffer, static_cast<std::size_t>(n));
  }
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
    lines_.push_back(text.substr(begin, end - begin));
  size_ = static_cast<long long>(begin);
  if (begin < text.size() && ftruncate(descriptor_, size_) != 0) fail(path_, errno);
}

void AppendLog::append(std::string_view line) {
  std::string bytes(line);
  bytes += '\n';
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = write(descriptor_, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int error = errno;
      (void)!ftruncate(descriptor_, size_);
      fail(path_, error);
    }
    done += static_cast<std::size_t>(n);
  }
  size_ += static_cast<long long>(bytes.size());
  if (fdatasync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) fail(path_, errno);
}

}  // namespace sunward
