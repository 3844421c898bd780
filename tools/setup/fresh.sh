# Where things are, and whether they are up to date. Sourced on every start: cheap, no network.
setup_dir=$root/.setup
venv=$setup_dir/venv
build_dir=$root/build/release
program=$build_dir/sunward

# newer_than <stamp> <path>...: true when the stamp is missing or anything below the paths
# (relative to the project) changed after it. Deleted files show as a changed folder.
newer_than() {
  stamp=$1
  shift
  [ -e "$stamp" ] || return 0
  [ -n "$(cd "$root" && find "$@" \( -name node_modules -o -name dist -o -name generated \
    -o -name __pycache__ \) -prune -o ! -path web -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# A stamp bears the time its step began, so that a file changed during the step counts as new.
program_is_fresh() {
  [ -x "$program" ] && ! newer_than "$setup_dir/program.stamp" \
    CMakeLists.txt cmake src apps data web tools/setup
}

tests_are_fresh() {  # tests_are_fresh <build preset>
  ! newer_than "$setup_dir/tests.$1.stamp" \
    CMakeLists.txt CMakePresets.json cmake src apps data web tests tools examples bench python docs \
    pyproject.toml
}

page_is_fresh() {  # the report's page, made by npm
  [ ! -e "$root/web/package.json" ] ||
    { [ -e "$root/web/dist" ] && ! newer_than "$setup_dir/page.stamp" web data; }
}

site_files_are_fresh() {  # what the documentation site shows formulas and searches with
  [ ! -e "$root/tools/site/package.json" ] ||
    { [ -e "$root/tools/site/node_modules" ] &&
      ! newer_than "$setup_dir/site.stamp" tools/site/package.json tools/site/package-lock.json; }
}

python_is_fresh() {  # python_is_fresh <requirements names>, nothing when none is wanted
  for requirements in $1; do
    if newer_than "$setup_dir/python.$requirements.stamp" \
      "tools/setup/requirements/$requirements.txt"; then return 1; fi
  done
}

# What the program may ask of its surroundings: the folder it was built from and, when installed,
# the HiGHS library and the Python that runs the benchmarks.
export_environment() {
  export SUNWARD_ROOT="$root"
  if [ -x "$venv/bin/python" ]; then
    export SUNWARD_PYTHON="$venv/bin/python"
    for library in "$venv"/lib/python3*/site-packages/highsbox/highs_dist/lib/libhighs.so; do
      if [ -z "${SUNWARD_HIGHS_LIBRARY:-}" ] && [ -e "$library" ]; then
        export SUNWARD_HIGHS_LIBRARY="$library"
      fi
    done
  fi
}
