# Configures and builds with CMake and Ninja.

# One compiler per processor, but no more than memory allows (1.2 GB each).
build_jobs() {
  processors=$(nproc 2>/dev/null || echo 2)
  by_memory=$(awk '/MemAvailable/ {print int($2 / 1200000)}' /proc/meminfo 2>/dev/null || echo 2)
  if [ "${by_memory:-2}" -lt 1 ]; then by_memory=1; fi
  if [ "$processors" -lt "${by_memory:-2}" ]; then echo "$processors"; else echo "$by_memory"; fi
}

# The Python package is part of the release build's tests; nothing else needs it.
python_is_wanted() {  # python_is_wanted <preset>
  [ "$1" = release ] && "$venv/bin/python" -c 'import nanobind, pytest' 2>/dev/null
}

# Whether the build folder has the package or does without, as it should. A build of the program
# alone does not add it; it only gives it up when what it needs is gone.
python_is_settled() {  # python_is_settled <preset> <target>
  have=$(sed -n 's/^SUNWARD_PYTHON:BOOL=//p' "$root/build/$1/CMakeCache.txt" 2>/dev/null)
  if ! python_is_wanted "$1"; then [ "${have:-OFF}" = OFF ]
  else [ "$have" = ON ] || [ "$2" = sunward ]; fi
}

configure() {  # configure <preset>
  if python_is_wanted "$1"; then
    cmake --preset "$1" -DSUNWARD_PYTHON=ON "-DPython_EXECUTABLE=$venv/bin/python"
  else
    cmake --preset "$1" -DSUNWARD_PYTHON=OFF
  fi
}

build() {  # build <preset> <stamp name> <target>
  folder=$root/build/$1
  began_at=$(mktemp "$setup_dir/began.XXXXXX") || return
  # A project folder that was moved or copied carries a build made for another place.
  if [ -e "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
  fi
  if [ ! -e "$folder/build.ninja" ] || ! python_is_settled "$1" "$3"; then
    (cd "$root" && configure "$1") || { rm -f "$folder/build.ninja"; return 1; }
  fi
  cmake --build "$folder" --parallel "$(build_jobs)" --target "$3" || return
  mv "$began_at" "$setup_dir/$2.stamp"
}
