# Builds what changed since the last build, told by names, sizes and times of the sources.

rooms=("$root"/{services,gateway,infra,aspire-host} "$root"/Directory.*.props "$root/global.json")

stamp() {
  find "$@" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name .ioc \) -prune -o -type f -printf '%p %s %T@\n' |
    sort | sha256sum
}

# unless_built NAME WHAT SOURCES... -- COMMAND...
unless_built() {
  local file=$root/.ioc/$1.stamp what=$2 sources=() now
  shift 2
  while [ "$1" != -- ]; do sources+=("$1"); shift; done
  shift
  mkdir -p "$root/.ioc" "$home/logs"
  # Two stacks that start at once build once. The compiler's own server outlives the build and must not hold the lock.
  exec 8>"$root/.ioc/build.lock"
  flock 8
  now=$(stamp "${sources[@]}")
  if [ "$(cat "$file" 2>/dev/null)" != "$now" ]; then
    say "Building $what$([ -f "$file" ] || printf ' (the first time, some minutes)')"
    local log=$home/logs/build.log
    "$@" >"$log" 2>&1 8>&- || {
      { grep -E 'error|ERR!' "$log" || tail -20 "$log"; } | sort -u | head -20 >&2
      fail "$what did not build; the whole output is in $log."
    }
    printf '%s\n' "$now" >"$file"
  fi
  exec 8>&-
}

build_stack() {
  [ -f "$host_dll" ] || rm -f "$root/.ioc/stack.stamp"
  unless_built stack 'the services' "${rooms[@]}" -- build_projects
  build_screens
}

build_tests() {
  [ -f "$host_dll" ] || rm -f "$root/.ioc/tests.stamp"
  unless_built tests 'the services and the tests' "${rooms[@]}" "$root/tests" -- dotnet build "$root/IOC.sln" -c Release --nologo -v quiet
  stamp "${rooms[@]}" >"$root/.ioc/stack.stamp"
  build_screens
}

build_screens() {
  [ -f "$root/services/screens/wwwroot/index.html" ] || rm -f "$root/.ioc/web.stamp"
  unless_built web 'the screens' "$root/services/screens/web" -- build_web
}

# The solution without its tests, which a person who only wants to see the walls need not build.
build_projects() {
  local filter=$root/.ioc/stack.slnf projects
  projects=$(cd "$root" && find services gateway infra aspire-host -name '*.csproj' -printf '"%p",' | sed 's/,$//')
  printf '{"solution":{"path":"../IOC.sln","projects":[%s]}}\n' "$projects" >"$filter"
  dotnet build "$filter" -c Release --nologo -v quiet
}

build_web() {
  (cd "$root/services/screens/web" && npm ci --no-audit --no-fund && npm run build)
}
