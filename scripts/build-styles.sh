#!/bin/sh
# Builds crates/web/assets/relais.css and relais.rtl.css from govuk-frontend (the parts in scripts/styles/relais.scss)
# and our own crates/web/assets/src/relais.css, and relais.js (minified) from crates/web/assets/src/relais.js. Needs node and npm; installs into a temporary folder only.
# With --check: builds into the temporary folder and fails if the committed files differ.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
assets=$root/crates/web/assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/scripts/styles/relais.scss" "$root/scripts/styles/join.mjs" "$assets/src/relais.css" "$assets/src/relais.js" "$work/"
cd "$work"
printf '{"private":true,"type":"module"}\n' > package.json
npm install --silent --no-audit --no-fund --no-save --ignore-scripts \
  govuk-frontend@6.6.0 sass@1.108.2 rtlcss@4.3.0 postcss@8.5.6 terser@5.44.0 >/dev/null
npx --no-install sass --no-source-map --style=compressed --pkg-importer=node relais.scss kit.css
npx --no-install sass --no-source-map --style=compressed relais.css own.css
node join.mjs
npx --no-install terser relais.js --compress --mangle --ecma 2020 --output relais.out.js
if [ "${1:-}" = --check ]; then
  for f in css rtl.css js; do cmp "relais.out.$f" "$assets/relais.$f"; done
  echo "styles and script are as built"
else
  for f in css rtl.css js; do cp "relais.out.$f" "$assets/relais.$f"; done
  for f in relais.css relais.rtl.css relais.js; do
    printf '%s\t%s bytes\t%s gzipped\n' "$f" "$(wc -c < "$assets/$f")" "$(gzip -9c "$assets/$f" | wc -c)"
  done
fi
