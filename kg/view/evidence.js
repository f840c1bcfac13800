// Building blocks of the panel: elements made of text nodes only, and source sentences with their cue words marked.
"use strict";
(function (app) {
  const { say, number, count, date } = app.words;
  const { facts, nodes } = app.model;

  /** An element with properties (`class`, `data-...`, `on...`) and children; strings become text, never markup. */
  function h(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child || child === 0));
    return element;
  }

  /** A link to a page on the web; plain text where the address is anything else. */
  function link(address, text) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      url = null;
    }
    if (!url || !["http:", "https:"].includes(url.protocol)) return h("span", { class: "name" }, text);
    return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", class: "name" }, text);
  }

  /** A button that selects a node. */
  function pick(id) {
    const node = nodes.get(id);
    if (!node) return h("span", { class: "name" }, id);
    return h(
      "button",
      { type: "button", class: "pick", "data-node": id, onclick: () => app.select(id) },
      app.glyphs.icon(node.type, node.status),
      h("span", { class: "name" }, node.label || id),
    );
  }

  function picks(ids) {
    return h("span", { class: "picks" }, (ids || []).map(pick));
  }

  function marked(text, cues) {
    const parts = [];
    let at = 0;
    for (const [start, end] of cues) {
      parts.push(text.slice(at, start), h("mark", null, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  function source(id) {
    const article = facts.articles[id] || {};
    const about = [article.publisher, article.date && date(article.date)].filter(Boolean).join(", ");
    return [link(article.url || "", article.title || say("untitled")), about && h("span", { class: "outlet" }, about)];
  }

  /** A source sentence with its article. */
  function quote(evidence) {
    const [article, text] = facts.sentences[evidence.sentence];
    return h(
      "figure",
      { class: "evidence" },
      h("blockquote", { lang: "id" }, marked(text, evidence.cues)),
      h("figcaption", null, source(article), evidence.rule && h("span", { class: "rule" }, say("rule", { rule: evidence.rule }))),
    );
  }

  const SEEN = 2; // sentences of a fact that are shown unfolded

  /** Source sentences, the first of them in sight if `open`, the others folded away. */
  function quotes(evidence, open) {
    if (!evidence || !evidence.length) return null;
    const seen = open ? evidence.slice(0, SEEN) : [];
    const folded = evidence.slice(seen.length);
    if (!folded.length) return h("div", { class: "quotes" }, seen.map(quote));
    const key = seen.length ? "sources.more" : "sources.count";
    return h("div", { class: "quotes" }, seen.map(quote), h("details", null, h("summary", null, count(key, folded.length)), folded.map(quote)));
  }

  const confidence = (fact) =>
    fact.confidence === undefined ? null : h("span", { class: "confidence" }, say("confidence", { n: Math.round(fact.confidence * 100) }));

  /** A meeting's status as sign and word. */
  const status = (word) => h("span", { class: `status status-${word}` }, app.glyphs.icon("meeting", word), say(`status:${word}`));

  /** A section with a heading; nothing where there are no items. Long lists open step by step. */
  function section(key, items, make, step = 25) {
    if (!items || !items.length) return null;
    const list = h("ul", { class: "facts" });
    const more = h("button", { type: "button", class: "more" });
    let shown = 0;
    const grow = () => {
      list.append(...items.slice(shown, shown + step).map((item) => h("li", null, make(item, items.length <= 4))));
      shown = Math.min(shown + step, items.length);
      more.textContent = say("more", { n: number(Math.min(step, items.length - shown)) });
      more.hidden = shown >= items.length;
    };
    more.addEventListener("click", grow);
    grow();
    return h("section", null, h("h3", null, say(key), h("span", { class: "count" }, number(items.length))), list, more);
  }

  app.parts = { h, link, pick, picks, source, quote, quotes, confidence, status, section };
})(window.utusan);
