#!/usr/bin/env bash
# Asks every operation of the OpenAPI document with generated input, in the name of every role of the practice centre,
# and fails on the first server error. Needs Python 3; schemathesis comes from PyPI into a temporary environment.
#   scripts/fuzz-api.sh path/to/relais [examples per operation]
set -euo pipefail
relais=$1
examples=${2:-20}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet "schemathesis>=4,<5"
listen=127.0.0.1:8199
"$relais" demo --data "$work/demo" --listen "$listen" > "$work/log" 2>&1 &
server=$!
until "$work/python/bin/python" -c "import urllib.request; urllib.request.urlopen('http://$listen/health')" 2>/dev/null; do
  kill -0 "$server"
done
"$relais" openapi > "$work/openapi.json"
for role in clerk centre_manager protection_officer data_protection administrator; do
  scopes=$("$work/python/bin/python" -c "
import json
doc = json.load(open('$work/openapi.json'))
print(' '.join(sorted({op.get('x-scope') for item in doc['paths'].values() for op in item.values() if op.get('x-scope')})))")
  words=()
  for scope in $scopes; do
    if "$relais" token --data "$work/demo" --user "$role" --scope "$scope" --days 1 > /dev/null 2>&1; then words+=(--scope "$scope"); fi
  done
  token=$("$relais" token --data "$work/demo" --user "$role" "${words[@]}" --days 1 | tail -n 1 | grep -o '[a-z0-9]*$')
  echo "== $role"
  "$work/python/bin/schemathesis" run "$work/openapi.json" --url "http://$listen" --header "Authorization: Bearer $token" --header "Accept: application/json" \
    --checks not_a_server_error --max-examples "$examples" --phases examples,coverage,fuzzing --suppress-health-check all --warnings off --seed 1
done
grep -c 'a request failed' "$work/log" && { echo "the log tells of failed requests"; grep 'a request failed' "$work/log" | head; exit 1; } || echo "no request failed"
