// The page of a symbol: the length of its tape, the title of its tab, and the candle that somebody looks at.

import "./lib/sse.min.js";
import "./prices/connection.js";

const TAPE_LENGTH = 50;

const byId = (id) => document.getElementById(id);
const cross = byId("cross");
const line = cross.firstElementChild;
const readout = byId("readout");
const slots = () => Number(document.querySelector("#still [data-slots]").dataset.slots);
const forming = () => document.querySelector("#forming [data-slot]");

// What a stream puts on top of a list nobody takes off at its end.
const trim = (tape) => {
  while (tape.children.length > TAPE_LENGTH) tape.lastElementChild.remove();
};

// The quote's state, for what stands beside it, and the tab's title: with the worst word of all.
const showState = () => {
  const { state, title } = byId("quote").firstElementChild.dataset;
  const pill = byId("connection");
  const word = pill.dataset.state === "live" ? "" : ` (${pill.textContent})`;
  const shown = `${word ? title.replace(/ \([^)]*\)$/, "") + word : title} · Tickertape`;
  if (document.title !== shown) document.title = shown;
  const main = document.querySelector("main");
  if (main.dataset.quote !== state) main.dataset.quote = state;
};

let chosen;

// The table and the forming candle have the figures; the chart only shows them.
const textOf = (slot) => {
  if (slot === Number(forming().dataset.slot)) return `${forming().textContent}, forming`;
  const row = byId("figures").querySelector(`tr[data-slot="${slot}"]`);
  if (!row) return "no prices";
  const [start, open, high, low, close, volume] = [...row.cells].map((cell) => cell.textContent);
  return `${start} open ${open} high ${high} low ${low} close ${close} volume ${volume}`;
};

const choose = (slot) => {
  chosen = slot === undefined ? undefined : Math.max(0, Math.min(slots() - 1, slot));
  line.hidden = chosen === undefined;
  const text = chosen === undefined ? "" : textOf(chosen).replace(/\s+/g, " ").trim();
  if (readout.textContent !== text) readout.textContent = text;
  if (chosen !== undefined) line.style.left = `${((chosen + 0.5) / slots()) * 100}%`;
};

// Whoever listens hears of a candle as they choose it, and not with each of its prices.
const say = () => (byId("said").textContent = readout.textContent);

cross.addEventListener("pointermove", (event) => {
  const box = cross.getBoundingClientRect();
  choose(Math.floor(((event.clientX - box.left) / box.width) * slots()));
});
cross.addEventListener("pointerleave", () => choose(undefined));
cross.addEventListener("blur", () => {
  choose(undefined);
  say();
});
cross.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: -1, ArrowRight: 1 };
  const newest = Number(forming().dataset.slot);
  if (event.key === "Escape") choose(undefined);
  else if (event.key === "End") choose(newest);
  else if (event.key in steps) choose(chosen === undefined ? newest : chosen + steps[event.key]);
  else return;
  say();
  event.preventDefault();
});

document.addEventListener("htmx:sseMessage", (event) => {
  if (event.target.id === "tape") trim(event.target);
  if (event.target.id === "quote") byId("taken-off").replaceChildren();
  if (event.target.id === "forming" && chosen !== undefined) choose(chosen);
  // Its name stands in the notice now, which the style sheet shows; its figures are not current any more.
  if (event.target.id === "taken-off") byId("quote").firstElementChild.dataset.state = "stale";
});

// However the quote comes, from the stream or by a poll.
const states = new MutationObserver(showState);
states.observe(byId("quote"), { childList: true, subtree: true, attributeFilter: ["data-state"] });
states.observe(byId("connection"), { childList: true });
