// Keys of the review of findings; every act is a form that works without them.
(() => {
  "use strict";

  const list = document.querySelector("[data-findings]");
  if (!list) return;
  list.classList.add("scripted");
  const cards = () => [...list.querySelectorAll("[data-finding]")];
  const current = () => list.querySelector("[data-finding].current");
  const decided = [];

  function take(card, focus = true) {
    if (!card) return;
    for (const other of list.querySelectorAll("[data-finding].current")) if (other !== card) other.classList.remove("current");
    card.classList.add("current");
    if (focus) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
  }
  // What comes next is in the page already: it is in hand before the answer to the decision is.
  function goOn(from) {
    const all = cards();
    const at = all.indexOf(from);
    take(all.slice(at + 1).find((card) => !card.classList.contains("busy"))
      || all.slice(0, Math.max(at, 0)).reverse().find((card) => !card.classList.contains("busy")));
  }

  // A key may be quicker than htmx, which takes new content in hand a moment after it came.
  function press(button) {
    window.htmx?.process(button.closest("form") || button);
    button.click();
  }
  function send(form) {
    window.htmx?.process(form);
    form.requestSubmit();
  }

  // Code points, as the server counts.
  const points = (text) => [...text].length;
  function offset(passage, node, at) {
    const range = document.createRange();
    range.setStart(passage, 0);
    range.setEnd(node, at);
    return Number(passage.dataset.passage) + points(range.toString());
  }
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const passage = range.startContainer.parentElement?.closest("[data-passage]");
    if (!passage || !passage.contains(range.endContainer)) return null;
    return { passage, exact: range.toString(), start: offset(passage, range.startContainer, range.startOffset) };
  }
  function fill(form, words) {
    const index = words.passage.closest("[data-finding]")
      ? [...words.passage.parentElement.querySelectorAll("[data-passage]")].indexOf(words.passage) : 0;
    const text = form.querySelectorAll('textarea[name="exact"]')[Math.max(index, 0)];
    const start = form.querySelectorAll('input[name="start"]')[Math.max(index, 0)];
    if (!text) return;
    text.value = words.exact;
    start.value = words.start;
  }

  // Borders: the words are selected; Shift and the arrows move the end, the arrows alone the beginning.
  let bordering = null;
  function border(card) {
    const mark = card.querySelector(".passage mark");
    const own = selected();
    if (!mark) return;
    if (!own || own.passage.closest("[data-finding]") !== card) getSelection().setBaseAndExtent(mark, 0, mark, mark.childNodes.length);
    bordering = card;
    card.classList.add("bordering");
  }
  function leave() {
    bordering?.classList.remove("bordering");
    bordering = null;
    getSelection().removeAllRanges();
  }
  function move(event) {
    const selection = getSelection();
    const by = { ArrowLeft: ["backward", "character"], ArrowRight: ["forward", "character"],
      ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"] }[event.key];
    if (!by || !selection.rangeCount) return false;
    const range = selection.getRangeAt(0);
    if (event.shiftKey) selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    else selection.setBaseAndExtent(range.endContainer, range.endOffset, range.startContainer, range.startOffset);
    selection.modify("extend", ...by);
    return true;
  }
  function save(card, form) {
    card.querySelector("details.mend").open = true;
    send(form);
  }

  const mend = (card) => card.querySelector("details.mend form[data-decides]");
  let choosing = null;
  function choose(card, key) {
    const field = card.querySelector(`details.mend [data-for="${key}"]`);
    if (!field) return false;
    field.closest("details").open = true;
    stopChoosing();
    if (field.matches("ol")) {
      choosing = field;
      field.closest("fieldset").classList.add("chosen");
      field.querySelector("input, select")?.focus();
    } else {
      field.focus();
      field.select?.();
    }
    field.scrollIntoView({ block: "nearest" });
    return true;
  }
  function stopChoosing() {
    choosing?.closest("fieldset").classList.remove("chosen");
    choosing = null;
  }
  // A digit names one of those offered: as the one speaker, or as a party whose side goes round.
  function pick(digit) {
    const item = choosing?.querySelectorAll("li")[digit - 1];
    if (!item) return false;
    const box = item.querySelector("input");
    const side = item.querySelector("select");
    if (box) {
      for (const other of choosing.querySelectorAll("input")) other.checked = other === box;
      const form = choosing.closest("form");
      stopChoosing();
      send(form);
    } else {
      side.selectedIndex = (side.selectedIndex + 1) % side.options.length;
      side.focus();
    }
    return true;
  }

  function onBorders(event) {
    if (event.key === "Enter") {
      const words = selected();
      const card = bordering;
      if (words) {
        fill(mend(card), words);
        leave();
        save(card, mend(card));
      }
    } else if (event.key === "Escape") leave();
    else return move(event);
    return true;
  }
  function onCard(event) {
    const card = current() || cards()[0];
    const key = event.key;
    if (key === "u") {
      const undo = decided.pop() || list.querySelector("[data-decided] [data-undo]");
      if (undo) press(undo);
      return Boolean(undo);
    }
    if (!card) return false;
    if (key === "b") return border(card), true;
    if ("sdtp".includes(key)) return choose(card, key);
    if (!"arn".includes(key)) return false;
    take(card, false);
    const button = card.querySelector(`[data-key="${key}"]`);
    if (button) press(button);
    return true;
  }
  const areOff = () => { try { return localStorage.getItem("keys-off") === "1"; } catch { return false; } };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || areOff()) return;
    const field = event.target.matches("input:not([type=checkbox]), textarea");
    const digit = /^Digit(\d)$/.exec(event.code);
    let done = false;
    if (bordering) done = onBorders(event);
    else if (event.key === "Escape" && event.target.closest("details.mend")) {
      stopChoosing();
      take(event.target.closest("[data-finding]"));
      done = true;
    } else if (field) return;
    else if (choosing && digit) done = pick(Number(digit[1]));
    else if (event.key === "Enter" && event.target.matches("select, input[type=checkbox]")) {
      if (event.target.form) send(event.target.form);
      done = true;
    } else if (event.target.matches("select")) return;
    else done = event.key.length === 1 && onCard(event);
    if (!done) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  list.addEventListener("focusin", (event) => take(event.target.closest("[data-finding]"), false));
  list.addEventListener("click", (event) => {
    const card = event.target.closest("[data-finding]");
    if (card && !card.classList.contains("current")) take(card);
  });
  // Words chosen before a form is opened go into it.
  document.addEventListener("toggle", (event) => {
    const words = event.target.open && event.target.matches(".adding details") && selected();
    if (words) fill(event.target.querySelector("form"), words);
  }, true);
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".adding summary")) event.preventDefault();  // keeps the selection
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form[data-decides]")) return;
    const card = form.closest("[data-finding]");
    card.querySelector(".wrong").textContent = "";
    card.classList.add("busy");
    stopChoosing();
    goOn(card);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const { elt } = event.detail;
    const done = elt.matches?.("[data-decided]") ? elt : null;
    if (done) decided.push(done.querySelector("[data-undo]"));
    if (elt.matches?.("[data-finding]")) take(elt);
    if (elt.matches?.(".wrong")) {
      const card = elt.closest("[data-finding]");
      card?.classList.remove("busy");
      take(card);
    }
    if (elt.matches?.("[data-adds] *, [id^=adding]")) {
      const form = elt.querySelector("form");
      const words = selected();
      if (form && words) fill(form, words);
      form?.querySelector("input[type=checkbox], select")?.focus();
    }
    if (!current()) take(cards()[0], false);
  });
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(name, (event) => {
      const card = event.detail.elt.closest?.("[data-finding]");
      card?.classList.remove("busy");
      take(card);
    });
  }
  take(cards()[0], false);
})();
