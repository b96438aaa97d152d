// The keyboard of the review desk, and small helps. Every page works without this file.
//
// A key does what the element with its name in data-key does: a link or a button is pressed, a field or a region is
// gone to, a summary is opened and the first field in it gone to. In the queue, j and k go from row to row.
(() => {
  "use strict";

  const SETTING = "verifier-keys";
  const ADVANCE = "verifier-advance";
  const OFF = "off";

  document.documentElement.classList.add("scripted");

  function kept(name) {
    try { return window.localStorage.getItem(name); } catch { return null; }  // a browser may forbid it
  }

  function keep(name, value) {
    try { window.localStorage.setItem(name, value); } catch { /* then it lasts for this page alone */ }
  }

  function setUp() {
    const box = document.getElementById("keys-on");
    if (box) {
      box.checked = kept(SETTING) !== OFF;
      const show = () => document.documentElement.classList.toggle("keys-off", !box.checked);
      box.addEventListener("change", () => { keep(SETTING, box.checked ? "on" : OFF); show(); });
      show();
    }
    const advance = document.querySelector(".advance input");
    if (advance) {
      advance.checked = kept(ADVANCE) !== OFF;
      advance.addEventListener("change", () => keep(ADVANCE, advance.checked ? "on" : OFF));
    }
    for (const field of document.querySelectorAll("[data-copy]")) {
      field.addEventListener("focus", () => field.select());
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        field.select();
        try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
        button.textContent = "Copied";
      });
      field.closest(".copy").append(button);
    }
  }

  function writes(target) {
    return target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  }

  function isShown(element) {
    return element.getClientRects().length > 0 && !element.disabled;
  }

  function goTo(element) {
    element.focus();
    element.scrollIntoView({ block: "nearest" });
  }

  function press(element) {
    if (element.matches("summary")) {
      element.click();
      const field = element.parentElement.open && element.parentElement.querySelector("textarea, input:not([type=hidden])");
      if (field && !element.closest(".keys")) goTo(field); else goTo(element);
    } else if (element.matches("a, button")) {
      element.click();
    } else {
      goTo(element);
    }
  }

  function step(rows, by) {
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    if (rows[next]) goTo(rows[next]);
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat && !"jk".includes(event.key)) return;
    if (event.key === "Escape" && writes(event.target)) {
      event.target.blur();
      return;
    }
    if (writes(event.target) || document.documentElement.classList.contains("keys-off")) return;
    const rows = [...document.querySelectorAll("[data-row]")];
    if (rows.length && (event.key === "j" || event.key === "k")) {
      event.preventDefault();
      step(rows, event.key === "j" ? 1 : -1);
      return;
    }
    if (!/^[1-9a-z/?]$/.test(event.key)) return;
    const named = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find(isShown);
    if (named) {
      event.preventDefault();
      press(named);
    }
  }

  // A form is sent once, however often a key is pressed. What takes longer says so meanwhile.
  function onSubmit(event) {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    const busy = form.classList.contains("buttons") && document.querySelector("[data-busy]");
    if (busy) busy.textContent = busy.dataset.busy;
  }

  // A check on one side shows its counterparts.
  function onPoint(event) {
    const tied = event.target instanceof Element && event.target.closest("[data-tie]");
    for (const element of document.querySelectorAll(".tied")) element.classList.remove("tied");
    if (!tied) return;
    const within = tied.closest("details.other") || document;
    for (const element of within.querySelectorAll(`[data-tie="${CSS.escape(tied.dataset.tie)}"]`)) element.classList.add("tied");
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("pointerover", onPoint);
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
  setUp();
})();
