// The ticker's stream: whether its prices are live, and what the page shows of a symbol.

import { byId, showState } from "./page.js";

export const quotes = byId("quotes");
export const quoteRows = byId("quote-rows");

const showLive = () => {
  quotes.classList.remove("lost");
  byId("quotes-notice").hidden = true;
  showState("quotes-state", "quotes live", "live");
};

const showLost = () => {
  quotes.classList.add("lost");
  const notice = byId("quotes-notice");
  notice.hidden = false;
  notice.textContent = quoteRows.children.length
    ? "Reconnecting to the ticker: these prices are old."
    : "No quotes yet: reconnecting to the ticker.";
  showState("quotes-state", "quotes reconnecting", "reconnecting");
};

// Before htmx looks at the page: modules run in their order, and all of them before DOMContentLoaded.
htmx.createEventSource = (url) => new LiveSource(url, { onLive: showLive, onLost: showLost });

const clockOf = (time) => (time ? new Date(time.dateTime).toISOString().slice(11, 19) : "");

export const rowOf = (symbol) => symbol && quoteRows.querySelector(`tr[sse-swap="${CSS.escape(symbol)}"]`);

// The quote of a symbol as the page shows it; null where it shows none.
export const quoteOf = (symbol) => {
  const row = rowOf((symbol || "").trim().toUpperCase());
  const shown = row && row.querySelector("[data-last]");
  if (!shown) return null;
  // The ticker's contract: its columns may change, these attributes do not.
  const figures = shown.dataset;
  return {
    last: figures.last,
    bid: figures.bid || "",
    ask: figures.ask || "",
    clock: clockOf(row.querySelector("time")),
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
