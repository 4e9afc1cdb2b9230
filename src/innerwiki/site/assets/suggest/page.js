/* "Suggest a source": what somebody pastes becomes entries, is held against what the wiki has, and leaves
   by a link. What it knows and says stands in the page, as JSON; the laws of identifiers, BibTeX and
   keys (the other files beside this one) and the list of sources are fetched when they are first
   needed. Nothing is asked of other hosts, and what was pasted is only ever shown as text. */
(function () {
  "use strict";

  const form = document.getElementById("iw-suggest");
  if (!form) return;
  const page = JSON.parse(document.getElementById("iw-suggest-data").textContent);
  const field = form.elements.source;
  const said = document.getElementById("iw-suggest-said");
  const results = document.getElementById("iw-suggested");
  const articleId = new URLSearchParams(location.search).get("for");
  const MAX = 100_000; // characters; a link takes less than a tenth of it
  const MOST = 10; // sources at once
  const shards = new Map();
  let laws = null;
  let turn = 0;

  const loaded = () => (laws ??= import(new URL(page.laws, location)).catch((error) => {
    laws = null;
    throw error;
  }));

  function word(name, values = {}) {
    return page.words[name].replace(/\{(\w+)\}/g, (all, one) => values[one] ?? all);
  }

  /* A sentence in a paragraph, file and key set as code. */
  function sentence(name, values) {
    const parts = page.words[name].split(/\{(\w+)\}/);
    return make("p", {}, ...parts.map((part, n) => {
      if (n % 2 === 0) return part;
      return ["path", "key"].includes(part) ? make("code", {}, values[part]) : values[part] ?? "";
    }));
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  /* --- what the wiki has --- */

  function crc32(text) {
    let crc = -1;
    for (const byte of new TextEncoder().encode(text)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  }

  async function look(token) {
    const number = crc32(token) % page.shards;
    if (!shards.has(number)) {
      const address = new URL(page.known.replace("*", number), location);
      shards.set(number, fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }));
    }
    try {
      return (await shards.get(number))[token];
    } catch (error) {
      shards.delete(number); // to be tried again
      throw error;
    }
  }

  /* --- results --- */

  function leave(one, article, law) {
    const ways = law.waysOut(page, one, article && { id: articleId, title: article }, word);
    const links = ways.map(({ name, href }, n) =>
      make("a", { className: `iw-button${n ? "" : " iw-button--main"}`, href }, word(name)),
    );
    const hint = ways.some((way) => !way.isWhole) ? "tooLong" : ways.length ? "next" : "noForge";
    return [
      sentence(hint, one),
      links.length ? make("p", { className: "iw-actions" }, ...links.flatMap((link) => [link, " "])) : "",
    ];
  }

  const rich = (text) => {
    if (typeof text === "string") return [text];
    return Array.isArray(text) ? text.flatMap(rich) : [make("em", {}, ...rich(text.em))];
  };

  function copying(text, label, name) {
    const button = make("button", { type: "button", className: "iw-copy", hidden: true }, label,
      make("span", { className: "iw-sr" }, " " + name));
    button.dataset.iwCopy = text;
    return button;
  }

  /* A source of the wiki: how to cite it, and its page. */
  function owned([key, short, title, slug = key, cite = `[@${key}]`]) {
    const href = page.source.replace("*", () => slug);
    return make("p", { className: "iw-suggest-owned" }, `${short}, `, make("em", {}, title), ". ",
      make("code", {}, cite), " ", copying(cite, word("copy"), cite), " ",
      make("a", { href }, word("about"), make("span", { className: "iw-sr" }, `: ${short}`)));
  }

  function show(one, article, law) {
    const heading = make("h2", { tabIndex: -1 }, word(one.state, one));
    const section = make("section", { className: "iw-suggested" }, heading);
    if (one.reference) section.append(make("p", {}, ...rich(one.reference)));
    if (one.identifiers.length) {
      section.append(make("p", {}, word("identifiers") + " ",
        ...one.identifiers.flatMap((id, n) => [n ? ", " : "", make("code", {}, id)])));
    }
    if (one.owned.length) section.append(sentence(one.state + "Hint", one), ...one.owned.map(owned));
    if (one.state !== "known") section.append(...one.told.map((name) => sentence(name, one)));
    if (one.state !== "known") {
      const code = make("code", { tabIndex: 0 }, one.text);
      const buttons = make("p", { className: "iw-code-head" }, copying(one.text, word("copyEntry"), one.name));
      if (one.bare) {
        const fill = make("button", { type: "button", className: "iw-copy" }, word("fill"),
          make("span", { className: "iw-sr" }, " " + one.name));
        fill.addEventListener("click", () => {
          field.value = one.text;
          field.focus();
          field.setSelectionRange(0, 0);
        });
        buttons.prepend(fill, " ");
      }
      section.append(buttons, make("pre", { className: "iw-bibtex" }, code), ...leave(one, article, law));
    }
    return section;
  }

  /* What the wiki has of it, and a key for it that is free. */
  async function compared(one, law) {
    const keys = new Set();
    for (const identifier of one.sought) {
      const key = await look(identifier);
      if (key) keys.add(key);
    }
    one.state = keys.size ? "known" : "fresh";
    const title = one.entry && law.folded(one.entry.fields.title + (one.entry.fields.subtitle ?? ""));
    if (!keys.size && title && one.entry.fields.title) {
      for (const key of (await look("t:" + title)) ?? []) keys.add(key);
      if (keys.size) one.state = "alike";
    }
    for (const key of keys) one.owned.push(await look("k:" + law.casefold(key)));
  }

  async function finished(one, law, taken) {
    const isTaken = async (key) => taken.has(key) || (one.isCompared && (await look("k:" + key)) !== undefined);
    const { entry } = one;
    let key = entry ? entry.key : one.key;
    if (entry && !entry.isParent) {
      const { names } = entry.authors.names.length ? entry.authors : entry.editors;
      key = await law.chooseKey(page.pattern, names, law.yearOf(entry.fields), entry.fields.title ?? "", isTaken);
    } else if (entry && (await isTaken(law.casefold(key)))) {
      one.told.push("taken"); // a part would inherit from that other source
    }
    taken.add(law.casefold(key));
    one.path = `${page.folder}/${law.fileName(key)}`;
    one.key = key;
    one.text = entry ? law.entryFile(entry, key) : law.skeleton(one.bare, key);
  }

  function ofEntry(entry, law) {
    const identifiers = law.identifiersOf(entry.fields);
    const isBook = law.WHOLE_BOOKS.has(entry.type);
    const missing = ["title", "year"].filter((name) => !entry.fields[name] && !(name === "year" && entry.fields.date));
    if (!entry.authors.names.length && !entry.editors.names.length && !entry.fields.organization) missing.unshift("author");
    return {
      entry, identifiers, name: law.shortName(entry), reference: law.reference(entry),
      sought: identifiers.filter((id) => isBook || !id.startsWith("isbn:")),
      told: missing.length ? ["missing"] : [], fields: missing.join(", "), owned: [],
    };
  }

  function ofIdentifier(asked, law) {
    const id = law.readIdentifier(asked);
    const bare = id.startsWith("https:") ? asked.trim().split("#")[0] : id; // an address as it was given
    return {
      identifiers: [id], sought: [id], name: asked.trim(), key: page.pattern.replace(/[{}]/g, ""),
      bare, told: ["bare"], owned: [], reference: null,
    };
  }

  function read(text, law) {
    if (/@\s*[a-z]+\s*[{(]/i.test(text)) {
      const { entries, problems } = law.parseBibtex(text);
      const parents = new Set(entries.map((entry) => entry.fields.crossref));
      for (const entry of entries) entry.isParent = /^.{1,200}$/.test(entry.key) && parents.has(entry.key);
      if (!entries.length && !problems.length) problems.push({ word: "nothing" });
      return [entries.map((entry) => ofEntry(entry, law)), problems];
    }
    const found = new Map();
    const problems = [];
    for (const line of text.split("\n").filter((one) => one.trim())) {
      try {
        const one = ofIdentifier(line, law);
        found.set(one.sought[0], one);
      } catch (problem) {
        if (!problem.word) throw problem;
        problems.push(problem);
      }
    }
    return [[...found.values()], problems];
  }

  function complain(problems) {
    const list = problems.slice(0, MOST).map((problem) => word(problem.word, problem));
    said.replaceChildren(...list.flatMap((text, n) => (n ? [make("br"), text] : [text])));
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  async function suggest() {
    const mine = ++turn;
    const text = field.value;
    results.replaceChildren();
    field.removeAttribute("aria-invalid");
    if (!text.trim()) return complain([{ word: "empty" }]);
    if (text.length > MAX) return complain([{ word: "huge" }]);
    said.textContent = word("looking");
    const law = await loaded();
    const [all, problems] = read(text, law);
    const sources = all.slice(0, MOST);
    const taken = new Set();
    const sections = [];
    let article = null;
    try {
      article = (articleId && (await look("a:" + articleId))) || null;
    } catch { /* it is told with each source */ }
    for (const one of sources) {
      try {
        await compared(one, law);
        one.isCompared = true;
      } catch {
        Object.assign(one, { state: "unsure", owned: [], told: [...one.told, "offline"] });
      }
      await finished(one, law, taken).catch(() => {
        one.isCompared = false;
        return finished(one, law, taken);
      });
      sections.push(show(one, article, law));
    }
    if (mine !== turn) return; // somebody has asked for something else meanwhile
    results.replaceChildren(...sections);
    if (problems.length) complain(problems);
    else said.textContent = word(all.length > MOST ? "more" : "done", { number: sources.length, all: all.length });
    if (article) said.append(" " + word("forArticle", { title: article }));
    document.dispatchEvent(new Event("iw-more"));
    if (!problems.length) results.querySelector("h2").focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    suggest().catch(() => { said.textContent = word("failed"); });
  });
  field.addEventListener("focus", () => loaded().catch(() => {}), { once: true });
  form.hidden = false;
})();
