#!/bin/sh
# Sets up PostGraphile 4 from npm on PostgreSQL with the data of PeersBenchmark, and runs both until standard input ends. Prints "ready" once
# it answers. Needs PostgreSQL's programs, node, npm and curl; keeps what npm installs in FOLDER.
#
# usage: peers.sh FOLDER DATA-FOLDER FIRST-PORT
#   FIRST-PORT is PostgreSQL's, the next one PostGraphile's
set -eu
folder=$1 data=$2 postgres=$3 postgraphile=$(($3 + 1))
bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | tail -n 1)
here=$(cd "$(dirname "$0")" && pwd)
PATH=${bin:+$bin:}$PATH
mkdir -p "$folder"

# PostgreSQL refuses to run as root.
own() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

cluster=$(mktemp -d)
if [ "$(id -u)" = 0 ]; then chown postgres "$cluster"; fi
own initdb -D "$cluster/data" -U peers -A trust --no-locale -E UTF8 > "$cluster/initdb.log"
own pg_ctl -D "$cluster/data" -w -o "-p $postgres -k $cluster -c listen_addresses=127.0.0.1" -l "$cluster/data/log" start > /dev/null
trap 'kill $servers 2> /dev/null; own pg_ctl -D "$cluster/data" -m immediate stop > /dev/null; rm -rf "$cluster"' EXIT
servers=
sql() { psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$postgres" -U peers -d peers "$@"; }
createdb -h 127.0.0.1 -p "$postgres" -U peers peers
sql -f "$here/peers.sql"
sql -c "\\copy product from '$data/product.csv' csv" -c "\\copy certificate from '$data/certificate.csv' csv" -c 'analyze'

install() {
  [ -x "$folder/$1/node_modules/.bin/$1" ] && return
  mkdir -p "$folder/$1"
  (cd "$folder/$1" && npm init -y > /dev/null && npm install --no-audit --no-fund "$2" > npm.log 2>&1)
}
answers() { until curl -sf -o /dev/null "$@"; do sleep 1; done; }

install postgraphile postgraphile@^4.14
NODE_ENV=production GRAPHILE_ENV=production "$folder/postgraphile/node_modules/.bin/postgraphile" -c "postgres://peers@127.0.0.1:$postgres/peers" \
  -s public -n 127.0.0.1 -p "$postgraphile" --disable-query-log --no-setof-functions-contain-nulls > "$folder/postgraphile.log" 2>&1 &
servers="$servers $!"
answers -H 'Content-Type: application/json' -d '{"query":"{ __typename }"}' "http://127.0.0.1:$postgraphile/graphql"

echo ready
cat > /dev/null
