// One element with its attributes; "text" is its text, never HTML.
(function () {
  "use strict";
  window.datelineMake = function (tag, attributes, parent) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === "text") { element.textContent = attributes.text; } else { element.setAttribute(name, attributes[name]); }
    });
    if (parent) { parent.appendChild(element); }
    return element;
  };
  // Open what an element lies in, and what it opens itself.
  window.datelineReveal = function (element) {
    var own = element.matches(".dl-card, .dl-utterance") ? element.querySelector("details") : null;
    if (own) { own.open = true; }
    for (var around = element.closest("details"); around; around = around.parentElement.closest("details")) { around.open = true; }
  };
})();
