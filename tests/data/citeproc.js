// Formats CSL-JSON with citeproc-js, for tests to compare with: a request on standard input,
// {package, locale, items, styles: {name: text}}, an answer {name: {id: reference}}.
"use strict";

const request = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const CSL = require(request.package);
const items = new Map(request.items.map((item) => [item.id, item]));
const system = {
  retrieveLocale: () => request.locale,
  retrieveItem: (id) => structuredClone(items.get(id)),
};

const answer = {};
for (const [name, style] of Object.entries(request.styles)) {
  const engine = new CSL.Engine(system, style, "en-US");
  engine.setOutputFormat("html");
  engine.updateItems([...items.keys()]);
  const [order, entries] = engine.makeBibliography();
  answer[name] = {};
  order.entry_ids.forEach(([id], n) => { answer[name][id] = entries[n]; });
}
process.stdout.write(JSON.stringify(answer));
