// The time range: a small histogram of meetings and statements with two thumbs.
"use strict";
(function (app) {
  const { say, date } = app.words;
  const { h } = app.parts;
  const DAY = 86_400_000;
  const SVG = "http://www.w3.org/2000/svg";
  const events = app.records.all.filter((item) => !item.timeless);
  const dated = events.filter((item) => item.first && !Number.isNaN(Date.parse(item.first)));
  const undated = events.length - dated.length;
  // up to so many days between first and last: bins of this unit
  const UNITS = [
    [45, "day"],
    [400, "week"],
    [6 * 366, "month"],
    [Infinity, "year"],
  ];

  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const following = {
    day: (at) => iso(Date.parse(at) + DAY),
    week: (at) => iso(Date.parse(at) + 7 * DAY),
    month: (at) => (at.slice(5, 7) === "12" ? `${String(Number(at.slice(0, 4)) + 1).padStart(4, "0")}-01-01` : `${at.slice(0, 5)}${String(Number(at.slice(5, 7)) + 1).padStart(2, "0")}-01`),
    year: (at) => `${String(Number(at.slice(0, 4)) + 1).padStart(4, "0")}-01-01`,
  };
  const opening = { day: (at) => at, week: (at) => at, month: (at) => `${at.slice(0, 7)}-01`, year: (at) => `${at.slice(0, 4)}-01-01` };

  /** Bins `[first day, last day]` from the first event to the last. */
  function bins() {
    if (!dated.length) return [];
    const first = dated.reduce((least, item) => (item.first < least ? item.first : least), "9999-12-31");
    const last = dated.reduce((most, item) => (item.first > most ? item.first : most), "0000-01-01");
    const days = (Date.parse(last) - Date.parse(first)) / DAY;
    const unit = UNITS.find(([most]) => days <= most)[1];
    const found = [];
    for (let at = opening[unit](first); at <= last && found.length < 1000; at = following[unit](at)) found.push([at, iso(Date.parse(following[unit](at)) - DAY)]);
    return found;
  }

  const all = bins();
  const binOf = (day) => {
    let [low, high] = [0, all.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (all[middle][0] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const place = new Map(dated.map((item) => [item.id, binOf(item.first)]));
  const total = all.map(() => 0);
  for (const at of place.values()) total[at] += 1;
  const most = Math.max(1, ...total);
  const HEIGHT = 34;
  const tall = (n) => (n ? Math.max(2, Math.sqrt(n / most) * HEIGHT) : 0);

  function bar(at, n, kind) {
    const rect = document.createElementNS(SVG, "rect");
    const high = tall(n);
    for (const [key, value] of Object.entries({ x: at + 0.08, y: HEIGHT - high, width: 0.84, height: high, class: kind })) rect.setAttribute(key, value);
    return rect;
  }

  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${all.length || 1} ${HEIGHT}`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("aria-hidden", "true");
  const bright = all.map((_, at) => bar(at, 0, "bar"));
  picture.append(...all.map((_, at) => bar(at, total[at], "bar-all")), ...bright);

  const thumb = (which, key) => h("input", { type: "range", min: 0, max: Math.max(all.length - 1, 0), step: 1, class: which, "aria-label": say(key), "data-say-label": key, oninput: move });
  const low = thumb("from", "time.from");
  const high = thumb("to", "time.to");
  const text = h("output", { class: "range-text" });
  const keep = h("input", { type: "checkbox", id: "keep-undated", onchange: () => app.state.set({ undated: keep.checked }) });
  const keepText = h("span");

  function move(event) {
    let [from, to] = [Number(low.value), Number(high.value)];
    if (from > to) {
      if (event.target === low) from = to;
      else to = from;
    }
    app.state.set({ from: from ? all[from][0] : "", to: to < all.length - 1 ? all[to][1] : "" }, { merge: "time" });
    event.target.value = event.target === low ? from : to; // a thumb stops at the other
  }

  function draw() {
    const state = app.state.get();
    const from = state.from ? binOf(state.from) : 0;
    const to = state.to ? binOf(state.to) : all.length - 1;
    low.value = from;
    high.value = to;
    // where both are at the right end the left one must be on top to be caught
    low.classList.toggle("above", from >= all.length - 1 || from > (all.length - 1) / 2);
    low.setAttribute("aria-valuetext", all.length ? date(all[from][0]) : "");
    high.setAttribute("aria-valuetext", all.length ? date(all[to][1]) : "");
    keep.checked = state.undated;
    keepText.textContent = say("time.undated", { n: app.words.number(undated) });
    text.textContent = all.length ? app.words.dates(state.from || all[0][0], state.to || all[all.length - 1][1]) : say("undated");
    const here = app.visible(state).facts;
    const counts = all.map(() => 0);
    for (const [id, at] of place) if (here.has(id)) counts[at] += 1;
    bright.forEach((rect, at) => {
      const size = tall(counts[at]);
      rect.setAttribute("y", HEIGHT - size);
      rect.setAttribute("height", size);
    });
  }

  const slot = document.getElementById("time");
  const title = h("h2", { "data-say": "time" }, say("time"));
  const track = h("div", { class: "track" }, picture, low, high);
  if (all.length > 1) slot.append(h("div", { class: "range" }, h("div", { class: "range-head" }, title, text), track), undated ? h("label", null, keep, keepText) : "");
  else slot.hidden = true;

  app.state.subscribe(draw);
  app.timerange = { draw, bins: all };
})(window.utusan);
