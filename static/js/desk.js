// Keys of the desk; every act is a button or link that works without them.
(() => {
  "use strict";

  const items = () => [...document.querySelectorAll("[data-item]")];
  const current = () => document.activeElement?.closest?.("[data-item]");

  function go(step) {
    const all = items();
    const at = all.indexOf(current());
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  function press(key, everywhere) {
    const item = current() || items()[0];
    const buttons = [...(item?.querySelectorAll(`button[data-key="${key}"]`) || [])];
    const chosen = buttons.find((button) => button.hasAttribute("data-everywhere") === everywhere) || buttons[0];
    chosen?.click();
    return Boolean(chosen);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("input, textarea, select, [contenteditable]")) return;
    const digit = /^Digit(\d)$/.exec(event.code);
    if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
    else if (digit) { if (!press(digit[1], event.shiftKey)) return; }
    else if (event.key === "u") { if (!press("u", false)) return; }
    else return;
    event.preventDefault();
  });

  // What takes an item's place takes its focus too, so that the keys go on from there.
  document.addEventListener("htmx:afterSwap", (event) => {
    const now = event.detail.elt;
    const item = now?.isConnected ? now.closest("[data-item]") : null;
    if (item && (document.activeElement === document.body || !document.activeElement)) item.focus({ preventScroll: true });
  });
})();
