// Where the world map is looked at from: fitting, zooming, dragging, pinching, keys.
"use strict";
(function (app) {
  const element = (id) => document.getElementById(id);
  const stage = element("map-stage");
  const camera = { k: 1, x: 0, y: 0 };
  const NEAR = 14; // so many times nearer than the whole world
  const READABLE = 820; // pixels: least width of the world at which circles do not cover it
  const STEP = 60; // pixels that an arrow key moves the map
  const touches = new Map(); // pointers that are down
  let moved = 0; // pixels since the pointer went down

  const box = () => ({ width: stage.clientWidth || 1, height: stage.clientHeight || 1 });

  /** The scale at which the whole world is seen. */
  function least() {
    const [width, top, bottom] = app.map.size;
    const { width: wide, height: high } = box();
    return Math.min(wide / width, high / (bottom - top));
  }

  function hold() {
    const [width, top, bottom] = app.map.size;
    const { width: wide, height: high } = box();
    camera.k = Math.max(least(), Math.min(camera.k, least() * NEAR));
    // the world stays in sight: its edges do not leave the frame, and what is smaller than the frame stands in its middle
    const [w, h] = [width * camera.k, (bottom - top) * camera.k];
    camera.x = w > wide ? Math.min(0, Math.max(camera.x, wide - w)) : (wide - w) / 2;
    const shift = top * camera.k;
    camera.y = h > high ? Math.min(-shift, Math.max(camera.y, high - h - shift)) : (high - h) / 2 - shift;
  }

  let asked = false;
  function redraw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      app.map.draw();
    });
  }

  function zoom(factor, x = box().width / 2, y = box().height / 2) {
    const before = camera.k;
    camera.k *= factor;
    camera.k = Math.max(least(), Math.min(camera.k, least() * NEAR));
    const real = camera.k / before;
    camera.x = x - (x - camera.x) * real;
    camera.y = y - (y - camera.y) * real;
    hold();
    redraw();
  }

  function pan(dx, dy) {
    camera.x += dx;
    camera.y += dy;
    hold();
    redraw();
  }

  /** Show all of some places, not nearer than is useful; the whole world where there are none. */
  function fit(places = app.map.places(), draw = true) {
    const { width: wide, height: high } = box();
    const [width, top, bottom] = app.map.size;
    const xs = places.length ? places.map((place) => place.x) : [0, width];
    const ys = places.length ? places.map((place) => place.y) : [top, bottom];
    const [left, right, up, down] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = places.length ? 70 : 0;
    camera.k = Math.min(Math.max(wide - 2 * room, 60) / Math.max(right - left, 1), Math.max(high - 2 * room, 60) / Math.max(down - up, 1), least() * 5);
    camera.k = Math.max(camera.k, least());
    let [x, y] = [(left + right) / 2, (up + down) / 2];
    if (camera.k * width < READABLE && places.length) {
      // a small screen cannot show them all: it shows where most are
      camera.k = READABLE / width;
      const sum = places.reduce((all, place) => all + place.n, 0);
      x = places.reduce((all, place) => all + place.x * place.n, 0) / sum;
      y = places.reduce((all, place) => all + place.y * place.n, 0) / sum;
    }
    camera.x = wide / 2 - x * camera.k;
    camera.y = high / 2 - y * camera.k;
    hold();
    if (draw) redraw();
  }

  /** Bring a place into sight. */
  function reveal(place) {
    const { width, height } = box();
    if (place.sx > 30 && place.sy > 30 && place.sx < width - 30 && place.sy < height - 30) return;
    pan(width / 2 - place.px, height / 2 - place.py);
  }

  function down(event) {
    touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  }
  function move(event) {
    const last = touches.get(event.pointerId);
    if (!last) return;
    const now = { x: event.clientX, y: event.clientY };
    if (touches.size === 2) {
      const [other] = [...touches].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
      const frame = stage.getBoundingClientRect();
      zoom(far(now, other) / far(last, other), (now.x + other.x) / 2 - frame.left, (now.y + other.y) / 2 - frame.top);
    }
    moved += Math.abs(now.x - last.x) + Math.abs(now.y - last.y);
    if (moved > 4) pan((now.x - last.x) / touches.size, (now.y - last.y) / touches.size);
    touches.set(event.pointerId, now);
  }
  const up = (event) => touches.delete(event.pointerId);

  function onKey(event) {
    const way = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(1.35);
    else if (event.key === "-") zoom(1 / 1.35);
    else if (event.key === "0") fit();
    else if (way && event.target === app.map.canvas) pan(...way);
    else return;
    event.preventDefault();
  }

  stage.addEventListener("pointerdown", down);
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", up);
  stage.addEventListener("keydown", onKey);
  stage.addEventListener(
    "wheel",
    (event) => {
      const frame = stage.getBoundingClientRect();
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 400), event.clientX - frame.left, event.clientY - frame.top);
    },
    { passive: false },
  );
  for (const [id, act] of [
    ["map-in", () => zoom(1.35)],
    ["map-out", () => zoom(1 / 1.35)],
    ["map-fit", () => fit()],
  ])
    element(id).addEventListener("click", act);
  let whole = "";
  new ResizeObserver(() => {
    const size = `${stage.clientWidth}x${stage.clientHeight}`;
    if (stage.clientWidth && size !== whole && app.views.present() === "map") fit();
    whole = size;
  }).observe(stage);

  app.mapcamera = { camera, fit, zoom, pan, reveal, dragged: () => moved > 4 };
})(window.utusan);
