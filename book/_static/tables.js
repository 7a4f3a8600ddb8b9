// Tables: sort, filter, choose values and columns, download. No library, no network; without scripts tables are whole.
(function () {
  "use strict";
  var FEWEST = 8; // smaller tables need no tools

  var make = window.datelineMake;
  function key(cell) {
    var text = cell.textContent.trim();
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
  function tools(frame, table, titles) {
    var name = table.caption.textContent.trim(), bar = make("div", { "class": "dl-filter" });
    var label = make("label", { text: "Filter " }, bar), input = make("input", { type: "search", "aria-label": "Filter " + name }, label);
    var picks = [], count = make("span", { role: "status" });
    function again() { narrow(table, input.value, picks, count); }
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
  function prepare(frame) {
    var table = frame.querySelector("table");
    var titles = Array.from(table.tHead.rows[0].cells).map(function (header) { return header.textContent.trim(); });
    Array.from(table.tHead.rows[0].cells).forEach(function (header, column) {
      if (!titles[column]) { return; }
      var button = make("button", { type: "button", text: titles[column] });
      button.addEventListener("click", function () { sort(table, column, header); });
      header.textContent = "";
      header.appendChild(button);
    });
    // a list of facts, whose first column has no heading, is read, not searched
    if (table.tBodies[0].rows.length >= FEWEST && titles.every(Boolean)) { tools(frame, table, titles); }
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".dl-table").forEach(prepare);
  });
})();
