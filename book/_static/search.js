// The search page takes its excerpts from page-texts.js: no page is fetched, so it works from a disk, too.
(function () {
  "use strict";
  var fetched = window.fetch;
  window.fetch = function (address) {
    var root = new URL(document.documentElement.dataset.content_root || ".", location.href).href;
    var url = new URL(String(address), location.href), name = decodeURIComponent(url.href.split("#")[0].slice(root.length));
    if (url.href.indexOf(root) === 0 && Object.prototype.hasOwnProperty.call(window.datelineTexts || {}, name)) {
      var main = document.implementation.createHTMLDocument("").createElement("div");
      main.setAttribute("role", "main");
      main.textContent = window.datelineTexts[name];
      return Promise.resolve({ ok: true, text: function () { return Promise.resolve(main.outerHTML); } });
    }
    return fetched.apply(window, arguments);
  };
})();
