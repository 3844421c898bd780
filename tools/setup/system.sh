# System packages: what is missing, and installing it with apt-get.

# is_there <kind> <name>: whether the machine has it, however it was installed.
is_there() {
  case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    library) pkg-config --exists "$2" 2>/dev/null ;;
    header) [ -e "/usr/include/$2" ] || [ -e "/usr/local/include/$2" ] ;;
    venv) "$2" -c 'import ensurepip, venv' 2>/dev/null ;;
    pythonh) [ -e "$("$2" -c 'import sysconfig; print(sysconfig.get_paths()["include"])' \
      2>/dev/null)/Python.h" ] ;;
  esac
}

missing_packages() {  # Debian names on one line; empty when nothing is missing
  while read -r kind name package purpose; do
    case $kind in '' | '#'*) continue ;; esac
    is_there "$kind" "$name" || printf '%s ' "$package"
  done <"$root/tools/setup/packages.txt"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {  # apt_install <package...>; mends an installation that was cut off before
  if [ -n "$(dpkg --audit 2>/dev/null)" ]; then as_root dpkg --configure -a || return; fi
  as_root apt-get -o DPkg::Lock::Timeout=300 update ||
    echo "apt-get update failed; trying with the lists at hand"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y \
    --no-install-recommends "$@"
}

# May we install? Asks once; refuses with the command to run when we cannot.
agree_on_packages() {  # agree_on_packages <package...>
  command -v apt-get >/dev/null 2>&1 || fail \
    "this machine lacks (Debian names): $*" \
    "There is no apt-get here: install their equivalents, then run the same command again."
  if [ "$(id -u)" != 0 ]; then
    remedy="Have an administrator run: apt-get update && apt-get install --no-install-recommends $*"
    command -v sudo >/dev/null 2>&1 ||
      fail "system packages are missing, and there is neither root nor sudo." "$remedy"
    if [ ! -t 0 ] && ! sudo -n true 2>/dev/null; then
      fail "system packages are missing, and sudo asks for a password." "$remedy"
    fi
  fi
  say "Missing on this machine: $*"
  ask "Install them with apt-get?" || fail "nothing was installed." \
    "To do it yourself: apt-get install --no-install-recommends $*"
  if [ "$(id -u)" != 0 ]; then sudo -v || fail "sudo was refused."; fi
}
