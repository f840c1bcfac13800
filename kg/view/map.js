// The world map of meetings by place, as a view: shapes of countries from the page itself, no tiles and no requests.
// What lies on the map is worked out here; `mapcamera.js` moves it.
"use strict";
(function (app) {
  const { facts, label } = app.model;
  const { say, count, number } = app.words;
  const { STATUS, svg } = app.glyphs;
  const { h } = app.parts;
  const element = (id) => document.getElementById(id);
  const world = JSON.parse(element("data-world").textContent);
  const MOST = 34; // pixels: radius of the largest circle

  const land = svg("g", { class: "land" }); // filled when the map is first seen
  const dots = svg("g", { class: "dots" });
  const canvas = svg("svg", { class: "world", role: "group", "aria-label": say("map.label") }, land, dots);
  canvas.dataset.sayLabel = "map.label";
  element("map-stage").prepend(canvas);

  const radius = (n) => (n === 1 ? 8.5 : Math.min(7.5 + 4.2 * Math.sqrt(n), MOST)) * (canvas.clientWidth < 500 ? 0.85 : 1);

  /** Places with the meetings there that the filters let through, the most meetings first. */
  function places(visible) {
    const found = new Map();
    let lost = 0;
    for (const [id, meeting] of Object.entries(facts.meetings)) {
      if (!visible.facts.has(id)) continue;
      const point = meeting.place && facts.points[meeting.place];
      if (!point) {
        lost += 1;
        continue;
      }
      if (!found.has(meeting.place)) found.set(meeting.place, { id: meeting.place, x: point[0], y: point[1], exact: Boolean(point[2]), meetings: [] });
      found.get(meeting.place).meetings.push({ id, ...meeting });
    }
    const all = [...found.values()].sort((a, b) => b.meetings.length - a.meetings.length || (a.id < b.id ? -1 : 1));
    for (const place of all) {
      place.n = place.meetings.length;
      place.status = Object.keys(STATUS)
        .map((status) => [status, place.meetings.filter((meeting) => meeting.status === status).length])
        .filter(([, n]) => n);
    }
    return { all, lost };
  }

  /** Circles pushed apart on the screen, so that none is hidden by another; each keeps its true place in `px`, `py`. */
  function spread(all, camera) {
    for (const place of all) {
      place.px = place.x * camera.k + camera.x;
      place.py = place.y * camera.k + camera.y;
      place.r = radius(place.n);
      [place.sx, place.sy] = [place.px, place.py];
    }
    for (let round = 0; round < 40; round += 1) {
      let moved = false;
      for (let i = 0; i < all.length; i += 1)
        for (let j = i + 1; j < all.length; j += 1) {
          const [a, b] = [all[i], all[j]];
          const [dx, dy] = [b.sx - a.sx, b.sy - a.sy];
          const need = a.r + b.r + 2;
          if (Math.abs(dx) >= need || Math.abs(dy) >= need) continue;
          const far = Math.hypot(dx, dy) || 0.01;
          if (far >= need) continue;
          const push = (need - far) / far / 2;
          const share = (b.r / (a.r + b.r)) * 2; // the larger moves less
          a.sx -= dx * push * share;
          a.sy -= (dy || 0.01) * push * share;
          b.sx += dx * push * (2 - share);
          b.sy += (dy || 0.01) * push * (2 - share);
          moved = true;
        }
      if (!moved) break;
    }
  }

  /** A sector of a ring, from one share of the circle to another. */
  function sector(from, to, outer, inner) {
    const at = (share, r) => [r * Math.sin(2 * Math.PI * share), -r * Math.cos(2 * Math.PI * share)].map((value) => value.toFixed(2)).join(" ");
    const large = to - from > 0.5 ? 1 : 0;
    const back = inner ? `L${at(to, inner)}A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}` : "L0 0";
    return `M${at(from, outer)}A${outer} ${outer} 0 ${large} 1 ${at(to, outer)}${back}Z`;
  }

  /** A status as the legend tells it: filled or hollow, its border, its sign. `size`: of the sign, 0 for none. */
  function piece(status, d, x, y, size) {
    const look = STATUS[status];
    const hollow = !look.fill;
    return [
      svg("path", { d, class: `ink-${look.ink}${hollow ? " hollow" : ""}`, "stroke-dasharray": hollow ? look.dash.join(" ") : "" }),
      ...(size ? [svg("path", { d: look.sign, class: hollow ? `sign ink-${look.ink}` : "sign on-fill", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})` })] : []),
    ];
  }

  function drawn(place) {
    const { r, n } = place;
    const parts = place.exact ? [] : [svg("circle", { r: r + 3.5, class: "vague" })];
    if (place.status.length === 1) {
      const whole = `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}Z`;
      parts.push(...piece(place.status[0][0], whole, 0, n > 1 ? -r * 0.46 : 0, n > 1 ? r / 24 : r / 15));
    } else {
      const inner = r * 0.46;
      let from = 0;
      parts.push(svg("circle", { r, class: "under" }));
      for (const [status, some] of place.status) {
        const to = from + some / n;
        const middle = 2 * Math.PI * ((from + to) / 2);
        const out = (r + inner) / 2;
        const room = Math.min((to - from) * 2 * Math.PI * out, r - inner);
        parts.push(...piece(status, sector(from, to, r, inner), out * Math.sin(middle), -out * Math.cos(middle), room > 8 ? room / 18 : 0));
        from = to;
      }
    }
    if (n > 1) {
      const single = place.status.length === 1;
      const filled = single && STATUS[place.status[0][0]].fill;
      parts.push(svg("text", { class: `number${filled ? " on-fill" : ""}`, y: single ? r * 0.34 : 0, "font-size": Math.max(9, r * 0.62).toFixed(1) }, number(n)));
    }
    return parts;
  }

  const told = (place) => `${label(place.id)}: ${count("summary.meetings", place.n)} (${place.status.map(([status, n]) => `${number(n)} ${say(`status:${status}`)}`).join(", ")})${place.exact ? "" : `. ${say("map.vague")}`}`;

  let shown = [];
  let tabbed = null; // id of the one circle that the Tab key reaches; arrows lead to the others

  function choose(id) {
    tabbed = id;
    for (const dot of dots.querySelectorAll(".dot")) dot.setAttribute("tabindex", dot.dataset.node === id ? "0" : "-1");
  }

  function onKey(event) {
    const at = shown.findIndex((place) => place.id === event.currentTarget.dataset.node);
    const last = shown.length - 1;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (event.key === "Enter" || event.key === " ") app.select(shown[at].id, { move: false });
    else if (to === undefined) return;
    else {
      const { id } = shown[(to + shown.length) % shown.length];
      choose(id);
      app.mapcamera.reveal(shown.find((place) => place.id === id));
      dots.querySelector(`[data-node="${CSS.escape(id)}"]`).focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function dot(place, chosen) {
    const group = svg(
      "g",
      { class: `dot${chosen ? " chosen" : ""}`, role: "button", tabindex: place.id === tabbed ? "0" : "-1", "aria-label": told(place), "aria-pressed": String(chosen), transform: `translate(${place.sx.toFixed(1)} ${place.sy.toFixed(1)})` },
      svg("title", {}, told(place)),
      svg("circle", { r: place.r + 3, class: "halo" }),
      ...drawn(place),
    );
    group.dataset.node = place.id;
    group.addEventListener("click", () => app.mapcamera.dragged() || app.select(place.id, { move: false }));
    group.addEventListener("keydown", onKey);
    group.addEventListener("focus", () => choose(place.id));
    return group;
  }

  /** Names under the circles, of the largest first, where they cover neither circles nor names. */
  function names() {
    const boxes = shown.map((place) => [place.sx - place.r, place.sy - place.r, place.sx + place.r, place.sy + place.r]);
    const free = ([l, t, r, b]) => boxes.every((box) => r <= box[0] || box[2] <= l || b <= box[1] || box[3] <= t);
    const width = canvas.clientWidth;
    const found = [];
    for (const place of shown) {
      const half = app.names.width(label(place.id)) / 2;
      for (const [x, y] of [
        [place.sx, place.sy + place.r + 13],
        [place.sx, place.sy - place.r - 5],
        [place.sx + place.r + half + 4, place.sy + 4],
        [place.sx - place.r - half - 4, place.sy + 4],
      ]) {
        const box = [x - half, y - 11, x + half, y + 3];
        if (x - half < 2 || x + half > width - 2 || !free(box)) continue;
        boxes.push(box);
        found.push(svg("text", { class: "place", x: x.toFixed(1), y: y.toFixed(1), "aria-hidden": "true" }, label(place.id)));
        break;
      }
    }
    return found;
  }

  /** Draw the circles for the present camera. */
  function draw(state = app.state.get()) {
    const { camera } = app.mapcamera;
    const meeting = facts.meetings[state.selected];
    const chosen = meeting ? meeting.place : state.selected;
    const focused = dots.contains(document.activeElement) ? document.activeElement.dataset.node : null;
    land.setAttribute("transform", `translate(${camera.x.toFixed(2)} ${camera.y.toFixed(2)}) scale(${camera.k.toFixed(5)})`);
    spread(shown, camera);
    if (!shown.some((place) => place.id === tabbed)) tabbed = shown.length ? shown[0].id : null;
    const leads = shown.filter((place) => Math.hypot(place.sx - place.px, place.sy - place.py) > place.r).map((place) => svg("path", { class: "lead", d: `M${place.px.toFixed(1)} ${place.py.toFixed(1)}L${place.sx.toFixed(1)} ${place.sy.toFixed(1)}` }));
    dots.replaceChildren(...leads, ...shown.map((place) => dot(place, place.id === chosen)), ...names());
    if (focused) dots.querySelector(`[data-node="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  function update(visible, state, before) {
    const { all, lost } = places(visible);
    shown = all;
    const note = [say("map.note", { meetings: count("summary.meetings", all.reduce((sum, place) => sum + place.n, 0)), places: count("map.places", all.length) })];
    if (lost) note.push(count("map.lost", lost));
    if (all.some((place) => !place.exact)) note.push(say("map.vague.note"));
    element("map-note").replaceChildren(...note.map((text) => h("span", null, text)));
    if (!before) app.mapcamera.fit(shown, false);
    draw(state);
  }

  app.map = { canvas, draw, places: () => shown, size: [world.width, world.top, world.bottom] };
  app.registerView("map", {
    label: "view.map",
    show() {
      if (!land.children.length) land.append(...world.shapes.map((d) => svg("path", { d })));
      element("map").hidden = false;
    },
    hide() {
      element("map").hidden = true;
    },
    update,
  });
})(window.utusan);
