// The quotes: their rows, and what the page shows of a symbol.

import { byId } from "./page.js";
import { becomeHtml } from "../tape/parts/morph.js";

export const quotes = byId("quotes");
export const quoteRows = byId("quote-rows");

// Cell by cell, since a link that is swapped away loses the keyboard's focus.
document.addEventListener("htmx:sseBeforeMessage", (event) => {
  if (event.target.parentElement !== quoteRows) return;
  event.preventDefault();
  becomeHtml(event.target, event.detail.data);
});

export const clockOf = (time) => new Date(time).toISOString().slice(11, 19);

export const rowOf = (symbol) => symbol && quoteRows.querySelector(`tr[sse-swap="${CSS.escape(symbol)}"]`);

// The quote of a symbol as the page shows it; null where it shows none.
export const quoteOf = (symbol) => {
  const row = rowOf((symbol || "").trim().toUpperCase());
  const shown = row && row.querySelector("[data-last]");
  if (!shown) return null;
  // The ticker's contract: its columns may change, these attributes do not.
  const figures = shown.dataset;
  const time = row.querySelector("time");
  return {
    last: figures.last,
    bid: figures.bid || "",
    ask: figures.ask || "",
    clock: time ? clockOf(time.dateTime) : "",
    sequence: figures.sequence || "-1",
    state: quotes.classList.contains("lost") ? "lost" : figures.state,
  };
};

// What goes with an order: the quote that the trader looks at while sending it, with what each side would trade at.
export const quoteSeen = (symbol) => {
  const quote = quoteOf(symbol);
  return {
    quotePrice: quote ? quote.last : "",
    quoteSequence: quote ? quote.sequence : "",
    quoteBid: quote ? quote.bid || quote.last : "",
    quoteAsk: quote ? quote.ask || quote.last : "",
  };
};
