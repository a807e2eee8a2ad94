#!/bin/sh
# Children leave when their host does, however it goes: even kill -9 closes the pipe that `watch` reads.
# A child's file holds its pid, its start time (so that a reused pid is never hit) and the signal that ends it well.
patience=${IOC_PATIENCE_TENTHS:-50}

begun() {
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  set -- ${line##*) }
  shift 19
  echo "$1"
}

# Ends every child listed in a folder: politely, and after its patience with the whole group.
sweep() {
  for file in "$1"/*.pid; do
    [ -f "$file" ] || continue
    read -r pid start signal <"$file"
    [ "$(begun "$pid")" = "$start" ] && kill -s "$signal" "$pid"
  done
  for file in "$1"/*.pid; do
    [ -f "$file" ] || continue
    read -r pid start signal <"$file"
    while [ "$(begun "$pid")" = "$start" ] && [ "${tries:=0}" -lt "$patience" ]; do
      tries=$((tries + 1))
      sleep 0.1
    done
    now=$(begun "$pid")
    # A group outlives its leader, and while it does its number is not given out again.
    if [ -z "$now" ] || [ "$now" = "$start" ]; then kill -s KILL -- "-$pid" 2>/dev/null; fi
    rm -f "$file"
  done
}

case $1 in
  launch)
    file=$2 signal=$3
    shift 3
    echo "$$ $(begun $$) $signal" >"$file"
    exec "$@" </dev/null
    ;;
  sweep) sweep "$2" ;;
  watch)
    while read -r _; do :; done
    sweep "$2"
    # A child that was being launched at that moment has listed itself by now.
    sleep 1
    sweep "$2"
    ;;
esac
