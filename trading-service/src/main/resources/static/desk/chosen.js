// The symbol that is being traded: those chosen before it, and an order on the ticket that would close its position.

import { byId, desk, form, setText, symbolWritten } from "./page.js";
import { rowOf } from "./quotes.js";

const MOST_RECENT = 8;
const kept = `recent-${desk.dataset.account}`;
const closing = byId("close-position");
const fields = form.elements;

// As if it had been typed: whoever listens to the ticket hears of it.
const tellTicket = () => {
  fields.symbol.dispatchEvent(new Event("input", { bubbles: true }));
  fields.symbol.dispatchEvent(new Event("change", { bubbles: true }));
};

const readRecent = () => {
  try {
    const symbols = JSON.parse(sessionStorage.getItem(kept));
    return Array.isArray(symbols) ? symbols.filter((symbol) => typeof symbol === "string").slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
};

let recent = readRecent();

const button = (symbol) => {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "quiet";
  one.value = symbol;
  one.textContent = symbol;
  return one;
};

const showRecent = () => byId("recent").replaceChildren(...recent.map(button));

// One that is there keeps its place: a button does not run away from the one who presses it.
const remember = () => {
  const symbol = symbolWritten();
  if (!rowOf(symbol) || recent.includes(symbol)) return;
  recent = [symbol, ...recent].slice(0, MOST_RECENT);
  sessionStorage.setItem(kept, JSON.stringify(recent));
  showRecent();
};

// What is reserved by open sales cannot be sold once more.
const available = () => {
  const row = symbolWritten() && document.querySelector(`#positions tr[data-symbol="${CSS.escape(symbolWritten())}"]`);
  return row ? BigInt(row.dataset.quantity) - BigInt(row.dataset.reserved) : 0n;
};

const showClosing = () => {
  const shares = desk.dataset.link === "lost" ? 0n : available();
  closing.hidden = shares <= 0n;
  const words = closing.hidden ? "" : `Close: write “sell ${shares} ${symbolWritten()} at market” on the ticket`;
  setText(closing, words);
};

const show = () => {
  remember();
  showClosing();
};

byId("recent").addEventListener("click", (event) => {
  if (!event.target.value) return;
  fields.symbol.value = event.target.value;
  tellTicket();
});

// Writes an order and sends nothing: the trader reads it, and places it or not.
closing.addEventListener("click", () => {
  const shares = available();
  if (shares <= 0n) return;
  fields.side.value = "SELL";
  fields.quantity.value = String(shares);
  fields.type.value = "MARKET";
  tellTicket();
  byId("place").focus();
});

for (const event of ["click", "change"]) desk.addEventListener(event, show);
desk.addEventListener("input", showClosing);
desk.addEventListener("htmx:wsAfterMessage", showClosing);

showRecent();
