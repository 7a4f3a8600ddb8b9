// Review without a server: a reader marks readings right, wrong or to be amended; the marks stay in this browser until
// they are saved as review.csv. Marked readings are shown as such on every page.
(function () {
  "use strict";
  var KEY = "dateline-review " + document.title.split(" — ").pop(), NAME = "dateline-reviewer";
  var COLUMNS = ["target", "decision", "field", "value", "by", "on", "why"];
  var SAID = { confirm: "marked right", reject: "marked wrong", amend: "to be amended" };

  function load() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (error) { return {}; }
  }
  function keep(marks) {
    try { localStorage.setItem(KEY, JSON.stringify(marks)); return true; } catch (error) { return false; }
  }
  var make = window.datelineMake;
  function badge(target, mark, after) {
    var old = after.parentNode.querySelector('.dl-mark[data-of="' + CSS.escape(target) + '"]');
    if (old) { old.remove(); }
    if (mark) {
      var note = make("span", { "class": "dl-mark", "data-of": target, text: " " + SAID[mark.decision] });
      after.after(note);
    }
  }
  function badges(marks, only) {
    document.querySelectorAll("a.dl-evidence").forEach(function (link) {
      var target = decodeURIComponent((link.getAttribute("href").split("#")[1] || ""));
      if ((!only || only === target) && (marks[target] || only)) { badge(target, marks[target], link); }
    });
    document.querySelectorAll("tr[data-review]").forEach(function (row) {
      var target = row.dataset.review, cell = row.cells[row.cells.length - 1];
      if ((!only || only === target) && (marks[target] || only)) { badge(target, marks[target], cell.querySelector("details")); }
    });
  }
  function form(row, fields) {
    var target = row.dataset.review, cell = row.cells[row.cells.length - 1], mark = load()[target] || {};
    var details = make("details", { "class": "dl-review" }, cell);
    make("summary", { text: "Mark", "aria-label": "Mark this reading: " + row.cells[0].textContent.trim() }, details);
    var box = make("div", {}, details);
    function labelled(text, tag, attributes) {
      var label = make("label", { text: text + " " }, box);
      return make(tag, attributes || {}, label);
    }
    var decision = labelled("This reading is", "select"), field = labelled("Column", "select"), value = labelled("should be", "input", { type: "text" });
    [["confirm", "right"], ["reject", "wrong"], ["amend", "to be amended"]].forEach(function (pair) {
      make("option", { value: pair[0], text: pair[1] }, decision);
    });
    fields.forEach(function (name) { make("option", { value: name, text: name }, field); });
    var why = labelled("Note", "input", { type: "text" }), by = labelled("Your name", "input", { type: "text" });
    var buttons = make("p", {}, box), ok = make("button", { type: "button", text: "Keep" }, buttons), off = make("button", { type: "button", text: "Take back" }, buttons);
    var told = make("span", { role: "status" }, buttons);
    decision.value = mark.decision || "confirm";
    field.value = mark.field || fields[0];
    value.value = mark.value || "";
    why.value = mark.why || "";
    try { by.value = mark.by || localStorage.getItem(NAME) || ""; } catch (error) { by.value = ""; }
    function fits() {
      field.parentNode.hidden = value.parentNode.hidden = decision.value !== "amend";
    }
    decision.addEventListener("change", fits);
    fits();
    ok.addEventListener("click", function () {
      if (!by.value.trim()) { told.textContent = "Write your name: the file says who decided."; by.focus(); return; }
      if (decision.value === "amend" && !value.value.trim()) { told.textContent = "Write what it should be."; value.focus(); return; }
      var marks = load(), amend = decision.value === "amend";
      marks[target] = {
        decision: decision.value, field: amend ? field.value : "", value: amend ? value.value.trim() : "", by: by.value.trim(),
        on: new Date().toISOString().slice(0, 10), why: why.value.trim(), what: row.cells[0].textContent.trim() + " · " + (row.cells[3] || row.cells[1]).textContent.trim()
      };
      var kept = keep(marks);
      try { localStorage.setItem(NAME, by.value.trim()); } catch (error) { kept = false; }
      told.textContent = kept ? "Kept in this browser." : "This browser keeps nothing for this page.";
      badges(marks, target);
    });
    off.addEventListener("click", function () {
      var marks = load();
      delete marks[target];
      keep(marks);
      told.textContent = "Taken back.";
      badges(marks, target);
    });
    details.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { details.open = false; details.querySelector("summary").focus(); }
    });
  }
  function quoted(text) {
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }
  function csv(marks) {
    var lines = Object.keys(marks).sort().map(function (target) {
      var mark = marks[target];
      return COLUMNS.map(function (c) { return quoted((c === "target" ? target : mark[c] || "").replace(/\s+/g, " ")); }).join(",");
    });
    return [COLUMNS.join(",")].concat(lines).join("\n") + "\n";
  }
  function list(place) {
    var marks = load(), targets = Object.keys(marks).sort();
    place.textContent = "";
    if (!targets.length) { make("p", { text: "Nothing is marked in this browser." }, place); return; }
    var items = make("ul", {}, place);
    targets.forEach(function (target) {
      var mark = marks[target], item = make("li", {}, items);
      make("code", { text: target }, item);
      item.appendChild(document.createTextNode(" " + SAID[mark.decision] + (mark.field ? ": " + mark.field + " should be " + mark.value : "") + " — " + mark.what + (mark.why ? " (" + mark.why + ")" : "") + " "));
      var off = make("button", { type: "button", text: "Take back", "aria-label": "Take back the mark on " + target }, item);
      off.addEventListener("click", function () { var now = load(); delete now[target]; keep(now); list(place); });
    });
    var save = make("button", { type: "button", text: "Save review.csv" }, make("p", {}, place));
    save.addEventListener("click", function () {
      var link = make("a", { download: "review.csv", href: URL.createObjectURL(new Blob([csv(load())], { type: "text/csv" })) });
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    });
  }
  document.addEventListener("DOMContentLoaded", function () {
    var fields = document.querySelector(".dl-fields");
    document.querySelectorAll("tr[data-review]").forEach(function (row) {
      form(row, (row.dataset.review.indexOf("c-") === 0 ? fields.dataset.claims : fields.dataset.statements).split(" "));
    });
    badges(load());
    var place = document.getElementById("dl-marks");
    if (place) { list(place); }
  });
})();
