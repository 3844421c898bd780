# Sets up whatever is missing, in order: system packages, Node.js, the report's page, Python
# packages, the build. One run at a time; a second one waits and then finds the work done.
. "$root/tools/setup/say.sh"
. "$root/tools/setup/system.sh"
. "$root/tools/setup/python.sh"
. "$root/tools/setup/page.sh"
. "$root/tools/setup/build.sh"

network_remedy="Check the network (and proxy settings), then run the same command again: it continues where it stopped."
build_remedy="If you changed the sources, mend the error above; otherwise remove the folder build/ and run again."

stopped() {
  trap - EXIT INT TERM
  stop_ticking
  exec 2>&3  # a step's output goes to its log; this goes to the terminal
  say ""
  say "Stopped. Run the same command again to continue."
  exit "$1"
}

clean_up() {
  stop_ticking
  rm -f "$setup_dir"/began.*
}

# set_up <program | tests | site> <requirements names or nothing> [preset]
set_up() {
  mkdir -p "$setup_dir/log" "$setup_dir/cache" 2>/dev/null ||
    fail "cannot write in $root, where the program is built." \
      "Use a copy of the project in a folder of your own."
  trap : INT  # Ctrl-C reaches the part below, which says so and ends with 130
  set_up_status=0
  (
    trap 'exit 130' INT
    flock -n 9 || { say "Another run is setting up; waiting for it …"; flock 9; }
    set_up_alone "$@" 9>&-
  ) 9>"$setup_dir/lock" || set_up_status=$?
  trap - INT
  if [ "$set_up_status" != 0 ]; then exit "$set_up_status"; fi
}

set_up_alone() {
  goal=$1 wanted_python=$2 preset=${3:-release}
  ticker=
  exec 3>&2
  trap 'stopped 130' INT
  trap 'stopped 143' TERM
  trap clean_up EXIT
  packages=$(missing_packages)
  todo=
  if [ -n "$packages" ]; then todo="$todo packages"; fi
  npm_tasks=
  if [ "$goal" != site ] && ! page_is_fresh; then npm_tasks=page; fi
  case " $wanted_python " in
    *" site "*) if ! site_files_are_fresh; then npm_tasks="$npm_tasks formulas"; fi ;;
  esac
  if [ -n "$npm_tasks" ] && ! has_node && ! python_is_fresh node; then todo="$todo node"; fi
  todo="$todo $npm_tasks"
  if ! python_is_fresh "$wanted_python"; then todo="$todo python"; fi
  case $goal in
    program) if ! program_is_fresh; then todo="$todo build"; fi ;;
    tests) if ! tests_are_fresh "$preset"; then todo="$todo build"; fi ;;
    site) todo="$todo build" ;;
  esac
  step=0
  steps=$(echo $todo | wc -w)
  # The list is unquoted on purpose here and below: one word per package or step.
  if [ -n "$packages" ]; then agree_on_packages $packages; fi
  for task in $todo; do do_task "$task"; done
}

do_task() {
  case $1 in
    packages) run_step "Installing system packages" packages "$network_remedy" \
      apt_install $packages ;;
    node) run_step "Fetching Node.js" node "$network_remedy" install_python node ;;
    page) run_step "Building the report page" page "$network_remedy" build_page ;;
    formulas) run_step "Fetching what sets formulas" formulas "$network_remedy" install_site_files ;;
    python) run_step "Fetching Python packages ($wanted_python)" python "$network_remedy" \
      install_python "$wanted_python" ;;
    build) case $goal in
        program) run_step "Building Sunward" build "$build_remedy" build release program sunward ;;
        tests) run_step "Building Sunward and its tests ($preset)" build "$build_remedy" \
          build "$preset" "tests.$preset" all ;;
        site) run_step "Building the Python package" build "$build_remedy" \
          build release site-package sunward_python_stub ;;
      esac ;;
  esac
}
