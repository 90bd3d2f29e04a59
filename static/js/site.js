// What pages do beyond HTML and htmx; every page is complete without it.
(() => {
  "use strict";

  // Search while typing: one event after a pause, none while an input method is composing.
  const PAUSE = 300;
  let timer = 0;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-live]") || event.isComposing) return;
    announce(field);
  });
  document.addEventListener("compositionstart", () => clearTimeout(timer));
  document.addEventListener("compositionend", (event) => {
    if (event.target.matches?.("[data-live]")) announce(event.target);
  });
  function announce(field) {
    clearTimeout(timer);
    timer = setTimeout(() => field.dispatchEvent(new CustomEvent("typed", { bubbles: true })), PAUSE);
  }
  // The words have been asked for already when the field is left; asking again would only flicker.
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-live], [data-keep]")) event.stopPropagation();
  }, true);

  // Addresses without empty fields.
  document.addEventListener("htmx:configRequest", (event) => {
    const { parameters, formData } = event.detail;
    for (const name of [...(formData ? formData.keys() : Object.keys(parameters))]) {
      if (parameters[name] === "") delete parameters[name];
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    for (const field of event.target.querySelectorAll("input[name]")) {
      if (field.value === "") {
        field.disabled = true;
        setTimeout(() => { field.disabled = false; });
      }
    }
  });
  // The links to other forms of a list follow its address.
  document.addEventListener("htmx:pushedIntoHistory", () => {
    for (const link of document.querySelectorAll("[data-form]")) {
      const query = new URLSearchParams(location.search);
      query.delete("after");
      query.delete("before");
      query.set("format", link.dataset.form);
      link.search = query.toString();
    }
    const watch = document.querySelector("[data-watch]");
    if (watch) {
      const kept = new URLSearchParams(watch.search);
      kept.set("query", location.search.slice(1));
      watch.search = kept.toString();
    }
    const next = document.querySelector('.language input[name="next"]');
    if (next) next.value = location.pathname + location.search;
  });
  document.addEventListener("htmx:responseError", (event) => say(event));
  document.addEventListener("htmx:sendError", (event) => say(event));
  function say() {
    const count = document.getElementById("count");
    if (count) count.textContent = count.dataset.failed || "—";
  }

  // #c120-184: characters (code points) 120 to 184 of the body are marked and shown, whatever elements they lie in.
  function showRange() {
    const body = document.querySelector("[data-body]");
    if (!body) return;
    for (const old of body.querySelectorAll("mark.here")) old.replaceWith(...old.childNodes);
    body.normalize();
    const wanted = /^#c(\d+)-(\d+)$/.exec(location.hash);
    if (!wanted) return;
    const marks = wrap(body, Number(wanted[1]), Number(wanted[2]));
    if (!marks.length) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    marks[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "instant" });
    marks[0].tabIndex = -1;
    marks[0].focus({ preventScroll: true });
  }
  function wrap(body, start, end) {
    const pieces = [];
    for (const paragraph of body.querySelectorAll("[data-start]")) {
      let at = Number(paragraph.dataset.start);
      if (at >= end) break;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const points = [...node.data];
        const from = Math.max(start - at, 0);
        const to = Math.min(end - at, points.length);
        if (from < to) pieces.push([node, points.slice(0, from).join("").length, points.slice(0, to).join("").length]);
        at += points.length;
      }
    }
    return pieces.map(([node, from, to]) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement("mark");
      mark.className = "here";
      range.surroundContents(mark);
      return mark;
    });
  }
  window.addEventListener("hashchange", showRange);
  showRange();

  // A shape of a chart is a second handle of the link in its table, so that both do the same.
  document.addEventListener("click", (event) => {
    const shape = event.target.closest?.("svg a[href]");
    if (!shape || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const address = shape.getAttribute("href");
    const twin = [...document.querySelectorAll(".twin a")].find((link) => link.getAttribute("href") === address);
    if (!twin) return;
    event.preventDefault();
    twin.click();
  });

  // Copy a citation.
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const told = button.parentElement.querySelector("[data-copied]");
      told.hidden = false;
    });
  }

  // Keys of one character; the dialog that lists them can switch them off.
  const OFF = "keys-off";
  const dialog = document.getElementById("keys");
  const used = dialog?.querySelector("input");
  const areOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  if (used) {
    used.checked = !areOff();
    used.addEventListener("change", () => {
      try { localStorage.setItem(OFF, used.checked ? "0" : "1"); } catch { /* no storage: on until the page goes */ }
    });
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-keys]")) dialog?.showModal();
  });
  const rows = () => [...document.querySelectorAll("main article.row h3 a, .index li > a:first-child")];
  const rowOf = (link) => link?.closest("article.row, .index li");
  const current = () => {
    const here = rowOf(document.activeElement);
    return rows().findIndex((link) => (here ? rowOf(link) === here : link.hash && link.hash === location.hash));
  };
  function step(by) {
    const all = rows();
    const at = current();
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    if (!next) return false;
    if (next.closest(".index")) next.click();
    else {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "center" });
    }
    return true;
  }
  function open() {
    const link = rows()[current()];
    const more = link?.parentElement.querySelector(".more");
    (more || link)?.click();
    return Boolean(link);
  }
  function copy() {
    const row = rowOf(document.activeElement);
    const button = document.querySelector("[data-copy]:not([hidden])");
    if (row && navigator.clipboard) {
      const link = row.querySelector("h3 a, a");
      const said = [link, row.querySelector(".who, .kind"), row.querySelector(".by")];
      const words = said.filter(Boolean).map((part) => part.innerText.replace(/\s+/g, " ").trim());
      navigator.clipboard.writeText([...words, link.href].join(" — "));
    } else button?.click();
    return Boolean(row || button);
  }
  function search() {
    const field = document.querySelector("[data-live]") || document.querySelector("[data-slash]");
    field?.focus();
    return Boolean(field);
  }
  const keys = { "/": search, j: () => step(1), k: () => step(-1), o: open, c: copy };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || areOff() || dialog?.open) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === "?" && dialog) dialog.showModal();
    else if (event.key !== "/" && document.querySelector("[data-item]")) return;
    else if (!keys[event.key]?.()) return;
    event.preventDefault();
  });
})();
