// Drawing on vis-network's canvas. vis-network holds the view, the keys and the pointer; nodes, lines and names are drawn
// here, in few strokes and of constant width on the screen, so that thousands stay smooth and nothing overlaps.
"use strict";
(function (app) {
  const { SHAPES, STATUS, LINES } = app.glyphs;
  const path = (d) => Object.assign(new Path2D(d), { d }); // `d` is for pictures in SVG
  const paths = Object.fromEntries(Object.entries(SHAPES).map(([name, d]) => [name, path(d)]));
  const signs = Object.fromEntries(Object.entries(STATUS).map(([name, look]) => [name, path(look.sign)]));
  const INKS = ["person", "organization", "country", "place", "meeting", "cancelled", "denied", ...Object.keys(LINES).map((type) => `line-${type}`)];
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
  const LABEL = 13; // pixels on the screen
  const MOST = 19; // pixels on the screen: radius from which on a node does not grow
  const FADED = 0.13;
  const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

  const state = { shown: [], lines: [], focus: null, clear: null, hover: null, theme: {}, version: 0, quick: false };

  /** Read the colours of the present theme from the style sheet. */
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    state.theme = Object.fromEntries([...INKS, "paper", "text", "soft", "event", "ground"].map((name) => [name, value(name)]));
    state.version += 1;
  }

  const topDegree = [...app.model.nodes.values()].reduce((most, node) => Math.max(most, node.degree), 1);
  /** Choose what is drawn: nodes and lines; `clear`, if given, holds those that the filters let through, the rest fades. */
  function show(nodes, lines, clear = null) {
    state.shown = nodes;
    state.lines = lines;
    state.clear = clear && { nodes: clear.set, edges: new Set(clear.edges) };
    state.version += 1;
  }

  /** A node's radius in the graph's units; on the screen never too small to be seen nor large enough to cover others. */
  function radius(node, scale) {
    const weight = Math.sqrt(node.degree / topDegree);
    const base = { country: 19, meeting: 18, place: 13, organization: 15, person: 16 }[node.type] || 16;
    const own = base + 22 * weight * (node.type === "meeting" ? 0.5 : 1);
    const least = (node.type === "place" ? 2.4 : 3.2) + 8 * weight;
    return Math.max(Math.min(own, MOST / scale), least / scale);
  }

  const lit = (node) => (state.focus ? state.focus.nodes.has(node) : !state.clear || state.clear.nodes.has(node));

  /** Draw one node. */
  function drawNode(ctx, node, scale) {
    const r = radius(node, scale);
    const size = r / 11;
    const look = node.type === "meeting" ? STATUS[node.status] || STATUS.held : null;
    const color = state.theme[look ? look.ink : node.type];
    const chosen = state.focus && state.focus.nodes.has(node) && state.focus.centre.has(node);
    ctx.save();
    ctx.translate(node.x, node.y);
    ctx.globalAlpha = lit(node) ? 1 : FADED;
    if (chosen || node === state.hover) {
      ctx.beginPath();
      ctx.arc(0, 0, r + 6 / scale, 0, 2 * Math.PI);
      ctx.lineWidth = (chosen ? 3 : 1.5) / scale;
      ctx.strokeStyle = chosen ? state.theme.text : color;
      ctx.stroke();
    }
    ctx.scale(size, size);
    const hollow = look && !look.fill;
    ctx.fillStyle = hollow ? state.theme.paper : color;
    ctx.fill(paths[node.type] || paths.person);
    const fine = r * scale > 5; // below five pixels a sign is a blot
    ctx.lineJoin = "round";
    ctx.lineCap = "butt";
    ctx.lineWidth = hollow ? Math.max(2, 1.4 / (size * scale)) : Math.max(1, 1 / (size * scale));
    ctx.strokeStyle = hollow ? color : state.theme.paper;
    if (hollow && fine && !state.quick) ctx.setLineDash(look.dash);
    ctx.stroke(paths[node.type] || paths.person);
    if (look && fine) {
      ctx.setLineDash([]);
      ctx.lineCap = "round";
      ctx.lineWidth = look.dots ? 3.2 : 2.2;
      ctx.strokeStyle = hollow ? color : state.theme.paper;
      ctx.stroke(signs[node.status] || signs.held);
    }
    ctx.restore();
  }

  /** All nodes inside a frame (left, top, right, bottom), the most central last, so that nothing covers them. */
  function drawNodes(ctx, scale, [left, top, right, bottom]) {
    for (let index = state.shown.length - 1; index >= 0; index -= 1) {
      const node = state.shown[index];
      if (node.x > left && node.x < right && node.y > top && node.y < bottom) drawNode(ctx, node, scale);
    }
  }

  /** Where a line bends: the control point of its curve, or null for a straight one. */
  function control(edge) {
    if (!edge.bend) return null;
    const dx = edge.to.x - edge.from.x;
    const dy = edge.to.y - edge.from.y;
    return { x: (edge.from.x + edge.to.x) / 2 - dy * edge.bend, y: (edge.from.y + edge.to.y) / 2 + dx * edge.bend };
  }

  /** The point at a share of a line's length. */
  function along(edge, share) {
    const via = control(edge) || { x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2 };
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    return { x: a * edge.from.x + b * via.x + c * edge.to.x, y: a * edge.from.y + b * via.y + c * edge.to.y };
  }

  function trace(ctx, edge) {
    const via = control(edge);
    ctx.moveTo(edge.from.x, edge.from.y);
    if (via) ctx.quadraticCurveTo(via.x, via.y, edge.to.x, edge.to.y);
    else ctx.lineTo(edge.to.x, edge.to.y);
  }

  function arrow(ctx, edge, scale) {
    const from = control(edge) || edge.from;
    const angle = Math.atan2(edge.to.y - from.y, edge.to.x - from.x);
    const back = radius(edge.to, scale) + 2 / scale;
    const [x, y] = [edge.to.x - back * Math.cos(angle), edge.to.y - back * Math.sin(angle)];
    const size = 7 / scale;
    ctx.moveTo(x, y);
    for (const turn of [2.72, -2.72]) ctx.lineTo(x + size * Math.cos(angle + turn), y + size * Math.sin(angle + turn));
    ctx.closePath();
  }

  /** All lines that a frame may show, under the nodes: one stroke for each kind. */
  function drawLines(ctx, scale, [left, top, right, bottom]) {
    state.scale = scale;
    const inside = ({ from, to }) => (from.x > left || to.x > left) && (from.x < right || to.x < right) && (from.y > top || to.y > top) && (from.y < bottom || to.y < bottom);
    const crowd = Math.min(1, Math.max(0.16, 1.7 - 0.45 * Math.log10(state.lines.length + 1))); // many lines step back
    const chosen = state.focus || state.clear;
    for (const [type, look] of Object.entries(LINES)) {
      const all = state.lines.filter((edge) => edge.type === type && inside(edge));
      for (const bright of [false, true]) {
        const some = all.filter((edge) => (chosen ? chosen.edges.has(edge) === bright : !bright));
        if (!some.length) continue;
        const many = some.length > 40;
        const wider = state.focus && bright && !many ? 1.5 : 1;
        ctx.globalAlpha = chosen ? (bright ? (state.clear || many ? 0.65 : 1) : FADED * 0.7) : crowd;
        ctx.strokeStyle = ctx.fillStyle = state.theme[`line-${type}`];
        ctx.lineWidth = (look.width * wider) / scale;
        if (!state.quick) ctx.setLineDash(look.dash.map((part) => part / scale));
        ctx.beginPath();
        for (const edge of some) trace(ctx, edge);
        ctx.stroke();
        ctx.setLineDash([]);
        if (look.arrow && scale > 0.18 && !state.quick) {
          ctx.beginPath();
          for (const edge of some) arrow(ctx, edge, scale);
          ctx.fill();
        }
      }
    }
    if (state.hover && state.hover.from) {
      ctx.globalAlpha = 1;
      ctx.strokeStyle = state.theme[`line-${state.hover.type}`];
      ctx.lineWidth = (LINES[state.hover.type].width + 2) / scale;
      ctx.beginPath();
      trace(ctx, state.hover);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }

  app.paint = { state, FONT, LABEL, CONTROLS, FADED, readTheme, show, radius, lit, control, along, drawNodes, drawLines };
})(window.utusan);
