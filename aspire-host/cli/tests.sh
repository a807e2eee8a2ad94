# Runs the levels of tests, cheapest first, and adds them up.

levels=(unit slices contracts tidy journeys walls faults)
passed=0 failed=0 skipped=0 failures=() unsteady=()

run_tests() {
  local level wanted=("$@")
  [ $# -gt 0 ] || wanted=("${levels[@]}")
  for level in "${wanted[@]}"; do
    [[ " ${levels[*]} " = *" $level "* ]] || fail "There is no level $level; one of: ${levels[*]}"
  done
  mkdir -p "$home/logs" "$home/tests"
  need_sdks
  need_servers
  need_for_tests "${wanted[@]}"
  (build_tests) || { printf '\n0 passed, 1 failed\n'; return 1; }
  for level in "${levels[@]}"; do
    [[ " ${wanted[*]} " = *" $level "* ]] || continue
    [ ! -f "$(project_of "$level")" ] || run_level "$level"
    [ "$level" != unit ] || [ ! -f "$root/services/screens/web/package.json" ] || run_screens
  done
  [ ${#failures[@]} = 0 ] || printf '\nFailed:\n%s\n' "$(printf '  %s\n' "${failures[@]}")"
  [ ${#unsteady[@]} = 0 ] || printf '\nPassed at the second try:\n%s\n' "$(printf '  %s\n' "${unsteady[@]}")"
  # What reads the closing line expects these two figures and nothing after them.
  [ $skipped = 0 ] || say "$skipped skipped; each said why."
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ $failed = 0 ] && [ $passed -gt 0 ]
}

# The programs that only tests use.
need_for_tests() {
  local level
  for level in "$@"; do
    case $level in
      walls) need chromium chromium ;;
      contracts | journeys | faults) need prometheus prometheus promtool prometheus mosquitto_pub mosquitto-clients ;;
    esac
  done
}

project_of() { compgen -G "$root/tests/$1/Ioc.Tests.*.csproj" || true; }

program_of() { say "$root/tests/$1/bin/Release/net10.0/$(basename "$(project_of "$1")" .csproj)"; }

run_level() {
  local report=$home/tests/$1.xml log=$home/tests/$1.log began=$SECONDS code=0
  say "== $1"
  run_program "$1" "$report" "$log" || code=$?
  if [ -f "$report" ]; then
    reasons "$log"
    if passes_again "$1" "$report"; then
      remember unsteady "$report"
      add "$(($(sum_of passed "$report") + $(sum_of failed "$report")))" 0 "$(sum_of skipped "$report")"
    else
      remember failures "$report"
      add "$(sum_of passed "$report")" "$(($(sum_of failed "$report") + $(sum_of errors "$report")))" "$(sum_of skipped "$report")"
    fi
    if [ $code != 0 ] && grep -q '<assembly [^>]*errors="0" failed="0"' "$report"; then
      say "$1 reported no failure but ended with exit code $code."
      add 0 1 0
    fi
  else
    tail -60 "$log" | cut -c1-500
    say "$1 ended with exit code $code before it could report."
    add 0 1 0
  fi
  say "== $1: $((SECONDS - began)) s; all that it said is in $log"
}

# A test that needs servers, a browser and a clock may lose a race with the machine: up to three of a level run once more,
# alone. When all of them pass then, the level does, and their names are said for whoever looks after them.
passes_again() {
  local again=$home/tests/$1.again.xml methods method only=()
  [[ " slices journeys walls faults " = *" $1 "* ]] && [ "$(sum_of errors "$2")" = 0 ] || return 1
  mapfile -t methods < <(failed_tests "$2" | sed 's/.* type="\([^"]*\)" method="\([^"]*\)".*/\1.\2/' | sort -u)
  [ ${#methods[@]} -gt 0 ] && [ ${#methods[@]} -le 3 ] || return 1
  say "== $1, again: ${methods[*]}"
  for method in "${methods[@]}"; do only+=(-method "$method"); done
  run_program "$1" "$again" "${again%.xml}.log" "${only[@]}" || { [ ! -f "$again" ] || reasons "${again%.xml}.log"; return 1; }
  [ "$(sum_of passed "$again")" -ge "$(sum_of failed "$2")" ]
}

run_program() {
  local level=$1 report=$2 log=$3
  shift 3
  rm -f "$report"
  # Tests have homes of their own and start their own servers.
  env -u IOC_HOME -u ConnectionStrings__bus -u ConnectionStrings__db -u ConnectionStrings__cache \
    timeout -k 30 1200 "$(program_of "$level")" -noLogo -noColor -longRunning 120 -xml "$report" "$@" >"$log" 2>&1
}

run_screens() {
  local report=$home/tests/screens.json log=$home/tests/screens.log began=$SECONDS
  say '== unit, screens'
  rm -f "$report"
  (cd "$root/services/screens/web" && npx --no-install vitest run --reporter=default --reporter=json --outputFile="$report") >"$log" 2>&1 || tail -200 "$log"
  if [ -f "$report" ]; then
    mapfile -t -O ${#failures[@]} failures < <(grep -oE '"fullName":"[^"]*","status":"failed"' "$report" | sed 's/"fullName":"\(.*\)","status".*/\1/')
    add "$(number_of numPassedTests "$report")" "$(($(number_of numFailedTests "$report") + $(number_of numFailedTestSuites "$report")))" \
      "$(number_of numPendingTests "$report")"
  else
    say 'The tests of the screens ended before they could report.'
    add 0 1 0
  fi
  say "== unit, screens: $((SECONDS - began)) s; all that it said is in $log"
}

# What did not pass, with its reason and the last words of the services and servers before it; they speak of much that is well.
reasons() {
  awk '
    function tell() { print substr($0, 1, 500) }
    /^    [^ ].*\[(FAIL|SKIP)\]$/ || /^    \[.*Failure/ { if (!/SKIP/) for (i = heard - 15; i < heard; i++) if (i >= 0) print "  | " words[i]; heard = 0; on = 1; tell(); next }
    on && /^      / { tell(); next }
    /^ +[^ ]/ { on = 0; next }
    { words[heard++] = substr($0, 1, 300) }
  ' "$1"
}

add() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

# The names of what failed are said again beside the sums; the levels after it have pushed the reasons far up by then.
remember() {
  local -n names=$1
  mapfile -t -O ${#names[@]} names < <(failed_tests "$2" | sed 's/.* name="\(.*\)" result=.*/\1/; s/\\*&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g')
}

failed_tests() { grep -oE '<test [^>]* result="Fail"[^>]*' "$1" || true; }

# An attribute of the <assembly> element of xunit's report.
sum_of() { sed -n "s/.*<assembly [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -1; }

number_of() { sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p" "$2" | head -1; }

bench() {
  [ $# -gt 0 ] || fail 'Which measurement? path, outbox, gateway, walls, index or forecast.'
  mkdir -p "$home/logs"
  need_sdks
  need_servers
  need wrk wrk nginx nginx-light /usr/lib/nginx/modules/ngx_nchan_module.so libnginx-mod-nchan
  build_tests
  # The speed program compiles and collects as its peers do; a service that is measured inside it, as its project says (here in hexadecimal).
  [ "$1" != index ] || export DOTNET_TieredPGO=0 DOTNET_GCGen0MaxBudget=$(printf %x "$(sed -n 's/.*Gen0MaxBudget" Value="\([0-9]*\)".*/\1/p' "$root/services/indicators/Ioc.Indicators.csproj")")
  exec env -u IOC_HOME "$(program_of speed)" "$@"
}
