// The strip's rows, and how long they are together.

import "./lib/sse.min.js";
import "./prices/connection.js";
import "./prices/rows.js";

const LENGTHS = [[60, "longest"], [24, "long"], [12, "middle"]];

const board = document.getElementById("board");

// The style sheet would count with each swap.
const measure = () => {
  board.dataset.length = LENGTHS.find(([rows]) => board.rows.length > rows)?.[1] ?? "short";
};

measure();
document.addEventListener("htmx:afterSwap", (event) => event.target === board && measure());
