// Tables: sort, filter, choose values and columns, download. No library, no network; without scripts tables are whole.
(function () {
  "use strict";
  var LABEL = 14; // letters of a column's title that fit on a line beside its cell, on a telephone
  var FEWEST = 8; // smaller tables need no tools
  var MOST = 12, FEW = 10; // longer tables show so many rows until they are opened

  var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  // "3 December 2021", "between 2 December 2021 and …": a day sorts as a day
  var DAY = new RegExp("^(?:between |the end of )?(\\d{1,2}) (" + MONTHS.join("|") + ") (\\d{4})");

  var make = window.datelineMake;
  function key(cell) {
    var text = cell.textContent.trim();
    var day = DAY.exec(text);
    if (day) { return [0, day[3] * 10000 + MONTHS.indexOf(day[2]) * 100 + Number(day[1]), text]; }
    var number = text.replace(/^(at least|up to|about|around|nearly|almost)\s+/, "").replace(/,/g, "");
    return /^-?\d+(\.\d+)?/.test(number) ? [0, parseFloat(number), text] : [1, 0, text.toLowerCase()];
  }
  function compare(a, b) {
    return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
  }
  function sort(table, column, header) {
    var up = header.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th").forEach(function (th) { th.removeAttribute("aria-sort"); });
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    var body = table.tBodies[0];
    Array.from(body.rows)
      .map(function (row, n) { return { row: row, key: key(row.cells[column]), n: n }; })
      .sort(function (a, b) { return (up ? 1 : -1) * compare(a.key, b.key) || a.n - b.n; })
      .forEach(function (item) { body.appendChild(item.row); });
  }
  function narrow(table, words, picks, count) {
    var wanted = words.toLowerCase().split(/\s+/).filter(Boolean), shown = 0, rows = Array.from(table.tBodies[0].rows);
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !wanted.every(function (w) { return text.indexOf(w) >= 0; }) || !picks.every(function (pick) {
        return !pick.select.value || row.cells[pick.column].textContent.trim() === pick.select.value;
      });
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = shown === rows.length ? "" : shown + " of " + rows.length;
  }
  function choices(table, column) {
    var seen = {};
    Array.from(table.tBodies[0].rows).forEach(function (row) { seen[row.cells[column].textContent.trim()] = true; });
    return Object.keys(seen).sort(function (a, b) { return a.localeCompare(b); });
  }
  function show(table, column, shown) {
    Array.from(table.rows).forEach(function (row) { row.cells[column].hidden = !shown; });
  }
  function quoted(text) {
    text = text.replace(/\s+/g, " ").trim();
    if (/^[=+\-@\t]/.test(text)) { text = "'" + text; } // a spreadsheet would take it for a formula
    return '"' + text.replace(/"/g, '""') + '"';
  }
  function csv(table) {
    return Array.from(table.rows).filter(function (row) { return !row.hidden; }).map(function (row) {
      return Array.from(row.cells).filter(function (cell) { return !cell.hidden; }).map(function (cell) {
        return quoted(cell.textContent);
      }).join(",");
    }).join("\r\n") + "\r\n";
  }
  function save(name, text) {
    var link = make("a", { download: name, href: URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv" })) });
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  window.datelineSaveTable = function (name, table) { save(name + ".csv", csv(table)); };
  function tools(frame, table, titles) {
    var name = table.caption.textContent.trim(), bar = make("div", { "class": "dl-filter" });
    var label = make("label", { text: "Filter " }, bar), input = make("input", { type: "search", "aria-label": "Filter " + name }, label);
    var picks = [], count = make("span", { role: "status" });
    function again() { open(frame); narrow(table, input.value, picks, count); }
    var by = make("label", { "class": "dl-sort", text: "Sort by " }, bar), order = make("select", { "aria-label": "Sort " + name }, by);
    titles.forEach(function (title, column) { make("option", { value: column, text: title }, order); });
    order.addEventListener("change", function () { sort(table, Number(order.value), table.tHead.rows[0].cells[order.value]); });
    titles.forEach(function (title, column) {
      if (!table.tHead.rows[0].cells[column].hasAttribute("data-choices")) { return; }
      var own = make("label", { text: title + " " }, bar), select = make("select", { "aria-label": title + " in " + name }, own);
      make("option", { value: "", text: "all" }, select);
      choices(table, column).forEach(function (value) { make("option", { value: value, text: value.slice(0, 60) }, select); });
      select.addEventListener("change", again);
      picks.push({ column: column, select: select });
    });
    input.addEventListener("input", again);
    bar.appendChild(count);
    var details = make("details", { "class": "dl-columns" }, bar);
    make("summary", { text: "Columns" }, details);
    var list = make("div", {}, details);
    titles.forEach(function (title, column) {
      if (!title) { return; }
      var own = make("label", {}, list), box = make("input", { type: "checkbox" }, own);
      box.checked = true;
      own.appendChild(document.createTextNode(" " + title));
      box.addEventListener("change", function () { show(table, column, box.checked); });
    });
    details.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { details.open = false; details.querySelector("summary").focus(); }
    });
    var button = make("button", { type: "button", "class": "dl-save", text: "Save as CSV" }, bar);
    button.addEventListener("click", function () { save(name.toLowerCase().replace(/[^a-z0-9]+/g, "-") + ".csv", csv(table)); });
    frame.before(bar);
  }
  // A long table shows its first rows and a button that opens the rest; a link to a row below opens it too.
  function open(frame) {
    var more = frame.nextElementSibling;
    frame.classList.remove("dl-short");
    if (more && more.className === "dl-all") { more.remove(); }
  }
  function shorten(frame, table) {
    var rows = table.tBodies[0].rows.length;
    if (rows <= MOST) { return; }
    frame.classList.add("dl-short");
    var more = make("p", { "class": "dl-all" });
    frame.after(more);
    make("button", { type: "button", text: "Show all " + rows + " rows", "aria-label": "Show all " + rows + " rows of " + table.caption.textContent.trim() }, more)
      .addEventListener("click", function () { open(frame); frame.focus(); });
  }
  function reach() {
    var at = null;
    try { at = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (error) { return; }
    var frame = at && at.closest(".dl-short");
    if (frame) { open(frame); }
    if (!at) { return; }
    window.datelineReveal(at);
    if (at.closest(".dl-table")) { at.scrollIntoView({ behavior: "instant" }); }
  }
  window.addEventListener("hashchange", reach);
  window.addEventListener("load", reach); // what is above may have grown since
  function prepare(frame) {
    var table = frame.querySelector("table");
    var titles = Array.from(table.tHead.rows[0].cells).map(function (header) { return header.textContent.trim(); });
    Array.from(table.tHead.rows[0].cells).forEach(function (header, column) {
      if (!titles[0] || !titles[column] || table.tBodies[0].rows.length < 2) { return; } // nothing to sort in a list of facts
      var button = make("button", { type: "button", text: titles[column] });
      button.addEventListener("click", function () { sort(table, column, header); });
      header.textContent = "";
      header.appendChild(button);
    });
    frame.classList.toggle("dl-many", titles.length > 6);
    if (titles.length > 3 || (titles.length > 2 && frame.scrollWidth > frame.clientWidth + 1)) {
      frame.classList.add("dl-stack");
      Array.from(table.tBodies[0].rows).forEach(function (row) {
        Array.from(row.cells).forEach(function (cell, column) {
          cell.dataset.label = titles[column];
          cell.style.setProperty("--dl-lines", Math.ceil(titles[column].length / LABEL)); // its label is beside it
        });
      });
    }
    shorten(frame, table);
    // a list of facts, whose first column has no heading, is read, not searched
    if (table.tBodies[0].rows.length >= FEWEST && titles.every(Boolean)) { tools(frame, table, titles); }
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".dl-table").forEach(prepare);
    reach();
  });
})();
