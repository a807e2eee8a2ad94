# Commands that speak with a part's own rights, as the host of this home gave them.

as_part() {
  local part=$1 dll=$2
  shift 2
  [ -f "$home/run/$part.env" ] || fail 'Start the stack first: ./ioc up'
  (set -a && . "$home/run/$part.env" && exec dotnet "$root/$dll" "$@")
}

token() { as_part gateway gateway/bin/Release/net10.0/Ioc.Gateway.dll token "$@"; }

slice() { as_part prepare infra/prepare/bin/Release/net10.0/Ioc.Prepare.dll slice "$@"; }
