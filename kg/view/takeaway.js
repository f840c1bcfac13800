// What can be taken away: a link to the present state, pictures, tables, data and the query; a menu in the header.
"use strict";
(function (app) {
  const { say, count } = app.words;
  const { h } = app.parts;
  const tools = document.getElementById("tools");
  const told = h("p", { class: "toast", role: "status" });
  document.body.append(told);

  let clock = 0;
  /** Say for a moment what was done. */
  function tell(text) {
    told.textContent = text;
    clearTimeout(clock);
    clock = setTimeout(() => {
      told.textContent = "";
    }, 4000);
  }

  /** Hand a file to the browser's downloads; nothing is sent anywhere. */
  function save(name, content, type) {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = h("a", { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    tell(say("take.saved", { name }));
  }

  /** Put text on the clipboard; where the browser does not let us (a page from a file may not), by selecting it. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = h("textarea", { class: "unseen", readonly: true, "aria-hidden": "true" });
      area.value = text;
      (document.querySelector("dialog[open]") || document.body).append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell(say("take.copied"));
  }

  const NAME = "utusan";
  const chosen = () => app.rows.chosen(app.state.get());
  /** What draws the present view as a picture, if it can be one. */
  const drawer = () => ({ graph: app.network && app.picture, map: app.mappicture })[app.views.present()];

  function ask() {
    const text = app.sparql.query(app.state.get());
    const area = h("textarea", { readonly: true, rows: 18, spellcheck: "false", "aria-label": say("take.sparql") });
    area.value = text;
    const dialog = h(
      "dialog",
      { class: "query-box", "aria-labelledby": "query-title" },
      h("h2", { id: "query-title" }, say("take.sparql")),
      h("p", { class: "hint" }, say("take.sparql.hint")),
      area,
      h("div", { class: "actions" }, h("button", { type: "button", class: "tool", onclick: () => copy(text) }, say("take.copy")), h("button", { type: "button", class: "tool", onclick: () => dialog.close() }, say("take.close"))),
    );
    dialog.addEventListener("close", () => dialog.remove()); // the browser gives the focus back to the opener
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
  }

  const ITEMS = [
    ["link", "take.link", () => copy(location.href), () => true],
    ["png", "take.png", async () => save(`${NAME}.png`, await drawer().png()), drawer],
    ["svg", "take.svg", () => save(`${NAME}.svg`, drawer().svg(), "image/svg+xml"), drawer],
    ["csv", "take.csv", () => save(`${NAME}.csv`, app.rows.csv(chosen()), "text/csv;charset=utf-8"), () => true],
    ["json", "take.json", () => save(`${NAME}.json`, app.rows.json(chosen(), app.state.get()), "application/json"), () => true],
    ["sparql", "take.sparql", ask, () => true],
    ["print", "take.print", () => print(), () => true],
  ];

  const menu = h("ul", { id: "take-menu", class: "menu", role: "menu", hidden: true, "aria-label": say("take"), "data-say-label": "take" });
  const opener = h(
    "button",
    { type: "button", id: "take", class: "tool", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": "take-menu", onclick: () => open(menu.hidden) },
    h("span", { "data-say": "take" }, say("take")),
  );
  const wrap = h("div", { class: "take" }, opener, menu);
  tools.append(wrap);

  function open(yes) {
    menu.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    if (!yes) return;
    const n = chosen().length;
    menu.replaceChildren(
      h("li", { role: "presentation", class: "when" }, count(app.state.get().selected || app.state.get().path.length ? "take.selected" : "take.shown", n)),
      ...ITEMS.filter(([, , , can]) => can()).map(([id, key, act]) =>
        h(
          "li",
          { role: "presentation" },
          h("button", { type: "button", role: "menuitem", tabindex: -1, "data-take": id, onclick: () => { open(false); opener.focus(); act(); } }, say(key)),
        ),
      ),
    );
    menu.querySelector("button").focus();
  }

  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      opener.focus();
      open(false);
    }
  });
  document.addEventListener("pointerdown", (event) => !menu.hidden && !wrap.contains(event.target) && open(false));

  app.takeaway = { copy, save };
})(window.utusan);
