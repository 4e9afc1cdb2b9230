/* Identifiers in their normal form: the law of bibliography/identifiers.py and editing/additions.py,
   to the letter. White space is what Python takes for it. */
const SPACE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const regex = (source, flags = "iu") =>
  new RegExp(source.replaceAll("\\S", `[^${SPACE}]`).replaceAll("~", SPACE).replaceAll("\\d", "\\p{Nd}"), flags);
const whole = (source, flags) => regex(`^(?:${source})$`, flags);

const NUMBER = String.raw`(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z-]{2,})?/\d{7})(?:v(\d+))?`;
const ARXIV_NUMBER = whole(NUMBER);
const ARXIV = whole(
  String.raw`(?:arxiv:[~]*|https?://(?:[a-z]+\.)?arxiv\.org/[a-z]+/|10\.48550/arxiv\.)${NUMBER}(?:\.pdf)?/?(?:[?#][^\n]*)?`,
);
const ARXIV_IN_TEXT = regex(String.raw`\barxiv:[~]*(${NUMBER})`);
const DOI_ADDRESS = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(?=10\.)/i;
const DOI = whole(String.raw`10\.\d{4,9}(?:\.\d+)*/\S+`, "u");
const ISBN = whole(String.raw`isbn:?[~]*([\d~\u2010-\u2015-]+x?)`);
const ISBN_SHAPE = /^(?:\d{9}[\dX]|\d{13})$/;
const ISBN_GAPS = regex(String.raw`[~\u2010-\u2015-]`, "gu");
const ADDRESS = whole(String.raw`https?:(//[^/?#~]+)([^?#~]*)(\?[^#~]*)?(#\S*)?`);
const SPACES = regex("[~]");
const WORD = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/* By hand: to a regular expression, spaces in the middle of a long text would be a long search. */
function strip(text, signs = SPACES) {
  let [start, end] = [0, text.length];
  while (start < end && signs.test(text[start])) start++;
  while (start < end && signs.test(text[end - 1])) end--;
  return text.slice(start, end);
}
const lstrip = (text) => strip(text + "|").slice(0, -1);
const withoutSlashes = (text) => strip("|" + text, /\//).slice(1);
const words = (text) => text.split(regex("[~]+", "u")).filter(Boolean);
const unquote = (text) =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      Uint8Array.from(run.slice(1).split("%"), (hex) => parseInt(hex, 16)),
    ),
  );

function bareDoi(text) {
  if (/^doi:/i.test(text)) text = lstrip(text.slice(4));
  const address = DOI_ADDRESS.exec(text);
  if (address) text = withoutSlashes(unquote(text.slice(address[0].length).split(/[?#]/, 1)[0]));
  return DOI.test(text) ? text : null;
}

function doiOrArxiv(text) {
  if (/^doi:/i.test(text)) text = lstrip(text.slice(4));
  const found = ARXIV.exec(text);
  if (found) {
    const [archive, rest] = found[1].toLowerCase().split("/");
    return rest ? `arxiv:${archive.split(".")[0]}/${rest}` : `arxiv:${archive}`;
  }
  const doi = bareDoi(text);
  if (doi === null) return null;
  return ARXIV.test(doi) ? doiOrArxiv(doi) : `doi:${doi.toLowerCase()}`;
}

const compactIsbn = (isbn) => isbn.replace(ISBN_GAPS, "").toUpperCase();

function isbnCheck(isbn) {
  const sum = (weight) =>
    [...isbn.slice(0, -1)].reduce((total, digit, n) => total + digit * weight(n), 0);
  if (isbn.length === 10) return "0X987654321"[sum((n) => 10 - n) % 11];
  return String((1000 - sum((n) => (n % 2 ? 3 : 1))) % 10);
}

function isbnOf(text) {
  const found = ISBN.exec(text);
  const compact = found && compactIsbn(found[1]);
  if (!compact || !ISBN_SHAPE.test(compact)) return null;
  if (compact.length === 13 || isbnCheck(compact) !== compact.at(-1)) return "isbn:" + compact;
  return "isbn:978" + compact.slice(0, -1) + isbnCheck("978" + compact);
}

function addressOf(text) {
  const found = ADDRESS.exec(text);
  return found && `https:${found[1].toLowerCase()}${withoutSlashes(found[2])}${found[3] ?? ""}`;
}

function normaliseIdentifier(text) {
  text = text.normalize();
  const bare = strip(text);
  const found = WORD.test(bare) ? null : doiOrArxiv(bare) ?? isbnOf(bare) ?? addressOf(bare);
  return found === null ? text : found.normalize();
}

/* What was asked for, without the marks of the sentence that it was copied from. */
function bareOf(asked) {
  let text = strip(strip(asked).replace(/^[(<["'\u201c\u2018]+/, ""));
  const page = normaliseIdentifier(text.replace(/[.,;"'\u201d\u2019)>\]]+$/, "")).startsWith("https:");
  const ends = (page ? ",;" : ".,;") + "\"'\u201d\u2019";
  const count = (sign) => text.split(sign).length;
  while (text && (ends.includes(text.at(-1)) || isUnopened(text.at(-1)))) text = strip(text.slice(0, -1));
  return text;
  function isUnopened(last) {
    const at = ")>]".indexOf(last);
    return at >= 0 && count(last) > count("(<["[at]);
  }
}

/* What somebody asks for, alone on its line. Throws a word of the page's and what it is about. */
function readIdentifier(asked) {
  const text = bareOf(asked);
  const compact = compactIsbn(text.toLowerCase().replace(/^isbn/, "").replace(/^[: ]+/, ""));
  if (ISBN_SHAPE.test(compact)) {
    const digit = isbnCheck(compact);
    if (digit !== compact.at(-1)) throw { word: "badIsbn", text, digit };
    return normaliseIdentifier("isbn:" + compact);
  }
  const number = ARXIV_NUMBER.exec(text);
  if (number) return normaliseIdentifier("arxiv:" + number[1]);
  const found = normaliseIdentifier(text);
  if (!/^(?:doi:10\.|arxiv:|https:\/\/)/.test(found) || words(found).length !== 1) {
    throw { word: "noIdentifier", text: text.slice(0, 80) };
  }
  return found;
}

const doiOf = (fields) => bareDoi(strip(fields.doi ?? ""));

function arxivOf(fields) {
  const scheme = fields.archiveprefix || fields.eprinttype || "";
  const eprint = strip(fields.eprint ?? "");
  if (strip(scheme).toLowerCase() === "arxiv" && eprint) return eprint.replace(/^arxiv:\s*/i, "");
  for (const name of ["journal", "journaltitle", "howpublished"]) {
    const found = ARXIV_IN_TEXT.exec(fields[name] ?? "");
    if (found) return found[1];
  }
  return null;
}

function isbnsOf(fields) {
  const listed = (fields.isbn ?? "").replace(/\bisbn(?:-1[03](?=[:\s]))?:?\s*/gi, "");
  return listed.split(/[,;/]|\s(?=97[89])|\band\b/).map((isbn) => strip(isbn)).filter(Boolean);
}

function identifiersOf(fields) {
  const doi = doiOf(fields);
  const arxiv = arxivOf(fields);
  return [...new Set([
    ...(doi ? [normaliseIdentifier("doi:" + doi)] : []),
    ...(arxiv ? [normaliseIdentifier("arxiv:" + arxiv)] : []),
    ...isbnsOf(fields).map((isbn) => normaliseIdentifier("isbn:" + isbn)),
    ...(fields.url ? [normaliseIdentifier(fields.url)] : []),
  ])];
}
