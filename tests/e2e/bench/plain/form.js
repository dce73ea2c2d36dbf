// The form of a new client in a few lines of plain JavaScript: the same boxes, filter, templates and sentences.
import { scopes, templates } from "./data.js";

const chosen = new Set();
const find = (selector) => document.querySelector(selector);
const [table, line, can] = [find("table"), find(".bar-line"), find("#can")];
const boxes = new Map();
const rows = new Map();
for (const scope of scopes) {
  const [verb, ...rest] = scope.name.split("_");
  const resource = rest.join("_");
  let row = rows.get(resource);
  if (!row) {
    let group = find(`tbody[data-group="${scope.group}"]`);
    if (!group) {
      group = table.appendChild(document.createElement("tbody"));
      group.dataset.group = scope.group;
      const head = group.insertRow().appendChild(document.createElement("th"));
      head.colSpan = 3;
      head.textContent = scope.group;
    }
    row = group.insertRow();
    row.dataset.words = "";
    for (let i = 0; i < 3; i += 1) row.insertCell();
    row.cells[0].textContent = scope.noun ?? resource;
    rows.set(resource, row);
  }
  row.dataset.words += ` ${scope.name} ${scope.noun} ${scope.summary}`.toLowerCase();
  const box = row.cells[verb === "view" ? 1 : 2].appendChild(document.createElement("input"));
  box.type = "checkbox";
  box.name = scope.name;
  box.setAttribute("aria-label", scope.name);
  boxes.set(scope.name, { box, scope });
}
function show() {
  for (const [name, { box }] of boxes) {
    const locked = name.startsWith("view_") && chosen.has(name.replace("view_", "manage_"));
    if (box.disabled !== locked) box.disabled = locked;
    const on = locked || chosen.has(name);
    if (box.checked !== on) box.checked = on;
  }
  line.textContent = `${chosen.size} ${chosen.size === 1 ? "scope" : "scopes"}`;
  can.replaceChildren(...[...chosen].map((name) => Object.assign(document.createElement("li"), { textContent: boxes.get(name).scope.summary })));
}
table.addEventListener("change", ({ target }) => {
  chosen[target.checked ? "add" : "delete"](target.name);
  show();
});
find("#filter-scopes").addEventListener("input", ({ target }) => {
  const words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows.values()) row.hidden = !words.every((word) => row.dataset.words.includes(word));
});
const select = find("#template");
for (const { id, scopes: all } of templates) select.append(new Option(id, all.join(" ")));
select.addEventListener("change", () => {
  chosen.clear();
  for (const name of select.value.split(" ")) if (boxes.has(name)) chosen.add(name);
  show();
});
for (const text of ["1 hour", "1 day", "2 days", "7 days"]) {
  const label = find("#lifetimes").appendChild(document.createElement("label"));
  label.append(Object.assign(document.createElement("input"), { type: "radio", name: "life" }), text);
}
