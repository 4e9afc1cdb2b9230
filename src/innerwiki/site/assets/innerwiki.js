/* Sorts tables and copies texts. Every page is complete without it. What the scripts say to readers
   is in `iwWords`, in the language of the wiki: see script_words.py. */
(function () {
  "use strict";

  const order = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

  /* What a row is sorted by: `data-value`, which is empty where there is nothing, or its text. */
  function value(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  }

  function compare(one, other, direction) {
    if (one === "" || other === "") return (one === "") - (other === ""); // nothing comes last
    const difference = one - other;
    return direction * (Number.isNaN(difference) ? order.compare(one, other) : difference);
  }

  function sort(table, head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => [value(row, head.cellIndex), row]);
    rows.sort((one, other) => compare(one[0], other[0], down ? -1 : 1));
    body.append(...rows.map((pair) => pair[1]));
    for (const cell of head.parentElement.cells) cell.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  function makeSortable(table) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "iw-sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
  }

  async function copy(text, near) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "iw-sr";
    near.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    near.focus();
    if (!done) throw new Error("not copied");
  }

  function makeCopying(button) {
    const said = document.createElement("span");
    let timer;
    said.className = "iw-copied";
    said.setAttribute("role", "status");
    button.after(said);
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.iwCopyFrom);
      const text = from ? from.textContent : button.dataset.iwCopy;
      const done = await copy(text, button).then(() => true, () => false);
      said.textContent = done ? iwWords.copied : iwWords.notCopied;
      clearTimeout(timer);
      timer = setTimeout(() => { said.textContent = ""; }, 2000);
    });
  }

  /* A button for each entry of the list of references, from the page's <template>. */
  function makeEntries(template) {
    for (const entry of template.content.querySelectorAll("[data-iw-for]")) {
      const about = document.querySelector(`#${CSS.escape(entry.dataset.iwFor)} > .iw-about`);
      const button = document.createElement("button");
      if (!about) continue;
      const name = about.querySelector(".iw-sr").cloneNode(true); // " this source: Hooke 1678"
      name.textContent = name.textContent.replace(/^[^:]*: (.*)/s, " ($1)");
      button.type = "button";
      button.className = "iw-copy iw-copy--quiet";
      button.dataset.iwCopy = entry.textContent;
      button.append(template.dataset.iwWord, name);
      about.after(" ", button);
    }
  }

  function enhance(selector, make) {
    for (const element of document.querySelectorAll(selector + ":not([data-iw-ready])")) {
      element.dataset.iwReady = "";
      make(element);
    }
  }

  function start() {
    enhance("table[data-iw-sortable]", makeSortable);
    enhance("template#iw-entries", makeEntries);
    enhance("button:is([data-iw-copy], [data-iw-copy-from])", makeCopying);
  }

  document.addEventListener("iw-more", start); // a page has made more of them
  if (window.document$) window.document$.subscribe(start); // Material, which may swap pages
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
