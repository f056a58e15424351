# Sourced by the commands of bin/: what comes from Debian packages.

can_install_debian() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

# Prints the packages that are missing: PROGRAM or PROGRAM:PACKAGE, a program being a name on the PATH or a file.
missing_debian() {
  local wanted
  for wanted in "$@"; do
    command -v "${wanted%%:*}" >/dev/null || [ -e "${wanted%%:*}" ] || echo "${wanted#*:}"
  done
}

# Installs packages without starting the services that some of them bring.
install_debian() {
  can_install_debian || {
    echo "Please install: $*" >&2
    exit 69
  }
  local policy=/usr/sbin/policy-rc.d ours='' code=0
  if [ ! -e "$policy" ]; then
    ours=$policy
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  echo "Installing $*…" >&2
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null || code=$?
  [ -z "$ours" ] || rm -f "$ours"
  return $code
}
