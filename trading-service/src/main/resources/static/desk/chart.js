// The chart of the symbol that stands on the ticket: the ticker's own drawing, with what the account has on it.

import { byId, desk, setText, symbolWritten } from "./page.js";
import { drawMarks } from "./chart-marks.js";
import { quoteOf } from "./quotes.js";

const PACE_MS = 1000;
const LEAST_AGE_MS = 5000;
const MOST_AGE_MS = 60000;
const PATIENCE_MS = 4000;

const panel = byId("chart");
const place = byId("chart-drawing");
const page = byId("chart-page");
const notice = byId("chart-notice");

// What is shown or asked for: the symbol, when it was asked for, and the quote that it was asked for with.
let shown = { symbol: "", asked: 0, quote: "" };
let request = null;

const say = (words) => {
  setText(notice, words);
  notice.hidden = words === "";
};

const chartOf = () => place.querySelector(".chart");

const address = (symbol) => `${panel.dataset.ticker}/symbols/${encodeURIComponent(symbol)}`;

const put = (text) => {
  const drawing = new DOMParser().parseFromString(text, "text/html").querySelector("figure.chart");
  if (!drawing) throw new Error("no chart");
  place.replaceChildren(drawing);
  panel.classList.add("opened");
  drawMarks(drawing, shown.symbol);
};

const sayOld = (why) => say(chartOf() ? `${why}: this chart is old.` : `No chart yet: ${why.toLowerCase()}.`);

const markOld = (isOld) => {
  panel.classList.toggle("old", isOld);
  if (isOld) sayOld("No answer from the ticker");
  else say("");
};

const clear = (symbol) => {
  if (request) request.abort();
  request = null;
  shown = { symbol, asked: 0, quote: "" };
  place.replaceChildren();
  panel.classList.remove("old");
};

const get = async (symbol, quote) => {
  if (request) request.abort();
  const own = new AbortController();
  request = own;
  shown = { symbol, asked: Date.now(), quote };
  const patience = setTimeout(() => own.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`${address(symbol)}/chart`, { signal: own.signal, credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const text = await answer.text();
    if (request !== own) return;
    put(text);
    markOld(false);
  } catch {
    if (request === own) markOld(true);
  } finally {
    clearTimeout(patience);
  }
};

const name = (symbol) => {
  setText(byId("chart-symbol"), symbol);
  page.hidden = symbol === "";
  if (symbol) page.href = address(symbol);
};

// A quote that has not changed has the same chart, but for the time without prices that grows behind an old one.
const isDue = (quote) => {
  const age = Date.now() - shown.asked;
  return age >= LEAST_AGE_MS && (quote !== shown.quote || age >= MOST_AGE_MS || panel.classList.contains("old"));
};

const show = () => {
  const symbol = symbolWritten();
  const figures = quoteOf(symbol);
  if (symbol !== shown.symbol || !figures) clear(symbol);
  name(figures ? symbol : "");
  if (!figures) {
    say(symbol ? `No chart: there is no price of ${symbol}.` : "Choose a symbol.");
  } else if (figures.state === "lost") {
    sayOld("Reconnecting to the ticker");
    shown.quote = "";
  } else if (!document.hidden && isDue(`${figures.sequence} ${figures.state}`)) {
    get(symbol, `${figures.sequence} ${figures.state}`);
  }
};

const mark = () => drawMarks(chartOf(), shown.symbol);

for (const event of ["click", "change", "input"]) desk.addEventListener(event, show);
desk.addEventListener("htmx:wsAfterMessage", mark);
document.addEventListener("visibilitychange", show);
setInterval(show, PACE_MS);
