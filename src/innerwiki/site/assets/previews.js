/* Shows in place what a link leads to: of a citation mark the source, taken from the list of
   references on the same page; of a link to an article its lead and state, from the page's
   <template>. Nothing is fetched, and without this file the links do the work.

   Mouse: resting on a link opens the preview; it stays while the pointer is on either.
   Keyboard: focus opens it. Tab goes through its links and on from where it came; Enter follows
   the link, as ever. Escape closes it, whoever opened it.
   Touch: the first tap opens it, and it says where to go on; a second tap on the link follows it.
   A tap elsewhere, or its button, closes it.

   To screen readers a preview with links in it is a dialog that is not modal, named like its link.
   It is not announced when it opens, since the link's name has said what matters; focus goes there
   only by Tab, or by a tap, and then it is. (Of a screen reader's click on a touch screen some
   browsers say that it is none of a finger: that one follows the link.) The preview of an article
   holds no link unless it was tapped: it is a tooltip, and describes its link. Links are not said
   to have a pop-up, since that is not what activating them does.

   The preview stands at the end of the article, so that it is in no sentence, heading or scrolling
   table; hence Tab is led by hand. */
(function () {
  "use strict";

  const DELAY = 300; // milliseconds: less than this, and a pointer was only passing
  const LINKS = "article a[href]:not(.iw-button, .iw-table a, .iw-see-also a, .iw-backlinks a)";
  const STOPS = "a[href], button";
  const LEFT_OUT = ".iw-back, .iw-versions, .iw-copy, .iw-copied"; // of a reference

  let link = null; // what is previewed
  let box = null; // the preview
  let timer = 0;
  let due = null; // what the timer is for: a link to preview, or the document if one may close
  let touched = false; // the last pointer was a finger or a pen
  let began = null; // where it went down
  let rest = {}; // where on the screen the pointer was last
  let shut = null; // the link whose preview was closed by Escape, while the pointer stays on it

  function make(tag, name, ...children) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...children);
    return element;
  }

  /* The place in the source and what else the mark says of it: the text up to the next source. */
  function locator(mark) {
    let said = "";
    for (let node = mark.nextSibling; node; node = node.nextSibling) {
      if (node.nodeType !== Node.TEXT_NODE && node.className !== "iw-suffix") break;
      said += node.className ? node.textContent : node.data.split(";")[0];
    }
    return said.replace(/^, |(, )?[\])]?$/g, "");
  }

  function source(mark, item) {
    const said =
      mark.dataset.iwSaid || iwWords.reference.replace("{number}", () => mark.textContent);
    const head = make("p", "iw-preview-head", make("strong", "", said));
    const place = locator(mark);
    const { iwDoes: does } = mark.closest(".iw-cite").dataset;
    if (place) head.append(" · " + place);
    if (does) head.append(" · " + does);
    const text = make("p", "", ...item.cloneNode(true).childNodes);
    for (const part of text.querySelectorAll(LEFT_OUT)) part.remove();
    return [head, text];
  }

  const isCitation = (to) => to.getAttribute("role") === "doc-biblioref";

  /* What the page has for a preview of a link: a reference, or an entry of the template. */
  function known(to) {
    const [address, anchor] = to.getAttribute("href").split("#");
    if (isCitation(to)) return document.getElementById(anchor);
    const all = document.getElementById("iw-previews");
    return all && all.content.querySelector(`[data-iw-for="${CSS.escape(address)}"]`);
  }

  function contents(to) {
    const found = known(to);
    return isCitation(to) ? source(to, found) : found.cloneNode(true).childNodes;
  }

  /* The link at some element, if there can be a preview of it. */
  function linkAt(element) {
    const found = element.closest && element.closest(LINKS);
    return found && !(box && box.contains(found)) && known(found) ? found : null;
  }

  function open(to, x, tapped) {
    close();
    if (!to.isConnected) return;
    link = to;
    box = make("div", "iw-preview", make("div", "iw-preview-card", ...contents(to)));
    if (tapped) box.firstChild.append(ways(to));
    if (box.querySelector(STOPS)) {
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", to.getAttribute("aria-label") || to.textContent);
      box.tabIndex = -1;
    } else {
      box.setAttribute("role", "tooltip");
      box.id = "iw-preview";
      to.setAttribute("aria-describedby", box.id);
    }
    to.closest("article").append(box);
    place(x);
    if (tapped) box.focus();
  }

  /* Where to go from a preview that was tapped. */
  function ways(to) {
    const on = make("a", "iw-button", isCitation(to) ? iwWords.toReference : iwWords.toArticle);
    on.href = to.getAttribute("href");
    const away = make("button", "iw-copy", iwWords.close);
    away.type = "button";
    away.addEventListener("click", close);
    return make("p", "iw-preview-ways", on, " ", away);
  }

  /* Below the link, or above it where only there is room: never on it. */
  function place(x) {
    const [first] = link.getClientRects();
    const lines = link.getBoundingClientRect();
    const start = box.getBoundingClientRect();
    const room = document.documentElement.clientWidth - start.width;
    const left = Math.max(Math.min((x ?? first.left) - 32, room - 8), Math.min(8, room / 2));
    const bar = document.querySelector("header");
    const top = lines.top - start.height;
    const above = lines.bottom + start.height > window.innerHeight &&
      top > (bar ? bar.getBoundingClientRect().bottom : 0);
    box.style.left = left - start.left + "px";
    box.style.top = (above ? top : lines.bottom) - start.top + "px";
  }

  function close() {
    wait(null);
    if (!box) return;
    if (box.contains(document.activeElement)) goBack(); // while it is open: focus would open it
    link.removeAttribute("aria-describedby");
    box.remove();
    link = box = null;
  }

  const goBack = () => link.focus({ preventScroll: true });

  /* Do something in a while, unless the pointer goes elsewhere before; what is due stays due. */
  function wait(what, action) {
    if (what !== null && what === due) return;
    clearTimeout(timer);
    due = what;
    if (what) timer = setTimeout(() => { due = null; action(); }, DELAY);
  }

  /* Close what neither pointer nor keyboard is at. */
  function settle() {
    const at = ":hover, :focus-visible";
    if (!box || !(link.matches(at) || box.matches(at + ", :focus-within"))) close();
  }

  function point(event) {
    if (event.pointerType === "touch") return;
    const over = linkAt(event.target);
    if (over !== shut) shut = null;
    // A link that came under a resting pointer, because the page moved, is not pointed at.
    const moved = event.screenX !== rest.screenX || event.screenY !== rest.screenY;
    if (over && over !== link && over !== shut && moved) wait(over, () => open(over, event.clientX));
    else if (box && (over === link || box.contains(event.target))) wait(null);
    else if (!over || over !== due) wait(document, settle);
  }

  document.addEventListener("pointerover", point);

  document.addEventListener("pointermove", (event) => {
    point(event);
    rest = { screenX: event.screenX, screenY: event.screenY };
  });

  document.addEventListener("focusin", (event) => {
    if (box && (event.target === link || box.contains(event.target))) return;
    const to = linkAt(event.target);
    if (to && to.matches(":focus-visible")) open(to);
    else settle();
  });

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    began = event.target;
  });

  document.addEventListener("pointerup", () => {
    if (box && !box.contains(began) && linkAt(began) !== link) close();
  });

  document.addEventListener("click", (event) => {
    const to = linkAt(event.target);
    const tap = touched && event.detail > 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (to && to !== link && tap) {
      event.preventDefault();
      open(to, null, true);
    } else if (box && (to || event.target.closest('a[href^="#"]'))) close();
  });

  document.addEventListener("keydown", (event) => {
    if (!box) return;
    if (event.key === "Escape") {
      shut = link;
      close();
    } else if (event.key === "Tab") lead(event);
  });

  /* From the link into its preview, and from there back to it and on. */
  function lead(event) {
    const stops = box.querySelectorAll(STOPS);
    const at = document.activeElement;
    if (!stops.length) return;
    if (at === link && !event.shiftKey) {
      event.preventDefault();
      stops[0].focus();
    } else if (event.shiftKey && (at === box || at === stops[0])) {
      event.preventDefault();
      goBack();
    } else if (!event.shiftKey && at === stops[stops.length - 1]) {
      goBack(); // and the browser goes on from there
    }
  }
})();
