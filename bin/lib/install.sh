# Sourced by the commands of bin/: installs the npm packages that are missing or older than the lock file, and sets
# $root (the checkout) and $node (the project's own Node, whatever the machine's is).
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
node=$root/node_modules/node/bin/node

if [ ! -x "$node" ] || [ "$root/package-lock.json" -nt "$root/node_modules/.package-lock.json" ]; then
  [ ! -L "$root/node_modules" ] || {
    echo "$root/node_modules leads elsewhere: npm would empty that folder. Remove the link." >&2
    exit 69
  }
  command -v npm >/dev/null || {
    echo "Node.js 20 or later with npm is needed: https://nodejs.org" >&2
    exit 69
  }
  echo "Installing what is missing…" >&2
  (cd "$root" && npm ci --no-fund --no-audit --loglevel=error) >&2 || {
    echo "npm could not install the packages (see above)." >&2
    exit 69
  }
  touch "$root/node_modules/.package-lock.json"
  # The towns of the world in one file (src/platform/gazetteer.ts): made now, nobody waits for it later.
  [ ! -x "$node" ] || "$node" -e "import('$root/src/platform/gazetteer.ts').then(it => it.openGazetteer().close())"
fi
[ -x "$node" ] || {
  echo "The project's Node is not there ($node): its install script was not allowed to run?" >&2
  exit 69
}

# Compiled code is kept between two starts: it halves the start and saves 30 MB.
export NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$root/node_modules/.cache/entregent}

# A small nursery, and one heap for all threads: less is held (docs/decisions/0008).
export NODE_OPTIONS="--max-semi-space-size=8 ${NODE_OPTIONS:-}"
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1}
