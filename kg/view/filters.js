// The drawer of filters: roles, countries, outlets, confidence, and what happens to what they leave out; and the
// chips that name the filters in force.
"use strict";
(function (app) {
  const { say, number, dates, date } = app.words;
  const { state } = app;
  const { h } = app.parts;
  const drawer = document.getElementById("filters");
  const chips = document.getElementById("chips");
  const FEW = 8; // values seen before the rest is unfolded

  // what a value of each filter is called
  const WORDS = {
    class: (value) => say(`class:${value}`),
    status: (value) => say(`status:${value}`),
    line: (value) => say(`edge:${value}`),
    role: (value) => say(`role:${value}`),
    country: (value) => app.model.label(value),
    source: (value) => (value === app.records.NAMELESS ? say("source.unknown") : value),
  };
  const HIDING = ["class", "status", "line"]; // these lists hold what is hidden, the others what is kept
  const KEPT = ["role", "country", "source"];
  const TITLES = { role: "filter.role", country: "filter.country", source: "filter.source" };

  const without = (list, value) => list.filter((other) => other !== value);

  function choice(key, [value, n]) {
    const chosen = state.get()[key];
    const box = h("input", {
      type: "checkbox",
      "data-key": key,
      value,
      onchange: (event) => state.set({ [key]: event.target.checked ? [...state.get()[key], value] : without(state.get()[key], value) }),
    });
    box.checked = chosen.includes(value);
    return h("li", null, h("label", null, box, h("span", { class: "name" }, WORDS[key](value)), h("span", { class: "count" }, number(n))));
  }

  function group(key) {
    const values = app.facets[key];
    if (!values.length) return null;
    const rest = values.slice(FEW);
    const open = rest.some(([value]) => state.get()[key].includes(value));
    return h(
      "fieldset",
      null,
      h("legend", null, say(TITLES[key])),
      h("ul", null, values.slice(0, FEW).map((value) => choice(key, value))),
      rest.length ? h("details", { open, "data-key": key }, h("summary", null, say("more", { n: number(rest.length) })), h("ul", null, rest.map((value) => choice(key, value)))) : null,
    );
  }

  function trust() {
    const told = h("output", null, `${state.get().trust}%`);
    const slider = h("input", {
      type: "range",
      id: "trust",
      min: 0,
      max: 100,
      step: 5,
      "aria-label": say("filter.trust"),
      oninput: () => {
        told.textContent = `${slider.value}%`;
        state.set({ trust: Number(slider.value) }, { merge: "trust" });
      },
    });
    slider.value = state.get().trust;
    slider.setAttribute("aria-valuetext", `${state.get().trust}%`);
    return h("fieldset", null, h("legend", null, say("filter.trust")), h("div", { class: "slide" }, slider, told));
  }

  function outside() {
    const option = (value, key) => {
      const radio = h("input", { type: "radio", name: "outside", value, onchange: () => state.set({ outside: value }) });
      radio.checked = state.get().outside === value;
      return h("label", null, radio, say(key));
    };
    return h("fieldset", null, h("legend", null, say("filter.outside")), h("div", { class: "options" }, option("hide", "filter.hide"), option("fade", "filter.fade")));
  }

  /** Build the drawer anew, keeping the focus and what was unfolded. */
  function draw() {
    const focused = drawer.contains(document.activeElement) ? document.activeElement : null;
    const again = focused && [focused.dataset.key, focused.value, focused.id, focused.name];
    const open = new Set([...drawer.querySelectorAll("details[open]")].map((details) => details.dataset.key));
    drawer.replaceChildren(
      h("div", { class: "drawer-head" }, h("h2", { tabindex: "-1" }, say("filters")), h("button", { type: "button", class: "close", "aria-label": say("filters.close"), onclick: () => toggle(false) }, "×")),
      h("p", { class: "hint" }, say("filters.hint")),
      h("div", { id: "drawer-time" }),
      ...[...KEPT.map(group), trust(), outside()].filter(Boolean),
    );
    for (const details of drawer.querySelectorAll("details")) if (open.has(details.dataset.key)) details.open = true;
    settle();
    if (!again) return;
    const [key, value, id, name] = again;
    const same = [...drawer.querySelectorAll("input")].find((input) => (id ? input.id === id : input.value === value && (input.dataset.key || "") === (key || "") && input.name === name));
    if (same) same.focus();
  }

  const narrow = matchMedia("(max-width: 860px)");
  const time = document.getElementById("time");
  const home = time.parentElement;
  /** On a narrow screen the time range is one of the filters of the drawer. */
  function settle() {
    const to = narrow.matches ? drawer.querySelector("#drawer-time") : home;
    if (to && time.parentElement !== to) to.append(time);
  }

  const badge = h("span", { class: "badge", hidden: true });
  const opener = h(
    "button",
    { type: "button", id: "open-filters", class: "tool", "aria-expanded": "false", "aria-controls": "filters", onclick: () => toggle(drawer.hidden) },
    h("span", { "data-say": "filters" }, say("filters")),
    badge,
  );
  document.getElementById("tools").append(opener);

  function toggle(open) {
    if (!open) home.append(time); // not inside what is rebuilt or out of sight
    drawer.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) {
      draw();
      drawer.querySelector("h2").focus();
    } else opener.focus();
  }
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    toggle(false);
  });

  // --- chips

  function chip(key, text, patch) {
    const press = () => {
      state.set(patch);
      (chips.querySelector("button") || opener).focus();
    };
    return h("button", { type: "button", class: "chip", "data-key": key, "aria-label": say("filter.drop", { name: text }), onclick: press }, h("span", { class: "name" }, text), h("span", { "aria-hidden": "true" }, "×"));
  }

  function inForce(now) {
    const found = [];
    for (const key of HIDING) for (const value of now[key]) found.push(chip(key, say("filter.without", { name: WORDS[key](value) }), { [key]: without(now[key], value) }));
    for (const key of KEPT) for (const value of now[key]) found.push(chip(key, WORDS[key](value), { [key]: without(now[key], value) }));
    if (now.trust) found.push(chip("trust", say("filter.least", { n: now.trust }), { trust: 0 }));
    if (now.from || now.to) {
      const range = now.from && now.to ? dates(now.from, now.to) : now.from ? say("filter.since", { date: date(now.from) }) : say("filter.until", { date: date(now.to) });
      found.push(chip("time", range, { from: "", to: "" }));
    }
    if (!now.undated) found.push(chip("undated", say("filter.without", { name: say("undated") }), { undated: true }));
    return found;
  }

  function follow(now, before) {
    const { changes, FILTERS, START } = state;
    if (before && !changes(now, before, [...FILTERS, "lang", "outside"]).length) return;
    const found = inForce(now);
    badge.textContent = String(found.length);
    badge.hidden = !found.length;
    const clear = () => {
      state.set(Object.fromEntries(FILTERS.map((key) => [key, START[key]])));
      opener.focus();
    };
    chips.replaceChildren(...found, found.length > 1 ? h("button", { type: "button", class: "chip all", id: "clear-filters", onclick: clear }, say("filter.clear")) : "");
    chips.hidden = !found.length;
    const sliding = document.activeElement && document.activeElement.type === "range" && drawer.contains(document.activeElement);
    if (!drawer.hidden && !sliding) draw();
  }

  narrow.addEventListener("change", settle);
  state.subscribe(follow);
  app.filters = {
    toggle,
    start() {
      settle();
      follow(state.get(), null);
    },
    words: WORDS,
  };
})(window.utusan);
