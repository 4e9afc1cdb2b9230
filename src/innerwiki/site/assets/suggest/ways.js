/* The ways out of the page: addresses at the place where the wiki's files are edited, filled in by the law
   of site/forge.py. */
function encoded(name, value) {
  const text = encodeURIComponent(value.replace(/\p{Surrogate}/gu, "?"))
    .replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
  return name === "path" ? text.replaceAll("%2F", "/") : text;
}

const filled = (template, values) =>
  template.replace(/\{(\w+)\}/g, (_, name) => encoded(name, values[name] ?? ""));

/* A link with all that it should hold, or with no body where that would be too long: half of an entry
   may be wrong. */
function way(page, name, values) {
  if (!page[name]) return [];
  const address = filled(page[name], values);
  const isWhole = address.length <= page.limit;
  const href = isWhole ? address : filled(page[name], { ...values, body: "" });
  return href.length <= page.limit ? [{ name, href, isWhole }] : [];
}

/* A block of code in an issue, in a fence that nothing in it can close. */
function fenced(text) {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
  return `${fence}\n${text}${fence}\n`;
}

/* What the wiki's keepers may type to add it; nothing that a shell would take for more than a word. */
function command(bare) {
  if (!/^[\w.:/?=&%+,;()~@#-]+$/.test(bare)) return null;
  return "innerwiki cite add " + (/^[\w.:/-]+$/.test(bare) ? bare : `'${bare}'`);
}

/* The links for a source: a new file with its entry, an issue that tells of it, as far as there are
   such addresses. `word` says things in the words of the page. */
function waysOut(page, one, article, word) {
  const about = article ? word("issueFor", article) : "";
  const title = article ? word("titleFor", article) : word("title", one);
  const adds = one.bare ? command(one.bare) : null;
  const body = about + word("issueSource") + fenced(one.bare ? one.bare + "\n" : one.text)
    + (adds ? "\n" + word("issueCommand", { command: adds }) : "") + word("issueWhere");
  const values = { path: one.path, title, id: article ? article.id : "", line: "1" };
  return [...way(page, "newFile", { ...values, body: one.text }), ...way(page, "newIssue", { ...values, body })];
}
