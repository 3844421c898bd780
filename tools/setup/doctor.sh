# ./sunward doctor: what this machine has and what is missing. Installs and builds nothing.
. "$root/tools/setup/say.sh"
. "$root/tools/setup/system.sh"
. "$root/tools/setup/page.sh"

row() { printf '  %-22s %-9s %s\n' "$1" "$2" "$3"; }

version_of() {  # version_of <kind> <name>: best effort
  case $1 in
    command) { "$2" --version 2>/dev/null || :; } | head -n 1 ;;
    library) pkg-config --modversion "$2" 2>/dev/null || : ;;
    *) : ;;
  esac
}

describe_machine() {
  system=$(. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-}") || system=
  memory=$(awk '/MemTotal/ {printf "%.1f GB", $2 / 1048576}' /proc/meminfo 2>/dev/null)
  echo "Machine"
  row system "" "${system:-$(uname -s)} ($(uname -m))"
  row processors "" "$(nproc 2>/dev/null || echo '?')"
  row memory "" "$memory"
  row "free disk space" "" "$(df -h "$root" | awk 'NR == 2 {print $4}')"
}

describe_packages() {
  echo "System packages"
  while read -r kind name package purpose; do
    case $kind in '' | '#'*) continue ;; esac
    if is_there "$kind" "$name"; then row "$package" there "$(version_of "$kind" "$name")"
    else row "$package" MISSING "$purpose"; fi
  done <"$root/tools/setup/packages.txt"
}

state() { if "$@"; then echo there; else echo missing; fi; }

describe_project() {
  echo "Project (made or fetched when first needed)"
  if has_node; then row "Node.js" there "$(node --version)"
  else row "Node.js" "$(state python_is_fresh node)" "from PyPI, for the report page"; fi
  row "report page" "$(state page_is_fresh)" "web/dist"
  row "HiGHS" "$(state python_is_fresh highs)" "for plan --check highs and the tests"
  row "PyPSA" "$(state python_is_fresh pypsa)" "for the tests"
  row "benchmark rivals" "$(state python_is_fresh bench)" "for bench"
  if program_is_fresh; then row program there "$program"
  elif [ -x "$program" ]; then row program outdated "rebuilt at the next run"
  else row program missing "built at the next run"; fi
}

doctor() {
  case " $* " in
    *' --help '* | *' -h '*)
      echo "sunward doctor [--json]: what this machine has, and what is missing."
      echo "Example: ./sunward doctor"
      return ;;
    *' --json '*) doctor_json; return ;;
  esac
  describe_machine
  describe_packages
  describe_project
  if program_is_fresh; then export_environment; "$program" doctor || :; fi
  echo
  absent=$(missing_packages)
  if [ -z "$absent" ]; then echo "Nothing is missing from the system."
  else
    echo "Missing: $absent"
    echo "The next ./sunward or ./test installs it (apt-get; asks first at a terminal), or do it"
    echo "yourself: apt-get install --no-install-recommends $absent"
  fi
}

doctor_json() {
  printf '{"missing_packages": ['
  separator=
  for package in $(missing_packages); do
    printf '%s"%s"' "$separator" "$package"
    separator=', '
  done
  printf '], "report_page": "%s", "highs": "%s", "program": "%s"}\n' "$(state page_is_fresh)" \
    "$(state python_is_fresh highs)" "$(state program_is_fresh)"
}
