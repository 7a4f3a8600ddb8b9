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

// A result's address names the words to mark on its page: the browser's store, which Sphinx keeps them in, may be off,
// or not yet written when the page opens.
addEventListener("DOMContentLoaded", function () {
  "use strict";
  var results = document.getElementById("search-results"), asked = new URLSearchParams(location.search).get("q");
  if (!results || !asked) return;
  var words = asked.split(/\s+/).filter(function (word) { return word && word[0] !== "-"; }).join(" ");
  new MutationObserver(function () {
    results.querySelectorAll("li > a[href]").forEach(function (link) {
      var url = new URL(link.href);
      if (url.searchParams.has("highlight")) return;
      url.searchParams.set("highlight", words);
      link.href = url.href;
    });
  }).observe(results, { childList: true, subtree: true });
});
