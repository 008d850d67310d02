// The quote beside the ticket: the stream's own row, at a glance.

import { byId, desk, setText } from "./page.js";
import { showEstimate, symbolWritten } from "./estimate.js";
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

export const showQuote = () => {
  const symbol = symbolWritten();
  const quote = quoteOf(symbol);
  byId("ticket-quote").dataset.state = quote ? quote.state : "none";
  for (const figure of ["last", "bid", "ask"]) setText(byId(`ticket-${figure}`), quote ? quote[figure] : "");
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
    showEstimate();
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
  limit.value = event.target.textContent;
  limit.removeAttribute("aria-invalid");
  showEstimate();
});

const chooseSymbol = (symbol) => {
  byId("ticket-symbol").value = symbol;
  showQuote();
  showEstimate();
  byId("ticket-quantity").focus();
};

// A click on a quote or a position writes its symbol on the ticket.
quoteRows.addEventListener("click", (event) => {
  const row = event.target.closest("tr[sse-swap]");
  // The symbol is a link to its page, for a tab of its own; a plain click stays here, with what has been typed.
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (row) chooseSymbol(row.getAttribute("sse-swap"));
});
desk.addEventListener("click", (event) => {
  const row = event.target.closest("#positions tr[data-symbol]");
  if (row) chooseSymbol(row.dataset.symbol);
});
