// The ground of each side: where the people and bodies of one country stand together, a faint ellipse behind them.
"use strict";
(function (app) {
  const { state } = app.paint;
  const LEAST = 3; // of one side, to have a ground
  const STRAY = 2.6; // so many times the usual distance from their middle, and somebody stands apart from the others
  const ROOM = 70; // around the outermost
  let kept = { version: -1, found: [] };

  const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

  function ellipse(members) {
    const [x, y] = [middle(members.map((node) => node.x)), middle(members.map((node) => node.y))];
    const far = members.map((node) => Math.hypot(node.x - x, node.y - y));
    const usual = Math.max(middle(far), 1);
    const [left, right, top, bottom] = app.camera.bounds(members.filter((_, index) => far[index] <= STRAY * usual));
    return { x: (left + right) / 2, y: (top + bottom) / 2, across: ((right - left) / 2) * 1.15 + ROOM, down: ((bottom - top) / 2) * 1.15 + ROOM };
  }

  /** The grounds of what is shown; worked out once for each set of nodes. */
  function all() {
    if (kept.version === state.version) return kept.found;
    const sides = new Map();
    for (const node of state.shown) {
      const [side] = node.type === "meeting" || node.type === "place" ? [] : app.records.sides(node.id);
      if (!side) continue;
      if (!sides.has(side)) sides.set(side, []);
      sides.get(side).push(node);
    }
    const found = [...sides.values()].filter((members) => members.length >= LEAST).map(ellipse);
    kept = { version: state.version, found };
    return found;
  }

  app.regions = {
    /** Draw the grounds, under everything else. */
    draw(ctx) {
      ctx.fillStyle = state.theme.ground;
      ctx.globalAlpha = state.focus || state.clear ? 0.5 : 1;
      for (const { x, y, across, down } of all()) {
        ctx.save();
        ctx.translate(x, y);
        ctx.scale(across, down);
        ctx.beginPath();
        ctx.arc(0, 0, 1, 0, 2 * Math.PI);
        ctx.fill();
        ctx.restore();
      }
      ctx.globalAlpha = 1;
    },
  };
})(window.utusan);
