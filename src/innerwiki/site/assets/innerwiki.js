/* Sorts tables and copies texts. Every page is complete without it. */
(function () {
  "use strict";

  const words = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

  /* What a row is sorted by: `data-value`, which is empty where there is nothing, or its text. */
  function value(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  }

  function compare(one, other, direction) {
    if (one === "" || other === "") return (one === "") - (other === ""); // nothing comes last
    const difference = one - other;
    return direction * (Number.isNaN(difference) ? words.compare(one, other) : difference);
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
      const done = await copy(button.dataset.iwCopy, button).then(() => true, () => false);
      said.textContent = done ? "Copied" : "Not copied";
      clearTimeout(timer);
      timer = setTimeout(() => { said.textContent = ""; }, 2000);
    });
  }

  function enhance(selector, make) {
    for (const element of document.querySelectorAll(selector + ":not([data-iw-ready])")) {
      element.dataset.iwReady = "";
      make(element);
    }
  }

  function start() {
    enhance("table[data-iw-sortable]", makeSortable);
    enhance("button[data-iw-copy]", makeCopying);
  }

  if (window.document$) window.document$.subscribe(start); // Material, which may swap pages
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
