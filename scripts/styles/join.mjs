// Trims the built kit, mirrors it for right-to-left, and appends our own sheet. Run by scripts/build-styles.sh.
import { readFileSync, writeFileSync } from "node:fs";
import postcss from "postcss";
import rtlcss from "rtlcss";

const notice = "/*! Relais. Contains parts of govuk-frontend 6.6.0, MIT, Crown copyright (Government Digital Service). */\n";
const read = (f) => readFileSync(f, "utf8").replace(/^\uFEFF/, "").replace(/^@charset[^;]*;/, "").trim();

const kit = postcss.parse(read("kit.css"));
kit.walkAtRules("media", (r) => {
  // Rules for Internet Explorer only.
  if (/\\|\uFFFD/.test(r.params) || /^screen and \(-ms-high-contrast: active\),/.test(r.params)) return r.remove();
  r.params = r.params.replace(/,\s*\(-ms-high-contrast: active\)/, "");
});
kit.walkDecls((d) => {
  // The body sets fonts and smoothing once for all.
  if (/font-smoothing$/.test(d.prop)) return d.remove();
  if (d.prop === "font-family" && d.value === "inherit") return d.remove();
  // The custom properties are always set, so the fallbacks only weigh.
  d.value = d.value.replace(/var\((--govuk-[a-z-]+),\s*#[0-9a-f]+\)/gi, "var($1)");
});
kit.walkRules((r) => { if (!r.nodes.length) r.remove(); });
kit.walkAtRules("media", (r) => { if (!r.nodes.length) r.remove(); });

const ltr = kit.toString();
const rtl = rtlcss.process(ltr);
const own = read("own.css");
for (const [file, css] of [["relais.out.css", ltr], ["relais.out.rtl.css", rtl]]) {
  const all = (notice + css + own + "\n").replace(/[^\x00-\x7f]/g, (c) => "\\" + c.codePointAt(0).toString(16) + " ");
  if (/url\(|@import|@font-face|GDS Transport/.test(all)) throw new Error(file + ": url(), @import or a font slipped in");
  writeFileSync(file, all);
}
