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

  const side = new Map(ranked.filter((node) => node.type !== "meeting").map((node) => [node.id, sides(node.id)]));
  const posts = new Map(ranked.filter((node) => node.type === "person").map((node) => [node.id, [...new Set(rolesOf(node.id).map((role) => role.role))]]));

  const day = (iso, late) => (iso ? iso + (late ? "-12-31" : "-01-01").slice(iso.length - 4) : "");

  /** One line of facts to test: `ends` are its nodes, `who` those whose role and country count. */
  function record(id, type, fact, ends, who, roles) {
    const evidence = type === "meeting" ? fact.reports.flatMap((report) => report.evidence) : fact.evidence;
    const known = [...new Set(ends.filter((end) => nodes.has(end)))];
    return {
      id,
      type,
      ends: type === "meeting" ? [id, ...known] : known,
      first: day(fact.date, false),
      last: day(fact.end || fact.date, true),
      timeless: type === "role" || type === "kinship",
      status: fact.status || "",
      trust: fact.confidence === undefined ? 100 : Math.round(fact.confidence * 100),
      source: [...new Set((evidence || []).map((item) => outlets.get(facts.sentences[item.sentence][0]) || NAMELESS))],
      country: [...new Set(who.flatMap((end) => side.get(end) || []))],
      role: roles || [...new Set(who.flatMap((end) => posts.get(end) || []))],
    };
  }

  const all = (...values) => values.flat().filter(Boolean);
  const records = [
    ...Object.entries(facts.roles).map(([id, f]) => record(id, "role", f, all(f.holder, f.of), all(f.holder, f.of), [f.role])),
    ...Object.entries(facts.kinships).map(([id, f]) => record(id, "kinship", f, all(f.holder, f.of), all(f.holder, f.of))),
    ...Object.entries(facts.meetings).map(([id, f]) =>
      record(id, "meeting", f, all(f.participants, f.parties, f.place), all(f.participants, f.parties)),
    ),
    ...Object.entries(facts.statements).map(([id, f]) => record(id, "statement", f, all(f.speaker, f.addressee), all(f.speaker))),
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

  app.facets = {
    class: tally(ranked.map((node) => node.type)),
    status: tally(records.filter((item) => item.type === "meeting").map((item) => item.status)),
    line: tally(drawn.map((edge) => edge.type)),
    role: tally([...posts.values()].flat()),
    country: tally(ranked.filter((node) => node.type === "person").flatMap((node) => side.get(node.id))),
    source: tally(records.flatMap((item) => item.source)),
  };
  app.records = { NAMELESS, all: records, byId, sides: (id) => side.get(id) || [], outlet: (article) => outlets.get(article) || NAMELESS };
})(window.utusan);
