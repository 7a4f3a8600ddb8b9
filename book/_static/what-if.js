// Another hour or another rule: shows the toll that the table what_ifs has for the setting that a reader chooses.
(function () {
  "use strict";

  function start(box) {
    var all = JSON.parse(box.querySelector("script").textContent);
    var slider = box.querySelector("input"), rule = box.querySelector("select"), reset = box.querySelector("button");
    var by = box.querySelector("output"), said = box.querySelector(".dl-what-if-said"), meaning = box.querySelector(".dl-key");
    var last = all.moments.length - 1, own = rule.selectedIndex;

    function show() {
      var at = Number(slider.value);
      by.textContent = all.moments[at];
      slider.setAttribute("aria-valuetext", all.moments[at]);
      said.innerHTML = all.states[all.grid[rule.selectedIndex][at]]; // written and escaped by the build
      meaning.textContent = all.rules[rule.selectedIndex];
      reset.disabled = at === last && rule.selectedIndex === own;
      said.dispatchEvent(new CustomEvent("dl-shown", { bubbles: true }));
    }

    box.querySelector(".dl-as-of").hidden = last === 0;
    slider.addEventListener("input", show);
    rule.addEventListener("change", show);
    reset.addEventListener("click", function () {
      slider.value = last;
      rule.selectedIndex = own;
      show();
      slider.focus();
    });
    // A browser may remember where the fields stood when the page was left.
    slider.value = last;
    rule.selectedIndex = own;
    box.hidden = false;
    show();
  }

  document.addEventListener("DOMContentLoaded", function () { document.querySelectorAll(".dl-what-if").forEach(start); });
})();
