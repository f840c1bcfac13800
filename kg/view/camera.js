// Where the graph is looked at from: fitting, zooming, coming near.
"use strict";
(function (app) {
  const { facts, nodes } = app.model;
  const { state } = app.paint;
  const element = (id) => document.getElementById(id);
  const FEW = 40; // neighbours that are all brought into sight
  const NEAR = 0.24; // the scale to which one comes near at least where there are more
  const FAR = 0.06; // and where there are few
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** Set the view so that the nodes fill the canvas, their names included; not smaller than `least` around `centre`. */
  function fit(some = state.shown, { centre = null, least = 0, animate = false } = {}) {
    const box = element("canvas").getBoundingClientRect();
    if (!some.length || !box.width || !box.height) return;
    const [left, right, top, bottom] = bounds(some);
    const [wide, high] = [box.width - Math.min(140, box.width * (centre ? 0.25 : 0.36)), box.height - Math.min(centre ? 150 : 90, box.height * 0.3)];
    let scale = Math.min(wide / Math.max(right - left, 1), high / Math.max(bottom - top, 1), 1.15);
    let position = { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale };
    if (scale < least) position = { x: centre.x, y: centre.y };
    if (some === state.shown) {
      // smaller, and to the side, until the names of the outermost nodes are inside as well
      const least = scale * (box.width < 500 ? 0.6 : 0.72);
      for (let round = 0; round < 3; round += 1) {
        const [begin, end] = app.names.extent(scale);
        const names = end - begin - (right - left) * scale;
        scale = Math.min(scale, Math.max((box.width - 16 - names) / Math.max(right - left, 1), least));
      }
      const [begin, end] = app.names.extent(scale);
      position.x = (begin + end) / 2 / scale;
      state.whole = scale;
    }
    const animation = animate && !still() ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
    app.network.moveTo({ position, scale: Math.max(scale, least), animation });
  }

  /** Left, right, top and bottom of some nodes. */
  function bounds(some) {
    const found = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y } of some) {
      found[0] = Math.min(found[0], x);
      found[1] = Math.max(found[1], x);
      found[2] = Math.min(found[2], y);
      found[3] = Math.max(found[3], y);
    }
    return found;
  }

  function zoom(factor) {
    app.network.moveTo({ scale: app.network.getScale() * factor, animation: false });
  }

  /** Bring what is selected and what is around it into view, if it is out of sight or too small to be read. */
  function approach() {
    if (!state.focus) return;
    const box = element("canvas").getBoundingClientRect();
    const [centre] = state.focus.centre;
    const all = [...state.focus.nodes];
    const few = all.length <= FEW;
    const inside = (few ? all : [...state.focus.centre]).every((node) => {
      const at = app.network.canvasToDOM({ x: node.x, y: node.y });
      return at.x > 40 && at.y > 40 && at.x < box.width - 40 && at.y < box.height - 40;
    });
    const [left, right, top, bottom] = bounds(all);
    const wide = Math.max((right - left) / box.width, (bottom - top) / box.height) * app.network.getScale(); // its share of the canvas
    if (!inside || (few ? wide < 0.55 : app.network.getScale() < NEAR)) fit(all, { centre, least: few ? FAR : NEAR, animate: true });
  }

  /** On a screen that is higher than wide the picture stands upright; positions come stretched from left to right. */
  function turn() {
    const box = element(element("stage").clientWidth ? "stage" : "middle").getBoundingClientRect(); // another view may be first
    if (box.height <= box.width) return;
    const [left, right, top, bottom] = bounds([...nodes.values()].filter((node) => !node.alone));
    const [wide, high] = [(right - left) / facts.wide, bottom - top];
    const lying = wide > high;
    // names are written beside the nodes, on a narrow screen mostly: what room there is below is used instead
    const fits = ((box.height * 0.75) / (box.width * 0.34)) * (Math.min(wide, high) / Math.max(wide, high, 1));
    const stretch = Math.max(1.2, Math.min(fits, 3));
    for (const node of nodes.values()) {
      const [x, y] = [node.x / facts.wide, node.y];
      [node.x, node.y] = lying ? [y, x * stretch] : [x, y * stretch];
    }
  }

  app.camera = { fit, zoom, approach, turn, bounds };
})(window.utusan);
