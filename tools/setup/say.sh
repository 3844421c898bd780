# Words on the terminal: steps with their number and time, questions, failures. All on stderr, so
# that a command's own output stays clean.
say() { printf '%s\n' "$*" >&2; }

fail() {  # fail <sentence>...: exit code 69, "a service is unavailable"
  printf 'sunward: %s\n' "$@" >&2
  exit 69
}

# ask <question>: true for yes. Only a person at a terminal is asked; --yes and CI mean yes.
ask() {
  if [ -n "$assume_yes" ] || [ "${CI:-}" = true ] || [ ! -t 0 ] || [ ! -t 2 ]; then return 0; fi
  printf '%s [Y/n] ' "$1" >&2
  read -r answer || answer=n
  case $answer in '' | [Yy]*) return 0 ;; *) return 1 ;; esac
}

# Shows that a step is alive, as long as <log>.ticking exists: every second on a terminal, every
# half minute in a log. (The file, because a signal sent to a shell just started may be lost.)
tick() {  # tick <title> <log>
  seconds=0
  while sleep 1 </dev/null >/dev/null 2>&1 && [ -e "$2.ticking" ]; do
    seconds=$((seconds + 1))
    done_of=$(tail -c 4000 "$2" 2>/dev/null | grep -o '^\[[0-9]*/[0-9]*\]' | tail -n 1)
    if [ -t 2 ]; then
      printf '\r[%s/%s] %s … %s s %s ' "$step" "$steps" "$1" "$seconds" "$done_of" >&2
    elif [ $((seconds % 30)) = 0 ]; then
      say "      … $seconds s $done_of"
    fi
  done
}

stop_ticking() {
  rm -f "$setup_dir"/log/*.ticking
  if [ -n "${ticker:-}" ]; then kill "$ticker" 2>/dev/null || :; fi
  ticker=
}

# run_step <title> <log name> <remedy> <command...>: runs a step of set-up with its output in a log.
run_step() {
  title=$1 log=$setup_dir/log/$2.log remedy=$3
  shift 3
  step=$((step + 1))
  began=$(date +%s)
  : >"$log"
  : >"$log.ticking"
  if [ -t 2 ]; then printf '[%s/%s] %s …' "$step" "$steps" "$title" >&2
  else say "[$step/$steps] $title …"; fi
  tick "$title" "$log" &
  ticker=$!
  status=0
  "$@" >"$log" 2>&1 || status=$?
  stop_ticking
  took=$(($(date +%s) - began))
  if [ "$status" = 0 ]; then
    if [ -t 2 ]; then printf '\r\033[K[%s/%s] %s: %s s\n' "$step" "$steps" "$title" "$took" >&2
    else say "[$step/$steps] $title: $took s"; fi
    return 0
  fi
  say ""
  if [ "$status" -ge 129 ]; then exit "$status"; fi
  tail -n 25 "$log" >&2
  fail "'$title' failed after $took s (full log: $log)." "$remedy"
}
