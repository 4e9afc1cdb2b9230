/* The reference of an entry in the wiki's own form, as bibliography/styles/reference.py writes it. A text
   is a string, an emphasised text, or an array of texts. */
const em = (text) => ({ em: text });
const plain = (text) => (typeof text === "string" ? text : Array.isArray(text) ? text.map(plain).join("") : plain(text.em));
const join = (parts, separator) => parts.filter(plain).flatMap((part, n) => (n ? [separator, part] : [part]));
const stopped = (text) => (/[.?!…]['"’”]?$/.test(plain(text)) ? text : [text, "."]);
const dashed = (pages) => pages.replace(/\s*[-–—]+\s*/g, "–");
const upper = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const IN_BOOKS = new Set("book mvbook booklet collection proceedings manual".split(" "));
const THESES = new Set("phdthesis mastersthesis thesis".split(" "));
const REPORTS = new Set("techreport report".split(" "));

const bodyOf = (fields) => fields.organization || fields.institution || fields.school || "";
const isNamed = (entry) => entry.authors.names.length + entry.editors.names.length > 0;
const bodyBehind = (entry) => (isNamed(entry) ? bodyOf(entry.fields) : "");

function yearOf(fields) {
  const text = (fields.year || fields.date || "").trim();
  const year = text.slice(0, 4);
  return /^\p{Nd}+$/u.test(year) ? year : text.match(/(?<!\p{Nd})[0-9]{4}(?!\p{Nd})/u)?.[0] ?? "";
}

const DATE = /^[0-9]{4}(?:-[0-9]{1,2}(?:-[0-9]{1,2})?)?(?:[T ][0-9:.,+Z-]*)?[~?%]?$/;
const PLACEHOLDER = /^(?:to-?do|tbd|tba|fixme|x{3,}|\?+|\.{3}|…|placeholder)[\s.!:]*$/i;

function isDate(text) {
  const [start, ...rest] = text.split("/").map((part) => part.trim());
  const end = rest.join("/");
  return DATE.test(start) && (/^[., ]*$/.test(end) || DATE.test(end));
}

/* As dates.shown_year has it: the words where they say more, or less, than four digits. */
function shownYear(fields) {
  const text = (fields.year || fields.date || "").trim();
  if (/^\p{Nd}+$/u.test(text) || text.length > 24 || (isDate(text) && !text.endsWith("?"))) {
    return yearOf(fields) || text.slice(0, 24).trimEnd();
  }
  return PLACEHOLDER.test(text) ? "" : text.replace(/(?<=\p{Nd})[.,;]+$/u, "");
}

function titleOf(entry) {
  const { title, subtitle } = entry.fields;
  if (!title || !subtitle) return title || entry.key;
  return title + (/[:?!.–—]$/.test(title) ? " " : ": ") + subtitle;
}

function editorsOf({ names, others }) {
  return `${listed({ names, others })} (${names.length === 1 && !others ? "ed." : "eds."})`;
}

function journalOf(fields) {
  const journal = fields.journal || fields.journaltitle || "";
  return /\barxiv\b|\bcorr\b/i.test(journal) ? "" : journal;
}

function editionOf({ edition = "" }) {
  if (!edition || /\bed(?:ition|n)?\b/i.test(edition)) return edition;
  if (/^\p{Nd}+$/u.test(edition)) {
    edition += /1[123]$/.test(edition) ? "th" : { 1: "st", 2: "nd", 3: "rd" }[edition.at(-1)] ?? "th";
  }
  return `${edition[0].toLowerCase()}${edition.slice(1)} ed.`;
}

const SERIES = new Map([["newseries", "new series"], ["oldseries", "old series"]]);

function seriesOf({ volume = "", number = "", series = "" }) {
  series = SERIES.get(series.trim().toLowerCase()) ?? series;
  return series ? `${series} ${volume || number}`.trim() : volume && `vol. ${volume}`;
}

function publisherOf(fields) {
  const place = fields.location || fields.address;
  return fields.publisher && place ? `${fields.publisher}, ${place}` : fields.publisher ?? "";
}

function dateOf({ date = "", day, month, year }) {
  if (date.length > 4 && (isDate(date) || year)) return date.replaceAll("/", "–");
  return [day, month].filter(Boolean).join(" ");
}

function asPage(entry) {
  const { fields } = entry;
  const how = fields.howpublished ?? "";
  const isLink = /^https?:\/\//i.test(how) || arxivOf({ howpublished: how });
  const place = bodyBehind(entry) || (arxivOf(fields) ? "" : fields.publisher ?? "");
  const date = arxivOf(fields) || doiOf(fields) ? "" : dateOf(fields);
  return [join([place, isLink ? "" : how, date], ", "), fields.version ? `Version ${fields.version}` : ""];
}

function inJournal({ fields }) {
  const number = fields.number || fields.issue || "";
  let volume = number && `, no. ${number}`;
  if (fields.volume) volume = ` ${fields.volume}${number && `(${number})`}`;
  return [join([[em(journalOf(fields)), volume], dashed(fields.pages || fields.eid || "")], ", ")];
}

function inBook(entry) {
  const { fields, authors, editors } = entry;
  const pages = dashed(fields.pages ?? "");
  const place = [
    authors.names.length && editors.names.length ? editorsOf(editors) : "",
    em(fields.booktitle), editionOf(fields), seriesOf(fields),
    fields.chapter ? `ch. ${fields.chapter}` : "",
    pages && `${/[–,]/.test(pages) ? "pp." : "p."} ${pages}`,
  ];
  return [["In ", join(place, ", ")], publisherOf(fields) || bodyBehind(entry)];
}

/* What tells where an entry appeared, and whether its title stands alone. */
function placeOf(entry) {
  const { type, fields } = entry;
  const named = (fields.type ?? "").toLowerCase();
  if (IN_BOOKS.has(type)) {
    return [true, [upper(editionOf(fields)), upper(seriesOf(fields)), publisherOf(fields) || bodyBehind(entry)]];
  }
  if (THESES.has(type)) {
    const master = type.includes("master") || named.startsWith("ma");
    return [true, [join([master ? "Master’s thesis" : "PhD thesis", bodyBehind(entry)], ", ")]];
  }
  if (REPORTS.has(type)) {
    const sort = named === "" || named === "techreport" ? "Technical report" : fields.type;
    return [true, [join([`${sort} ${fields.number ?? ""}`.trim(), bodyBehind(entry)], ", ")]];
  }
  if (fields.booktitle) return [false, inBook(entry)];
  return journalOf(fields) ? [false, inJournal(entry)] : [true, asPage(entry)];
}

function linksOf(fields) {
  let doi = doiOf(fields);
  let arxiv = arxivOf(fields);
  const preprint = doi && normaliseIdentifier(doi);
  if (preprint?.startsWith("arxiv:")) [doi, arxiv] = [null, arxiv || preprint.slice(6)];
  if (doi || arxiv) return join([doi ? `doi:${doi}` : "", arxiv ? `arXiv:${arxiv}` : ""], ", ");
  if (!fields.url) return "";
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(fields.url)?.[1].toLowerCase() ?? fields.url;
  return join([host, fields.urldate ? `accessed ${fields.urldate}` : ""], ", ");
}

function reference(entry) {
  const { authors, editors, fields } = entry;
  const [alone, place] = placeOf(entry);
  const title = titleOf(entry);
  const when = `(${shownYear(fields) || "n.d."})`;
  let who = bodyOf(fields);
  if (authors.names.length) who = listed(authors);
  else if (editors.names.length) who = editorsOf(editors);
  const shown = (text) => (alone ? em(text) : text);
  const head = who ? [`${who} ${when}.`, shown(stopped(title))] : [[shown(title), ` ${when}.`]];
  const rest = [...place, fields.note ?? "", linksOf(fields)].filter(plain).map(stopped);
  return join([...head, ...rest], " ");
}

/* Names and year in passing, as in bibliography/people.py. */
function shortName(entry) {
  const people = entry.authors.names.length ? entry.authors : entry.editors;
  const families = people.names.map(sortFamily);
  let who = families.join(" and ");
  if (families.length > 2 || (families.length && people.others)) who = `${families[0]} et al.`;
  return `${who || bodyOf(entry.fields) || titleOf(entry)} ${shownYear(entry.fields) || "n.d."}`;
}
