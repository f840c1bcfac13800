// The page: builds vis-network's view, and answers to pointer, keys, language, theme and address.
"use strict";
(function (app) {
  const { facts, nodes, edges, options } = app.model;
  const { say, number, count } = app.words;
  const { state, radius, along } = app.paint;
  const { h } = app.parts;
  const element = (id) => document.getElementById(id);
  const ranked = [...nodes.values()];
  const tied = ranked.filter((node) => !node.alone);
  const wanted = { all: tied.length <= facts.first, alone: false };
  let selected = null;
  let network = null;
  let data = null;

  // --- what is shown

  function chosenNodes() {
    const best = new Set(wanted.all ? tied : tied.slice(0, facts.first));
    const some = [...best].filter((node) => node.edges.some((edge) => edge.from !== edge.to && best.has(edge.from) && best.has(edge.to)));
    return wanted.alone ? [...some, ...ranked.filter((node) => node.alone)] : some;
  }

  /** Put into vis-network what is to be shown, leaving in place what is there. */
  function refresh() {
    const shown = chosenNodes();
    app.paint.show(shown);
    if (data) {
      const here = new Set(shown.map((node) => node.id));
      data.remove(data.getIds().filter((id) => !here.has(id)));
      data.add(shown.filter((node) => !data.get(node.id)).map(place));
    } else data = new vis.DataSet(shown.map(place));
    notices();
  }

  const place = (node) => ({ id: node.id, x: node.x, y: node.y });

  function notices() {
    const lines = [];
    if (!tied.length) lines.push(h("p", { class: "notice" }, say("graph.empty")));
    if (!wanted.all) {
      const text = say("notice.ranked", { n: number(state.shown.filter((node) => !node.alone).length), all: number(tied.length) });
      const all = () => {
        wanted.all = true;
        refresh();
        network.redraw();
        fit();
      };
      lines.push(h("p", { class: "notice" }, text, " ", h("button", { type: "button", id: "show-all", onclick: all }, say("notice.all"))));
    }
    element("notices").replaceChildren(...lines);
  }

  /** Show a node that is not among those shown at first. */
  function reveal(node) {
    if (node.alone) wanted.alone = true;
    else if (!state.shown.includes(node)) wanted.all = true;
    else return;
    refresh();
    legend();
  }

  // --- view

  /** Set the view so that the nodes fill the canvas, their names included; not smaller than `least` around `centre`. */
  function fit(some = state.shown, { centre = null, least = 0, animate = false } = {}) {
    const box = element("canvas").getBoundingClientRect();
    if (!some.length || !box.width || !box.height) return;
    const xs = some.map((node) => node.x);
    const ys = some.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    let scale = Math.min((box.width - 140) / Math.max(right - left, 1), (box.height - 90) / Math.max(bottom - top, 1), 1.15);
    let position = { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale };
    if (scale < least) position = { x: centre.x, y: centre.y };
    if (some === state.shown) {
      // smaller, and to the side, until the names of the outermost nodes are inside as well
      const least = scale * 0.8;
      for (let round = 0; round < 3; round += 1) {
        const [begin, end] = app.names.extent(scale);
        const names = end - begin - (right - left) * scale;
        scale = Math.min(scale, Math.max((box.width - 16 - names) / Math.max(right - left, 1), least));
      }
      const [begin, end] = app.names.extent(scale);
      position.x = (begin + end) / 2 / scale;
      state.whole = scale;
    }
    const still = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({ position, scale: Math.max(scale, least), animation: still ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  }

  /** Bring an item and what is around it into view, if it is out of sight or too small to be read. */
  function approach(item) {
    const box = element("canvas").getBoundingClientRect();
    const inside = (item.from ? [item.from, item.to] : [item]).every((node) => {
      const at = network.canvasToDOM({ x: node.x, y: node.y });
      return at.x > 40 && at.y > 40 && at.x < box.width - 40 && at.y < box.height - 40;
    });
    if (!inside || network.getScale() < 0.3) fit([...state.focus.nodes], { centre: item.from || item, least: 0.4, animate: true });
  }

  // --- selecting

  function focusOn(item) {
    if (!item) return null;
    const lines = item.from ? [item] : item.edges;
    return {
      centre: new Set(item.from ? [item.from, item.to] : [item]),
      nodes: new Set([...(item.from ? [] : [item]), ...lines.flatMap((edge) => [edge.from, edge.to])]),
      edges: new Set(lines),
    };
  }

  function apply(item, address) {
    selected = item;
    state.focus = focusOn(item);
    state.version += 1;
    app.panel.show(item);
    for (const row of document.querySelectorAll("#list tr[data-node]")) row.classList.toggle("chosen", Boolean(item) && row.dataset.node === item.id);
    if (address) history.replaceState(null, "", item ? `#${encodeURIComponent(item.id)}` : "#");
    if (network) network.redraw();
  }

  /** Select a node or an edge by its id and show it; false if there is none. */
  app.select = (id, { move = true, address = true } = {}) => {
    const item = nodes.get(id) || edges.get(id);
    if (!item) return false;
    for (const node of item.from ? [item.from, item.to] : [item]) reveal(node);
    apply(item, address);
    if (move && network && !element("graph").hidden) approach(item);
    return true;
  };

  /** Select nothing. */
  app.clear = () => apply(null, true);

  // --- pointer

  function nodeAt(point, reach) {
    let best = null;
    let least = Infinity;
    for (const node of state.shown) {
      const r = radius(node, state.scale);
      const distance = Math.hypot(node.x - point.x, node.y - point.y) - r;
      if (distance < reach && distance < least) [best, least] = [node, distance];
    }
    return best;
  }

  function edgeAt(point, reach) {
    let best = null;
    let least = reach;
    for (const edge of state.lines) {
      for (let step = 0; step < 12; step += 1) {
        const distance = toSegment(point, along(edge, step / 12), along(edge, (step + 1) / 12));
        if (distance < least) [best, least] = [edge, distance];
        if (!edge.bend && step === 0) {
          const whole = toSegment(point, edge.from, edge.to);
          if (whole < least) [best, least] = [edge, whole];
          break;
        }
      }
    }
    return best;
  }

  function toSegment(point, a, b) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const share = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
  }

  const itemAt = (point, pixels) => nodeAt(point, pixels / state.scale) || edgeAt(point, pixels / state.scale);

  function onClick({ pointer, event }) {
    const touch = event && event.pointerType === "touch";
    const item = itemAt(pointer.canvas, touch ? 14 : 6);
    if (item) app.select(item.id, { move: false });
    else app.clear();
  }

  let asked = null;
  function onMove(event) {
    if (event.pointerType === "touch") return;
    const waiting = asked !== null;
    const box = element("canvas").getBoundingClientRect();
    asked = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (!waiting)
      requestAnimationFrame(() => {
        const item = asked && itemAt(network.DOMtoCanvas(asked), 5);
        asked = null;
        if (item === state.hover) return;
        state.hover = item;
        element("canvas").style.cursor = item ? "pointer" : "";
        network.redraw();
      });
  }

  // --- language, theme, legend, list

  function legend() {
    const entries = (key, items) => h("div", { class: "group" }, h("h3", null, say(key)), h("ul", null, items.map(([icon, text]) => h("li", null, icon, text))));
    const here = (pick) => new Set(state.shown.map(pick));
    const types = here((node) => node.type);
    const statuses = here((node) => node.status);
    const lines = new Set(state.lines.map((edge) => edge.type));
    const { SHAPES, STATUS, LINES, icon, line } = app.glyphs;
    const known = (table, set) => Object.keys(table).filter((name) => set.has(name));
    const loose = ranked.length - tied.length;
    const toggle = h("input", {
      type: "checkbox",
      id: "show-alone",
      onchange: (event) => {
        wanted.alone = event.target.checked;
        refresh();
        network.redraw();
        fit();
      },
    });
    toggle.checked = wanted.alone;
    element("legend-body").replaceChildren(
      ...[
        entries("legend.nodes", known(SHAPES, types).map((type) => [icon(type, "held"), say(`class:${type}`)])),
        statuses.size > 1 ? entries("legend.status", known(STATUS, statuses).map((word) => [icon("meeting", word), say(`status:${word}`)])) : null,
        lines.size ? entries("legend.edges", known(LINES, lines).reverse().map((type) => [line(type), say(`edge:${type}`)])) : null,
        loose ? h("label", { class: "group" }, toggle, say("notice.alone", { n: number(loose) })) : null,
      ].filter(Boolean),
    );
  }

  function summary() {
    const persons = ranked.filter((node) => node.type === "person").length;
    const [from, to] = facts.span;
    const parts = [
      count("summary.articles", Object.keys(facts.articles).length),
      count("summary.persons", persons),
      count("summary.meetings", Object.keys(facts.meetings).length),
    ];
    if (from) parts.push(app.words.dates(from, to));
    element("summary").textContent = parts.join(" · ");
  }

  /** Say everything in a language. */
  app.speak = (lang) => {
    app.words.lang = lang;
    document.documentElement.lang = lang;
    document.title = say("title");
    for (const item of document.querySelectorAll("[data-say]")) item.textContent = say(item.dataset.say);
    for (const item of document.querySelectorAll("[data-say-label]")) item.setAttribute("aria-label", say(item.dataset.sayLabel));
    for (const item of document.querySelectorAll("[data-dates]")) item.textContent = app.words.dates(...item.dataset.dates.split(" "));
    for (const item of document.querySelectorAll("[data-lang]")) item.setAttribute("aria-pressed", String(item.dataset.lang === lang));
    summary();
    notices();
    legend();
    app.panel.show(selected);
    network.redraw();
  };

  function view(name) {
    const graph = name === "graph";
    element("graph").hidden = !graph;
    element("list").hidden = graph;
    element("show-graph").setAttribute("aria-pressed", String(graph));
    element("show-list").setAttribute("aria-pressed", String(!graph));
    if (graph) network.redraw();
  }

  /** Names in the list become buttons. */
  function liven() {
    for (const row of document.querySelectorAll("#list tr[data-node]")) {
      const cell = row.querySelector("th");
      cell.replaceChildren(h("button", { type: "button", class: "text", onclick: () => app.select(row.dataset.node, { move: false }) }, cell.textContent));
    }
    for (const cell of document.querySelectorAll("#list td[data-status]")) cell.prepend(app.glyphs.icon("meeting", cell.dataset.status), " ");
    for (const name of document.querySelectorAll("#list span[data-node]"))
      name.replaceWith(h("button", { type: "button", class: "text", onclick: () => app.select(name.dataset.node, { move: false }) }, name.textContent));
  }

  function fromAddress() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      id = "";
    }
    return id !== "" && app.select(id, { address: false });
  }

  function listen() {
    network.on("beforeDrawing", (ctx) => app.paint.drawLines(ctx, network.getScale()));
    network.on("afterDrawing", (ctx) => app.names.draw(ctx, network.getScale()));
    network.on("click", onClick);
    network.on("dragEnd", () => {
      app.names.moved();
      network.redraw();
    });
    element("canvas").addEventListener("pointermove", onMove);
    element("canvas").addEventListener("pointerleave", () => {
      asked = null;
      if (state.hover) {
        state.hover = null;
        network.redraw();
      }
    });
    element("zoom-in").addEventListener("click", () => zoom(1.35));
    element("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
    element("zoom-fit").addEventListener("click", () => fit());
    element("show-graph").addEventListener("click", () => view("graph"));
    element("show-list").addEventListener("click", () => view("list"));
    for (const button of document.querySelectorAll("button[data-lang]")) button.addEventListener("click", () => app.speak(button.dataset.lang));
    document.addEventListener("keydown", (event) => event.key === "Escape" && selected && app.clear());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      app.paint.readTheme();
      network.redraw();
    });
    addEventListener("hashchange", fromAddress);
    let whole = element("canvas").clientWidth;
    new ResizeObserver(() => {
      const now = element("canvas").clientWidth;
      if (Math.abs(now - whole) > 80) fit();
      whole = now;
    }).observe(element("canvas"));
  }

  /** On a screen that is higher than wide the picture stands upright; positions come stretched from left to right. */
  function turn() {
    const box = element("stage").getBoundingClientRect();
    if (box.height <= box.width * 1.15) return;
    const size = (key) => Math.max(...tied.map((node) => node[key])) - Math.min(...tied.map((node) => node[key]));
    const lying = size("x") / facts.wide > size("y");
    for (const node of ranked) {
      const [x, y] = [node.x / facts.wide, node.y];
      [node.x, node.y] = lying ? [y, x * 1.2] : [x, y * 1.2];
    }
  }

  document.documentElement.className = "live";
  element("list").hidden = true;
  if (matchMedia("(max-width: 640px)").matches) element("legend").open = false;
  app.paint.readTheme();
  turn();
  refresh();
  legend();
  liven();
  app.panel.show(null); // before the view is built, which must know its size
  network = new vis.Network(element("canvas"), { nodes: data, edges: [] }, { ...options, nodes: { ...options.nodes, ctxRenderer: app.paint.drawNode } });
  app.network = network;
  const frame = element("canvas").firstElementChild; // vis-network's own, which takes the keys
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", say("graph.label"));
  frame.dataset.sayLabel = "graph.label";
  listen();
  fit();
  fromAddress();
  app.ready = true;
})(window.utusan);
