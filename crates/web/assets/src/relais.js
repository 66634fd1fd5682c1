/* Relais: improvements only; every page works without this file. See assets/src/README.md. */
(() => {
  "use strict";
  const d = document, all = (s, r = d) => [...r.querySelectorAll(s)];
  const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  d.documentElement.classList.add("js");

  // Signature
  function signature(box) {
    const c = box.querySelector("canvas"), out = box.querySelector("input[type=hidden]"), g = c.getContext("2d");
    let on = false;
    const clear = () => { g.fillStyle = "#fff"; g.fillRect(0, 0, c.width, c.height); out.value = ""; };
    const at = (e) => { const r = c.getBoundingClientRect(); return [(e.clientX - r.left) * c.width / r.width, (e.clientY - r.top) * c.height / r.height]; };
    clear();
    g.lineWidth = 3; g.lineCap = g.lineJoin = "round"; g.strokeStyle = "#17302d";
    c.addEventListener("pointerdown", (e) => {
      if (!e.isPrimary || e.button) return;
      on = true; c.setPointerCapture(e.pointerId);
      const p = at(e); g.beginPath(); g.moveTo(...p); g.lineTo(p[0] + .1, p[1]); g.stroke();
    });
    c.addEventListener("pointermove", (e) => {
      if (!on || !e.isPrimary) return;
      for (const m of e.getCoalescedEvents?.() || [e]) g.lineTo(...at(m));
      g.stroke();
    });
    const end = () => { if (on) { on = false; out.value = c.toDataURL("image/png"); } };
    c.addEventListener("pointerup", end);
    c.addEventListener("pointercancel", end);
    box.querySelector("[data-clear]")?.addEventListener("click", clear);
    c.closest("form")?.addEventListener("reset", clear);
  }

  // A card read with the camera, where the browser can
  function scan(el) {
    const button = el.querySelector("button"), to = d.getElementById(el.dataset.scan);
    if (!to || !("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return;
    el.hidden = false;
    button.addEventListener("click", async () => {
      let stream;
      try { stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }); } catch { return to.focus(); }
      const video = d.createElement("video"), detector = new BarcodeDetector({ formats: ["qr_code"] });
      const stop = () => { stream.getTracks().forEach((t) => t.stop()); video.remove(); button.disabled = false; };
      button.disabled = true; video.className = "scan"; video.playsInline = video.muted = true; video.srcObject = stream;
      el.after(video);
      await video.play();
      const until = Date.now() + 60000;
      const look = async () => {
        const [found] = await detector.detect(video).catch(() => []);
        if (found) { stop(); to.value = found.rawValue; to.form.requestSubmit(); }
        else if (Date.now() > until) stop();
        else requestAnimationFrame(look);
      };
      look();
    });
  }

  // Likely duplicates while one types
  function candidates(el) {
    const form = el.closest("form"), to = d.getElementById(el.dataset.target);
    // What is ticked in the list stays in the list, and ticked, when the list is made anew.
    const ticked = () => all(":checked", to).map((b) => b.value);
    let timer, ctl;
    if (form && to) el.addEventListener("input", (e) => {
      if (to.contains(e.target)) return;
      clearTimeout(timer);
      timer = setTimeout(async () => {
        ctl?.abort();
        const mine = ctl = new AbortController(), body = new URLSearchParams(), kept = ticked();
        for (const [k, v] of new FormData(form)) if (typeof v == "string" && !v.startsWith("data:") && !kept.includes(v)) body.append(k, v);
        try {
          const r = await fetch(el.dataset.candidates, { method: "POST", body, signal: mine.signal, headers: { Accept: "text/html" } });
          if (!r.ok || r.redirected) return;
          const t = await r.text();
          if (mine != ctl) return;
          const now = ticked();
          to.innerHTML = t.trim();
          all("input", to).forEach((b) => { b.checked = now.includes(b.value); });
        } catch { /* offline or dropped */ }
      }, 400);
    });
  }

  // Progress: replaced every second until done
  function progress(el) {
    const next = (ms) => setTimeout(async () => {
      if (!el.isConnected) return;
      try {
        const r = await fetch(el.dataset.progress, { headers: { Accept: "text/html" } });
        if (r.redirected || (r.status >= 400 && r.status < 500)) return;
        const t = d.createElement("template");
        t.innerHTML = r.ok ? await r.text() : "";
        const fresh = t.content.firstElementChild;
        if (!fresh) return next(5000);
        el.replaceWith(fresh);
        if (fresh.dataset.progress) progress(fresh);
      } catch { next(5000); }
    }, ms);
    next(1000);
  }

  // Shown only while a field of the form has one of the named values
  function when(el) {
    const form = el.closest("form"), [name, values] = el.dataset.when.split("=");
    const look = () => {
      const on = values.split(" ").includes(form.elements[name].value);
      if (el.tagName != "DETAILS") el.hidden = !on;
      else if (on) el.open = true;
    };
    form.addEventListener("change", look);
    look();
  }

  // Grid: a row is sent as soon as it is left, with a key of its own, again and again until the server says it is kept.
  // What is not kept yet stays in memory only: a shared machine must not keep names on its disk.
  function sheet(form) {
    const table = form.querySelector(".sheet"), body = table.tBodies[0], names = ["given", "family", "sex", "age", "group", "alone"];
    const [saved, waiting, conflict, mine, theirs, typing] = form.dataset.sheet.split("|");
    const heads = all("thead th", table).map((h) => h.textContent.trim()), rows = new Map();
    const inputs = (tr) => all("input", tr), values = (tr) => inputs(tr).map((i) => i.value.trim()), of = (row) => names.map((n) => row[n] || "");
    const same = (a, b) => a.every((v, i) => v == b[i]), changed = (tr, r) => !same(values(tr), r.was);
    let wait = 0, busy = false, timer, hop;
    const say = (tr, r, text, kind, ...more) => { r.cell.replaceChildren(text, ...more); tr.className = kind; };
    function adopt(tr, token) {
      const [number, base] = token == "+" ? ["", 0] : token.split("."), cell = d.createElement("td");
      tr.querySelector(".wrong")?.remove();
      cell.className = "state"; cell.setAttribute("role", "status"); tr.append(cell);
      const r = { number, base: +base, was: values(tr), cell };
      rows.set(tr, r); label(tr, r);
    }
    function label(tr, r) {
      inputs(tr).forEach((input, i) => {
        input.setAttribute("aria-label", heads[i + 1] + " " + r.number);
        input.autocomplete = "off";
        if (i < 2) input.setAttribute("autocapitalize", "words"); else input.setAttribute("autocapitalize", "characters");
        if (i == 3) input.inputMode = "numeric";
      });
    }
    // A new empty row below the last, once that is begun
    function grow() {
      const last = body.rows[body.rows.length - 1], r = rows.get(last);
      if (!r || r.number || !values(last).some(Boolean)) return;
      const tr = last.cloneNode(true);
      tr.querySelector(".state").remove(); tr.className = "";
      inputs(tr).forEach((input) => { input.value = ""; });
      body.append(tr); adopt(tr, "+");
    }
    function leave(tr) {
      const r = rows.get(tr);
      if (!r || r.sent || r.theirs || !changed(tr, r)) return;
      r.sent = { key: key(), values: values(tr) };
      say(tr, r, waiting, "wait"); grow(); pump();
    }
    // Shows what the server has; what was typed on meanwhile stays.
    function put(tr, r, row, before) {
      const now = of(row);
      inputs(tr).forEach((input, i) => { if (input.value.trim() == before[i]) input.value = now[i]; });
      r.was = now; r.base = row.version;
      if (!r.number && row.number) { r.number = row.number; tr.cells[0].textContent = row.number; label(tr, r); }
    }
    function answer(tr, r, a) {
      const sent = r.sent.values;
      r.sent = 0;
      if (a.state == "saved") {
        put(tr, r, a.row, sent);
        if (changed(tr, r)) { if (tr.contains(d.activeElement)) say(tr, r, typing, "wait"); else leave(tr); } else say(tr, r, saved, "ok");
      } else if (a.state == "conflict") {
        r.theirs = a.row;
        const button = (text, deed) => { const b = d.createElement("button"); b.type = "button"; b.className = "link"; b.textContent = text; b.addEventListener("click", () => { const row = r.theirs; r.theirs = 0; put(tr, r, row, deed ? r.was : values(tr)); if (deed) leave(tr); else say(tr, r, saved, "ok"); }); return b; };
        say(tr, r, conflict + " " + of(a.row).filter(Boolean).join(" · ") + " ", "bad", button(mine, 1), " ", button(theirs, 0));
      } else say(tr, r, a.row.wrong, "bad");
    }
    async function pump() {
      const due = [...rows].filter(([, r]) => r.sent).slice(0, 40);
      if (busy || !due.length) return;
      busy = true; clearTimeout(timer);
      const ctl = new AbortController(), late = setTimeout(() => ctl.abort(), 15000);
      try {
        const list = due.map(([, r]) => ({ number: r.number, key: r.sent.key, base: r.base, ...Object.fromEntries(names.map((n, i) => [n, r.sent.values[i]])) }));
        const res = await fetch(form.action, { method: "POST", signal: ctl.signal, headers: { Accept: "application/json", "Content-Type": "application/json" }, body: JSON.stringify({ rows: list }) });
        if (![200, 403, 404, 409, 422].includes(res.status)) throw 0;
        const data = await res.json();
        for (const [tr, r] of due) {
          const a = data.rows?.find((row) => row.key == r.sent.key);
          if (a) answer(tr, r, a); else { r.sent = 0; say(tr, r, data.message || "?", "bad"); }
        }
        wait = 0;
      } catch { wait = Math.min(30000, wait * 2 || 500); }
      clearTimeout(late); busy = false;
      if ([...rows.values()].some((r) => r.sent)) timer = setTimeout(pump, wait);
    }
    const flush = () => [...rows.keys()].forEach(leave), near = (input, step) => { const list = all("input", body); return list[list.indexOf(input) + step]; };
    const tokens = form.elements.n.value.split(" ");
    table.tHead.rows[0].append(d.createElement("td"));
    all("tr", body).filter((tr) => inputs(tr).length).forEach((tr, i) => adopt(tr, tokens[i] || "+"));
    body.addEventListener("focusout", (e) => { const tr = e.target.closest("tr"); if (!tr.contains(e.relatedTarget)) leave(tr); });
    body.addEventListener("input", (e) => {
      const tr = e.target.closest("tr"), r = rows.get(tr), column = inputs(tr).indexOf(e.target), one = e.target.value.trim().slice(-1);
      if (r && !r.sent && !r.theirs) say(tr, r, changed(tr, r) ? typing : "", "");
      if (column == 2) e.target.value = one.toUpperCase();
      if (column == 5) e.target.value = one && "x";
      if (column == 2 && one) (hop = near(e.target, 1))?.focus();
      grow();
    });
    body.addEventListener("keydown", (e) => {
      if (e.target.tagName != "INPUT" || e.isComposing) return;
      // One letter says the sex and the next field is there already: whoever goes on by habit is not taken past it.
      const there = hop == e.target && (e.key == "Tab" && !e.shiftKey || e.key == "Enter");
      if (e.key != "Shift") hop = 0;
      if (there) return e.preventDefault();
      const step = { Enter: e.shiftKey ? -1 : 1, ArrowDown: names.length, ArrowUp: -names.length }[e.key];
      if (!step) return;
      e.preventDefault();
      const to = near(e.target, step);
      if (to) { to.focus(); to.select(); } else leave(e.target.closest("tr"));
    });
    form.addEventListener("submit", (e) => { e.preventDefault(); flush(); });
    addEventListener("online", () => { wait = 0; pump(); });
    d.addEventListener("visibilitychange", () => { if (d.hidden) flush(); });
    addEventListener("beforeunload", (e) => { if ([...rows].some(([tr, r]) => r.sent || r.theirs || changed(tr, r))) { flush(); e.preventDefault(); } });
  }

  // A number, Enter, then one key for the button
  function press(form) {
    const input = form.querySelector("input"), keys = all("[accesskey]", form);
    form.addEventListener("keydown", (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      if (e.target == input) { if (e.key == "Enter" && input.value.trim()) { e.preventDefault(); keys[0].focus(); } return; }
      const button = keys[e.key - 1] || all("[name=group]", form).find((b) => b.value == e.key.toUpperCase());
      if (button) { e.preventDefault(); button.click(); }
    });
  }

  // Pictures made small before sending
  let busy = 0, held;
  async function small(f) {
    if (!/^image\/(jpeg|png|webp|heic)/.test(f.type)) return f;
    try {
      const b = await createImageBitmap(f), k = Math.min(1, 1600 / Math.max(b.width, b.height)), c = d.createElement("canvas");
      c.width = Math.round(b.width * k); c.height = Math.round(b.height * k);
      const g = c.getContext("2d");
      g.fillStyle = "#fff"; g.fillRect(0, 0, c.width, c.height); g.drawImage(b, 0, 0, c.width, c.height);
      const o = await new Promise((y) => c.toBlob(y, "image/jpeg", .8));
      return o ? new File([o], f.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : f;
    } catch { return f; }
  }
  async function shrink(input) {
    busy++;
    try {
      const t = new DataTransfer();
      for (const f of await Promise.all([...input.files].map(small))) t.items.add(f);
      input.files = t.files;
    } catch { /* sent as they are */ }
    // As many bytes as the server takes: FILE_BYTES_MAX in input.rs
    input.setCustomValidity([...input.files].some((f) => f.size > 2e7) ? input.dataset.large || "" : "");
    input.reportValidity();
    if (!--busy && held) { const [f, b] = held; held = 0; f.requestSubmit(b); }
  }

  // Sending: a form goes off while its page stays, so that nothing typed is lost when there is no line; it is sent again,
  // always the same with the same key, until there is an answer. The server carries out once what has one key.
  // What was typed is in the page only: nothing is kept on the device (docs/decisions/0013).
  const root = d.documentElement, me = d.body.dataset.me, says = self.relaisSays, underway = new Map(), opened = new Map();
  const typed = (form, by) => { const f = new FormData(form); if (by?.name) f.append(by.name, by.value); return f; };
  const words = (f) => JSON.stringify([...f].map(([k, v]) => [k, v.name === undefined ? v : v.name + v.size]));
  const sends = (f) => me && /^post$/i.test(f.getAttribute("method")) && !f.matches("[role=search],[data-plain],[data-sheet],[action='/sign-out']");
  const isLong = (f) => sends(f) && (f.querySelector("textarea") || f.querySelectorAll("input:not([type=hidden]),select").length > 8);
  let left = false;
  function tell(s, ...what) {
    const by = s.by?.closest(".toolbar,.ends") || s.by || s.form.lastElementChild;
    s.box ||= s.form.querySelector(".unsent") || d.createElement("div");
    s.box.className = "notice warn unsent"; s.box.setAttribute("role", "status");
    if (!s.box.isConnected) by.after(s.box);
    s.box.replaceChildren(...what); s.box.scrollIntoView({ block: "nearest" });
  }
  const link = (text, href, apart) => { const a = d.createElement("a"); a.href = href; a.textContent = text; if (apart) a.target = "_blank"; return a; };
  function send(form, by) {
    const data = typed(form, by), files = form.enctype == "multipart/form-data";
    const s = {
      form, by, key: key(), was: words(data), wait: 1000, limit: files ? 300000 : 20000,
      url: by?.getAttribute("formaction") || form.getAttribute("action") || location.href,
      body: files ? data : new URLSearchParams([...data].map(([k, v]) => [k, v.name ?? v])),
    };
    underway.set(form, s); attempt(s);
  }
  async function attempt(s) {
    if (s.busy) return;
    s.busy = true; clearTimeout(s.timer); s.form.dataset.busy = 1;
    const ctl = new AbortController(), late = setTimeout(() => ctl.abort(), s.limit), slow = setTimeout(lost, 4000);
    function lost() { s.told = true; delete s.form.dataset.busy; tell(s, says[0]); }
    let r, page;
    try {
      r = await fetch(s.url, { method: "POST", body: s.body, signal: ctl.signal, headers: { Accept: "text/html", "Idempotency-Key": s.key, "Relais-As": me } });
      // A proxy in front that has lost the centre, or a network that wants to be paid first
      if (!r.headers.has("content-security-policy")) throw 0;
      page = /^text\/html/.test(r.headers.get("content-type")) ? await r.text() : await r.blob();
    } catch { r = 0; }
    clearTimeout(late); clearTimeout(slow); s.busy = false;
    if (r) { delete s.form.dataset.busy; return answered(s, r, page); }
    lost(); s.timer = setTimeout(attempt, s.wait, s); s.wait = Math.min(30000, s.wait * 2);
  }
  function answered(s, r, page) {
    const to = r.headers.get("relais-go") || (r.redirected ? r.url : ""), more = s.told && words(typed(s.form, s.by)) != s.was;
    underway.delete(s.form);
    // Neither of these two has carried anything out.
    if (/^\/sign-in/.test(to)) return tell(s, link(says[1], "/sign-in", true));
    const error = typeof page == "string" && new DOMParser().parseFromString(page, "text/html").querySelector("[data-error]");
    if (error) return tell(s, ...[...error.children].slice(1, -1));
    if (to) return more ? tell(s, link(says[2], to)) : go(to);
    if (typeof page != "string") { s.box?.remove(); const a = link("", URL.createObjectURL(page)); a.download = ""; return a.click(); }
    // The form again, with what is wrong or what comes next. What was typed meanwhile belongs to it, so it goes first.
    if (more || s.then) return send(s.form, s.then || s.by);
    left = true; d.open(); d.write(page.replace("<html ", `<html data-answer="${r.status}" `)); d.close(); scrollTo(0, 0);
  }
  function go(to) {
    const u = new URL(to, location.href);
    left = true;
    if (u.hash && u.pathname + u.search == location.pathname + location.search) { history.replaceState(null, "", u); location.reload(); } else location.assign(u);
  }
  function again() { underway.forEach((s) => { s.wait = 1000; attempt(s); }); }
  addEventListener("online", again);
  d.addEventListener("visibilitychange", () => { if (!d.hidden) again(); });
  addEventListener("pageshow", (e) => { if (e.persisted) left = false; });
  addEventListener("beforeunload", (e) => {
    if (left || !underway.size && ![...opened].some(([f, was]) => f.isConnected && words(typed(f)) != was)) return;
    e.preventDefault(); e.returnValue = "";
  });

  d.addEventListener("change", (e) => { if (e.target.matches("input[type=file][data-shrink]")) shrink(e.target); });
  d.addEventListener("submit", (e) => {
    const form = e.target, by = e.submitter, q = by?.dataset.confirm || form.dataset.confirm, s = underway.get(form);
    if (e.defaultPrevented) return;
    if (busy) { e.preventDefault(); held = [form, by]; }
    else if (!s && q && !confirm(q)) e.preventDefault();
    else if (sends(form)) {
      e.preventDefault();
      if (!s) return send(form, by);
      if (by != s.by) s.then = by;
      s.wait = 1000; attempt(s);
    }
  });
  d.addEventListener("click", (e) => {
    const el = e.target.closest("[data-print],a[data-confirm]");
    if (el?.matches("[data-print]")) print();
    else if (el && !confirm(el.dataset.confirm)) e.preventDefault();
    all("details.menu[open]").forEach((m) => m.contains(e.target) || (m.open = false));
  });
  d.addEventListener("keydown", (e) => {
    if (e.key == "Escape") all("details.menu[open]").forEach((m) => { m.open = false; });
    if (e.key != "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,textarea,select,[contenteditable]")) return;
    const f = d.querySelector(".find input");
    if (f) { e.preventDefault(); f.focus(); f.select(); }
  });

  all("[data-signature]").forEach(signature);
  all("[data-scan]").forEach(scan);
  all("[data-candidates]").forEach(candidates);
  all("[data-progress]").forEach(progress);
  all("[data-sheet]").forEach(sheet);
  all("[data-press]").forEach(press);
  all("[data-when]").forEach(when);
  // What came back to be looked at again is not kept anywhere yet.
  all("form").filter(isLong).forEach((f) => opened.set(f, root.dataset.answer ? "" : words(typed(f))));
  if (root.dataset.answer) (d.querySelector("[autofocus]") || d.getElementById("main")).focus();
  for (const a of all(".rail [aria-current],.tabs [aria-current]")) {
    const p = a.parentNode;
    if (p.scrollWidth > p.clientWidth) p.scrollLeft += a.getBoundingClientRect().left - p.getBoundingClientRect().left - (p.clientWidth - a.offsetWidth) / 2;
  }
})();
