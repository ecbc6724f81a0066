#!/bin/sh
# Sets up PostGraphile 4 and Directus 11 from npm on PostgreSQL with the data of PeersBenchmark, and runs all until standard input ends. Prints
# "ready" once both answer. Needs PostgreSQL's programs, node, npm, curl and a C++ compiler; keeps what npm installs in FOLDER.
#
# usage: peers.sh FOLDER DATA-FOLDER FIRST-PORT
#   FIRST-PORT is PostgreSQL's, the next one PostGraphile's, the one after it Directus's
set -eu
folder=$1 data=$2 postgres=$3 postgraphile=$(($3 + 1)) directus=$(($3 + 2))
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

# The last version that runs on Node 18 and 20; parts of it are compiled against the Node that is there.
npm_config_nodedir=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
export npm_config_nodedir
install directus directus@11.1.2
export DB_CLIENT=pg DB_HOST=127.0.0.1 DB_PORT="$postgres" DB_DATABASE=peers DB_USER=peers DB_PASSWORD=none
export KEY=peers SECRET=peers ADMIN_EMAIL=admin@example.com ADMIN_PASSWORD=peers-peers ADMIN_TOKEN=peers-token
export HOST=127.0.0.1 PORT="$directus" TELEMETRY=false CACHE_ENABLED=false LOG_LEVEL=warn NODE_ENV=production
cd "$folder/directus"
node_modules/.bin/directus bootstrap > directus.log 2>&1
# It takes the tables as they are; that certificates are listed with their product has to be told.
sql -c "insert into directus_relations (many_collection, many_field, one_collection, one_field)
        values ('certificate', 'product_id', 'product', 'certificates')" \
  -c "insert into directus_fields (collection, field, special) values ('product', 'certificates', 'o2m')"
node_modules/.bin/directus start >> directus.log 2>&1 &
servers="$servers $!"
answers "http://127.0.0.1:$directus/server/ping"

echo ready
cat > /dev/null
