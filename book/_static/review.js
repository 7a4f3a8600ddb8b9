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
  // The columns that a reading of a kind can be amended in: name, words, the values it can have, and its type.
  function columns(target) {
    var place = document.querySelector(".dl-fields");
    return JSON.parse(place.dataset.columns)[target.slice(0, 2)] || [];
  }
  function today() { return new Date().toISOString().slice(0, 10); }
  function reviewer() { try { return localStorage.getItem(NAME) || ""; } catch (error) { return ""; } }
  function remember(name) { try { localStorage.setItem(NAME, name); return true; } catch (error) { return false; } }
  // Which column is to be amended, and what it should be: a list where only some values are allowed.
  function amending(box, fields, mark) {
    function labelled(text) { return make("label", { text: text + " " }, box); }
    var field = make("select", {}, labelled("Column")), around = labelled("should be"), value;
    fields.forEach(function (column) { make("option", { value: column.name, text: column.words }, field); });
    function fit(set) {
      var column = fields[field.selectedIndex];
      if (value) { value.remove(); }
      if (column.allowed) {
        value = make("select", {}, around);
        column.allowed.forEach(function (pair) { make("option", { value: pair[0], text: pair[1] }, value); });
      } else {
        value = make("input", { type: column.type }, around);
        if (column.type === "number") { value.min = 0; value.step = 1; }
      }
      if (set) { value.value = set; }
    }
    field.value = mark.field || fields[0].name;
    field.addEventListener("change", function () { fit(""); });
    fit(mark.value);
    return {
      hide: function (hidden) { field.parentNode.hidden = around.hidden = hidden; },
      field: function () { return field.value; },
      value: function () { return value.value.trim(); },
      focus: function () { value.focus(); }
    };
  }
  function form(row) {
    var target = row.dataset.review, cell = row.cells[row.cells.length - 1], mark = load()[target] || {};
    var details = make("details", { "class": "dl-review" }, cell);
    make("summary", { text: "Mark", "aria-label": "Mark this reading: " + row.cells[0].textContent.trim() }, details);
    var box = make("div", {}, details);
    function labelled(text, tag, attributes) { return make(tag, attributes || {}, make("label", { text: text + " " }, box)); }
    var decision = labelled("This reading is", "select");
    [["confirm", "right"], ["reject", "wrong"], ["amend", "to be amended"]].forEach(function (pair) {
      make("option", { value: pair[0], text: pair[1] }, decision);
    });
    var change = amending(box, columns(target), mark);
    var why = labelled("Note", "input", { type: "text" }), by = labelled("Your name", "input", { type: "text" });
    var buttons = make("p", {}, box), ok = make("button", { type: "button", text: "Keep" }, buttons), off = make("button", { type: "button", text: "Take back" }, buttons);
    var told = make("span", { role: "status" }, buttons);
    decision.value = mark.decision || "confirm";
    why.value = mark.why || "";
    by.value = mark.by || reviewer();
    function fits() { change.hide(decision.value !== "amend"); }
    decision.addEventListener("change", fits);
    fits();
    ok.addEventListener("click", function () {
      if (!by.value.trim()) { told.textContent = "Write your name: the file says who decided."; by.focus(); return; }
      if (decision.value === "amend" && !change.value()) { told.textContent = "Write what it should be."; change.focus(); return; }
      var marks = load(), amend = decision.value === "amend";
      marks[target] = {
        decision: decision.value, field: amend ? change.field() : "", value: amend ? change.value() : "", by: by.value.trim(),
        on: today(), why: why.value.trim(), what: row.cells[0].textContent.trim() + " · " + (row.cells[3] || row.cells[1]).textContent.trim()
      };
      var kept = keep(marks) && remember(by.value.trim());
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
  // The desk: one reading at a time, with its sentence, to be judged by buttons or keys.
  function desk(queue) {
    var items = Array.from(queue.children), at = 0, bar = make("div", { "class": "dl-desk-bar" });
    if (!items.length) { return; }
    queue.classList.add("dl-desk-on");
    queue.before(bar);
    var by = make("input", { type: "text", autocomplete: "name" }, make("label", { text: "Your name " }, bar)), verdicts = make("div", { "class": "dl-review dl-verdicts" });
    queue.after(verdicts);
    var buttons = make("p", {}, verdicts), more = make("div", { hidden: "" }, verdicts), told = make("p", { role: "status" }, verdicts), change, why;
    by.value = reviewer();
    function button(words, key, act) {
      var made = make("button", { type: "button", text: words, "aria-keyshortcuts": key, title: "Key: " + key }, buttons);
      make("kbd", { text: key, "aria-hidden": "true" }, made);
      made.addEventListener("click", act);
    }
    function show(n, words) {
      at = Math.max(0, Math.min(items.length - 1, n));
      var target = items[at].dataset.reading, marks = load(), mark = marks[target];
      items.forEach(function (item, k) { item.hidden = k !== at; });
      more.hidden = true;
      more.textContent = "";
      var done = items.filter(function (item) { return marks[item.dataset.reading]; }).length;
      told.textContent = (words ? words + " " : "") + "Reading " + (at + 1) + " of " + items.length + ", " + done + " marked." + (mark ? " This one is " + SAID[mark.decision] + " by " + mark.by + "." : "");
    }
    function decide(decision, field, value, note) {
      if (!by.value.trim()) { told.textContent = "Write your name first: the file says who decided."; by.focus(); return; }
      var marks = load(), target = items[at].dataset.reading;
      marks[target] = { decision: decision, field: field, value: value, by: by.value.trim(), on: today(), why: note, what: items[at].dataset.what };
      var kept = keep(marks) && remember(by.value.trim());
      list(document.getElementById("dl-marks"));
      show(at + 1, kept ? "Kept." : "This browser keeps nothing for this page.");
    }
    function amend() {
      var target = items[at].dataset.reading, box;
      more.hidden = false;
      more.textContent = "";
      box = make("div", {}, more);
      change = amending(box, columns(target), load()[target] || {});
      why = make("input", { type: "text" }, make("label", { text: "Note " }, box));
      make("button", { type: "button", text: "Keep" }, box).addEventListener("click", function () {
        if (!change.value()) { told.textContent = "Write what it should be."; change.focus(); return; }
        decide("amend", change.field(), change.value(), why.value.trim());
      });
      more.querySelector("select").focus();
    }
    button("Right", "R", function () { decide("confirm", "", "", ""); });
    button("Wrong", "W", function () { decide("reject", "", "", ""); });
    button("Amend", "A", amend);
    button("Back", "P", function () { show(at - 1); });
    button("Skip", "N", function () { show(at + 1); });
    // only where the desk has the focus: elsewhere letters are the browser's, or a screen reader's
    queue.parentNode.addEventListener("keydown", function (event) {
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) { return; }
      var act = { r: 0, w: 1, a: 2, p: 3, n: 4 }[event.key.toLowerCase()];
      if (act !== undefined) { event.preventDefault(); buttons.children[act].click(); }
    });
    show(0);
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
    document.querySelectorAll("tr[data-review]").forEach(form);
    document.querySelectorAll(".dl-desk").forEach(desk);
    badges(load());
    var place = document.getElementById("dl-marks");
    if (place) { list(place); }
  });
})();
