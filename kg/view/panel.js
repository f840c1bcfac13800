// The side panel: everything that is known of a node or a line, with the sentences it was read from.
"use strict";
(function (app) {
  const { say, count, date, dates, role } = app.words;
  const { facts, nodes, edges, rolesOf, holdersOf, kinOf, meetingsOf, saidBy, saidTo, label, latest } = app.model;
  const { h, link, pick, picks, source, quotes, confidence, status, section } = app.parts;

  const when = (meeting) => dates(meeting.date, meeting.end);

  function head(icon, kind, title, ...rest) {
    return h("div", { class: "head" }, h("p", { class: "class" }, icon, kind), h("h2", { class: "name", tabindex: "-1" }, title), rest);
  }

  function fields(...rows) {
    const found = rows.filter(([, value]) => value && (!Array.isArray(value) || value.length));
    return found.length ? h("dl", null, found.map(([key, value]) => [h("dt", null, say(key)), h("dd", null, value)])) : null;
  }

  function roleItem(fact, open, other) {
    return [
      h("p", { class: "fact" }, h("span", { class: "name" }, role(fact)), other && pick(other), confidence(fact)),
      quotes(fact.evidence, open),
    ];
  }

  function kinItem(tie, open) {
    return [
      h("p", { class: "fact" }, pick(tie.holder), say("kin.of", { role: say(`kinship:${tie.role}`), name: "" }).trim(), pick(tie.of), confidence(tie)),
      quotes(tie.evidence, open),
    ];
  }

  const meetingItem = (meeting) => h("p", { class: "fact" }, pick(meeting.id), h("span", { class: "when" }, when(meeting), " · ", say(`status:${meeting.status}`)));

  function statementItem(said, open, speaker) {
    const words = said.quotation === "direct" ? `“${said.text.replace(/^[“"]|[”"]$/g, "")}”` : said.text;
    const about = [say(`quotation:${said.quotation}`), said.cue, said.date && app.words.date(said.date)].filter(Boolean).join(" · ");
    return [
      h("p", { class: "said name", lang: "id" }, words),
      h("p", { class: "fact" }, speaker && pick(said.speaker), said.addressee && !speaker && [say("to", { name: "" }).trim(), pick(said.addressee)], h("span", { class: "when" }, about), confidence(said)),
      quotes(said.evidence, open),
    ];
  }

  /** Persons who were in meetings with a person, the most frequent first. */
  function met(id) {
    const found = new Map();
    for (const meeting of meetingsOf(id)) {
      if (!(meeting.participants || []).includes(id) || ["cancelled", "denied"].includes(meeting.status)) continue;
      for (const other of meeting.participants) if (other !== id) found.set(other, (found.get(other) || 0) + 1);
    }
    return [...found].sort((a, b) => b[1] - a[1] || nodes.get(a[0]).rank - nodes.get(b[0]).rank);
  }

  const metItem = ([id, n]) => h("p", { class: "fact" }, pick(id), h("span", { class: "when" }, count("summary.meetings", n)));

  /** How far neighbours are lit, and the way to the shortest path. */
  function around(node, state) {
    const { nodes: near } = app.around(node, state.steps, app.visible(state).edges);
    const press = (n) => () => {
      app.state.set({ steps: n });
      app.camera.approach();
      document.querySelector(`#panel [data-steps="${n}"]`).focus();
    };
    const button = (n, key) => h("button", { type: "button", "data-steps": n, "aria-pressed": String(state.steps === n), onclick: press(n) }, say(key));
    const others = [...near].filter((other) => other !== node).sort((a, b) => a.rank - b.rank);
    const list = h("details", { class: "neighbours" }, h("summary", null, count("neighbours.count", others.length)));
    list.addEventListener("toggle", () => list.children.length < 2 && list.append(section("neighbours", others, (other) => h("p", { class: "fact" }, pick(other.id))) || ""));
    return [
      h(
        "div",
        { class: "around" },
        h("span", { class: "when", id: "steps-name" }, say("neighbours")),
        h("div", { class: "switch", role: "group", "aria-labelledby": "steps-name" }, button(1, "neighbours.one"), button(2, "neighbours.two")),
      ),
      others.length ? list : null,
      node.type === "person" ? app.path.chooser(node.id) : null,
    ];
  }

  function entity(node, state) {
    const about = facts.entities[node.id];
    const wikidata = about.wikidata && link(`https://www.wikidata.org/wiki/${encodeURIComponent(about.wikidata)}`, about.wikidata);
    const { open, bar } = app.timeline.tabs(node.id, state.tab);
    const title = head(app.glyphs.icon(node.type), say(`class:${node.type}`), node.label);
    const body = {
      timeline: () => app.timeline.of(node.id),
      topics: () => app.timeline.byTopic(node.id),
      facts: () => [
        fields(["aliases", (about.aliases || []).join(" · ")], ["country", about.country && pick(about.country)], ["wikidata", wikidata]),
        section("roles", rolesOf(node.id), (fact, open) => roleItem(fact, open, fact.of)),
        section("kinship", kinOf(node.id), kinItem),
        section("met", node.type === "person" ? met(node.id) : [], metItem, 8),
        section("held.here", node.type === "country" ? meetingsOf(node.id).filter((meeting) => meeting.place === node.id).sort(latest) : [], meetingItem),
        section("meetings", meetingsOf(node.id).sort(latest), meetingItem),
        section("roles.of", holdersOf(node.id), (fact) => roleItem(fact, false, fact.holder)),
        section("statements", saidBy(node.id).sort(latest), (said, open) => statementItem(said, open, false), 12),
        section("statements.to", saidTo(node.id).sort(latest), (said, open) => statementItem(said, open, true), 12),
        section("articles", about.articles, (id) => h("p", { class: "fact" }, source(id)), 8),
      ],
    }[open]();
    return [title, around(node, state), bar, bar ? h("div", { id: "tab-body", role: "tabpanel", "aria-labelledby": `tab-${open}` }, body.filter(Boolean)) : body];
  }

  /** What the reports of a meeting disagree on, in words. */
  function conflicts(reports) {
    const tell = {
      "field.status": (report) => report.status,
      "field.date": (report) => report.date,
      "field.place": (report) => report.place,
    };
    return Object.keys(tell).filter((key) => new Set(reports.map(tell[key]).filter(Boolean)).size > 1);
  }

  const outlet = (report) => app.records.outlet(facts.sentences[report.evidence[0].sentence][0]);

  /** The sources side by side: a row for each report, a column for each thing that they differ on. */
  function compare(reports, keys) {
    const cells = {
      "field.status": (report) => status(report.status),
      "field.date": (report) => (report.date ? dates(report.date, report.end) : "–"),
      "field.place": (report) => (report.place ? label(report.place) : "–"),
    };
    const row = (report) => h("tr", null, h("th", { scope: "row" }, app.filters.words.source(outlet(report)), h("span", { class: "when" }, day(report).date ? date(day(report).date) : "")), keys.map((key) => h("td", null, cells[key](report))));
    return h("table", { class: "compare" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, say("filter.source")), keys.map((key) => h("th", { scope: "col" }, say(key))))), h("tbody", null, reports.map(row)));
  }

  /** How a meeting's status went on from source to source, where it did. */
  function story(reports) {
    const steps = reports.filter((report, index) => !index || report.status !== reports[index - 1].status);
    if (steps.length < 2) return null;
    const step = (report) => h("li", null, status(report.status), h("span", { class: "when" }, [day(report).date && date(day(report).date), app.filters.words.source(outlet(report))].filter(Boolean).join(", ")));
    return h("section", null, h("h3", null, say("history")), h("ol", { class: "history" }, steps.map(step)));
  }

  function reportItem(report) {
    const said = [dates(report.date, report.end), report.place && label(report.place)].filter(Boolean).join(" · ");
    return [h("p", { class: "fact" }, status(report.status), h("span", { class: "when" }, said)), quotes(report.evidence, true)];
  }

  function titled(id) {
    const held = rolesOf(id)[0];
    return h("li", null, pick(id), held && h("span", { class: "when" }, [role(held), held.of && label(held.of)].filter(Boolean).join(", ")));
  }

  function meeting(node, state) {
    const about = facts.meetings[node.id];
    const reports = [...about.reports].sort((a, b) => latest(day(b), day(a)));
    const keys = conflicts(reports);
    const differ = keys.map((key) => say(key).toLowerCase());
    return [
      head(app.glyphs.icon("meeting", about.status), say("class:meeting"), node.label, h("p", { class: "fact" }, status(about.status), confidence(about))),
      differ.length ? h("div", { class: "conflict" }, h("p", null, say("conflict", { what: differ.join(", ") })), compare(reports, keys)) : null,
      around(node, state),
      fields(
        ["field.date", when(about)],
        ["field.place", about.place && pick(about.place)],
        ["field.venue", about.venue],
        ["field.participants", about.participants && h("ul", { class: "people" }, about.participants.map(titled))],
        ["field.parties", about.parties && picks(about.parties)],
        ["field.about", (about.about || []).join(" · ")],
        ["field.kind", say(`kind:${about.kind}`)],
        ["field.mode", say(`mode:${about.mode}`)],
        ["field.duration", about.duration],
      ),
      story(reports),
      section("reports", reports, reportItem),
    ];
  }

  function day(report) {
    const [article] = facts.sentences[report.evidence[0].sentence];
    return facts.articles[article] || {};
  }

  function edge(line) {
    const fact = { role: facts.roles, kinship: facts.kinships, statement: facts.statements }[line.type];
    const words = line.words[app.words.lang];
    const ends = h("div", { class: "ends" }, pick(line.from.id), h("span", { class: "arrow" }, app.glyphs.line(line.type), words), pick(line.to.id));
    const title = head(app.glyphs.line(line.type), say(`edge:${line.type}`), `${line.from.label} – ${line.to.label}`, ends);
    if (!fact) {
      const about = facts.meetings[line.fact];
      const other = line.from.id === line.fact ? line.to.id : line.from.id;
      const field = { participant: "participants", party: "parties", place: "place" }[line.type];
      const naming = about.reports.filter((report) => [report[field]].flat().includes(other));
      return [title, h("p", { class: "fact" }, status(about.status), h("span", { class: "when" }, when(about)), confidence(about)), section("reports", naming.length ? naming : about.reports, reportItem)];
    }
    const told = fact[line.fact];
    return [
      title,
      line.type === "statement" ? h("p", { class: "said name", lang: "id" }, told.text) : null,
      h("p", { class: "fact" }, confidence(told)),
      h("section", null, h("h3", null, say("sources")), quotes(told.evidence, true)),
    ];
  }

  function start(state) {
    const { open, bar } = app.timeline.tabs("", state.tab);
    const title = h("div", { class: "head" }, h("h2", { tabindex: "-1" }, say("start.title")), h("p", { class: "hint" }, say("start.hint")));
    const body = open === "timeline" ? app.timeline.of("") : begin(app.visible(state));
    return [title, bar, h("div", { id: "tab-body", role: "tabpanel", "aria-labelledby": `tab-${open}` }, body.filter(Boolean))];
  }

  /** The most central persons and the latest meetings of those that the filters let through. */
  function begin(visible) {
    const persons = visible.nodes.filter((node) => node.type === "person" && !node.alone).slice(0, 8);
    const meetings = Object.entries(facts.meetings)
      .filter(([id]) => visible.facts.has(id))
      .map(([id, about]) => ({ id, ...about }))
      .sort(latest)
      .slice(0, 6);
    const office = (id) => {
      const held = rolesOf(id)[0];
      return held ? h("span", { class: "when" }, [role(held), held.of && label(held.of)].filter(Boolean).join(", ")) : null;
    };
    return [
      section("start.central", persons, (node) => h("p", { class: "fact" }, pick(node.id), office(node.id))),
      section("start.recent", meetings, meetingItem),
    ];
  }

  const panel = document.getElementById("panel");
  let shown = "";

  /** Show what a state has selected: a node, an edge or, with nothing, where to start. */
  function show(state) {
    const selected = nodes.get(state.selected) || edges.get(state.selected);
    const close = h("button", { type: "button", class: "close", "aria-label": say("panel.close"), onclick: () => app.clear() }, "×");
    const chosen = Boolean(selected) || state.path.length > 0;
    const body = () => {
      if (state.path.length) return app.path.panel(...state.path);
      if (!selected) return start(state);
      if (selected.from) return edge(selected);
      return selected.type === "meeting" ? meeting(selected, state) : entity(selected, state);
    };
    panel.replaceChildren(...[chosen ? close : null, ...body()].flat(Infinity).filter(Boolean));
    panel.classList.toggle("chosen", chosen);
    const what = `${state.selected}|${state.path}|${state.tab}`;
    if (shown && what !== shown) panel.scrollTop = 0; // not the first time: it would lay out the page before it is complete
    shown = what;
  }

  app.panel = { show };
})(window.utusan);
