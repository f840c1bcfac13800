// Undo and redo of what was selected and filtered: two buttons and the usual keys.
"use strict";
(function (app) {
  const { state } = app;
  const { say } = app.words;
  const button = (id, key, sign, act) => {
    const made = app.parts.h("button", { type: "button", id, class: "tool", "aria-label": say(key), "data-say-label": key, onclick: act }, sign);
    document.getElementById("tools").append(made);
    return made;
  };
  const back = button("undo", "undo", "↶", () => state.undo());
  const again = button("redo", "redo", "↷", () => state.redo());

  function follow() {
    // aria-disabled and not disabled: a pressed button must not lose the focus
    back.setAttribute("aria-disabled", String(!state.canUndo()));
    again.setAttribute("aria-disabled", String(!state.canRedo()));
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea");
    if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) state.redo();
    else state.undo();
  });
  state.subscribe(follow);
  follow();
})(window.utusan);
