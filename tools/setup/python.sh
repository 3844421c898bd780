# Packages from PyPI, in the project's own folder .setup/venv.

install_python() {  # install_python <requirements names>; those that are there already are left
  for requirements in $1; do
    python_is_fresh "$requirements" || install_requirements "$requirements" || return
  done
}

install_requirements() {  # install_requirements <requirements name>
  began_at=$(mktemp "$setup_dir/began.XXXXXX") || return
  if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    rm -rf "$venv"
    python3 -m venv "$venv" || return
  fi
  "$venv/bin/python" -m pip install --quiet --no-cache-dir \
    --disable-pip-version-check --only-binary :all: \
    -r "$root/tools/setup/requirements/$1.txt" || return
  mv "$began_at" "$setup_dir/python.$1.stamp"
}
