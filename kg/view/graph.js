// The graph as a view: vis-network holds nodes, camera and pointer; what is shown follows the state.
"use strict";
(function (app) {
  const { facts, options } = app.model;
  const { say, number } = app.words;
  const { state: painted } = app.paint;
  const { h } = app.parts;
  const element = (id) => document.getElementById(id);
  const place = (node) => ({ id: node.id, x: node.x, y: node.y });
  let data = null;

  /** All that would be seen without filters: what fading keeps in sight. */
  const whole = (state) => app.visible({ ...state, ...Object.fromEntries(app.state.FILTERS.map((key) => [key, app.state.START[key]])) });

  /** Hand the painter what a state shows and lights. */
  function hand(visible, state) {
    const faded = state.outside === "fade" && app.state.filtered(state).length > 0;
    const { nodes, edges } = faded ? whole(state) : visible;
    const shown = faded ? [...new Set([...nodes, ...visible.nodes])] : nodes;
    app.paint.show(shown, edges, faded ? visible : null);
    painted.focus = app.focusOf(state, visible);
    painted.version += 1;
    return shown;
  }

  const held = new Set(); // ids of the nodes that vis-network has
  /** Hand vis-network, in one batch, the nodes that are shown for the first time; what is no longer shown stays, undrawn. */
  function fill(shown) {
    const fresh = shown.filter((node) => !held.has(node.id));
    for (const node of fresh) held.add(node.id);
    if (fresh.length) data.add(fresh.map(place));
  }

  function notices(visible, state) {
    const lines = [];
    if (!Object.keys(app.model.facts.entities).length || ![...app.model.nodes.values()].some((node) => !node.alone)) lines.push(h("p", { class: "notice" }, say("graph.empty")));
    else if (!visible.nodes.length) lines.push(h("p", { class: "notice" }, say("notice.none")));
    if (visible.cut) {
      const text = say("notice.ranked", { n: number(visible.nodes.filter((node) => !node.alone).length), all: number(visible.total) });
      const all = () => {
        app.state.set({ all: true });
        app.camera.fit();
      };
      lines.push(h("p", { class: "notice" }, text, " ", h("button", { type: "button", id: "show-all", onclick: all }, say("notice.all"))));
    }
    element("notices").replaceChildren(...lines);
  }

  /** Draw at the next frame, once however often it is asked for. */
  app.redraw = () => app.network.body.emitter.emit("_requestRedraw");

  app.graph = {
    /** Build vis-network's view of the present state. */
    build() {
      const state = app.state.get();
      const shown = hand(app.visible(state), state);
      data = new vis.DataSet();
      fill(shown);
      const nodes = { ...options.nodes, ctxRenderer: app.paint.drawNode };
      const network = new vis.Network(element("canvas"), { nodes: data, edges: [] }, { ...options, nodes });
      app.network = network;
      const frame = element("canvas").firstElementChild; // vis-network's own, which takes the keys
      frame.setAttribute("role", "application");
      frame.setAttribute("aria-label", say("graph.label"));
      frame.dataset.sayLabel = "graph.label";
      network.on("beforeDrawing", (ctx) => app.paint.drawLines(ctx, network.getScale()));
      network.on("afterDrawing", (ctx) => app.names.draw(ctx, network.getScale()));
      network.on("dragEnd", () => {
        app.names.moved();
        app.redraw();
      });
      app.point();
      app.camera.fit();
    },
  };

  app.registerView("graph", {
    label: "view.graph",
    show() {
      element("graph").hidden = false;
      if (app.network && !painted.whole) app.camera.fit(); // the page began with another view
    },
    hide() {
      element("graph").hidden = true;
      element("notices").replaceChildren();
    },
    update(visible, state) {
      notices(visible, state);
      if (!app.network) return;
      fill(hand(visible, state));
      app.redraw();
    },
  });

  for (const [id, act] of [
    ["zoom-in", () => app.camera.zoom(1.35)],
    ["zoom-out", () => app.camera.zoom(1 / 1.35)],
    ["zoom-fit", () => app.camera.fit()],
  ])
    element(id).addEventListener("click", act);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    app.paint.readTheme();
    app.redraw();
  });
})(window.utusan);
