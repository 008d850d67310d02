// The board's rows: a flash that costs little, rows out of sight that wait, and the title of the tab.

import "./lib/sse.min.js";
import "./prices/connection.js";
import "./board/list.js";
import { becomeRows } from "./prices/rows.js";

const SHORTEST_FLASH_MS = 200;
const LONGEST_FLASH_MS = 400;
const OUT_OF_SIGHT_MS = 2000;

const byId = (id) => document.getElementById(id);
const board = byId("board");
const rows = () => [...board.rows];

// A price's move is shown as long as its attribute stands. An animation would have the page painted sixty times a second,
// and a clock of its own some times more: mostly a flash ends as the next prices come.
let flashed = [];
let ended = 0;

const endFlashes = (lasting) => {
  if (performance.now() - ended < lasting) return;
  ended = performance.now();
  flashed.forEach((cell) => arrived.has(cell.parentElement) || cell.removeAttribute("data-move"));
  flashed = [...board.querySelectorAll(".last[data-move]")];
};

// The rows' new cells. What comes together is shown together: the events of a frame are all of one task.
const arrived = new Map();
let showing;

const showArrived = () => {
  showing = undefined;
  endFlashes(SHORTEST_FLASH_MS);
  becomeRows(arrived);
  arrived.clear();
};

setInterval(endFlashes, LONGEST_FLASH_MS, LONGEST_FLASH_MS);

// What is scrolled out of sight is brought up to date now and then, and as it comes into sight.
const unseen = new Set();
const waiting = new Map();

const bring = (row) => {
  becomeRows(new Map([[row, waiting.get(row)]]));
  waiting.delete(row);
};

const bringAll = () => {
  becomeRows(waiting);
  waiting.clear();
};

const sight = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) unseen.add(target);
      else if (unseen.delete(target) && waiting.has(target)) bring(target);
    }
  },
  { rootMargin: "50% 0px" },
);

const look = () => {
  sight.disconnect();
  unseen.clear();
  waiting.clear();
  arrived.clear();
  rows().forEach((row) => sight.observe(row));
};

document.addEventListener("htmx:sseBeforeMessage", (event) => {
  const { target, detail } = event;
  if (target.parentElement !== board) return;
  event.preventDefault();
  (unseen.has(target) ? waiting : arrived).set(target, detail.data);
  showing ??= setTimeout(showArrived);
});

setInterval(bringAll, OUT_OF_SIGHT_MS);
addEventListener("beforeprint", bringAll);

// In a tab in the background the first symbol goes on being read.
const showTitle = () => {
  const row = board.rows[0];
  if (!row?.cells[0].dataset.last) return;
  const last = row.querySelector(".last").firstChild.data.trim();
  const percent = row.cells[2].textContent.match(/ \((.*)\)/)?.[1];
  const pill = byId("connection").dataset.state;
  const word = pill === "live" ? row.querySelector("em")?.textContent ?? "" : byId("connection").textContent;
  const name = row.cells[0].querySelector("a").textContent;
  const title = `${name} ${last}${percent ? ` ${percent}` : ""}${word ? ` (${word})` : ""} · Tickertape`;
  if (document.title !== title) document.title = title;
};

setInterval(showTitle, 1000);

look();
// What the page came with has not moved just now.
board.querySelectorAll("[data-move]").forEach((cell) => cell.removeAttribute("data-move"));

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target !== board) return;
  look();
  showTitle();
});
