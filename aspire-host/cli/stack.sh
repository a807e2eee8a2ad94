# Starts, stops and shows the stack of this home.

host_dll=$root/aspire-host/bin/Release/net10.0/Ioc.AspireHost.dll

# The pid of the running host of this home, or nothing.
host_pid() {
  local pid
  pid=$(sed -n '1s/.*"pid":\([0-9]*\).*/\1/p' "$home/status.json" 2>/dev/null) || return 0
  if [ -n "$pid" ] && grep -qs Ioc.AspireHost.dll "/proc/$pid/cmdline"; then say "$pid"; fi
}

host_state() { sed -n '1s/.*"state":"\([a-z]*\)".*/\1/p' "$home/status.json" 2>/dev/null; }

door() { sed -n '1s/.*"door":"\([^"]*\)".*/\1/p' "$home/status.json" 2>/dev/null; }

up() {
  local detach='' options=()
  while [ $# -gt 0 ]; do
    case $1 in
      --detach) detach=1 ;;
      --port) [ $# -gt 1 ] || fail '--port wants a number.'; options+=(--port "$2"); shift ;;
      --no-demo) options+=(--demo false) ;;
      *) options+=("$1") ;;
    esac
    shift
  done
  mkdir -p "$home/logs"
  [ -z "$(host_pid)" ] || fail "This stack runs already ($(door)/); ./ioc down stops it."
  need_sdks
  need_servers
  build_stack
  if [ -z "$detach" ]; then
    exec dotnet "$host_dll" "${options[@]}"
  fi
  local log=$home/logs/host.log pid shown=0
  : >"$log"
  (close_inherited && exec setsid nohup dotnet "$host_dll" --echo false "${options[@]}") >"$log" 2>&1 </dev/null &
  pid=$!
  while :; do
    shown=$(show_from "$shown" "$log")
    ! grep -q '^Everything is ready' "$log" || return 0
    kill -0 $pid 2>/dev/null || { show_from "$shown" "$log" >/dev/null; exit 1; }
    sleep 0.2
  done
}

# What runs on must not hold open what its starter had open, a lock for one.
close_inherited() {
  local fd
  for fd in "/proc/$BASHPID/fd"/*; do
    fd=${fd##*/}
    [ "$fd" -le 2 ] || eval "exec $fd>&-"
  done
}

# Prints the lines of a file after the first N to the terminal, and answers with how many there are now.
show_from() {
  tail -n +$(($1 + 1)) "$2" >&2
  wc -l <"$2"
}

down() {
  local pid
  pid=$(host_pid)
  [ -n "$pid" ] || { say 'Nothing runs from this home.'; return; }
  kill -TERM "$pid"
  for _ in $(seq 1 300); do
    kill -0 "$pid" 2>/dev/null || { say 'Stopped.'; return; }
    sleep 0.2
  done
  fail "The host (pid $pid) did not stop within a minute; kill -9 $pid takes everything with it."
}

logs() {
  [ $# -gt 0 ] && [ -f "$home/logs/$1.log" ] ||
    fail "Which part? One of: $(cd "$home/logs" 2>/dev/null && ls ./*.log 2>/dev/null | sed 's|./||; s|\.log||' | tr '\n' ' ')"
  if [ "${2:-}" = -f ]; then tail -n 100 -F "$home/logs/$1.log"; else cat "$home/logs/$1.log"; fi
}

# Proportional memory of a process and everything below it, in KiB.
memory_of() {
  local pid sum=0 pss
  for pid in $(family "$1"); do
    pss=$(sed -n 's/^Pss: *\([0-9]*\) kB/\1/p' "/proc/$pid/smaps_rollup" 2>/dev/null) || pss=0
    sum=$((sum + ${pss:-0}))
  done
  say $sum
}

# A process and everything below it.
family() {
  sed -n 's/^\([0-9]*\) (.*) [A-Za-z] \([0-9]*\) .*/\1 \2/p' /proc/[0-9]*/stat 2>/dev/null |
    awk -v root="$1" '{ parent[$1] = $2 } END { for (p in parent) for (q = p; q > 1; q = parent[q]) if (q == root) { print p; break } }'
}

status() {
  [ -f "$home/status.json" ] || { say 'Nothing was started from this home yet.'; return 1; }
  local pid total=0 part state address since kib
  pid=$(host_pid)
  printf '%-11s %-10s %-28s %8s  %-20s %9s\n' part state address pid since memory
  while IFS=$'\t' read -r part state address child since; do
    kib=0
    [ -n "$pid" ] || { state=stopped; child=null; }
    [ "$child" = null ] || kib=$(memory_of "$child")
    total=$((total + kib))
    printf '%-11s %-10s %-28s %8s  %-20s %5d MiB\n' "$part" "$state" "${address/null/-}" "${child/null/-}" "${since:0:19}Z" $((kib / 1024))
  done < <(sed -n 's/^{"part":"\([^"]*\)","state":"\([^"]*\)","address":"\{0,1\}\([^",]*\)"\{0,1\},"pid":\([^,]*\),"since":"\([^"]*\)".*/\1\t\2\t\3\t\4\t\5/p' "$home/status.json")
  [ -n "$pid" ] || return 1
  # The keeper and the host itself.
  kib=$(memory_alone "$pid")
  total=$((total + kib))
  printf '%-11s %-10s %-28s %8s  %-20s %5d MiB\n' host "$(host_state)" "$(door)" "$pid" '' $((kib / 1024))
  printf '%-11s %-10s %-28s %8s  %-20s %5d MiB\n' sum '' '' '' '' $((total / 1024))
}

memory_alone() { sed -n 's/^Pss: *\([0-9]*\) kB/\1/p' "/proc/$1/smaps_rollup"; }
