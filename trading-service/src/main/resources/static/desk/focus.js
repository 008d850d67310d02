// Keyboard focus that a swap would lose goes to what took the place of the element, or to what is nearest.

import { byId, desk } from "./page.js";
import { become } from "../tape/parts/morph.js";

const CLASSES = ["replace", "cancel", "use", "anyway"];

let kept = null;

const rowsAround = (row) => {
  const after = [];
  const before = [];
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) after.push(next.id);
  for (let last = row.previousElementSibling; last; last = last.previousElementSibling) before.push(last.id);
  return [row.id, ...after, ...before].filter((id) => id !== "");
};

const rowLike = (row) => (row.id ? `#${CSS.escape(row.id)}` : `[data-symbol="${CSS.escape(row.dataset.symbol)}"]`);

// Where focus may go, the nearest first.
const places = (element) => {
  const name = CLASSES.find((each) => element.classList.contains(each));
  const row = element.closest("#open-rows tr");
  if (element.matches("tbody th a")) return [`#${element.closest("tbody").id} ${rowLike(element.closest("tr"))} th a`];
  if (row && name) return [...rowsAround(row).map((id) => `#${CSS.escape(id)} .${name}`), "#open-title"];
  const box = element.closest("#answer, #change-answer, .preview");
  if (!box || !name) return [];
  const own = `#${box.id} .${name}`;
  return box.id === "change-answer" ? [own, "#open-title"] : [own, box.id === "replace-preview" ? "#replace-send" : "#place"];
};

// Each second brings all positions: a table of the same ones is changed cell by cell, and keeps the focus as well.
const symbolsOf = (body) => Array.from(body.rows, (row) => row.dataset.symbol).join(" ");
desk.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  const wanted = fragment.firstElementChild;
  if (target.id !== "positions" || symbolsOf(target) !== symbolsOf(wanted)) return;
  event.preventDefault();
  become(target, wanted);
});

export const focusOrders = () => byId("open-title").focus();

desk.addEventListener("htmx:wsBeforeMessage", () => {
  const element = document.activeElement;
  kept = element && element !== document.body ? { element, places: places(element) } : null;
});
desk.addEventListener("htmx:wsAfterMessage", () => {
  if (kept === null || kept.element.isConnected || document.activeElement !== document.body) return;
  for (const place of kept.places) {
    const found = document.querySelector(place);
    if (found) found.focus({ preventScroll: true });
    if (found && document.activeElement === found) return;
  }
});
