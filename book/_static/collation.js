// The same words: which report is compared with, and which is shown. What each choice shows was written by the build.
(function () {
  "use strict";
  var make = window.datelineMake;

  function prepare(section) {
    var lists = {}, called = JSON.parse(section.dataset.called), first = section.querySelector("ol"), shown = first;
    var own = first.querySelector(".dl-base").dataset.report, reports = [own];
    lists[own] = first;
    section.querySelectorAll("template").forEach(function (template) {
      reports.push(template.dataset.base);
      lists[template.dataset.base] = template.content.querySelector("ol");
    });
    if (reports.length < 2) { return; }
    var bar = make("p", { "class": "dl-filter" });
    function choice(words, options) {
      var select = make("select", {}, make("label", { text: words + " " }, bar));
      options.forEach(function (pair) { make("option", { value: pair[0], text: pair[1] }, select); });
      select.addEventListener("change", show);
      return select;
    }
    var base = choice("Compare with", reports.map(function (r) { return [r, called[r]]; }));
    var witness = choice("Show", [["", "every report"]].concat(Object.keys(called).map(function (r) { return [r, called[r]]; })));
    first.before(bar);
    function show() {
      var next = lists[base.value];
      if (next !== shown) {
        shown.replaceWith(next);
        shown = next;
        if (!next.dataset.ready && next !== first) {
          next.dataset.ready = "yes";
          next.dispatchEvent(new CustomEvent("dl-shown", { bubbles: true }));
        }
      }
      shown.querySelectorAll("li").forEach(function (item) {
        item.hidden = Boolean(witness.value) && item.dataset.report !== witness.value && !item.classList.contains("dl-base");
      });
    }
  }
  document.addEventListener("DOMContentLoaded", function () { document.querySelectorAll(".dl-utterance[data-called]").forEach(prepare); });
})();
