/* LaTeX in a field becomes the text that a reader sees, as in bibliography/latex.py, though with fewer
   symbols: what is shown is a preview, and the entry itself is handed on as it was pasted. */
const ACCENTS = {
  "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", u: "\u0306",
  ".": "\u0307", '"': "\u0308", r: "\u030a", H: "\u030b", v: "\u030c", d: "\u0323",
  c: "\u0327", k: "\u0328", b: "\u0331",
};
const SYMBOLS = Object.fromEntries(
  `ss ß o ø O Ø ae æ AE Æ oe œ OE Œ aa å AA Å l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ
  hyphen - nbhyphen - fshyphen - slash / LaTeX LaTeX TeX TeX pounds £ euro € S § sqrt √ textbraceleft { textbraceright } dots … ldots …
  textasciicircum ^ textasciitilde ~ textbackslash \\ textquoteright ’ textquoteleft ‘
  textendash – textemdash — copyright © times × neq ≠ ne ≠ leq ≤ le ≤ geq ≥ ge ≥ to → infty ∞
  rightarrow → cdot · pm ± sim ∼ approx ≈ alpha α beta β gamma γ delta δ epsilon ϵ lambda λ mu μ
  pi π rho ρ sigma σ tau τ phi ϕ omega ω Gamma Γ Delta Δ Lambda Λ Sigma Σ Phi Φ Omega Ω theta θ`
    .split(/\s+/).flatMap((word, n, all) => (n % 2 ? [] : [[word, all[n + 1]]])),
);
const PLAIN = { "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": " " };
const SUPER = { from: "0123456789+-=()ni", to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ" };
const SUB = { from: "0123456789+-=()aeox", to: "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ" };
const TOKEN = new RegExp([
  String.raw`\\(?:url|path|nolinkurl)\s*\{(?<url>[^{}]*)\}`,
  String.raw`\\(?:begin|end)\s*\{[A-Za-z]+\*?\}`,
  String.raw`(?<address>https?://[^\s{}\\]+)`,
  String.raw`\\(?<mark>["'.=^~\x60])\s*\{?\s*(?:\\(?<word1>[A-Za-z]+)\s*|(?<base1>\p{L}))`,
  String.raw`\\(?<over>[uvHckrdb])(?:\s*\{\s*|\s+|(?=\\))(?:\\(?<word2>[A-Za-z]+)\s*|(?<base2>\p{L}))`,
  String.raw`\\(?<word>[A-Za-z]+)\*?\s*`,
  String.raw`\\\((?<inline>.{0,500}?)\\\)`,
  String.raw`\\(?<escaped>.|$)`,
  String.raw`\$\$?(?<math>[^\s$](?:[^$]{0,500}[^\s$\\])?)\$\$?(?!\d)`,
  String.raw`(?<plain>---?|\x60\x60|''|[\{\}~\x60])`,
].join("|"), "gsu");

const symbol = (word) => (Object.hasOwn(SYMBOLS, word) ? SYMBOLS[word] : "");

function script(_, sign, group, one) {
  const { from, to } = sign === "^" ? SUPER : SUB;
  const value = [...(group ?? one)];
  const known = value.every((char) => from.includes(char));
  return known ? value.map((char) => [...to][from.indexOf(char)]).join("") : sign + value.join("");
}

function math(text) {
  return text
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replaceAll(String.raw`^\circ`, "°")
    .replace(/([\^_])(?:\{([^{}]*)\}|([^\s{}\\]))/gu, script)
    .replace(/\\([A-Za-z]+)(\s*)/g, (_, word, gap) => symbol(word) + (symbol(word) && gap ? " " : ""))
    .replace(TOKEN, token);
}

function token(...found) {
  const one = found.at(-1);
  const accent = ACCENTS[one.mark ?? one.over];
  if (accent) {
    const word = one.word1 ?? one.word2;
    const base = word === undefined ? one.base1 ?? one.base2 : symbol(word);
    const plain = { ı: "i", ȷ: "j" }[base] ?? base;
    return plain && plain[0] + accent + plain.slice(1);
  }
  if (one.word) return symbol(one.word);
  if (one.escaped !== undefined) {
    if ("&%_#${}~^".includes(one.escaped)) return one.escaped;
    return "\\ ,;:\n".includes(one.escaped) ? " " : "";
  }
  if (one.plain) return PLAIN[one.plain] ?? "";
  const formula = one.math ?? one.inline;
  return formula === undefined ? one.url ?? one.address ?? "" : math(formula);
}

function entity(text) {
  return words(new DOMParser().parseFromString(text, "text/html").body.textContent).join(" ");
}

function decode(text) {
  const quoted = text.includes("`");
  text = words(words(text).join(" ").replace(TOKEN, token)).join(" ");
  if (quoted) text = text.replace(/'(?![\p{L}\p{N}_])/gu, "’");
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, entity).normalize();
}
