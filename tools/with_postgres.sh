#!/bin/sh
# Run a command against a PostgreSQL of its own, which is stopped and removed afterwards:
#   tools/with_postgres.sh .venv/bin/pytest tests/archive
# Exits with the command's code, or with 77 where PostgreSQL is not installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 COMMAND [ARGUMENT…]" >&2; exit 2; }

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
if [ -z "$bin" ]; then
    echo "*** NOT RUN: PostgreSQL is not installed (apt-get install postgresql): $*" >&2
    exit 77
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/shibao-pg.XXXXXX")
as=""
if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$folder"
    as="runuser -u postgres --"
fi
cd "$folder"

finish() {
    $as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    wait
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() { cat "$folder/log" >&2; exit 1; }

$as "$bin/initdb" -D "$folder/data" -U shibao -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
    >"$folder/log" 2>&1 || fail
$as "$bin/postgres" -D "$folder/data" -c listen_addresses= -c unix_socket_directories="$folder" \
    -c fsync=off -c full_page_writes=off >"$folder/log" 2>&1 &
tries=0
until "$bin/pg_isready" -q -h "$folder"; do
    tries=$((tries + 1))
    [ $tries -lt 150 ] || fail
    sleep 0.2
done
"$bin/createdb" -h "$folder" -U shibao shibao

cd "$OLDPWD"
SHIBAO_DATABASE_URL="postgresql://shibao@/shibao?host=$folder" "$@"
