# What the machine must have. On Debian the missing packages are installed; elsewhere the command is printed.

need_sdks() {
  command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' ||
    fail "The .NET 10 SDK is missing; see https://dotnet.microsoft.com/download/dotnet/10.0 and run ./ioc again."
  local node=0
  command -v node >/dev/null && node=$(node -p 'process.versions.node.split(".")[0]')
  [ "$node" -ge 20 ] || fail "Node 20 or newer is missing; see https://nodejs.org and run ./ioc again."
}

# need PROGRAM PACKAGE ...: installs the packages whose program is not there. A program may be a path with wildcards.
need() {
  local missing=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null || compgen -G "$1" >/dev/null || missing+=("$2")
    shift 2
  done
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}

need_servers() {
  local servers=()
  [ -n "${ConnectionStrings__bus:-}" ] || servers+=(/usr/lib/rabbitmq/bin/rabbitmq-server rabbitmq-server)
  [ -n "${ConnectionStrings__db:-}" ] || servers+=('/usr/lib/postgresql/*/bin/postgres' postgresql)
  [ -n "${ConnectionStrings__cache:-}" ] || servers+=(redis-server redis-server)
  need ${servers[@]+"${servers[@]}"}
}

install_packages() {
  local sudo=''
  command -v apt-get >/dev/null ||
    fail "Missing: $*. On Debian: apt-get install $*. Elsewhere install the same servers, or name running ones in ConnectionStrings__bus, __db, __cache."
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "Missing: $*. As root: apt-get install $*"
    sudo=sudo
  fi
  say "Installing from Debian: $*"
  # The stack runs the servers itself, with its own data: the packages' own services stay off while they are installed.
  local policy=/usr/sbin/policy-rc.d made=''
  if [ ! -e $policy ]; then
    made=1
    printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null
    $sudo chmod +x $policy
  fi
  local failed=0
  { $sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends "$@"; } \
    >"$home/logs/apt.log" 2>&1 || failed=1
  [ -z "$made" ] || $sudo rm -f $policy
  [ $failed = 0 ] || fail "apt-get could not install $*; the reason is at the end of $home/logs/apt.log."
}
