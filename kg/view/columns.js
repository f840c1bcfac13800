// What the tables hold: persons, roles, meetings and statements, each as columns.
//
// A column: `key` (of its heading), `text` (what is filtered, copied and, without `order`, sorted by), `order` (a number or
// an ISO date to sort by), `cell` (what is seen, if more than the text), `number` (set to the right), `wide` (needs room).
"use strict";
(function (app) {
  const { facts, nodes, edges, label, rolesOf, meetingsOf, saidBy } = app.model;
  const { say, date, dates, role } = app.words;
  const { h, status } = app.parts;

  const pick = (id, text = label(id)) => h("button", { type: "button", class: "text", "data-node": id, onclick: () => app.select(id, { move: false }) }, text);
  /** Names that lead to their nodes, with commas between them. */
  const picks = (ids) => h("span", { class: "names" }, (ids || []).flatMap((id) => [pick(id), " "]));
  const names = (ids) => (ids || []).map((id) => label(id)).join(", ");
  const percent = (fact) => (fact.confidence === undefined ? "" : `${Math.round(fact.confidence * 100)}%`);
  const evidenceOf = (fact) => (fact.reports ? fact.reports.flatMap((report) => report.evidence) : fact.evidence || []);
  const outlets = (fact) => [...new Set(evidenceOf(fact).map(({ sentence }) => app.filters.words.source(app.records.outlet(facts.sentences[sentence][0]))))].join(", ");
  const office = (fact) => [role(fact), fact.of && label(fact.of)].filter(Boolean).join(", ");

  const confidence = { key: "column.confidence", text: (row) => percent(row.fact), order: (row) => row.fact.confidence ?? -1, number: true };
  const sources = { key: "sources", text: (row) => outlets(row.fact) };
  const amount = (key, of) => ({ key, text: (row) => String(of(row)), order: of, number: true });
  const one = (key, field) => ({ key, text: (row) => (row.fact[field] ? label(row.fact[field]) : ""), cell: (row) => (row.fact[field] ? pick(row.fact[field]) : "") });
  const many = (key, field) => ({ key, text: (row) => names(row.fact[field]), cell: (row) => picks(row.fact[field]) });
  const when = { key: "field.date", text: (row) => (row.fact.date ? dates(row.fact.date, row.fact.end) : ""), order: (row) => row.fact.date || "" };

  const here = (all) => all.filter((fact) => app.visible().facts.has(fact.id)).length;
  /** Persons whom a visible fact names, beyond the first sight of the network too, and those shown without one. */
  function named(visible) {
    if (app.state.get().class.includes("person")) return [];
    const found = new Set(app.records.all.filter((item) => visible.facts.has(item.id)).flatMap((item) => item.ends));
    return [...nodes.values()].filter((node) => node.type === "person" && (found.has(node.id) || visible.set.has(node)));
  }
  const facing = (table) => (visible) => Object.entries(table).filter(([id]) => visible.facts.has(id)).map(([id, fact]) => ({ id, fact }));

  const TABLES = {
    persons: {
      label: "table.persons",
      rows: (visible) => named(visible).map((node) => ({ id: node.id, fact: facts.entities[node.id], node })),
      sort: "-meetings",
      columns: [
        { key: "column.name", text: (row) => row.node.label, cell: (row) => pick(row.id) },
        { key: "roles", text: (row) => rolesOf(row.id).map(office).join("; ") },
        { key: "filter.country", text: (row) => names(app.records.sides(row.id)), cell: (row) => picks(app.records.sides(row.id)) },
        amount("meetings", (row) => here(meetingsOf(row.id))),
        amount("statements", (row) => here(saidBy(row.id))),
        amount("column.articles", (row) => (row.fact.articles || []).length),
      ],
    },
    roles: {
      label: "table.roles",
      rows: facing(facts.roles),
      sort: "column.name",
      columns: [
        one("column.name", "holder"),
        { key: "filter.role", text: (row) => role(row.fact), cell: (row) => (edges.has(row.id) ? pick(row.id, role(row.fact)) : role(row.fact)) },
        one("column.of", "of"),
        { key: "column.tenure", text: (row) => say(`tenure:${row.fact.tenure}`) },
        confidence,
        sources,
      ],
    },
    meetings: {
      label: "table.meetings",
      rows: facing(facts.meetings),
      sort: "-field.date",
      columns: [
        when,
        { key: "field.meeting", text: (row) => row.fact.label || label(row.id), cell: (row) => pick(row.id), wide: true },
        { key: "field.status", text: (row) => say(`status:${row.fact.status}`), cell: (row) => status(row.fact.status) },
        many("field.participants", "participants"),
        many("field.parties", "parties"),
        one("field.place", "place"),
        confidence,
        sources,
      ],
    },
    statements: {
      label: "table.statements",
      rows: facing(facts.statements),
      sort: "-field.date",
      columns: [
        { key: "field.date", text: (row) => (row.fact.date ? date(row.fact.date) : ""), order: (row) => row.fact.date || "" },
        one("column.speaker", "speaker"),
        { key: "column.text", text: (row) => row.fact.text, cell: (row) => h("span", { class: "name", lang: "id" }, row.fact.text), wide: true },
        { key: "column.quotation", text: (row) => say(`quotation:${row.fact.quotation}`) },
        one("column.addressee", "addressee"),
        { key: "column.topics", text: (row) => (row.fact.topics || []).map((topic) => say(`topic:${topic}`)).join(", ") },
        confidence,
        sources,
      ],
    },
  };

  app.columns = { TABLES };
})(window.utusan);
