#include "interrupt.hpp"

#include <csignal>

namespace sunward::cli {

namespace {
StopToken token;

void handle(int) { token.request_stop(); }
}  // namespace

const StopToken& stop_on_interrupt() {
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second signal has its usual effect
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return token;
}

}  // namespace sunward::cli
