(() => {
"use strict";
const root = document.documentElement, one = (s, n = document) => n.querySelector(s), all = (s, n = document) => [...n.querySelectorAll(s)];
root.classList.add("js");
const peek = one("#peek");
let from = null;

/* Drawers: the address opens them; scripts only move the focus there and back. */
const shown = () => peek && !peek.hidden ? peek : all(".drawer").find(d => d !== peek && (d.matches(":target") || one(":target", d)));
const shut = () => {
  if (peek && !peek.hidden) { peek.hidden = true; peek.replaceChildren(); }
  else { const x = scrollX, y = scrollY; location.hash = "-"; scrollTo(x, y); }
  if (from && from.isConnected) from.focus({ preventScroll: true });
};
addEventListener("hashchange", () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const drawer = target && target.closest(".drawer");
  if (drawer) { drawer.focus({ preventScroll: true }); target.scrollIntoView({ block: "nearest" }); }
});

/* A link to a sentence opens it in the drawer; the link in the drawer opens the report. */
const show = (link) => {
  const sentence = document.getElementById(link.hash.slice(1));
  const report = sentence && sentence.closest("article.report");
  if (!report || !peek) return false;
  const close = document.createElement("p"), again = document.createElement("a"), open = document.createElement("a"), said = document.createElement("blockquote");
  close.className = "close"; again.href = "#-"; again.textContent = "Close"; close.append(again);
  const head = one("header", report).cloneNode(true);
  all("[id]", head).forEach(n => n.removeAttribute("id"));
  const title = one("h1,h2,h3,h4", head), h = document.createElement("h3");
  h.append(...title.childNodes); title.replaceWith(h);
  const paragraph = (sentence.closest("p, li") || sentence).cloneNode(true);
  const here = one("[id='" + sentence.id + "']", paragraph) || paragraph;
  here.classList.add("here"); all(".m", paragraph).forEach(n => n.remove());
  all("[id]", paragraph).forEach(n => n.removeAttribute("id")); paragraph.removeAttribute("id");
  said.lang = one(".text", report).lang; said.append(...(here === paragraph ? [paragraph] : paragraph.childNodes));
  open.href = link.hash; open.dataset.open = ""; open.textContent = "Open the report at this place";
  peek.replaceChildren(close, head, said, open);
  peek.hidden = false; peek.focus({ preventScroll: true });
  return true;
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const drawer = link.closest(".drawer");
  if (drawer && link.closest(".close")) { event.preventDefault(); shut(); return; }
  if (drawer && peek && !peek.hidden) { peek.hidden = true; return; }
  if (!drawer && /^#e\d|^#keys/.test(link.hash)) { from = link; return; }
  if (!drawer && /^#r\d+-s\d+$/.test(link.hash) && !("open" in link.dataset)) {
    from = link;
    if (show(link)) event.preventDefault();
  }
});

/* Columns: hide and pin; search in the claims. */
all("section.grid").forEach(grid => {
  const form = one("form.filters", grid), table = one("table", grid);
  if (!form) return;
  form.addEventListener("submit", e => e.preventDefault());
  const box = document.createElement("fieldset"), label = document.createElement("label"), input = document.createElement("input"), words = document.createElement("span"), told = document.createElement("p");
  words.textContent = "Search the claims"; words.className = "sr"; input.type = "search"; input.placeholder = "search"; input.className = "o-search";
  told.className = "quiet small"; told.setAttribute("role", "status");
  label.append(words, input); box.append(label); form.append(box, told);
  const rows = table ? [...table.tBodies[0].rows] : all("ol.claims > li", grid);
  input.addEventListener("input", () => {
    const want = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let kept = 0;
    rows.forEach(row => { const text = row.textContent.toLowerCase(), hit = want.every(w => text.includes(w)); row.classList.toggle("unfound", !hit); kept += hit; });
    told.textContent = want.length ? kept + " of " + rows.length + " claims" : "";
  });
  if (!table) return;
  const heads = all("thead th[data-n]", table);
  if (heads.length < 2) return;
  const menu = document.createElement("details"), summary = document.createElement("summary"), list = document.createElement("div");
  summary.textContent = "Columns"; menu.className = "columns"; menu.append(summary, list);
  const place = Object.fromEntries(heads.map(h => [h.dataset.n, h.cellIndex])), cells = n => [...table.rows].map(r => r.cells[place[n]]);
  heads.forEach(head => {
    const n = head.dataset.n, line = document.createElement("p"), name = one(".outlet", head).textContent;
    const tick = (word, made) => {
      const l = document.createElement("label"), i = document.createElement("input"), s = document.createElement("span");
      i.type = "checkbox"; i.checked = word === "show"; s.textContent = word === "show" ? n + " " + name : "pin";
      if (word === "pin") i.setAttribute("aria-label", "pin " + n + " " + name);
      l.append(i, s); i.addEventListener("change", () => made(i.checked)); line.append(l);
    };
    tick("show", on => cells(n).forEach(c => c.classList.toggle("away", !on)));
    tick("pin", on => {
      cells(n).forEach(c => c.classList.toggle("pinned", on));
      let left = one("thead th.corner", table).offsetWidth;
      heads.filter(h => h.classList.contains("pinned")).forEach(h => { cells(h.dataset.n).forEach(c => { c.style.left = left + "px"; }); left += h.offsetWidth; });
    });
    list.append(line);
  });
  form.append(menu);
});

/* Where the style shows a table as a list, it is read out as one. */
const narrow = matchMedia("(max-width: 48rem)");
const say = () => all("section.grid .scroll > table").forEach(table => {
  const list = narrow.matches || !!one(".o-list:checked", table.closest(".grid")), put = (n, role) => list ? n.setAttribute("role", role) : n.removeAttribute("role");
  put(table, "list");
  if (list) table.setAttribute("aria-label", table.caption.textContent); else table.removeAttribute("aria-label");
  table.caption.hidden = list;
  put(table.tBodies[0], "none");
  [...table.tBodies[0].rows].forEach(r => { put(r, "listitem"); [...r.cells].forEach(c => put(c, "none")); });
});
say();
narrow.addEventListener("change", say);
all(".o-list").forEach(i => i.addEventListener("change", say));

/* Keys. */
let row = -1, column = 0;
const visible = (n) => n.offsetParent !== null || n.getClientRects().length > 0;
const grids = () => all("section.grid");
const rowsOf = () => grids().flatMap(g => all("tbody tr, ol.claims > li", g)).filter(visible);
const stops = (r) => all("th > p:nth-of-type(n+3) > a, .head > p:nth-of-type(n+3) > a, td > a, td summary, ul > li > a", r).filter(visible);
const go = (dr, dc) => {
  const rows = rowsOf();
  if (!rows.length) return;
  const now = document.activeElement && document.activeElement.closest("section.grid tr, ol.claims > li");
  if (now && rows.includes(now)) { row = rows.indexOf(now); const s = stops(now).indexOf(document.activeElement); if (s >= 0) column = s; }
  row = Math.max(0, Math.min(rows.length - 1, row < 0 ? 0 : row + dr));
  const found = stops(rows[row]);
  column = Math.max(0, Math.min(found.length - 1, column + dc));
  if (found[column]) { found[column].focus({ preventScroll: true }); found[column].closest("td, th, li").scrollIntoView({ block: "nearest", inline: "nearest" }); }
};
const flip = (selector) => all(selector).forEach(i => { i.checked = !i.checked; });
const keys = {
  j: () => go(1, 0), k: () => go(-1, 0), l: () => go(0, 1), h: () => go(0, -1),
  d: () => grids().forEach(g => { const only = one(".f-differs", g), every = one(".f-all", g); if (only) (only.checked ? every : only).checked = true; }),
  c: () => flip(".o-copies"),
  "/": () => { const i = one(".o-search"); if (i) { i.focus(); i.scrollIntoView({ block: "center" }); } },
  "?": () => { from = document.activeElement; location.hash = "keys"; },
  o: () => {
    const drawer = shown(), target = drawer && one(":target a[data-open], a[data-open]", drawer);
    const cell = document.activeElement && document.activeElement.closest("section.grid td, section.grid li");
    const evidence = !target && cell && one("a[href^='#']", cell);
    const place = evidence && document.getElementById(evidence.hash.slice(1));
    const link = target || (place && one("a[data-open]", place));
    if (link) link.click();
    else if (evidence && place && place.closest("article.report")) location.hash = evidence.hash;
  },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (event.key === "Escape") {
    if (typing) { typing.blur(); return; }
    if (shown()) { event.preventDefault(); shut(); }
    return;
  }
  if (typing || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

/* Print: a grid wider than four reports is printed in panels of four, what one report has only in its panel. */
addEventListener("beforeprint", () => {
  all("section.grid .scroll > table").forEach(table => {
    const heads = all("thead th[data-n]", table).filter(visible).map(h => h.cellIndex);
    if (heads.length <= 4) return;
    const size = Math.ceil(heads.length / Math.ceil(heads.length / 4)), box = document.createElement("div");
    box.className = "panels";
    for (let i = 0; i < heads.length; i += size) {
      const keep = heads.slice(i, i + size), copy = table.cloneNode(true);
      [...copy.rows].forEach(r => {
        [...r.cells].forEach((c, n) => { if (n && !keep.includes(n)) c.remove(); });
        if (r.matches(".only_one, .background") && !one("td > a", r)) r.remove();
      });
      all("[id]", copy).forEach(n => n.removeAttribute("id"));
      box.append(copy);
    }
    table.parentNode.after(box); root.classList.add("paneled");
  });
});
addEventListener("afterprint", () => { all(".panels").forEach(n => n.remove()); root.classList.remove("paneled"); });
})();
