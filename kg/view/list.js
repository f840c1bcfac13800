// The list of meetings, which the page holds as a table that is read without a script, as a view.
"use strict";
(function (app) {
  const { h } = app.parts;
  const list = document.getElementById("list");
  const pick = (id, text) => h("button", { type: "button", class: "text", onclick: () => app.select(id, { move: false }) }, text);

  for (const row of list.querySelectorAll("tr[data-node]")) {
    const cell = row.querySelector("th");
    cell.replaceChildren(pick(row.dataset.node, cell.textContent));
  }
  for (const cell of list.querySelectorAll("td[data-status]")) cell.prepend(app.glyphs.icon("meeting", cell.dataset.status), " ");
  for (const name of list.querySelectorAll("span[data-node]")) name.replaceWith(pick(name.dataset.node, name.textContent));

  app.registerView("list", {
    label: "view.list",
    show() {
      list.hidden = false;
    },
    hide() {
      list.hidden = true;
    },
    update(visible, state) {
      for (const row of list.querySelectorAll("tr[data-node]")) {
        row.classList.toggle("chosen", row.dataset.node === state.selected);
        row.hidden = !visible.facts.has(row.dataset.node);
      }
    },
  });
})(window.utusan);
