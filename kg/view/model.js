// The page's data, read once from the JSON in the page, with what the views look up in it.
"use strict";
(function (app) {
  const read = (name) => JSON.parse(document.getElementById(`data-${name}`).textContent);
  const facts = read("facts");
  const nodes = new Map();
  const edges = new Map();

  for (const [rank, node] of read("nodes").entries()) {
    nodes.set(node.id, {
      id: node.id,
      label: node.label === node.id ? "" : String(node.label),
      type: node.group,
      status: node.status,
      degree: node.degree,
      alone: node.alone,
      x: node.x,
      y: node.y,
      rank,
      edges: [],
    });
  }

  // Edges between the same two nodes are bent apart, each by its place among them.
  const pairs = new Map();
  for (const edge of read("edges")) {
    const [a, b] = [edge.from, edge.to].sort();
    const pair = `${a}\n${b}`;
    if (!pairs.has(pair)) pairs.set(pair, []);
    const item = { id: edge.id, from: nodes.get(edge.from), to: nodes.get(edge.to), type: edge.type, fact: edge.fact, words: edge.words };
    item.forward = edge.from === a;
    pairs.get(pair).push(item);
    edges.set(edge.id, item);
    item.from.edges.push(item);
    if (item.to !== item.from) item.to.edges.push(item);
  }
  for (const items of pairs.values()) {
    items.forEach((item, index) => {
      item.bend = (index - (items.length - 1) / 2) * 0.22 * (item.forward ? 1 : -1);
    });
  }

  const listed = new Map();
  /** The facts of a table as one list, each with its id; made when it is first asked for. */
  function list(table) {
    if (!listed.has(table)) listed.set(table, Object.entries(table).map(([id, fact]) => ({ id, ...fact })));
    return listed.get(table);
  }

  /** {id: facts} by the value (or values) of a field; made when it is first asked for. */
  function by(table, ...fields) {
    let found = null;
    const add = (key, fact) => {
      const some = found.get(key);
      if (!some) found.set(key, [fact]);
      else if (some[some.length - 1] !== fact) some.push(fact);
    };
    function make() {
      found = new Map();
      for (const fact of list(table))
        for (const field of fields) {
          const value = fact[field];
          if (Array.isArray(value)) for (const key of value) add(key, fact);
          else if (value) add(value, fact);
        }
      return found;
    }
    return (key) => [...((found || make()).get(key) || [])];
  }

  const dated = (fact) => fact.date || "";
  const latest = (a, b) => (dated(a) < dated(b) ? 1 : dated(a) > dated(b) ? -1 : 0);

  let lang = facts.lang;
  const table = facts.words;

  /** The text of a key in the present language, its `{name}` parts filled in. */
  function say(key, values) {
    const texts = table[key];
    let text = texts ? texts[lang] : key.slice(key.indexOf(":") + 1).replaceAll("_", " ");
    for (const [name, value] of Object.entries(values || {})) text = text.replace(`{${name}}`, () => String(value));
    return text;
  }

  const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, lang === "id" ? "." : ",");

  /** The text of a key for so many, in the singular where the key has one. */
  const count = (key, n) => say(n === 1 && table[`${key}.one`] ? `${key}.one` : key, { n: number(n) });

  /** `2025-12-20` in words. */
  function date(iso) {
    if (!iso) return say("undated");
    const [year, month, day] = iso.split("-");
    if (month && !table[`month.${month}`]) return iso;
    return [day && String(Number(day)), month && say(`month.${month}`), year].filter(Boolean).join(" ");
  }

  /** A range in words, shared parts said once: `20–21 Desember 2025`. */
  function dates(...all) {
    const [first, last] = [...new Set(all.filter(Boolean))];
    if (!last) return date(first);
    const sameMonth = first.length === 10 && first.slice(0, 7) === last.slice(0, 7);
    return sameMonth ? `${Number(first.slice(8))}–${date(last)}` : `${date(first)} – ${date(last)}`;
  }

  /** A role in words: the source's title in Indonesian, the concept in English. */
  function role(fact) {
    const title = (lang === "id" && fact.title) || say(`role:${fact.role}`);
    return table[`holding:${fact.tenure}`] ? say(`holding:${fact.tenure}`).replace("{}", () => title) : title;
  }

  app.model = {
    facts,
    nodes,
    edges,
    options: read("options"),
    rolesOf: by(facts.roles, "holder"),
    holdersOf: by(facts.roles, "of"),
    kinOf: by(facts.kinships, "holder", "of"),
    meetingsOf: by(facts.meetings, "participants", "parties", "place"),
    saidBy: by(facts.statements, "speaker"),
    saidTo: by(facts.statements, "addressee"),
    label: (id) => (nodes.get(id) || {}).label || id,
    latest,
  };
  app.words = {
    say,
    number,
    count,
    date,
    dates,
    role,
    get lang() {
      return lang;
    },
    set lang(code) {
      lang = code;
    },
  };
})(window.utusan);
