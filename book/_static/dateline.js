// Sorting and filtering for plain tables: no library, no network. Without scripts the tables are whole all the same.
(function () {
  "use strict";
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
  function filter(table, words, count) {
    var wanted = words.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !wanted.every(function (w) { return text.indexOf(w) >= 0; });
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = wanted.length ? shown + " of " + table.tBodies[0].rows.length : "";
  }
  function prepare(frame) {
    var table = frame.querySelector("table");
    Array.from(table.tHead.rows[0].cells).forEach(function (header, column) {
      if (!header.textContent.trim()) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.addEventListener("click", function () { sort(table, column, header); });
      header.textContent = "";
      header.appendChild(button);
    });
    if (table.tBodies[0].rows.length < 8) { return; }
    var bar = document.createElement("div"), label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("span");
    bar.className = "dl-filter";
    label.textContent = "Filter: ";
    input.type = "search";
    count.setAttribute("role", "status");
    input.setAttribute("aria-label", "Filter " + table.caption.textContent);
    input.addEventListener("input", function () { filter(table, input.value, count); });
    label.appendChild(input);
    bar.append(label, count);
    frame.before(bar);
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".dl-table").forEach(prepare);
  });
})();
