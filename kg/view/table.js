// The tables of persons, roles, meetings and statements, as a view: they follow the filters and a filter of their own,
// are sorted by their headings, copied and saved, and shown a page at a time, so that thousands of rows stay fast.
"use strict";
(function (app) {
  const { say, count, number } = app.words;
  const { h } = app.parts;
  const { TABLES } = app.columns;
  const PAGE = 100; // rows
  const element = (id) => document.getElementById(id);
  const box = element("table");

  const column = (table, key) => TABLES[table].columns.findIndex((each) => each.key === key);

  /** The table, column and direction that a state asks for. */
  function asked(state) {
    const table = Object.hasOwn(TABLES, state.table) ? state.table : "meetings";
    const wanted = state.sort && column(table, state.sort.replace(/^-/, "")) >= 0 ? state.sort : TABLES[table].sort;
    const key = wanted.replace(/^-/, "");
    return { table, index: column(table, key), key, down: wanted.startsWith("-") };
  }

  let kept = { key: "", rows: [] };

  /** Rows that pass the filters, each with the text of its cells. */
  function all(visible, state, table) {
    if (kept.visible === visible && kept.key === `${table}|${state.lang}`) return kept.rows;
    const rows = TABLES[table].rows(visible).map((row) => ({ ...row, texts: TABLES[table].columns.map((each) => each.text(row)) }));
    for (const row of rows) row.folded = app.search.plain(row.texts.join("\n"));
    kept = { key: `${table}|${state.lang}`, visible, rows };
    return rows;
  }

  let sorted = { key: "", rows: [] };

  /** Rows that are left by the table's own filter, in their order. */
  function some(visible, state) {
    const { table, index, down } = asked(state);
    const key = [state.table, state.sort, state.find, state.lang].join("\n");
    if (sorted.visible === visible && sorted.key === key) return sorted.rows;
    const words = app.search.plain(state.find).split(" ").filter(Boolean);
    const rows = all(visible, state, table).filter((row) => words.every((word) => row.folded.includes(word)));
    const { order } = TABLES[table].columns[index];
    const { compare } = new Intl.Collator(state.lang, { numeric: true, sensitivity: "base" });
    const value = order || ((row) => row.texts[index]);
    const keyed = rows.map((row) => [value(row), row]);
    const empty = (found) => found === "" || found === -1;
    const way = down ? -1 : 1;
    const rank = (a, b) => (typeof a === "number" ? a - b : order ? (a < b ? -1 : a > b ? 1 : 0) : compare(a, b));
    // what is empty comes last, whichever way; what is equal, in the order of ids
    keyed.sort(([a, first], [b, second]) => empty(a) - empty(b) || way * rank(a, b) || (first.id < second.id ? -1 : 1));
    sorted = { visible, key, rows: keyed.map(([, row]) => row) };
    return sorted.rows;
  }

  const plain = (table, rows) => [TABLES[table].columns.map((each) => say(each.key)), ...rows.map((row) => row.texts)];

  const copy = () => {
    const state = app.state.get();
    app.takeaway.copy(app.rows.tsv(plain(asked(state).table, some(app.visible(state), state))));
  };
  const save = () => {
    const state = app.state.get();
    const { table } = asked(state);
    app.takeaway.save(`utusan-${table}.csv`, app.rows.sheet(plain(table, some(app.visible(state), state))), "text/csv;charset=utf-8");
  };

  // --- the parts that stay, so that the focus stays in them

  const find = h("input", { type: "search", id: "table-find", autocomplete: "off", spellcheck: "false", oninput: () => app.state.set({ find: find.value }) });
  const tabs = Object.keys(TABLES).map((table) =>
    h("button", { type: "button", "data-table": table, "data-say": TABLES[table].label, onclick: () => app.state.set({ table, sort: "" }) }, say(TABLES[table].label)),
  );
  const told = h("p", { id: "table-count", class: "hint", role: "status" });
  const head = h("thead");
  const body = h("tbody");
  const caption = h("caption", { class: "unseen" });
  const frame = h("div", { class: "frame", role: "region", tabindex: "0" }, h("table", null, caption, head, body));
  const back = h("button", { type: "button", class: "tool", id: "table-back", "data-say": "table.back", onclick: () => turn(-1) }, say("table.back"));
  const on = h("button", { type: "button", class: "tool", id: "table-on", "data-say": "table.on", onclick: () => turn(1) }, say("table.on"));
  const where = h("span", { class: "when" });
  const pages = h("div", { class: "pages" }, back, where, on);
  box.append(
    h(
      "div",
      { class: "bar" },
      h("div", { class: "switch", role: "group", "aria-label": say("table"), "data-say-label": "table" }, tabs),
      h("label", { class: "find" }, h("span", { class: "unseen", "data-say": "table.find" }, say("table.find")), find),
      h("button", { type: "button", class: "tool", id: "table-copy", "data-say": "table.copy", onclick: copy }, say("table.copy")),
      h("button", { type: "button", class: "tool", id: "table-save", "data-say": "table.save", onclick: save }, say("table.save")),
      told,
    ),
    frame,
    pages,
  );

  let page = 0;
  let rows = [];
  function turn(by) {
    page += by;
    fill(app.state.get());
    frame.scrollTop = 0;
    if ((by < 0 ? back : on).disabled) frame.focus();
  }

  function headings({ table, index, down }) {
    head.replaceChildren(
      h(
        "tr",
        null,
        TABLES[table].columns.map((each, at) => {
          const chosen = at === index;
          const press = () => {
            const falls = chosen ? !down : Boolean(each.order);
            app.state.set({ sort: (falls ? "-" : "") + each.key });
          };
          const sign = chosen ? (down ? "↓" : "↑") : "";
          return h(
            "th",
            { scope: "col", "aria-sort": chosen ? (down ? "descending" : "ascending") : "none", class: each.number ? "number" : null },
            h("button", { type: "button", class: "sort", "data-column": each.key, onclick: press }, say(each.key), h("span", { "aria-hidden": "true", class: "sign" }, sign)),
          );
        }),
      ),
    );
  }

  function fill(state) {
    const { table } = asked(state);
    const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
    page = Math.max(0, Math.min(page, last));
    const first = page * PAGE;
    const cells = (row) =>
      TABLES[table].columns.map((each, at) =>
        h(at === heading(table) ? "th" : "td", { scope: at === heading(table) ? "row" : null, class: [each.number && "number", each.wide && "wide"].filter(Boolean).join(" ") || null, "data-label": say(each.key) }, each.cell ? each.cell(row) : row.texts[at]),
      );
    body.replaceChildren(...rows.slice(first, first + PAGE).map((row) => h("tr", { "data-row": row.id, class: row.id === state.selected ? "chosen" : null }, cells(row))));
    pages.hidden = last === 0;
    back.disabled = page === 0;
    on.disabled = page === last;
    where.textContent = say("table.page", { from: number(first + 1), to: number(Math.min(first + PAGE, rows.length)), all: number(rows.length) });
  }

  /** The column that names a row. */
  const heading = (table) => (table === "meetings" || table === "statements" ? 1 : 0);

  function update(visible, state, before) {
    const wanted = asked(state);
    const focused = head.contains(document.activeElement) ? document.activeElement.dataset.column : null;
    const other = !before || app.state.changes(before, state, ["table", "sort", "find"]).length > 0;
    rows = some(visible, state);
    if (other) page = 0;
    if (other && before) frame.scrollTop = 0;
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.table === wanted.table));
    if (find.value !== state.find) find.value = state.find;
    find.placeholder = say("table.find");
    const title = `${say(TABLES[wanted.table].label)}, ${say("table.sorted", { column: say(wanted.key) })}`;
    caption.textContent = title;
    frame.setAttribute("aria-label", say(TABLES[wanted.table].label));
    told.textContent = count("table.rows", rows.length);
    headings(wanted);
    if (focused) head.querySelector(`[data-column="${focused}"]`)?.focus();
    fill(state);
  }

  app.table = { rows: () => rows };
  app.registerView("table", {
    label: "view.table",
    show() {
      box.hidden = false;
    },
    hide() {
      box.hidden = true;
    },
    update,
  });
})(window.utusan);
