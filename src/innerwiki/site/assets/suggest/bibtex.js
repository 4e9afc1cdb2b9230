/* BibTeX that somebody pastes: its entries, and what is wrong, by line. What cannot be read is told and
   passed over; the rest is kept. */
const LITERAL = new Set("url doi eprint file isbn issn crossref urldate".split(" "));
const OPENING = /(?<![\p{L}\p{N}.])@([a-z]+)[ \t]*([{(])/giu;
const GAP = /(?:\s+|%[^\n]*)*/y;
const KEY = /[^\s,{}()="#%]*/y;
const FIELD = /([^\s{}()"#%'=,\\]+)\s*=\s*/y;
const BARE = /[^\s{}()"#=,%\\]+/y;
const MONTHS = "January February March April May June July August September October November December";

const MAX_VALUE = 100_000;

class Broken {
  constructor(word, at, name = "") {
    Object.assign(this, { word, at, name });
  }
}

/* Where what is opened at an offset is closed; a brace behind a backslash is a sign of the text. */
function closing(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return -1;
}

function closingQuote(text, start) {
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "{") depth++;
    else if (text[at] === "}") depth--;
    else if (text[at] === '"' && depth === 0) return at;
  }
  return -1;
}

/* Goes through one entry, from behind the brace that opens it. */
function cut(text, start, closer, strings) {
  let at = start;
  const entry = { fields: {}, used: new Set() };
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found ? found[0].length : 0;
    return found;
  };
  const piece = (name) => {
    const sign = text[at];
    if (sign === "{" || sign === '"') {
      const end = (sign === "{" ? closing : closingQuote)(text, at);
      if (end < 0) throw new Broken("unclosed", at, name);
      const inner = text.slice(at + 1, end);
      at = end + 1;
      return inner;
    }
    const word = take(BARE)?.[0] ?? "";
    if (!word) throw new Broken("noValue", at, name);
    const macro = strings.get(word.toLowerCase());
    if (macro?.raw) entry.used.add(macro.raw);
    return macro ? macro.value : word;
  };
  take(GAP);
  entry.keyAt = at;
  entry.key = take(KEY)[0];
  take(GAP);
  if (text[at] === "=") [entry.key, at] = ["", entry.keyAt]; // the first field stands in its place
  if (text[at] === ",") at++;
  for (;;) {
    take(GAP);
    if (at >= text.length) throw new Broken("unclosedEntry", start - 1);
    if (text[at] === closer) break;
    const field = take(FIELD);
    if (!field) throw new Broken("noField", at);
    const name = field[1].toLowerCase();
    let value = piece(name);
    for (take(GAP); text[at] === "#"; take(GAP)) {
      at++;
      take(GAP);
      value = (value + piece(name)).slice(0, MAX_VALUE); // abbreviations can double each other
    }
    if (!Object.hasOwn(entry.fields, name)) entry.fields[name] = value;
    if (text[at] === ",") at++;
    else if (at < text.length && text[at] !== closer) throw new Broken("noComma", at, name);
  }
  if (!entry.key && !Object.keys(entry.fields).length) throw new Broken("noField", at);
  entry.end = at + 1;
  return entry;
}

function literal(value) {
  value = strip(value).replace(/\{?\\url\s*\{([^{}]*)\}\}?/g, "$1");
  if (value[0] === "{" && closing(value, 0) === value.length - 1) value = strip(value.slice(1, -1));
  return value.normalize();
}

function finished(found, type, raw) {
  const fields = {};
  for (const [name, value] of Object.entries(found.fields)) {
    const text = LITERAL.has(name) ? literal(value) : decode(value);
    if (text) fields[name] = text;
  }
  const people = (name) => parseNames(found.fields[name] ?? "");
  return {
    type, raw, fields, key: found.key, keyAt: found.keyAt, strings: [...found.used],
    authors: people("author"), editors: people("editor"),
  };
}

function parseBibtex(text) {
  const entries = [];
  const problems = [];
  const strings = new Map(
    MONTHS.split(" ").map((month) => [month.slice(0, 3).toLowerCase(), { value: month }]),
  );
  const lineOf = lineCounter(text);
  let behind = 0;
  for (const [start, stop] of blocks(text)) {
    if (start.index < behind) continue; // it stands in a value of the one before, or in a broken one
    const type = start[1].toLowerCase();
    const part = text.slice(start.index, stop);
    const at = start[0].length;
    try {
      if (type === "comment" || type === "preamble") {
        behind = start.index + closing(part, at - 1) + 1;
        continue;
      }
      const found = cut(part, at, start[2] === "(" ? ")" : "}", strings);
      const raw = part.slice(0, found.end);
      behind = start.index + found.end;
      if (type !== "string") entries.push(finished(found, type, raw));
      else for (const [name, value] of Object.entries(found.fields)) strings.set(name, { value, raw });
    } catch (broken) {
      if (!(broken instanceof Broken)) throw broken;
      behind = stop;
      problems.push({ word: broken.word, line: lineOf(start.index + broken.at), name: broken.name });
    }
  }
  return { entries, problems };
}

/* Where an entry begins, and where it must have ended: the next one that has a line to begin with. */
function blocks(text) {
  let stop = text.length;
  const found = [];
  for (const start of [...text.matchAll(OPENING)].reverse()) {
    found.push([start, stop]);
    const before = "\n".repeat(start.index < 80) + text.slice(Math.max(start.index - 80, 0), start.index);
    if (/\n[ \t]*$/.test(before)) stop = start.index;
  }
  return found.reverse();
}

/* The line of an offset; offsets must be asked for from left to right. */
function lineCounter(text) {
  let [line, last] = [1, 0];
  return (at) => {
    line += text.slice(last, at).split("\n").length - 1;
    last = at;
    return line;
  };
}

/* The text of the file for an entry: what it was, its key and its empty fields apart. */
function entryFile(entry, key) {
  const { raw, keyAt } = entry;
  const comma = entry.key || raw[keyAt] === "," ? "" : ", ";
  const named = raw.slice(0, keyAt) + key + comma + raw.slice(keyAt + entry.key.length);
  const full = named.replace(/^[ \t]*[\w-]+[ \t]*=[ \t]*(?:\{[ \t]*\}|"[ \t]*"),?[ \t]*\n/gm, "");
  return [...entry.strings, full].join("\n\n") + "\n";
}

/* The entry for a bare identifier: it alone is known, and the rest waits to be filled in. */
function skeleton(identifier, key) {
  const at = identifier.indexOf(":");
  const rest = identifier.slice(at + 1);
  const [type, names, own] = {
    doi: ["misc", "author title journal year", { doi: rest }],
    arxiv: ["misc", "author title year", { eprint: rest, archiveprefix: "arXiv" }],
    isbn: ["book", "author title publisher year", { isbn: rest }],
    address: ["online", "author title organization year", { url: identifier.replace(/[{}\\]/g, encodeURIComponent) }],
  }[identifier.slice(0, at).replace(/^https?$/i, "address")];
  const fields = [...names.split(" ").map((name) => [name, ""]), ...Object.entries(own)];
  const lines = fields.map(([name, value]) => `  ${name.padEnd(13)} = {${value}},\n`);
  return `@${type}{${key},\n${lines.join("")}}\n`;
}
