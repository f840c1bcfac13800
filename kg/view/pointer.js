// What is under the pointer or the finger, and what happens there.
"use strict";
(function (app) {
  const { state, radius, along } = app.paint;
  const canvas = document.getElementById("canvas");

  function nodeAt(point, reach) {
    let best = null;
    let least = Infinity;
    for (const node of state.shown) {
      const distance = Math.hypot(node.x - point.x, node.y - point.y) - radius(node, state.scale);
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

  function hover(item) {
    if (item === state.hover) return;
    state.hover = item;
    canvas.style.cursor = item ? "pointer" : "";
    app.redraw();
  }

  let asked = null;
  function onMove(event) {
    if (event.pointerType === "touch") return;
    const waiting = asked !== null;
    const box = canvas.getBoundingClientRect();
    asked = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (waiting) return;
    requestAnimationFrame(() => {
      const item = asked && itemAt(app.network.DOMtoCanvas(asked), 5);
      asked = null;
      hover(item);
    });
  }

  let held = null; // the node that is dragged
  const fingers = new Set();

  function drag(node) {
    held = node;
    app.network.setOptions({ interaction: { dragView: !node } });
  }

  function onDown(event) {
    fingers.add(event.pointerId);
    if (fingers.size > 1) return held && drag(null); // two fingers zoom
    const box = canvas.getBoundingClientRect();
    const node = event.button === 0 && nodeAt(app.network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top }), 2 / state.scale);
    if (node) drag({ node, x: event.clientX, y: event.clientY });
    return null;
  }

  function onDrag(event) {
    if (!held || fingers.size !== 1) return;
    held.node.x += (event.clientX - held.x) / state.scale;
    held.node.y += (event.clientY - held.y) / state.scale;
    [held.x, held.y] = [event.clientX, event.clientY];
    app.names.moved();
    app.redraw();
  }

  function onUp(event) {
    fingers.delete(event.pointerId);
    if (held) drag(null);
  }

  /** Answer to clicks, taps and movements over the network. */
  app.point = () => {
    app.network.on("click", onClick);
    canvas.addEventListener("pointermove", onMove);
    canvas.addEventListener("pointerdown", onDown, { capture: true });
    addEventListener("pointermove", onDrag);
    addEventListener("pointerup", onUp);
    addEventListener("pointercancel", onUp);
    canvas.addEventListener("pointerleave", () => {
      asked = null;
      hover(null);
    });
  };
})(window.utusan);
