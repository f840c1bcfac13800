// What the filters let through. A filter chooses facts; a node is visible when a visible fact names it.
//
//   app.visible(state)   { nodes, set, edges, facts, total }: nodes in order of rank and as a Set, edges,
//                        ids of the facts that pass, and how many nodes pass before the cut of the first sight
//   app.facets           for each facet its values with how many facts have them
"use strict";
(function (app) {
  const { facts, nodes, edges, rolesOf } = app.model;
  const ranked = [...nodes.values()];

  const NAMELESS = "–"; // the outlet of articles that name none
  const outlets = new Map(); // article -> name of its outlet
  for (const [id, article] of Object.entries(facts.articles)) outlets.set(id, outlet(article));

  function outlet(article) {
    if (article.publisher) return article.publisher;
    try {
      return new URL(article.url).hostname.replace(/^www\./, "");
    } catch {
      return NAMELESS;
    }
  }

  /** The countries that a person or body stands for: those of its roles and its own. */
  function sides(id, seen = new Set()) {
    const node = nodes.get(id);
    if (!node || seen.has(id)) return [];
    seen.add(id);
    if (node.type === "country") return [id];
    const own = (facts.entities[id] || {}).country;
    const held = node.type === "person" ? rolesOf(id).flatMap((role) => (role.of && nodes.get(role.of).type !== "person" ? sides(role.of, seen) : [])) : [];
    return [...new Set([...(own ? [own] : []), ...held])];
  }

  /** A function of a key that works out each value once. */
  function once(make) {
    const found = new Map();
    return (key) => {
      if (!found.has(key)) found.set(key, make(key));
      return found.get(key);
    };
  }
  const side = once((id) => (nodes.has(id) && nodes.get(id).type !== "meeting" ? sides(id) : []));
  const posts = once((id) => (nodes.has(id) && nodes.get(id).type === "person" ? [...new Set(rolesOf(id).map((role) => role.role))] : []));

  const day = (iso, late) => (iso ? iso + (late ? "-12-31" : "-01-01").slice(iso.length - 4) : "");

  /** One line of facts to test: `ends` are its nodes, `who` those whose role and country count. */
  class Line {
    constructor(id, type, fact, ends, who, roles = null) {
      const known = ends.length > 1 ? [...new Set(ends)].filter((end) => nodes.has(end)) : ends.filter((end) => nodes.has(end));
      this.id = id;
      this.type = type;
      this.fact = fact;
      this.who = who;
      this.roles = roles;
      this.ends = type === "meeting" ? [id, ...known] : known;
      this.first = day(fact.date, false);
      this.last = day(fact.end || fact.date, true);
      this.timeless = type === "role" || type === "kinship";
      this.status = fact.status || "";
      this.trust = fact.confidence === undefined ? 100 : Math.round(fact.confidence * 100);
      this.cache = null;
    }

    /** What few filters ask for is worked out when one does. */
    get more() {
      if (!this.cache) {
        const evidence = this.type === "meeting" ? this.fact.reports.flatMap((report) => report.evidence) : this.fact.evidence || [];
        this.cache = {
          source: [...new Set(evidence.map((item) => outlets.get(facts.sentences[item.sentence][0]) || NAMELESS))],
          country: [...new Set(this.who.flatMap(side))],
          role: this.roles || [...new Set(this.who.flatMap(posts))],
        };
      }
      return this.cache;
    }
    get source() {
      return this.more.source;
    }
    get country() {
      return this.more.country;
    }
    get role() {
      return this.more.role;
    }
  }

  const all = (...values) => values.flat().filter(Boolean);
  const records = [
    ...Object.entries(facts.roles).map(([id, f]) => new Line(id, "role", f, all(f.holder, f.of), all(f.holder, f.of), [f.role])),
    ...Object.entries(facts.kinships).map(([id, f]) => new Line(id, "kinship", f, all(f.holder, f.of), all(f.holder, f.of))),
    ...Object.entries(facts.meetings).map(([id, f]) =>
      new Line(id, "meeting", f, all(f.participants, f.parties, f.place), all(f.participants, f.parties)),
    ),
    ...Object.entries(facts.statements).map(([id, f]) => new Line(id, "statement", f, all(f.speaker, f.addressee), all(f.speaker))),
  ];
  const byId = new Map(records.map((item) => [item.id, item]));
  const drawn = [...edges.values()].filter((edge) => edge.from !== edge.to);

  /** Does a fact pass the filters, its time left aside for what has none? */
  function tester(state) {
    const hidden = new Set(state.status);
    const kept = ["role", "country", "source"].filter((key) => state[key].length).map((key) => [key, new Set(state[key])]);
    return (item) =>
      item.trust >= state.trust &&
      !(item.type === "meeting" && hidden.has(item.status)) &&
      kept.every(([key, values]) => item[key].some((value) => values.has(value)));
  }

  /** Is a dated fact inside the time range? */
  function inTime(item, state) {
    if (!item.first) return state.undated;
    return (!state.from || item.last >= state.from) && (!state.to || item.first <= state.to);
  }

  function compute(state) {
    const passes = tester(state);
    const some = records.filter(passes);
    const through = new Set(some.filter((item) => !item.timeless && inTime(item, state)));
    // offices and kinship have no time of their own: in a time range those of whoever is active in it stay
    const ranged = state.from || state.to || !state.undated;
    const active = ranged ? new Set([...through].flatMap((item) => item.ends)) : null;
    for (const item of some) if (item.timeless && (!active || active.has(item.ends[0]))) through.add(item);

    const off = new Set(state.class);
    const named = new Set();
    for (const item of through) for (const id of item.ends) named.add(id);
    const fits = (node) => !off.has(node.type) && named.has(node.id);
    const tied = ranked.filter((node) => !node.alone && fits(node));
    const cut = !state.all && tied.length > facts.first;
    const set = new Set(cut ? tied.slice(0, facts.first) : tied);
    const lines = new Set(state.line);
    const open = drawn.filter((edge) => !lines.has(edge.type) && through.has(byId.get(edge.fact)));
    if (cut) {
      const ends = new Set(open.filter((edge) => set.has(edge.from) && set.has(edge.to)).flatMap((edge) => [edge.from, edge.to]));
      for (const node of set) if (!ends.has(node)) set.delete(node);
    }
    const narrowed = app.state.filtered(state).some((key) => key !== "class" && key !== "line");
    if (state.alone) for (const node of ranked) if (node.alone && !off.has(node.type) && (!narrowed || named.has(node.id))) set.add(node);
    for (const node of asked(state, open)) set.add(node);
    return {
      nodes: ranked.filter((node) => set.has(node)),
      set,
      edges: open.filter((edge) => set.has(edge.from) && set.has(edge.to)),
      facts: new Set([...through].map((item) => item.id)),
      total: tied.length,
      cut,
    };
  }

  /** What is selected is shown with what it is tied to, whatever the cut of the first sight. */
  function asked(state, open) {
    const item = nodes.get(state.selected) || edges.get(state.selected);
    const found = item ? (item.from ? [item.from, item.to] : [item]) : [];
    const off = new Set(state.class);
    const near = open.filter((edge) => item && !item.from && (edge.from === item || edge.to === item)).flatMap((edge) => [edge.from, edge.to]);
    return [...found, ...near.filter((node) => !off.has(node.type)), ...state.path.map((id) => nodes.get(id))];
  }

  const KEYS = ["selected", "path", "all", "alone", ...app.state.FILTERS];
  let kept = null;
  /** What is visible in a state; computed once for each. */
  app.visible = (state = app.state.get()) => {
    if (!kept || app.state.changes(kept.state, state, KEYS).length) kept = { state, found: compute(state) };
    return kept.found;
  };

  function tally(values) {
    const found = new Map();
    for (const value of values) found.set(value, (found.get(value) || 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  const persons = ranked.filter((node) => node.type === "person");
  const FACETS = {
    class: () => ranked.map((node) => node.type),
    status: () => records.filter((item) => item.type === "meeting").map((item) => item.status),
    line: () => drawn.map((edge) => edge.type),
    role: () => persons.flatMap((node) => posts(node.id)),
    country: () => persons.flatMap((node) => side(node.id)),
    source: () => records.flatMap((item) => item.source),
  };
  const facet = once((key) => tally(FACETS[key]()));
  app.facets = {};
  for (const key of Object.keys(FACETS)) Object.defineProperty(app.facets, key, { get: () => facet(key) });
  app.records = { NAMELESS, all: records, byId, sides: side, outlet: (article) => outlets.get(article) || NAMELESS };
})(window.utusan);
