// The legend, whose entries are filters: pressed entries are shown, the others left out.
"use strict";
(function (app) {
  const { nodes } = app.model;
  const { say, number } = app.words;
  const { h } = app.parts;
  const { SHAPES, STATUS, LINES, icon, line } = app.glyphs;
  const body = document.getElementById("legend-body");
  const loose = [...nodes.values()].filter((node) => node.alone).length;

  const GROUPS = [
    { key: "class", title: "legend.nodes", order: Object.keys(SHAPES), glyph: (value) => icon(value, "held"), word: (value) => say(`class:${value}`) },
    { key: "status", title: "legend.status", order: Object.keys(STATUS), glyph: (value) => icon("meeting", value), word: (value) => say(`status:${value}`) },
    { key: "line", title: "legend.edges", order: Object.keys(LINES).reverse(), glyph: (value) => line(value), word: (value) => say(`edge:${value}`) },
  ];

  function entry(group, value) {
    const { state } = app;
    const off = state.get()[group.key].includes(value);
    const press = () => {
      const hidden = state.get()[group.key];
      state.set({ [group.key]: hidden.includes(value) ? hidden.filter((other) => other !== value) : [...hidden, value] });
      body.querySelector(`[data-key="${group.key}"][data-value="${value}"]`).focus();
    };
    const properties = { type: "button", class: "entry", "aria-pressed": String(!off), "data-key": group.key, "data-value": value, onclick: press };
    return h("li", null, h("button", properties, group.glyph(value), h("span", null, group.word(value))));
  }

  function draw() {
    const groups = GROUPS.map((group) => {
      const there = new Set(app.facets[group.key].map(([value]) => value));
      const values = group.order.filter((value) => there.has(value));
      return values.length ? h("div", { class: `group of-${group.key}`, role: "group", "aria-label": say(group.title) }, h("h2", null, say(group.title)), h("ul", null, values.map((value) => entry(group, value)))) : null;
    });
    const toggle = h("input", { type: "checkbox", id: "show-alone", onchange: (event) => app.state.set({ alone: event.target.checked }) });
    toggle.checked = app.state.get().alone;
    const more = loose ? h("label", { class: "group alone" }, toggle, say("notice.alone", { n: number(loose) })) : null;
    body.replaceChildren(...[...groups, more].filter(Boolean));
  }

  app.legend = { draw };
  app.state.subscribe((now, before) => {
    if (app.state.changes(now, before, ["class", "status", "line", "alone", "lang"]).length) draw();
  });
})(window.utusan);
