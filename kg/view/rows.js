// What is shown or selected as rows (CSV) and as data (JSON).
"use strict";
(function (app) {
  const { facts, nodes, edges, label } = app.model;

  const KINDS = { role: facts.roles, kinship: facts.kinships, meeting: facts.meetings, statement: facts.statements };

  /** Ids of the facts that are taken away: those that pass the filters and, where something is selected, name it. */
  function chosen(state) {
    const here = app.visible(state).facts;
    const line = edges.get(state.selected);
    if (line) return [line.fact];
    if (state.path.length) return [...new Set((app.path.between(...state.path) || []).map((edge) => edge.fact))];
    const names = (item) => !nodes.has(state.selected) || item.ends.includes(state.selected);
    return app.records.all.filter((item) => here.has(item.id) && names(item)).map((item) => item.id);
  }

  const names = (ids) => (ids || []).map(label).join("; ");
  const COLUMNS = ["fact", "type", "subject", "relation", "object", "date", "end_date", "place", "status", "confidence", "text", "sentence", "outlet", "published", "url"];
  const FIELDS = {
    role: (fact) => ({ subject: label(fact.holder), relation: fact.title || fact.role, object: fact.of ? label(fact.of) : "" }),
    kinship: (fact) => ({ subject: label(fact.holder), relation: fact.role, object: label(fact.of) }),
    meeting: (fact) => ({ subject: names([...(fact.participants || []), ...(fact.participants ? [] : fact.parties || [])]), relation: fact.kind, object: names(fact.parties), place: fact.place ? label(fact.place) : "", text: (fact.about || []).join("; ") }),
    statement: (fact) => ({ subject: label(fact.speaker), relation: fact.cue || fact.quotation, object: fact.addressee ? label(fact.addressee) : "", text: fact.text }),
  };

  /** One row for each sentence that a fact was read from. */
  function rows(ids) {
    return ids.flatMap((id) => {
      const { type } = app.records.byId.get(id);
      const fact = KINDS[type][id];
      const own = { fact: id, type, date: fact.date, end_date: fact.end, status: fact.status, confidence: fact.confidence, ...FIELDS[type](fact) };
      const reports = type === "meeting" ? fact.reports.flatMap((report) => report.evidence.map((evidence) => ({ evidence, status: report.status }))) : (fact.evidence || []).map((evidence) => ({ evidence }));
      return reports.map(({ evidence, status }) => {
        const [article, sentence] = facts.sentences[evidence.sentence];
        const { url, date } = facts.articles[article] || {};
        return { ...own, status: status || own.status, sentence, outlet: app.records.outlet(article), published: date, url };
      });
    });
  }

  // a spreadsheet would take what begins so for a formula
  const FORMULA = /^[=+\-@\t\r]/;
  function cell(value) {
    if (value === undefined || value === null) return "";
    const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** CSV after RFC 4180, with the byte order mark that spreadsheets look for. */
  const sheet = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  /** One row for each sentence of some facts. */
  const csv = (ids) => sheet([COLUMNS, ...rows(ids).map((row) => COLUMNS.map((column) => row[column]))]);

  /** Cells separated by tabs, as spreadsheets take them from the clipboard. */
  const tsv = (rows) => rows.map((row) => row.map((value) => cell(String(value).replace(/\s+/g, " ")).replace(/^"(.*)"$/s, (_, text) => text.replaceAll('""', '"'))).join("\t")).join("\n");

  /** The facts with the names, sentences and articles that they refer to. */
  function json(ids, state) {
    const found = { state: app.state.toAddress(state), roles: [], kinships: [], meetings: [], statements: [], names: {}, sentences: {}, articles: {} };
    for (const id of ids) {
      const { type, ends } = app.records.byId.get(id);
      const fact = KINDS[type][id];
      found[`${type}s`].push({ id, ...fact });
      for (const end of ends) found.names[end] = { label: label(end), ...(facts.entities[end] || {}) };
      for (const { sentence } of (fact.reports || [fact]).flatMap((part) => part.evidence || [])) {
        const [article, quote] = facts.sentences[sentence];
        found.sentences[sentence] = { article, quote };
        found.articles[article] = facts.articles[article] || {};
      }
    }
    return `${JSON.stringify(found, null, 1)}\n`;
  }

  app.rows = { chosen, csv, json, sheet, tsv };
})(window.utusan);
