/* Relais: improvements only; every page works without this file. See assets/src/README.md. */
(() => {
  "use strict";
  const d = document, all = (s, r = d) => [...r.querySelectorAll(s)];
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
    if (!--busy && held) { const [f, b] = held; held = 0; f.requestSubmit(b); }
  }

  d.addEventListener("change", (e) => { if (e.target.matches("input[type=file][data-shrink]")) shrink(e.target); });
  d.addEventListener("submit", (e) => {
    const q = e.submitter?.dataset.confirm || e.target.dataset.confirm;
    if (busy) { e.preventDefault(); held = [e.target, e.submitter]; }
    else if (q && !confirm(q)) e.preventDefault();
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
  all("[data-candidates]").forEach(candidates);
  all("[data-progress]").forEach(progress);
  for (const a of all(".rail [aria-current],.tabs [aria-current]")) {
    const p = a.parentNode;
    if (p.scrollWidth > p.clientWidth) p.scrollLeft += a.getBoundingClientRect().left - p.getBoundingClientRect().left - (p.clientWidth - a.offsetWidth) / 2;
  }
})();
