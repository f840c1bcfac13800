// Search over names and other names: an ARIA combobox with a list of suggestions, used in the header and in the panel.
"use strict";
(function (app) {
  const { facts, nodes, rolesOf, label } = app.model;
  const { say, count, role, dates } = app.words;
  const { h } = app.parts;
  const MOST = 8;
  let boxes = 0;

  /** Letters as they are compared: small, without accents and marks of apostrophe. */
  const plain = (text) =>
    String(text)
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’ʼ`]/g, "")
      .toLowerCase()
      .trim();

  let index = null;
  function names() {
    index ??= [...nodes.values()]
      .filter((node) => node.label)
      .map((node) => ({ node, keys: [node.label, ...((facts.entities[node.id] || {}).aliases || [])].map((name) => [plain(name), name]) }));
    return index;
  }

  /** How well a name fits what was typed: 0 not at all, 4 best. */
  function fits(name, asked) {
    if (name === asked) return 4;
    if (name.startsWith(asked)) return 3;
    const at = name.indexOf(asked);
    if (at < 0) return 0;
    return /[\s\-–(/]/.test(name[at - 1]) ? 2 : 1;
  }

  /** The nodes whose names fit, best first: `[{node, name}]`, `name` the one that fits. */
  function find(text, accept = () => true) {
    const asked = plain(text);
    if (!asked) return [];
    const found = [];
    for (const { node, keys } of names()) {
      if (!accept(node)) continue;
      let best = null;
      keys.forEach(([key, name], place) => {
        const score = fits(key, asked) - (place ? 0.5 : 0);
        if (score > 0 && (!best || score > best.score)) best = { node, name, score };
      });
      if (best) found.push(best);
    }
    const late = (node) => (node.type === "meeting" ? 1 : 0); // whoever it is about comes before the meetings
    return found.sort((a, b) => late(a.node) - late(b.node) || b.score - a.score || a.node.rank - b.node.rank);
  }

  function about(node, name) {
    if (!plain(node.label).includes(plain(name))) return name;
    if (node.type === "meeting") return `${dates(facts.meetings[node.id].date, facts.meetings[node.id].end)} · ${say(`status:${node.status}`)}`;
    const held = node.type === "person" && rolesOf(node.id)[0];
    return held ? [role(held), held.of && label(held.of)].filter(Boolean).join(", ") : say(`class:${node.type}`);
  }

  /**
   * A combobox. `key`: message of its name; `accept`: which nodes are offered; `pick`: called with the chosen node;
   * `keep`: the text stays after choosing.
   */
  function combobox({ key, accept, pick }) {
    const id = `box-${(boxes += 1)}`;
    const input = h("input", {
      type: "search",
      class: "query",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
      "aria-label": say(key),
      "data-say-label": key,
      placeholder: say(key),
      "data-say-placeholder": key,
    });
    const list = h("ul", { id: `${id}-list`, role: "listbox", class: "suggestions", "aria-label": say(key), "data-say-label": key, hidden: true });
    const told = h("span", { class: "unseen", role: "status" });
    let found = [];
    let active = -1;

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(node) {
      input.value = "";
      told.textContent = "";
      close();
      pick(node);
    }

    function mark(next) {
      active = next;
      [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
      if (active < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", `${id}-${active}`);
      return list.children[active].scrollIntoView({ block: "nearest" });
    }

    function suggest() {
      const all = find(input.value, accept);
      found = all.slice(0, MOST);
      told.textContent = input.value.trim() ? count("search.found", all.length) : "";
      list.replaceChildren(
        ...found.map(({ node, name }, at) =>
          h(
            "li",
            // pressing must not take the focus from the input before the click comes
            { id: `${id}-${at}`, role: "option", "aria-selected": "false", "data-node": node.id, onpointerdown: (event) => event.preventDefault(), onclick: () => choose(node) },
            app.glyphs.icon(node.type, node.status),
            h("span", { class: "name" }, node.label),
            h("span", { class: "when" }, about(node, name)),
          ),
        ),
      );
      if (!found.length && input.value.trim()) list.append(h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("search.none")));
      list.hidden = !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(found.length ? 0 : -1);
    }

    input.addEventListener("input", suggest);
    input.addEventListener("focus", () => input.value && suggest());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        if (list.hidden) suggest();
        else if (found.length) mark((active + step + found.length) % found.length);
        event.preventDefault();
      } else if (event.key === "Enter" && found[active]) {
        event.preventDefault();
        choose(found[active].node);
      } else if (event.key === "Escape" && (!list.hidden || input.value)) {
        event.preventDefault();
        event.stopPropagation();
        input.value = "";
        close();
      }
    });
    return h("div", { class: "combobox" }, input, list, told);
  }

  app.search = { find, combobox, plain };

  const box = combobox({
    key: "search",
    pick(node) {
      app.select(node.id);
      document.querySelector("#panel h2").focus({ preventScroll: true });
    },
  });
  document.getElementById("search").append(box);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.querySelector("input").focus();
  });
})(window.utusan);
