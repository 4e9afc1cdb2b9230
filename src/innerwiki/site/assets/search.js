/* The results of Material's search hold the labels of each article, which lead nowhere, in a landmark
   for navigation. A reader who goes by landmarks is spared them. */
(function () {
  "use strict";

  const list = document.querySelector(".md-search-result__list");
  if (!list) return;
  new MutationObserver(() => {
    for (const labels of list.querySelectorAll("nav.md-tags:not([role])")) {
      labels.setAttribute("role", "presentation");
    }
  }).observe(list, { childList: true, subtree: true });
})();
