/* Names in CSL's parts, how a list of references shows them, and the key that the wiki's pattern makes of
   them: the laws of bibliography/names.py, bibliography/people.py and editing/citation_keys.py. */
const AND = /(?<!\\)[{}]|(?:^| )and(?= |$)/gi;
const COMMA = /(?<!\\)[{},]/g;
const GAPS = /(?<!\\)[{}]|(?:\s|(?<!\\)~)+/g;
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/;
const OTHERS = ["others", "et al", "et al.", "et. al."];
const CJK = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
const MAX_LISTED = 10;

/* Cuts at a pattern outside braces; the pattern must match single braces too. */
function split(text, separator) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (const match of text.matchAll(separator)) {
    if (match[0] === "{") depth++;
    else if (match[0] === "}") depth = Math.max(depth - 1, 0);
    else if (depth === 0) {
      parts.push(text.slice(start, match.index));
      start = match.index + match[0].length;
    }
  }
  return [...parts, text.slice(start)];
}

function isOneGroup(text) {
  return text[0] === "{" && text[1] !== "\\" && split(text, COMMA).length === 1 && groupEnd(text) === text.length - 1;
}

function groupEnd(text) {
  let depth = 0;
  for (const match of text.matchAll(COMMA)) {
    depth += { "{": 1, "}": -1 }[match[0]] ?? 0;
    if (depth === 0) return match.index;
  }
  return -1;
}

function isSmall(word) {
  if (word[0] === "{" && word[1] !== "\\") return false;
  const first = /\p{L}/u.exec(decode(word))?.[0] ?? "";
  return /\p{Ll}/u.test(first);
}

function parseName(text) {
  const name = { family: "", given: "", particle: "", suffix: "", literal: "" };
  if (isOneGroup(text)) return { ...name, literal: decode(text) };
  const inWords = (part) => split(part, GAPS).filter(Boolean);
  const say = (part) => decode(part.join(" "));
  const [first, ...rest] = split(text, COMMA).map((part) => strip(part));
  const parts = inWords(first);
  if (!rest.length) {
    if (parts.length > 2 && SUFFIX.test(parts.at(-1))) name.suffix = decode(parts.pop());
    const small = parts.slice(0, -1).flatMap((word, n) => (isSmall(word) ? [n] : []));
    const [start, end] = small.length ? [small[0], small.at(-1) + 1] : [parts.length - 1, parts.length - 1];
    const from = Math.max(start, 0);
    return { ...name, given: say(parts.slice(0, from)), particle: say(parts.slice(from, end)), family: say(parts.slice(Math.max(end, 0))) };
  }
  if (parts.length > 1 && SUFFIX.test(parts.at(-1))) name.suffix = decode(parts.pop());
  let end = 0;
  while (end < parts.length - 1 && isSmall(parts[end])) end++;
  name.particle = say(parts.slice(0, end));
  name.family = say(parts.slice(end));
  const suffix = rest.find((part) => SUFFIX.test(part)) ?? (rest.length > 1 ? rest[0] : undefined);
  if (suffix !== undefined) {
    rest.splice(rest.indexOf(suffix), 1);
    name.suffix = decode(suffix);
  }
  name.given = decode(rest.filter(Boolean).join(", "));
  return name;
}

function parseNames(text) {
  const parts = split(words(text).join(" "), AND).map((part) => strip(part)).filter(Boolean);
  const isOther = (part) => OTHERS.includes(part.toLowerCase());
  return { names: parts.filter((part) => !isOther(part)).map(parseName), others: parts.some(isOther) };
}

const sortFamily = (name) => name.literal || [name.particle, name.family].filter(Boolean).join(" ");

function initials(given) {
  const initial = (part) =>
    part.split("-").filter(Boolean).map((piece) => {
      const [letter] = piece;
      return /\p{Lu}/u.test(letter) ? letter + "." : piece;
    }).join("-");
  return (given.match(/[^\s.]+\.?|\./g) ?? []).map(initial).join(" ");
}

function inverted(name) {
  if (name.literal) return name.literal;
  if (CJK.test(name.family) && CJK.test(name.given)) return name.family + name.given;
  return [sortFamily(name), initials(name.given), name.suffix].filter(Boolean).join(", ");
}

function listed({ names, others }) {
  const shown = names.slice(0, MAX_LISTED).map(inverted);
  if (others || names.length > MAX_LISTED) shown.push("et al.");
  return shown.join("; ");
}

/* --- keys --- */

const SMALL_WORDS = new Set("a an the is are on of in to for and how do does can at by from as".split(" "));
const SPELT = { ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const cutTo = (text, length) => [...text].slice(0, length).join("");
/* What Python's `casefold` does. */
const casefold = (text) =>
  text.replace(/[^ı]+/g, (part) => part.toUpperCase().toLowerCase().replace(/[ςß]/g, (sign) => (sign === "ς" ? "σ" : "ss")));

function foldedKey(text) {
  const plain = casefold(text).replace(/[øæœłđðþı]/g, (letter) => SPELT[letter]).normalize("NFKD");
  return plain.replace(/[^\p{L}\p{N}]+/gu, "").normalize();
}

/* The form under which titles are compared, as in bibliography/titles.py. */
function folded(text) {
  const plain = casefold(text.normalize("NFKC")).normalize("NFKC");
  return plain.replace(/(?![#%&*@])[\p{P}\p{Z}\p{C}]/gu, "").normalize("NFKC");
}

function* keys(pattern, names, year, title) {
  const found = (title.match(/[\p{L}\p{Nl}\p{No}][\p{L}\p{N}]*/gu) ?? [])
    .map((word) => cutTo(foldedKey(word), 40)).filter(Boolean);
  const telling = found.filter((word) => !SMALL_WORDS.has(word) && [...word].length > 1);
  const chosen = telling.length ? telling : found.length ? found : ["untitled"];
  const family = (names.length && cutTo(foldedKey(sortFamily(names[0])), 40)) || chosen[0];
  const tried = chosen.slice(0, 6).map((word) =>
    pattern.replaceAll("{family}", () => family).replaceAll("{year}", () => year || "nd").replaceAll("{word}", () => word),
  );
  yield* tried;
  for (const letter of "bcdefghijklmnopqrstuvwxyz") yield tried[0] + letter;
  for (let number = 27; ; number++) yield `${tried[0]}-${number}`;
}

async function chooseKey(pattern, names, year, title, isTaken) {
  for (const key of keys(pattern, names, year, title)) {
    if (!(await isTaken(casefold(key)))) return key;
  }
}

function fileName(key) {
  const safe = key.replace(/[^\p{L}\p{N}_.+-]+/gu, "-").replace(/^[.-]+|[.-]+$/g, "");
  const plain = safe.replace(/^(?=(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?![^.]))/i, "source-");
  const bytes = new TextEncoder().encode(plain).slice(0, 120);
  return (new TextDecoder().decode(bytes).replace(/\ufffd+$/, "") || "source") + ".bib";
}
