# Starts a PostgreSQL cluster in an empty folder, says "ready", waits until its standard input is closed, which happens
# however the process at the other end dies, then stops the cluster and removes the folder.
# Arguments: folder of the binaries (or empty for PATH), temporary folder.
bin=${1:+$1/}
dir=$2
trap '' HUP INT TERM

fail() {
    echo "$1"
    cat "$dir/log" 2>/dev/null
    rm -rf "$dir"
    exit 1
}

# A linguistic collation, where the build has one, shows statements that forgot `collate "C"`.
set -- --no-sync -D "$dir/data" -U relais -A trust -E UTF8 --no-instructions
{ "${bin}initdb" "$@" --locale-provider=icu --icu-locale=fr --locale=C.UTF-8 || { rm -rf "$dir/data"; "${bin}initdb" "$@" --locale=C; }; } >"$dir/log" 2>&1 </dev/null || fail "initdb failed:"
cat >>"$dir/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$dir'
max_connections = 300
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
END
# `pg_ctl --wait` asks until the cluster answers or the seconds are over.
"${bin}pg_ctl" start --wait --timeout=120 -D "$dir/data" -l "$dir/log" >>"$dir/log" 2>&1 </dev/null || fail "the cluster does not start:"
echo ready
cat >/dev/null
"${bin}pg_ctl" stop --wait --mode=immediate -D "$dir/data" >/dev/null 2>&1 </dev/null
rm -rf "$dir"
