// Names of nodes and lines: of constant size on the screen, the central ones first, none over another.
"use strict";
(function (app) {
  const { state, FONT, LABEL, CONTROLS, FADED, radius, lit, along } = app.paint;
  const WRAP = 20; // letters in a line of a name
  const NEAR = 0.55; // from this scale on names come with a second line
  const TELLING = new Set(["role", "kinship"]); // edges whose label says more than that they are
  const CENTRAL = 8; // up to this rank persons and countries are named even over other nodes
  const CALM = 150; // up to so many nodes are all named where there is room
  const CELL = 64; // pixels: names are looked up on a grid of this width
  const widths = new Map();

  function width(ctx, font, text) {
    const key = `${font}\n${text}`;
    if (!widths.has(key)) {
      ctx.font = font;
      widths.set(key, ctx.measureText(text).width);
    }
    return widths.get(key);
  }

  /** A name in at most two lines. */
  function wrap(text) {
    const clean = text.replace(CONTROLS, " ").replace(/\s+/g, " ").trim();
    const lines = [""];
    for (const word of clean.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length >= WRAP) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    const kept = lines.slice(0, 2).map((line) => (line.length > 30 ? `${line.slice(0, 29)}…` : line));
    if (lines.length > 2 && !kept[1].endsWith("…")) kept[1] += "…";
    return kept;
  }

  /** What has been written where: rectangles in pixels, found by the cells they touch. */
  class Taken {
    constructor() {
      this.cells = new Map();
    }
    *keys([left, top, right, bottom]) {
      for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
        for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 100003 + y;
    }
    /** Is there room? Names keep off names and nodes; `over` nodes they may go in need. */
    free(box, own, over = false) {
      for (const key of this.keys(box))
        for (const [other, owner, glyph] of this.cells.get(key) || [])
          if (owner !== own && !(over && glyph) && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      return true;
    }
    add(box, owner, glyph = false) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push([box, owner, glyph]);
      }
    }
  }

  function font(node, scale) {
    const central = node.rank < CENTRAL && node.type === "person";
    const big = central || node.type === "country";
    const size = LABEL + (central ? 1.5 : 0) + Math.min(3, Math.max(0, (scale - 1) * 4));
    return { size, css: (px) => `${node.type === "place" ? "italic " : ""}${big ? 600 : 400} ${px}px ${FONT}` };
  }

  const dim = (node) => (lit(node) ? 1 : FADED);

  /** A line below a name: what ties it to the selected node; from near, a meeting's date and a person's first role. */
  function second(node, scale) {
    const centre = state.focus && state.focus.centre;
    if (centre && centre.size === 1 && !centre.has(node) && lit(node)) {
      const tie = node.edges.find((edge) => TELLING.has(edge.type) && (centre.has(edge.from) || centre.has(edge.to)));
      if (tie) return wrap(tie.words[app.words.lang])[0];
    }
    if (scale < NEAR) return "";
    if (node.type === "meeting") return app.words.dates(app.model.facts.meetings[node.id].date, app.model.facts.meetings[node.id].end);
    const held = node.type === "person" && app.model.rolesOf(node.id)[0];
    return held ? wrap(app.words.role(held))[0] : "";
  }

  function nodeName(ctx, node, scale, taken, must) {
    if (!node.lines) node.lines = wrap(node.label);
    const { size, css } = font(node, scale);
    const more = second(node, scale);
    const lines = more ? [...node.lines, more] : node.lines;
    const half = Math.max(...lines.map((line) => width(ctx, css(size), line))) / 2 + 2;
    const [x, y] = [node.x * scale, node.y * scale];
    const ring = node === state.hover || (state.focus && state.focus.centre.has(node)) ? 7 : 0;
    const r = radius(node, scale) * scale + 3 + ring;
    const height = lines.length * size * 1.2;
    // below the node, else above, else beside it
    const spots = [
      [x - half, y + r, "center", x],
      [x - half, y - r - height, "center", x],
      [x + r + 1, y - height / 2, "left", x + r + 3],
      [x - r - 1 - 2 * half, y - height / 2, "right", x - r - 3],
      [x + r * 0.6, y + r * 0.6, "left", x + r * 0.6 + 2],
      [x - r * 0.6 - 2 * half, y + r * 0.6, "right", x - r * 0.6 - 2],
      [x + r * 0.6, y - r * 0.6 - height, "left", x + r * 0.6 + 2],
      [x - r * 0.6 - 2 * half, y - r * 0.6 - height, "right", x - r * 0.6 - 2],
    ];
    const central = node.rank < CENTRAL && ["person", "country"].includes(node.type);
    for (const [index, [left, top, align, anchor]] of [...spots, ...(central ? spots : [])].entries()) {
      const box = [left, top, left + 2 * half, top + height];
      if (!taken.free(box, node, index >= spots.length) && !(must && index === 0)) continue;
      taken.add(box, node);
      return { node, lines, size, css: css(size / scale), align, x: anchor / scale, y: top / scale, more: Boolean(more), box };
    }
    return null;
  }

  function edgeName(ctx, edge, scale, taken) {
    const text = edge.words[app.words.lang];
    const size = LABEL - 1.5;
    const half = width(ctx, `400 ${size}px ${FONT}`, text) / 2;
    const length = Math.hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * scale;
    const room = length - (radius(edge.from, scale) + radius(edge.to, scale)) * scale - 14;
    if (room < 2 * half) return null;
    const [p, q] = [along(edge, 0.5), along(edge, 0.52)];
    let angle = Math.atan2(q.y - p.y, q.x - p.x);
    if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
    const steps = Math.max(1, Math.ceil((2 * half) / 18));
    const boxes = Array.from({ length: steps + 1 }, (_, index) => {
      const at = -half + (2 * half * index) / steps;
      const [x, y] = [p.x * scale + at * Math.cos(angle), p.y * scale + at * Math.sin(angle)];
      return [x - 8, y - 8, x + 8, y + 8];
    });
    if (!boxes.every((box) => taken.free(box, edge))) return null;
    boxes.forEach((box) => taken.add(box, edge));
    return { edge, text, css: `400 ${size / scale}px ${FONT}`, x: p.x, y: p.y, angle };
  }

  /** Of many nodes seen from afar only the most central are named, and meetings only from nearer. */
  function few(order, scale) {
    if (state.shown.length < CALM) return order;
    if (state.focus) return [];
    const closer = scale / (state.whole || scale);
    const some = closer < 1.5 ? order.filter((node) => node.type !== "meeting") : order;
    return some.slice(0, Math.round(CALM * 0.4 * Math.max(1, closer ** 2)));
  }

  let cache = { key: "", names: [] };
  let moved = 0;

  /** Choose which names there is room for at this scale. */
  function choose(ctx, scale) {
    const key = [scale.toFixed(4), state.version, moved, app.words.lang, state.hover ? state.hover.id : ""].join("|");
    if (cache.key === key) return cache.names;
    const taken = new Taken();
    const order = [...state.shown].sort((a, b) => a.rank - b.rank);
    const centre = state.focus ? state.focus.centre : new Set();
    const first = order.filter((node) => node === state.hover || centre.has(node));
    const near = state.focus ? order.filter((node) => lit(node) && !first.includes(node)) : [];
    const rest = order.filter((node) => !first.includes(node) && !near.includes(node));
    const roomy = scale > 0.25 || order.length < 150; // else names must go over the smaller nodes
    for (const node of roomy ? order.filter(lit) : [...first, ...near]) {
      const r = radius(node, scale) * scale;
      taken.add([node.x * scale - r, node.y * scale - r, node.x * scale + r, node.y * scale + r], node, true);
    }
    const names = [];
    const put = (name) => name && names.push(name);
    for (const node of first) put(nodeName(ctx, node, scale, taken, true));
    const lines = state.lines.filter((edge) => (state.focus ? centre.size === 2 && state.focus.edges.has(edge) : scale > NEAR && edge.type === "kinship"));
    if (state.focus) for (const node of near) put(nodeName(ctx, node, scale, taken, false));
    if (state.focus) for (const edge of lines) put(edgeName(ctx, edge, scale, taken));
    for (const node of few(rest, scale)) put(nodeName(ctx, node, scale, taken, false));
    if (!state.focus) for (const edge of lines) put(edgeName(ctx, edge, scale, taken));
    cache = { key, names };
    return names;
  }

  function drawName(ctx, name, scale) {
    const size = name.size / scale;
    const off = name.node.type === "meeting" && ["cancelled", "denied"].includes(name.node.status);
    ctx.font = name.css;
    ctx.textAlign = name.align;
    ctx.textBaseline = "top";
    name.lines.forEach((line, index) => {
      const y = name.y + index * size * 1.2;
      const more = name.more && index === name.lines.length - 1;
      ctx.globalAlpha = dim(name.node);
      ctx.font = more ? name.css.replace("600", "400") : name.css;
      if (!state.quick) ctx.strokeText(line, name.x, y);
      ctx.fillStyle = more ? state.theme.soft : state.theme[name.node.type === "meeting" ? "event" : "text"];
      ctx.fillText(line, name.x, y);
      if (!off || more) return;
      const long = width(ctx, name.css, line);
      const left = name.x - (name.align === "center" ? long / 2 : name.align === "right" ? long : 0);
      ctx.fillRect(left, y + size * 0.52, long, 1 / scale);
    });
  }

  /** Write the chosen names over the nodes. */
  function drawNames(ctx, scale) {
    ctx.lineJoin = "round";
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = state.theme.paper;
    for (const name of choose(ctx, scale)) {
      if (name.node) {
        drawName(ctx, name, scale);
        continue;
      }
      ctx.save();
      ctx.translate(name.x, name.y);
      ctx.rotate(name.angle);
      ctx.font = name.css;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.globalAlpha = 1;
      ctx.strokeText(name.text, 0, 0);
      ctx.fillStyle = state.theme.soft;
      ctx.fillText(name.text, 0, 0);
      ctx.restore();
    }
    ctx.globalAlpha = 1;
  }

  const rule = document.createElement("canvas").getContext("2d");

  app.names = {
    draw: drawNames,
    /** From where to where nodes and names reach at a scale, in pixels from the graph's middle. */
    extent(scale) {
      state.whole = scale;
      const names = choose(rule, scale).filter((name) => name.node);
      const xs = state.shown.map((node) => node.x * scale);
      return [Math.min(...xs, ...names.map((name) => name.box[0])), Math.max(...xs, ...names.map((name) => name.box[2]))];
    },
    /** Where names of nodes are written: left, top, right, bottom in pixels. */
    boxes: () => cache.names.filter((name) => name.node).map((name) => name.box),
    /** How wide a name is in the size of names, in pixels. */
    width: (text) => width(rule, `500 ${LABEL}px ${FONT}`, text),
    /** Call when nodes were moved. */
    moved() {
      moved += 1;
    },
  };
})(window.utusan);
