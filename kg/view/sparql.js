// The SPARQL query that gives, from the build's Turtle, the facts that the page shows.
"use strict";
(function (app) {
  const { facts, nodes, edges } = app.model;
  const PREFIXES = ["dip: <https://w3id.org/utusan/ontology#>", "schema: <https://schema.org/>", "skos: <http://www.w3.org/2004/02/skos/core#>"];
  const WHO = "(dip:holder|dip:of|dip:participant|dip:party|dip:speaker)"; // whose role and country count
  const ENDS = "dip:holder|dip:of|dip:participant|dip:party|dip:place|dip:speaker|dip:addressee";

  const text = (value) => JSON.stringify(String(value)).replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const texts = (values) => values.map(text).join(", ");
  /** The IRI of an id below the build's base, escaped as in the Turtle. */
  function iri(id) {
    const path = encodeURIComponent(id).replace(/%2F/g, "/").replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    return `<${facts.base}${path}>`;
  }

  /** Patterns that a fact must match, its time left aside; `of` is the variable's name without the question mark. */
  function patterns(state, of) {
    const v = `?${of}`;
    const who = `${v}Who`;
    const parts = [];
    if (state.trust) parts.push(`${v} dip:confidence ${v}Trust . FILTER(ROUND(${v}Trust * 100) >= ${state.trust})`);
    if (state.status.length) parts.push(`FILTER NOT EXISTS { ${v} a dip:Meeting ; dip:status/skos:notation ${v}Off . FILTER(${v}Off IN (${texts(state.status)})) }`);
    if (state.source.length) {
      const named = state.source.filter((name) => name !== app.records.NAMELESS);
      const host = `REPLACE(STR(${v}Url), "^https?://(www[.])?([^/:?#]*).*$", "$2")`;
      const options = [`${v}Paper IN (${texts(named)})`, `(!BOUND(${v}Paper) && BOUND(${v}Url) && ${host} IN (${texts(named)}))`];
      if (named.length < state.source.length) options.push(`(!BOUND(${v}Paper) && !BOUND(${v}Url))`);
      parts.push(
        `FILTER EXISTS { ${v} dip:evidence/dip:article ${v}Article . OPTIONAL { ${v}Article schema:publisher ${v}Paper } ` +
          `OPTIONAL { ${v}Article schema:url ${v}Url } FILTER(${options.join(" || ")}) }`,
      );
    }
    if (state.role.length) {
      const held = (post) => `${post} dip:role/skos:notation ${v}Role . FILTER(${v}Role IN (${texts(state.role)}))`;
      parts.push(
        `FILTER EXISTS { { ${v} a dip:RoleHolding . ${held(v)} } UNION { ${v} ${WHO} ${who} . FILTER NOT EXISTS { ${v} a dip:RoleHolding } ` +
          `${v}Post a dip:RoleHolding ; dip:holder ${who} . ${held(`${v}Post`)} } }`,
      );
    }
    // a person stands for the countries that its offices are of, or whose bodies they are of
    if (state.country.length) parts.push(`FILTER EXISTS { ${v} ${WHO} ${who} . ${who} (dip:inCountry?|(^dip:holder/dip:of/dip:inCountry?)) ${v}Side . FILTER(${v}Side IN (${state.country.map(iri).join(", ")})) }`);
    return parts;
  }

  /** Patterns of the time range for a dated fact; a month or a year counts as all of its days. */
  function range(state, of) {
    const parts = [`OPTIONAL { ?${of} dip:date ?${of}Date } OPTIONAL { ?${of} dip:endDate ?${of}End }`];
    const full = (value, model) => `CONCAT(STR(${value}), SUBSTR("${model}", STRLEN(STR(${value})) + 1))`;
    const inside = [];
    if (state.from) inside.push(`${full(`COALESCE(?${of}End, ?${of}Date)`, "0000-12-31")} >= ${text(state.from)}`);
    if (state.to) inside.push(`${full(`?${of}Date`, "0000-01-01")} <= ${text(state.to)}`);
    const dated = [`BOUND(?${of}Date)`, ...inside].join(" && ");
    parts.push(`FILTER(${state.undated ? `!BOUND(?${of}Date) || ` : ""}(${dated}))`);
    return parts;
  }

  /** The query for a state: the facts that pass its filters and, where something is selected, name it. */
  function query(state) {
    const lines = [];
    const ranged = state.from || state.to || !state.undated;
    const all = "dip:RoleHolding dip:KinshipTie dip:Meeting dip:Statement";
    if (!ranged) lines.push(`VALUES ?type { ${all} }`, "?fact a ?type .", ...patterns(state, "fact"));
    else {
      // offices and kinship have no time of their own: in a time range those of whoever is active in it count
      const event = ["VALUES ?eventType { dip:Meeting dip:Statement }", "?event a ?eventType .", ...patterns(state, "event"), ...range(state, "event")];
      lines.push(
        "{",
        ...["VALUES ?type { dip:Meeting dip:Statement }", "?fact a ?type .", ...patterns(state, "fact"), ...range(state, "fact")].map((line) => `  ${line}`),
        "} UNION {",
        ...["VALUES ?type { dip:RoleHolding dip:KinshipTie }", "?fact a ?type ; dip:holder ?holder .", ...patterns(state, "fact"), "{", "  SELECT DISTINCT ?holder WHERE {"].map((line) => `  ${line}`),
        ...[...event, `?event ${ENDS} ?holder .`].map((line) => `      ${line}`),
        "    }",
        "  }",
        "}",
      );
    }
    const item = edges.get(state.selected);
    if (item) lines.push(`VALUES ?fact { ${iri(item.fact)} }`);
    else if (state.path.length) lines.push(`VALUES ?fact { ${app.rows.chosen(state).map(iri).join(" ")} }`);
    else if (nodes.has(state.selected)) {
      const id = state.selected;
      lines.push(id in facts.meetings ? `VALUES ?fact { ${iri(id)} }` : `?fact ${ENDS} ${iri(id)} .`);
    }
    return [...PREFIXES.map((prefix) => `PREFIX ${prefix}`), "", "SELECT DISTINCT ?fact ?type", "WHERE {", ...lines.map((line) => `  ${line}`), "}", "ORDER BY ?type ?fact", ""].join("\n");
  }

  app.sparql = { query };
})(window.utusan);
