// The side panel: everything that is known of a node or a line, with the sentences it was read from.
"use strict";
(function (app) {
  const { say, dates, role } = app.words;
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

  function entity(node) {
    const about = facts.entities[node.id];
    const wikidata = about.wikidata && link(`https://www.wikidata.org/wiki/${encodeURIComponent(about.wikidata)}`, about.wikidata);
    return [
      head(app.glyphs.icon(node.type), say(`class:${node.type}`), node.label),
      fields(["aliases", (about.aliases || []).join(" · ")], ["country", about.country && pick(about.country)], ["wikidata", wikidata]),
      section("roles", rolesOf(node.id), (fact, open) => roleItem(fact, open, fact.of)),
      section("kinship", kinOf(node.id), kinItem),
      section("meetings", meetingsOf(node.id).sort(latest), meetingItem),
      section("roles.of", holdersOf(node.id), (fact) => roleItem(fact, false, fact.holder)),
      section("statements", saidBy(node.id).sort(latest), (said, open) => statementItem(said, open, false), 12),
      section("statements.to", saidTo(node.id).sort(latest), (said, open) => statementItem(said, open, true), 12),
      section("articles", about.articles, (id) => h("p", { class: "fact" }, source(id)), 8),
    ];
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

  function reportItem(report) {
    const said = [dates(report.date, report.end), report.place && label(report.place)].filter(Boolean).join(" · ");
    return [h("p", { class: "fact" }, status(report.status), h("span", { class: "when" }, said)), quotes(report.evidence, true)];
  }

  function titled(id) {
    const held = rolesOf(id)[0];
    return h("li", null, pick(id), held && h("span", { class: "when" }, [role(held), held.of && label(held.of)].filter(Boolean).join(", ")));
  }

  function meeting(node) {
    const about = facts.meetings[node.id];
    const reports = [...about.reports].sort((a, b) => latest(day(b), day(a)));
    const differ = conflicts(reports).map((key) => say(key).toLowerCase());
    return [
      head(app.glyphs.icon("meeting", about.status), say("class:meeting"), node.label, h("p", { class: "fact" }, status(about.status), confidence(about))),
      differ.length ? h("p", { class: "conflict" }, say("conflict", { what: differ.join(", ") })) : null,
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

  function start() {
    const persons = [...nodes.values()].filter((node) => node.type === "person" && !node.alone).slice(0, 8);
    const meetings = Object.entries(facts.meetings)
      .map(([id, about]) => ({ id, ...about }))
      .sort(latest)
      .slice(0, 6);
    const office = (id) => {
      const held = rolesOf(id)[0];
      return held ? h("span", { class: "when" }, [role(held), held.of && label(held.of)].filter(Boolean).join(", ")) : null;
    };
    return [
      h("div", { class: "head" }, h("h2", { tabindex: "-1" }, say("start.title")), h("p", { class: "hint" }, say("start.hint"))),
      section("start.central", persons, (node) => h("p", { class: "fact" }, pick(node.id), office(node.id))),
      section("start.recent", meetings, meetingItem),
    ];
  }

  const panel = document.getElementById("panel");

  /** Show what a state has selected: a node, an edge or, with nothing, where to start. */
  function show(state) {
    const selected = nodes.get(state.selected) || edges.get(state.selected);
    const close = h("button", { type: "button", class: "close", "aria-label": say("panel.close"), onclick: () => app.clear() }, "×");
    const body = !selected ? start() : selected.from ? edge(selected) : selected.type === "meeting" ? meeting(selected) : entity(selected);
    panel.replaceChildren(...[selected ? close : null, ...body].flat(Infinity).filter(Boolean));
    panel.scrollTop = 0;
    panel.classList.toggle("chosen", Boolean(selected));
  }

  app.panel = { show };
})(window.utusan);
