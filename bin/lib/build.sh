# Sourced after install.sh by the commands of bin/: makes dist/ (the screens) and build/ (the program in a few files,
# docs/decisions/0028) when they are older than their sources.

# is_stale FILE CONFIG: whether it is missing, or older than what it is made of.
is_stale() {
  [ ! -f "$1" ] || [ -n "$(find "$root/src" "$root/$2" "$root/package-lock.json" \
    -type f ! -name '*.test.ts*' -newer "$1" -print -quit)" ]
}

# run_vite CONFIG FILE
run_vite() {
  (cd "$root" && "$node" node_modules/vite/bin/vite.js build --config "$1" --logLevel warn) >&2
  touch "$2"
}

build_screens() {
  local built=$root/dist/index.html
  is_stale "$built" vite.config.ts || return 0
  echo "Building the screens…" >&2
  run_vite vite.config.ts "$built"
}

build_program() {
  local built=$root/build/main.js
  is_stale "$built" vite.program.config.ts || return 0
  echo "Building the program…" >&2
  run_vite vite.program.config.ts "$built"
  # A desk that runs since before an update may still ask for a file of then.
  find "$root/build" -type f -name '*.js' -mtime +30 -delete
}
