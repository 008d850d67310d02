// The page of a symbol: the length of its tape, the title of its tab, and the candle under the pointer.

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

const showTitle = () => {
  const lost = document.documentElement.dataset.connection === "reconnecting" ? " (reconnecting)" : "";
  document.title = `${document.querySelector("#quote [data-title]").dataset.title}${lost} · Tickertape`;
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
  readout.textContent = chosen === undefined ? "" : textOf(chosen).replace(/\s+/g, " ").trim();
  if (chosen !== undefined) line.style.left = `${((chosen + 0.5) / slots()) * 100}%`;
};

cross.addEventListener("pointermove", (event) => {
  const box = cross.getBoundingClientRect();
  choose(Math.floor(((event.clientX - box.left) / box.width) * slots()));
});
cross.addEventListener("pointerleave", () => choose(undefined));
cross.addEventListener("blur", () => choose(undefined));
cross.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: -1, ArrowRight: 1 };
  const newest = Number(forming().dataset.slot);
  if (event.key === "Escape") choose(undefined);
  else if (event.key === "End") choose(newest);
  else if (event.key in steps) choose(chosen === undefined ? newest : chosen + steps[event.key]);
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:sseMessage", (event) => {
  if (event.target.id === "tape") trim(event.target);
  if (event.target.id === "quote") {
    showTitle();
    byId("taken-off").replaceChildren();
  }
  if (event.target.id === "forming" && chosen !== undefined) choose(chosen);
  // Its name stands in the notice now, which the style sheet shows; its figures are not current any more.
  if (event.target.id === "taken-off") byId("quote").firstElementChild.dataset.state = "stale";
});

new MutationObserver(showTitle).observe(document.documentElement, { attributeFilter: ["data-connection"] });
