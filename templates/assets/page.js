/**
 * What a script adds to every page: the button that prints it, and Escape to put away the
 * definition of a term. Without it readers print from the menu of the browser.
 */
(function () {
  "use strict";

  for (const button of document.querySelectorAll("button.print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const defined of document.querySelectorAll(".defined:hover, .defined:focus-within")) {
      defined.classList.add("put-away");
      const again = () => defined.classList.remove("put-away");
      defined.addEventListener("mouseleave", again, { once: true });
      defined.addEventListener("focusout", again, { once: true });
    }
  });
})();
