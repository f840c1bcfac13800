// The one store: what is selected, filtered and shown. Views read it and listen to it; only `set` changes it.
//
//   app.state.get()                       the present state, frozen
//   app.state.set({ country: [id] })      change it; options: merge, record, address
//   app.state.subscribe(listener)         called with (now, before) after each change; returns how to stop
//   app.state.reset()                     as at first sight, language and view kept
"use strict";
(function (app) {
  const { facts, nodes, edges } = app.model;

  const START = Object.freeze({
    selected: "", // id of a node or an edge
    steps: 1, // how far neighbours of the selected node are lit: 1 or 2
    path: [], // ids of two persons whose shortest path is lit
    class: [], // hidden classes of nodes
    status: [], // hidden statuses of meetings
    line: [], // hidden kinds of lines
    role: [], // kept roles; none chosen: all
    country: [], // kept countries, by id
    source: [], // kept outlets, by name
    trust: 0, // least confidence, in percent
    from: "", // first day, ISO
    to: "", // last day, ISO
    undated: true, // are undated meetings and statements kept?
    outside: "hide", // what the filters leave out is hidden, or faded ("fade")
    all: false, // more nodes than are shown at first
    alone: false, // names without relations
    tab: "facts", // of the panel: facts, timeline or topics
    view: "graph",
    table: "meetings", // of the tables: persons, roles, meetings or statements
    sort: "", // key of the column that the table is sorted by, with - before it if falling; empty: the table's own
    find: "", // what the rows of the table must hold
    lang: facts.lang,
  });
  const FILTERS = ["class", "status", "line", "role", "country", "source", "trust", "from", "to", "undated"];
  const SILENT = ["tab", "view", "lang", "table", "sort", "find"]; // not taken back by undo
  const LISTS = Object.keys(START).filter((key) => Array.isArray(START[key]));
  const SAME_STEP = 1200; // milliseconds: changes of one slider are one step

  let now = START;
  const listeners = [];
  const past = [];
  const future = [];
  let last = { merge: null, at: 0 };

  const same = (a, b) => (Array.isArray(a) ? a.length === b.length && a.every((item, index) => item === b[index]) : a === b);
  const changes = (a, b, keys = Object.keys(START)) => keys.filter((key) => !same(a[key], b[key]));

  function move(next) {
    const before = now;
    now = next;
    for (const listener of [...listeners]) listener(now, before);
  }

  /**
   * Change the state. `merge`: a name; changes of one name that follow each other closely are one step of undo.
   * `record: false` leaves undo alone. Gives whether anything changed.
   */
  function set(patch, { merge = null, record = true } = {}) {
    const next = Object.freeze({ ...now, ...patch });
    const changed = changes(now, next);
    if (!changed.length) return false;
    if (record && changed.some((key) => !SILENT.includes(key))) {
      const continued = merge !== null && merge === last.merge && performance.now() - last.at < SAME_STEP;
      if (!continued) past.push(now);
      if (past.length > 200) past.shift();
      future.length = 0;
      last = { merge, at: performance.now() };
    }
    move(next);
    return true;
  }

  const kept = () => Object.fromEntries(SILENT.map((key) => [key, now[key]]));

  function step(from, to) {
    if (!from.length) return false;
    to.push(now);
    last = { merge: null, at: 0 };
    move(Object.freeze({ ...from.pop(), ...kept() }));
    return true;
  }

  // --- the address: `#<selected id>?key=value&...`, with what is not as at first sight

  /** The state as the part of an address after `#`. */
  function toAddress(state = now) {
    const values = new URLSearchParams();
    for (const key of changes(START, state))
      if (key !== "selected") for (const value of LISTS.includes(key) ? state[key] : [state[key]]) values.append(key, String(value));
    const rest = values.toString();
    return encodeURIComponent(state.selected) + (rest && `?${rest}`);
  }

  const MEANT = {
    steps: (text) => (text === "2" ? 2 : 1),
    trust: (text) => Math.max(0, Math.min(100, Math.round(Number(text)) || 0)),
    undated: (text) => text !== "false",
    all: (text) => text === "true",
    alone: (text) => text === "true",
    outside: (text) => (text === "fade" ? "fade" : "hide"),
    from: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : ""),
    to: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : ""),
    lang: (text) => (Object.hasOwn(facts.words.title, text) ? text : START.lang),
  };

  /** The state that an address tells; what it names and does not exist is left out. */
  function fromAddress(hash) {
    const text = hash.replace(/^#/, "");
    const cut = text.indexOf("?");
    const state = { ...START };
    try {
      state.selected = decodeURIComponent(cut < 0 ? text : text.slice(0, cut));
    } catch {
      state.selected = "";
    }
    if (!nodes.has(state.selected) && !edges.has(state.selected)) state.selected = "";
    const values = new URLSearchParams(cut < 0 ? "" : text.slice(cut + 1));
    for (const key of new Set(values.keys())) {
      if (!Object.hasOwn(START, key) || key === "selected") continue;
      if (LISTS.includes(key)) state[key] = [...new Set(values.getAll(key))];
      else state[key] = (MEANT[key] || String)(values.get(key));
    }
    if (state.path.length !== 2 || !state.path.every((id) => nodes.has(id))) state.path = [];
    return Object.freeze(state);
  }

  // first of all listeners: whatever is said after a change is said in its language
  listeners.push((state) => {
    app.words.lang = state.lang;
  });

  app.state = {
    START,
    FILTERS,
    get: () => now,
    set,
    subscribe(listener) {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
    reset: () => set({ ...START, view: now.view, lang: now.lang }),
    changes,
    /** Keys of the filters that are not as at first sight. */
    filtered: (state = now) => changes(START, state, FILTERS),
    undo: () => step(past, future),
    redo: () => step(future, past),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    toAddress,
    fromAddress,
  };
})(window.utusan);
