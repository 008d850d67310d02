// The board as a watch list: filtered while one types, sorted by a column, ordered by hand. An order by hand is the
// address's, so that it can be kept and passed on.

import { isDragging, onDrop, touch } from "./drag.js";
import { place } from "../prices/rows.js";

const SORT_MS = 2000;

const byId = (id) => document.getElementById(id);
const board = byId("board");
const field = byId("symbols");
const rows = () => [...board.rows];
const symbolOf = (row) => row.getAttribute("sse-swap");

// Filter

const terms = () => field.value.toUpperCase().split(/[\s,;]+/).filter(Boolean);
const matches = (row, term) =>
  symbolOf(row).startsWith(term) ||
  (row.querySelector("small")?.textContent ?? "").toUpperCase().split(/\s+/).some((word) => word.startsWith(term));

// What was typed before this script had come, or is still there as somebody comes back.
let filtering = field.value !== field.defaultValue;

const filter = () => {
  const wanted = filtering ? terms() : [];
  const all = rows();
  const missing = wanted.filter((term) => !all.some((row) => matches(row, term)));
  const some = wanted.length > missing.length;
  all.forEach((row) => (row.hidden = some && !wanted.some((term) => matches(row, term))));
  if (filtering) byId("unknown").textContent = missing.length ? `Not on this board: ${missing.join(", ")}. Enter looks for it.` : "";
};

field.addEventListener("input", () => {
  filtering = true;
  filter();
});

// Order

const number = (text) => Number(text.replace("−", "-").replaceAll(",", "").match(/-?[\d.]+/)?.[0] ?? NaN);
const figures = {
  symbol: symbolOf,
  last: (row) => Number(row.cells[0].dataset.last),
  change: (row) => number(row.cells[2]?.textContent.split("(")[1] ?? ""),
  bid: (row) => Number(row.cells[0].dataset.bid),
  ask: (row) => Number(row.cells[0].dataset.ask),
  volume: (row) => number(row.cells[8]?.textContent ?? ""),
  updated: (row) => Date.parse(row.querySelector("time")?.dateTime),
};

let byHand;
let sorted = { column: undefined, sign: 1 };

const compared = (one, other) => {
  const [a, b] = [figures[sorted.column](one), figures[sorted.column](other)];
  if (typeof a === "string") return a < b ? -sorted.sign : sorted.sign;
  // What has no figure comes last, whichever way.
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
  return (a - b) * sorted.sign;
};

const order = () => {
  if (!sorted.column && !byHand) return;
  board.dataset.order = "own";
  place(board, rows().sort(sorted.column ? compared : (one, other) => rank(one) - rank(other)));
};

// No row moves away from somebody who is at it.
const isInUse = () => isDragging() || board.matches(touch.matches ? ":focus-within" : ":hover, :focus-within");

setInterval(() => sorted.column && !isInUse() && order(), SORT_MS);

const rank = (row) => byHand.get(symbolOf(row)) ?? byHand.size;

const keepOrder = () => {
  byHand = new Map(rows().map((row, index) => [symbolOf(row), index]));
};

const sortBy = (column) => {
  if (!sorted.column && !byHand) keepOrder();
  const first = column === "symbol" ? 1 : -1;
  if (sorted.column !== column) sorted = { column, sign: first };
  else if (sorted.sign === first) sorted = { column, sign: -first };
  else sorted = { column: undefined, sign: 1 };
  document.querySelectorAll("[data-sort]").forEach(({ dataset, parentElement }) => {
    if (dataset.sort !== sorted.column) parentElement.removeAttribute("aria-sort");
    else parentElement.setAttribute("aria-sort", sorted.sign > 0 ? "ascending" : "descending");
  });
  order();
};

document.querySelectorAll("[data-sort]").forEach((button) => {
  button.disabled = false;
  button.addEventListener("click", () => sortBy(button.dataset.sort));
});

// By hand

const besideShown = (row, up) => {
  const beside = up ? row.previousElementSibling : row.nextElementSibling;
  return beside?.hidden ? besideShown(beside, up) : beside;
};

const settle = (row) => {
  sorted = { column: undefined, sign: 1 };
  document.querySelectorAll("[aria-sort]").forEach((head) => head.removeAttribute("aria-sort"));
  keepOrder();
  board.dataset.order = "own";
  const names = [...byHand.keys()].join(",");
  const address = new URL(location.href);
  address.searchParams.set("symbols", names);
  history.replaceState(null, "", address.href.replaceAll("%2C", ","));
  if (!filtering) field.value = names;
  byId("said").textContent = `${symbolOf(row)}: place ${row.sectionRowIndex + 1} of ${board.rows.length}.`;
};

board.addEventListener("keydown", (event) => {
  const row = event.target.closest("tr");
  const up = event.key === "ArrowUp";
  if (!event.altKey || !(up || event.key === "ArrowDown")) return;
  event.preventDefault();
  const beside = besideShown(row, up);
  if (!beside) return;
  const all = rows();
  all.splice(all.indexOf(row), 1);
  all.splice(all.indexOf(beside) + (up ? 0 : 1), 0, row);
  place(board, all);
  settle(row);
});

onDrop(settle);

// Rows that come new come in the order of the server.

const refresh = () => {
  rows().forEach((row) => (row.draggable = !touch.matches));
  if (!isInUse()) order();
  filter();
};

refresh();
document.addEventListener("htmx:afterSwap", (event) => event.target === board && refresh());
