// Beneath each picture: the picture as SVG or PNG, its numbers as CSV, a link to it, and how to cite it.
(function () {
  "use strict";
  var make = window.datelineMake, NS = "http://www.w3.org/2000/svg", MARGIN = 14, LETTERS = 11;

  function save(name, address) {
    make("a", { download: name, href: address }).click();
    if (address.indexOf("blob:") === 0) { setTimeout(function () { URL.revokeObjectURL(address); }, 1000); }
  }
  function lines(words, most) {
    var out = [""];
    words.split(/\s+/).forEach(function (word) {
      if ((out[out.length - 1] + " " + word).length > most) { out.push(word); } else { out[out.length - 1] = (out[out.length - 1] + " " + word).trim(); }
    });
    return out;
  }
  function text(svg, x, y, words, attributes) {
    var element = document.createElementNS(NS, "text");
    element.setAttribute("x", x);
    element.setAttribute("y", y);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    element.textContent = words;
    svg.appendChild(element);
  }
  // The picture by itself, on white: its title above, what it is from below, and no colour that a style sheet has to give.
  function alone(figure) {
    var drawn = figure.querySelector("svg"), svg = drawn.cloneNode(true), box = drawn.viewBox.baseVal;
    var title = lines(figure.querySelector(".dl-finding").textContent.trim(), Math.floor(box.width / (LETTERS * 0.56)));
    var from = lines(source(figure), Math.floor(box.width / (LETTERS * 0.42)));
    var above = title.length * (LETTERS + 4) + 10, below = from.length * LETTERS + 12;
    svg.querySelectorAll("a").forEach(function (a) { a.replaceWith.apply(a, Array.from(a.childNodes)); });
    var size = [box.width + 2 * MARGIN, box.height + above + below + MARGIN];
    svg.setAttribute("viewBox", [box.x - MARGIN, box.y - above - MARGIN / 2].concat(size).join(" "));
    svg.setAttribute("width", Math.round(size[0] * 1.4));
    svg.setAttribute("height", Math.round(size[1] * 1.4));
    svg.removeAttribute("style");
    var ground = document.createElementNS(NS, "rect");
    ground.setAttribute("x", box.x - MARGIN);
    ground.setAttribute("y", box.y - above - MARGIN / 2);
    ground.setAttribute("width", size[0]);
    ground.setAttribute("height", size[1]);
    ground.setAttribute("fill", "#fff");
    svg.insertBefore(ground, svg.firstChild);
    title.forEach(function (line, n) { text(svg, box.x, box.y - above + 8 + n * (LETTERS + 4), line, { "font-size": LETTERS + 1, "font-weight": "bold", "font-family": "sans-serif", fill: "#1c1e21" }); });
    from.forEach(function (line, n) { text(svg, box.x, box.y + box.height + 12 + n * LETTERS, line, { "font-size": LETTERS - 3, "font-family": "sans-serif", fill: "#5c6168" }); });
    return new XMLSerializer().serializeToString(svg).replace(/var\(--dl-font, sans-serif\)/g, "sans-serif").replace(/var\(--[\w-]+, *(var\(--[\w-]+, *)?(#[0-9a-fA-F]+)\)*/g, "$2");
  }
  function source(figure) {
    var from = figure.querySelector(".dl-from"), book = (document.querySelector('meta[property="og:site_name"]') || {}).content || document.title;
    return book + ". " + (from ? from.textContent.trim() + " " : "") + window.datelineLasting("#" + figure.id);
  }
  function picture(svg, done) {
    var image = new Image();
    image.onload = function () {
      var canvas = make("canvas", { width: image.width * 2, height: image.height * 2 }), pen = canvas.getContext("2d");
      pen.scale(2, 2);
      pen.drawImage(image, 0, 0);
      done(canvas.toDataURL("image/png"));
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  }
  function copy(words, told) {
    var field = make("textarea", { style: "position:fixed;opacity:0", "aria-hidden": "true" }, document.body);
    field.value = words;
    field.select();
    var done = document.execCommand("copy"); // works from a disk too, where the newer way does not
    field.remove();
    told.textContent = done ? "Copied." : words;
  }
  function tools(figure) {
    var bar = make("p", { "class": "dl-tools", role: "group", "aria-label": "Use this picture" }, figure.querySelector("figcaption"));
    var told = make("span", { role: "status" }), name = figure.id, finding = figure.querySelector(".dl-finding").textContent.trim();
    function button(words, label, act) {
      make("button", { type: "button", text: words, "aria-label": label }, bar).addEventListener("click", act);
    }
    button("SVG", "Save this picture as SVG", function () { save(name + ".svg", URL.createObjectURL(new Blob([alone(figure)], { type: "image/svg+xml" }))); });
    button("PNG", "Save this picture as PNG", function () { picture(alone(figure), function (address) { save(name + ".png", address); }); });
    var table = figure.querySelector(".dl-numbers table");
    if (table) { button("CSV", "Save the numbers of this picture as CSV", function () { window.datelineSaveTable(name, table); }); }
    button("Copy link", "Copy a link to this picture", function () { copy(window.datelineLasting("#" + name), told); });
    button("Cite", "Show how to cite this picture", function () { told.textContent = window.datelineCitation("#" + name, finding); });
    bar.appendChild(told);
  }
  // What has a name of its own has a link to it: cards, utterances, rows.
  function permanent(place, name) {
    make("a", { "class": "dl-link", href: "#" + encodeURIComponent(name), "aria-label": "A link to this", tabindex: "-1" }, place);
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("figure.dl-figure").forEach(tools);
    document.querySelectorAll(":is(.dl-card, .dl-utterance)[id] > h3").forEach(function (heading) { permanent(heading, heading.parentNode.id); });
    document.querySelectorAll(".dl-table tbody tr[id]").forEach(function (row) { permanent(row.cells[0], row.id); });
  });
})();
