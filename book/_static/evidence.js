// The sentence behind a figure or a quotation, beside its link, on hover and on focus; Escape puts it away.
(function () {
  "use strict";
  var card, current, timer;

  function place(link) {
    var box = link.getBoundingClientRect(), width = Math.min(420, window.innerWidth - 16);
    card.style.maxWidth = width + "px";
    card.style.left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8)) + "px";
    card.style.top = box.bottom + 6 + "px";
    var own = card.getBoundingClientRect();
    if (own.bottom > window.innerHeight - 8 && box.top - own.height - 6 > 0) { card.style.top = box.top - own.height - 6 + "px"; }
  }
  function show(link) {
    clearTimeout(timer);
    if (current && current !== link) { hide(); }
    current = link;
    card.textContent = "";
    var sentence = document.createElement("p"), source = document.createElement("p");
    sentence.textContent = "“" + link.dataset.sentence + "”";
    source.textContent = link.dataset.source;
    source.className = "dl-source";
    card.append(sentence, source);
    card.hidden = false;
    link.setAttribute("aria-describedby", "dl-card");
    place(link);
  }
  function hide() {
    clearTimeout(timer);
    card.hidden = true;
    if (current) { current.removeAttribute("aria-describedby"); }
    current = null;
  }
  function later() { clearTimeout(timer); timer = setTimeout(hide, 250); }

  document.addEventListener("DOMContentLoaded", function () {
    card = document.createElement("div");
    card.id = "dl-card";
    card.className = "dl-pop";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    (document.querySelector("article") || document.body).appendChild(card);
    card.addEventListener("mouseenter", function () { clearTimeout(timer); });
    card.addEventListener("mouseleave", later);
    function attach(link) {
      if (link.hasAttribute("title")) {
        link.dataset.sentence = link.getAttribute("title");
        link.removeAttribute("title"); // the browser's own hint would lie over the card
      }
      link.addEventListener("mouseenter", function () { clearTimeout(timer); timer = setTimeout(function () { show(link); }, 120); });
      link.addEventListener("mouseleave", later);
      link.addEventListener("focus", function () { show(link); });
      link.addEventListener("blur", hide);
      // A tap shows the sentence, a second one follows the link.
      link.addEventListener("pointerdown", function (event) { link.tapped = event.pointerType !== "mouse" && current !== link; });
      link.addEventListener("click", function (event) { if (link.tapped) { link.tapped = false; event.preventDefault(); show(link); } });
    }
    document.querySelectorAll("a.dl-evidence").forEach(attach);
    document.addEventListener("dl-shown", function (event) { event.target.querySelectorAll("a.dl-evidence").forEach(attach); });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape" && current) { hide(); } });
    window.addEventListener("scroll", function () { if (current) { place(current); } }, true);
  });
})();

// A page that a search led to opens what was found, and goes there where the browser did not go by itself.
addEventListener("load", function () {
  "use strict";
  var waited = 0, timer = setInterval(function () {
    var found = document.querySelectorAll("article .highlighted"); // marked some time after the page is there
    if (!found.length && ++waited < 10) { return; }
    clearInterval(timer);
    found.forEach(function (mark) { window.datelineReveal(mark); });
    if (found.length && !location.hash && window.scrollY < 10) { found[0].scrollIntoView({ block: "center" }); }
  }, 200);
});
