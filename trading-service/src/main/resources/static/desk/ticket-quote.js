// The quote beside the ticket: the stream's own row, at a glance.

import { byId, desk, grouped, setText, symbolWritten } from "./page.js";
import { ask } from "./preview.js";
import { quoteOf, quoteRows, quotes, rowOf } from "./quotes.js";

const stateInWords = (symbol, quote) => {
  if (!quote) return symbol ? "no price of this symbol" : "choose a symbol";
  if (quote.state === "live") return `live, ${quote.clock} UTC`;
  return `${quote.state === "lost" ? "not live" : quote.state}: of ${quote.clock} UTC`;
};

const markChosen = (symbol) => {
  const chosen = rowOf(symbol);
  for (const row of quoteRows.querySelectorAll("tr.chosen")) {
    if (row !== chosen) row.classList.remove("chosen");
  }
  if (chosen) chosen.classList.add("chosen");
};

const showFigure = (button, price) => {
  button.value = price;
  setText(button, grouped(price));
  const name = button.dataset.name;
  const label = price ? `${name} ${grouped(price)}: take as limit price` : `No ${name.toLowerCase()}`;
  if (button.getAttribute("aria-label") !== label) button.setAttribute("aria-label", label);
};

export const showQuote = () => {
  const symbol = symbolWritten();
  const quote = quoteOf(symbol);
  const state = quote ? quote.state : "none";
  if (byId("ticket-quote").dataset.state !== state) byId("ticket-quote").dataset.state = state;
  for (const figure of ["last", "bid", "ask"]) showFigure(byId(`ticket-${figure}`), quote ? quote[figure] : "");
  setText(byId("ticket-quote-state"), stateInWords(symbol, quote));
  markChosen(symbol);
};

// However many rows a frame of the stream changes, the quote is shown once.
let waits = false;
const showSoon = () => {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    showQuote();
  });
};
new MutationObserver(showSoon).observe(quotes, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["data-state", "class"],
});

byId("ticket-quote").addEventListener("click", (event) => {
  const limit = byId("ticket-limit");
  if (!event.target.matches("button") || limit.disabled) return;
  limit.value = event.target.value;
  limit.removeAttribute("aria-invalid");
  ask("ticket");
});

const chooseSymbol = (symbol) => {
  byId("ticket-symbol").value = symbol;
  showQuote();
  ask("ticket");
  byId("ticket-quantity").focus();
};

// A click on a quote, a position or the symbol of an order writes the symbol on the ticket.
const symbolClicked = (target) => {
  const row = target.closest("#quote-rows tr[sse-swap], #positions tr[data-symbol]");
  if (row) return row.getAttribute("sse-swap") || row.dataset.symbol;
  const link = target.closest("tbody th a");
  return link ? link.textContent : "";
};
desk.addEventListener("click", (event) => {
  // The symbol is a link to its page, for a tab of its own; a plain click stays here, with what has been typed.
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const symbol = symbolClicked(event.target);
  if (!symbol) return;
  event.preventDefault();
  chooseSymbol(symbol);
});
