// How a page, a figure or a picture is cited. In a published edition also a line that says which one this is, and
// "Cite this" in the card of every figure.
(function () {
  "use strict";
  var root = document.documentElement.dataset.content_root || "";

  // The address of the page within its edition, where it stays.
  function lasting(edition, hash) {
    var page = new URL(window.location.href), base = new URL(root || "./", page), rest = page.href.slice(base.href.length).split("#")[0];
    return new URL((edition.here ? "" : edition.editions + edition.name + "/") + rest, base).href + hash;
  }
  function citation(edition, hash, what) {
    var book = (document.querySelector('meta[property="og:site_name"]') || {}).content || document.title;
    var which = edition ? "Edition " + edition.number + ", " + edition.date : "Seen " + new Date().toISOString().slice(0, 10);
    return book + ". " + (what ? "“" + what + "”. " : "") + which + ". " + window.datelineLasting(hash);
  }
  window.datelineLasting = function (hash) {
    return window.datelineEdition ? lasting(window.datelineEdition, hash) : window.location.href.split("#")[0] + hash;
  };
  window.datelineCitation = function (hash, what) { return citation(window.datelineEdition, hash, what); };
  function tell(edition) {
    var line = document.createElement("p"), list = document.createElement("a"), article = document.querySelector("article");
    if (!article) { return; }
    line.className = "dl-edition";
    line.append("Edition " + edition.number + ", " + edition.date + ". ");
    list.href = new URL(edition.editions + "index.html", new URL(root || "./", window.location.href)).href;
    list.textContent = "All editions";
    line.append(list);
    article.append(line);
  }
  // Beside the sentence that evidence.js shows: how this figure, in this edition, is cited.
  function offer(edition) {
    var card = document.getElementById("dl-card");
    if (!card) { return; }
    new MutationObserver(function () {
      if (card.hidden || card.querySelector(".dl-cite")) { return; }
      var link = document.querySelector('[aria-describedby="dl-card"]'), own = link && link.closest("[id]"), cite = document.createElement("p");
      cite.className = "dl-source dl-cite";
      cite.textContent = "Cite this: " + (link ? "“" + link.textContent.trim() + "”, " : "") + citation(edition, own && own.tagName !== "ARTICLE" ? "#" + own.id : "");
      card.append(cite);
      window.dispatchEvent(new Event("scroll")); // evidence.js finds a place for the card as it is now
    }).observe(card, { attributes: true, childList: true });
  }
  document.addEventListener("DOMContentLoaded", function () {
    var script = document.createElement("script");
    script.src = root + "_static/edition.js";
    script.onload = function () {
      var edition = window.datelineEdition;
      if (edition) { tell(edition); offer(edition); }
    };
    document.head.append(script);
  });
})();
