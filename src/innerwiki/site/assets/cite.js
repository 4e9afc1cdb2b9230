/* Opens the part that tells how to cite the page, when a link leads there. Without it, a reader
   opens it by hand. */
(function () {
  "use strict";

  const PLACE = "#iw-cite-page";

  function open() {
    const part = document.querySelector(PLACE);
    if (part) part.open = true;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest(`a[href="${PLACE}"]`)) open();
  });
  if (location.hash === PLACE) open();
})();
