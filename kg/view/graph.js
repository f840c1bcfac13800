// The graph as a view: vis-network holds camera, keys and pointer; what is shown follows the state.
"use strict";
(function (app) {
  const { facts, options } = app.model;
  const { say, number } = app.words;
  const { state: painted } = app.paint;
  const { h } = app.parts;
  const element = (id) => document.getElementById(id);

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
  }

  const MANY = 700; // nodes and lines: so many are drawn without dashes and edges of letters while they move
  const REST = 140; // milliseconds without movement after which they are drawn in full
  let last = { x: 0, y: 0, scale: 0, at: 0 };
  let clock = 0;

  /** The frame of what the canvas shows, in the graph's units; notes whether it moves. */
  function frame() {
    const { x, y } = app.network.getViewPosition();
    const scale = app.network.getScale();
    const moves = last.scale && (x !== last.x || y !== last.y || scale !== last.scale);
    painted.quick = Boolean(moves) && performance.now() - last.at < REST && painted.shown.length + painted.lines.length > MANY;
    if (painted.quick) {
      clearTimeout(clock);
      clock = setTimeout(app.redraw, REST);
    }
    last = { x, y, scale, at: performance.now() };
    const [w, h] = [element("canvas").clientWidth / 2 / scale + 40 / scale, element("canvas").clientHeight / 2 / scale + 40 / scale];
    return [x - w, y - h, x + w, y + h];
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
  app.redraw = () => (app.network.body ? app.network.body.emitter.emit("_requestRedraw") : app.network.draw());

  function below(ctx) {
    const box = frame();
    app.regions.draw(ctx);
    app.paint.drawLines(ctx, app.network.getScale(), box);
    app.paint.drawNodes(ctx, app.network.getScale(), box);
  }
  const above = (ctx) => app.names.draw(ctx, app.network.getScale());

  app.graph = {
    /** Draw the present state for the first time. */
    begin() {
      const state = app.state.get();
      hand(app.visible(state), state);
      app.network = new app.still.Still((ctx) => {
        below(ctx);
        above(ctx);
      });
      app.camera.fit();
    },
    /** Hand the picture over to vis-network, which answers to pointer and keys. */
    build() {
      app.still.library();
      const view = { position: app.network.getViewPosition(), scale: app.network.getScale(), animation: false };
      const network = new vis.Network(element("canvas"), { nodes: [], edges: [] }, options); // the first picture goes
      app.network = network;
      const keys = element("canvas").firstElementChild; // vis-network's own, which takes the keys
      keys.setAttribute("role", "application");
      keys.setAttribute("aria-label", say("graph.label"));
      keys.dataset.sayLabel = "graph.label";
      network.on("beforeDrawing", below);
      network.on("afterDrawing", above);
      network.moveTo(view);
      app.point();
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
      hand(visible, state);
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
