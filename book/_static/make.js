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
})();
