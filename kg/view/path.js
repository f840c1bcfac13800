// The shortest path between two nodes, over what the filters let through, with the sentences of each hop.
"use strict";
(function (app) {
  const { facts, nodes } = app.model;
  const { say, count } = app.words;
  const { h, pick, quotes } = app.parts;
  // What a line costs. Two persons in one meeting are nearer than two who serve one country: else every path would lead
  // over the countries, and tell nothing.
  const COST = { participant: 1, kinship: 2, statement: 2, role: 4, party: 5, place: 5 };
  const TIMES = { cancelled: 4, denied: 4, possible: 2, proposed: 2 }; // and so many times more in a meeting of such status

  const cost = (edge) => COST[edge.type] * (TIMES[(facts.meetings[edge.fact] || {}).status] || 1);

  /** Dijkstra's algorithm with a queue of buckets (Dial 1969), costs being small whole numbers; ties go to the more central node. */
  function search(from, to, open) {
    const least = new Map([[from, 0]]);
    const came = new Map();
    const buckets = [[from]];
    for (let spent = 0; spent < buckets.length; spent += 1) {
      const here = (buckets[spent] || []).filter((node) => least.get(node) === spent).sort((a, b) => a.rank - b.rank);
      for (const node of here) {
        if (node === to) return came;
        for (const edge of node.edges) {
          if (edge.from === edge.to || !open(edge)) continue;
          const next = edge.from === node ? edge.to : edge.from;
          const total = spent + cost(edge);
          if (total >= (least.has(next) ? least.get(next) : Infinity)) continue;
          least.set(next, total);
          came.set(next, edge);
          (buckets[total] ??= []).push(next);
        }
      }
    }
    return null;
  }

  let kept = { key: null, found: null };
  /** The edges from one node to another in their order, or null where no path leads. */
  function between(a, b) {
    const state = app.state.get();
    const visible = app.visible(state);
    const key = `${a}\n${b}`;
    if (kept.key === key && kept.visible === visible) return kept.found;
    const [from, to] = [nodes.get(a), nodes.get(b)];
    const [classes, lines] = [new Set(state.class), new Set(state.line)];
    const seen = (node) => node === from || node === to || !classes.has(node.type);
    const came = search(from, to, (edge) => visible.facts.has(edge.fact) && !lines.has(edge.type) && seen(edge.from) && seen(edge.to));
    let found = null;
    if (came) {
      found = [];
      for (let node = to; node !== from; ) {
        const edge = came.get(node);
        found.unshift(edge);
        node = edge.from === node ? edge.to : edge.from;
      }
    }
    kept = { key, visible, found };
    return found;
  }

  const evidenceOf = (edge) =>
    (facts.meetings[edge.fact]
      ? facts.meetings[edge.fact].reports.flatMap((report) => report.evidence)
      : ({ role: facts.roles, kinship: facts.kinships, statement: facts.statements }[edge.type][edge.fact] || {}).evidence) || [];

  /** Hops: neighbouring lines of one meeting are one hop. `[{from, to, edges}]` */
  function hops(a, found) {
    const all = [];
    let at = nodes.get(a);
    for (const edge of found) {
      const next = edge.from === at ? edge.to : edge.from;
      const last = all[all.length - 1];
      if (last && last.edges[0].fact === edge.fact) Object.assign(last, { to: next, edges: [...last.edges, edge] });
      else all.push({ from: at, to: next, edges: [edge] });
      at = next;
    }
    return all;
  }

  function hopItem(hop) {
    const [first] = hop.edges;
    const meeting = facts.meetings[first.fact];
    const through = meeting && hop.from.id !== first.fact && hop.to.id !== first.fact;
    const words = through
      ? [pick(first.fact), h("span", { class: "when" }, app.words.dates(meeting.date, meeting.end), " · ", say(`status:${meeting.status}`))]
      : [app.glyphs.line(first.type), h("span", { class: "when" }, first.words[app.words.lang])];
    return h(
      "li",
      null,
      h("p", { class: "fact" }, pick(hop.from.id)),
      h("p", { class: "fact hop" }, h("span", { "aria-hidden": "true", class: "when" }, first.from === hop.from || through ? "↓" : "↑"), words),
      h("p", { class: "fact" }, pick(hop.to.id)),
      quotes(evidenceOf(first), true),
    );
  }

  /** The panel of the path between two nodes. */
  function panel(a, b) {
    const found = between(a, b);
    const title = h(
      "div",
      { class: "head" },
      h("p", { class: "class" }, say("path")),
      h("h2", { class: "name", tabindex: "-1" }, `${nodes.get(a).label} – ${nodes.get(b).label}`),
    );
    if (!found || !found.length) return [title, h("p", { class: "hint" }, say("path.none"))];
    const all = hops(a, found);
    return [title, h("p", { class: "hint" }, count("path.hops", all.length)), h("ol", { class: "hops" }, all.map(hopItem))];
  }

  /** A combobox that asks for the other end of a path from a node. */
  const chooser = (id) =>
    app.search.combobox({
      key: "path.to",
      accept: (node) => node.type === "person" && node.id !== id,
      pick(node) {
        app.state.set({ selected: "", path: [id, node.id] });
        app.camera.approach();
        document.querySelector("#panel h2").focus({ preventScroll: true });
      },
    });

  app.path = { between, panel, chooser };
})(window.utusan);
