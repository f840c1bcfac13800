// The page: starts its parts, and answers to keys, language and address.
"use strict";
(function (app) {
  const { facts, nodes, edges } = app.model;
  const { say, count } = app.words;
  const { state } = app;
  const element = (id) => document.getElementById(id);

  /** Select a node or an edge by its id; false if there is none. `move`: bring it into view. */
  app.select = (id, { move = true } = {}) => {
    if (!nodes.has(id) && !edges.has(id)) return false;
    state.set({ selected: id, path: [] });
    if (move && app.network && app.views.present() === "graph") app.camera.approach();
    return true;
  };

  /** Select nothing. */
  app.clear = () => state.set({ selected: "", path: [] });

  function summary() {
    const [from, to] = facts.span;
    const parts = [
      count("summary.articles", Object.keys(facts.articles).length),
      count("summary.persons", [...nodes.values()].filter((node) => node.type === "person").length),
      count("summary.meetings", Object.keys(facts.meetings).length),
    ];
    if (from) parts.push(app.words.dates(from, to));
    element("summary").textContent = parts.join(" · ");
  }

  function speak(lang) {
    document.documentElement.lang = lang;
    document.title = say("title");
    for (const item of document.querySelectorAll("[data-say]")) item.textContent = say(item.dataset.say);
    for (const item of document.querySelectorAll("[data-say-label]")) item.setAttribute("aria-label", say(item.dataset.sayLabel));
    for (const item of document.querySelectorAll("[data-say-placeholder]")) item.placeholder = say(item.dataset.sayPlaceholder);
    for (const item of document.querySelectorAll("[data-lang]")) item.setAttribute("aria-pressed", String(item.dataset.lang === lang));
    summary();
  }

  /** Say everything in a language. */
  app.speak = (lang) => state.set({ lang });

  function follow(now, before) {
    if (now.lang !== before.lang) speak(now.lang);
  }

  function shown(now, before) {
    const { changes, FILTERS } = state;
    const filtered = changes(now, before, FILTERS).length > 0; // what is told of the selected follows the filters in part
    if (changes(now, before, ["selected", "path", "steps", "tab", "lang"]).length || filtered) app.panel.show(now);
    if (changes(now, before, ["selected", "path", "tab"]).length) element("told").textContent = element("panel").querySelector("h2").textContent;
    history.replaceState(null, "", `#${state.toAddress()}`);
  }

  function listen() {
    for (const button of document.querySelectorAll("button[data-lang]")) button.addEventListener("click", () => app.speak(button.dataset.lang));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && (state.get().selected || state.get().path.length)) app.clear();
    });
    addEventListener("hashchange", () => {
      state.set(state.fromAddress(location.hash));
      app.camera.approach();
    });
    let whole = element("canvas").clientWidth;
    new ResizeObserver(() => {
      const now = element("canvas").clientWidth;
      if (now && Math.abs(now - whole) > 80) app.camera.fit();
      if (now) whole = now;
    }).observe(element("canvas"));
  }

  document.documentElement.className = "live";
  if (matchMedia("(max-width: 640px)").matches) element("legend").open = false;
  app.paint.readTheme();
  state.subscribe(follow);
  state.set(state.fromAddress(location.hash || facts.start), { record: false });
  app.legend.draw();
  app.timerange.draw();
  app.filters.start();
  app.panel.show(state.get()); // before the view is built, which must know its size
  app.views.start();
  app.camera.turn();
  app.graph.begin();
  state.subscribe(shown);
  listen();
  if (state.get().selected || state.get().path.length) app.camera.approach();
  // after the first picture is seen
  requestAnimationFrame(() =>
    setTimeout(() => {
      app.graph.build();
      app.ready = true;
    }),
  );
})(window.utusan);
