// The symbols of the quotes with their names, offered to whoever writes on the ticket.

import { byId } from "./page.js";
import { quoteRows } from "./quotes.js";

const offered = byId("symbols");

const option = (row) => {
  const one = document.createElement("option");
  one.value = row.getAttribute("sse-swap");
  const name = row.querySelector("th small");
  if (name) one.label = name.textContent;
  return one;
};

// Only before somebody writes: to do it at each price would cost more than it brings.
byId("ticket-symbol").addEventListener("focus", () => offered.replaceChildren(...Array.from(quoteRows.rows, option)));
