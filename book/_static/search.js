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

// Above the pages that hold all words: every place where they occur together, as a phrase, and a name without its first
// name. A link leads to the place on its page.
addEventListener("DOMContentLoaded", function () {
  "use strict";
  var results = document.getElementById("search-results"), asked = new URLSearchParams(location.search).get("q") || "";
  var make = window.datelineMake, texts = window.datelineTexts || {}, MOST = 40, PER_PAGE = 4, AROUND = 90;
  var phrase = asked.replace(/["“”]/g, " ").trim().replace(/\s+/g, " ");
  if (!results || !make || phrase.length < 3) { return; }

  // As long as the text it is made from, so that places in it are places in the text.
  function plain(text) {
    return Array.from(text, function (c) {
      var base = c.normalize("NFD")[0].toLowerCase();
      return (c === "’" || c === "‘" ? "'" : /\s/.test(c) ? " " : base).padEnd(c.length).slice(0, c.length);
    }).join("");
  }
  function places(wanted, page) {
    var text = plain(texts[page]), found = [], at = -1, word = /[\p{L}\p{N}]/u;
    while ((at = text.indexOf(wanted, at + 1)) >= 0) {
      if (!word.test(text[at - 1] || " ") && !word.test(text[at + wanted.length] || " ")) { found.push(at); }
    }
    return found;
  }
  function known() { return (typeof Search === "undefined" ? {} : Search)._index || {}; } // Sphinx's own, no property of the window
  function title(page) {
    var index = known(), n = (index.docnames || []).indexOf(page.replace(/\.html$/, ""));
    return n >= 0 ? index.titles[n].replace(/<[^>]*>/g, "") : page;
  }
  function fragment(words) { return encodeURIComponent(words).replace(/-/g, "%2D"); }
  function list(wanted, heading, into) {
    var many = 0, items = make("ol"), shown = 0;
    Object.keys(texts).map(function (page) { return { page: page, at: places(wanted, page) }; })
      .sort(function (a, b) { return b.at.length - a.at.length; })
      .forEach(function (hit) {
        many += hit.at.length;
        hit.at.slice(0, PER_PAGE).forEach(function (at) {
          if (shown++ >= MOST) { return; }
          var text = texts[hit.page], words = text.slice(at, at + wanted.length), item = make("li", {}, items);
          var on = /^(?:[^\S\n]+[^\s.!?…:;]+){1,3}/.exec(text.slice(at + wanted.length)) || [""];
          var link = make("a", { href: hit.page + "?highlight=" + encodeURIComponent(words), text: title(hit.page) }, item), to = link.href;
          // the place within the page, only when it is followed: the theme takes what follows # for a name
          link.addEventListener("click", function () { link.href = to + "#:~:text=" + fragment((words + on[0]).replace(/\s+/g, " ")) + "&text=" + fragment(words); });
          var line = make("p", { "class": "dl-place" }, item);
          line.append("… " + text.slice(Math.max(0, at - AROUND), at).replace(/^\S*\s/, ""));
          make("mark", { text: words }, line);
          line.append(text.slice(at + wanted.length, at + wanted.length + AROUND).replace(/\s\S*$/, "") + " …");
          link.dataset.at = at;
        });
      });
    if (!many) { return; }
    make("h2", { text: heading + ": " + many + (many === 1 ? " place" : " places") }, into);
    into.append(items);
  }
  function show() {
    var into = document.getElementById("dl-places") || make("section", { id: "dl-places" });
    into.textContent = "";
    results.before(into);
    var words = phrase.split(" "), last = words[words.length - 1];
    list(plain(phrase), words.length > 1 ? "“" + phrase + "” together" : "“" + phrase + "”", into);
    if (words.length > 1 && /^\p{Lu}/u.test(words[0]) && /^\p{Lu}/u.test(last)) { list(plain(last), "“" + last + "” alone or with another first name", into); }
  }
  var waited = 0, timer = setInterval(function () {
    if (known().docnames || ++waited > 40) { clearInterval(timer); show(); }
  }, 50);
});
