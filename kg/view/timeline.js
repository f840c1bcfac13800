// The timeline: meetings and statements in the order of time, and the statements of a person by topic.
"use strict";
(function (app) {
  const { facts, meetingsOf, saidBy } = app.model;
  const { say, date, dates, number } = app.words;
  const { h, pick, quotes } = app.parts;
  const OTHER = "other"; // statements without a topic
  const STEP = 60;

  /** Meetings and statements as one list in the order of time, what has no date at its end. */
  function events(id) {
    const here = app.visible().facts;
    const all = (table) => Object.entries(table).map(([key, fact]) => ({ id: key, ...fact }));
    const meetings = id ? meetingsOf(id) : all(facts.meetings);
    const said = id ? saidBy(id) : all(facts.statements);
    const some = [...meetings.map((fact) => ({ meeting: true, fact })), ...said.map((fact) => ({ meeting: false, fact }))].filter(({ fact }) => here.has(fact.id));
    const key = ({ fact }) => fact.date || "9999";
    return some.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : Number(b.meeting) - Number(a.meeting) || (a.fact.id < b.fact.id ? -1 : 1)));
  }

  function item({ meeting, fact }, id) {
    const when = h("p", { class: "when" }, fact.date ? dates(fact.date, fact.end) : say("undated"));
    if (meeting)
      return h("li", { class: "event" }, when, h("p", { class: "fact" }, pick(fact.id), h("span", { class: "when" }, say(`status:${fact.status}`))), quotes(fact.reports.flatMap((report) => report.evidence)));
    return h("li", { class: "words" }, when, id ? null : h("p", { class: "fact" }, pick(fact.speaker)), h("p", { class: "said name", lang: "id" }, said(fact)), quotes(fact.evidence));
  }

  const said = (fact) => (fact.quotation === "direct" ? `“${fact.text.replace(/^[“"]|[”"]$/g, "")}”` : fact.text);

  /** The timeline of a node, or of all that is visible where `id` is empty: month by month, long ones step by step. */
  function timeline(id) {
    const all = events(id);
    if (!all.length) return [h("p", { class: "hint" }, say("timeline.none"))];
    const list = h("div", { class: "timeline" });
    const more = h("button", { type: "button", class: "more" });
    let at = 0;
    let month = null;
    let under = null;
    function grow() {
      for (const event of all.slice(at, at + STEP)) {
        const its = event.fact.date ? event.fact.date.slice(0, 7) : "";
        if (its !== month) {
          month = its;
          under = h("ol", null);
          list.append(h("h3", null, its ? date(its) : say("undated")), under);
        }
        under.append(item(event, id));
      }
      at += STEP;
      more.hidden = at >= all.length;
      more.textContent = say("more", { n: number(Math.min(STEP, all.length - at)) });
    }
    more.addEventListener("click", grow);
    grow();
    return [list, more];
  }

  /** The statements of a person by topic, the most frequent topic first; a statement stands under each of its topics. */
  function byTopic(id) {
    const found = new Map();
    for (const fact of saidBy(id)) {
      for (const topic of fact.topics || [OTHER]) {
        if (!found.has(topic)) found.set(topic, []);
        found.get(topic).push(fact);
      }
    }
    const size = ([topic, items]) => (topic === OTHER ? -1 : items.length);
    const groups = [...found].sort((a, b) => size(b) - size(a));
    if (!groups.length) return [h("p", { class: "hint" }, say("topics.none"))];
    return groups.map(([topic, items], index) =>
      h(
        "details",
        { class: "topic", open: index < 3 },
        h("summary", null, topic === OTHER ? say("topics.other") : say(`topic:${topic}`), h("span", { class: "count" }, number(items.length))),
        h(
          "ul",
          { class: "facts" },
          items.sort(app.model.latest).map((fact) => h("li", null, h("p", { class: "said name", lang: "id" }, said(fact)), h("p", { class: "when" }, fact.date ? date(fact.date) : say("undated")), quotes(fact.evidence))),
        ),
      ),
    );
  }

  const TABS = [
    ["facts", "tab.facts", () => true],
    ["timeline", "tab.timeline", (id) => !id || meetingsOf(id).length + saidBy(id).length > 0],
    ["topics", "tab.topics", (id) => Boolean(id) && saidBy(id).length > 0],
  ];

  /** The tabs of a node's panel (`id` empty: of the panel at the start), and which of them is open. */
  function tabs(id, wanted) {
    const some = TABS.filter(([, , has]) => has(id));
    const open = some.some(([name]) => name === wanted) ? wanted : "facts";
    if (some.length < 2) return { open, bar: null };
    const press = (name) => {
      app.state.set({ tab: name });
      document.getElementById(`tab-${name}`).focus();
    };
    const button = ([name, key]) =>
      h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(name === open), "aria-controls": "tab-body", tabindex: name === open ? 0 : -1, onclick: () => press(name) }, say(key));
    const keys = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const at = some.findIndex(([name]) => name === open);
      press(some[(at + step + some.length) % some.length][0]);
    };
    return { open, bar: h("div", { class: "tabs", role: "tablist", "aria-label": say("panel"), onkeydown: keys }, some.map(button)) };
  }

  app.timeline = { of: timeline, byTopic, tabs };
})(window.utusan);
