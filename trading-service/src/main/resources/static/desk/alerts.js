// Setting alerts: the form beside the ticket, which takes the ticket's symbol until another is typed.

import { byId, desk, form as ticket, markFields } from "./page.js";

const form = byId("alert-form");
const answer = byId("alert-answer");
const symbol = byId("alert-symbol");
const level = byId("alert-level");

const WITHOUT_LEVEL = ["STALE", "HALTED"];

let followed = ""; // what the ticket's symbol was when it was taken over
let read = null; // the answer that was read last

const followTicket = () => {
  if (symbol.value !== followed || document.activeElement === symbol) return;
  followed = ticket.elements.symbol.value;
  symbol.value = followed;
};

// A field that is not needed is not sent.
const showLevel = () => {
  level.disabled = WITHOUT_LEVEL.includes(byId("alert-condition").value);
  level.required = !level.disabled;
  level.parentElement.hidden = level.disabled;
};

const readAnswer = () => {
  const outcome = answer.querySelector("[data-outcome]");
  if (outcome === read) return;
  read = outcome;
  markFields(form, answer);
  if (outcome && outcome.dataset.outcome === "alert-set") level.value = "";
};

for (const event of ["input", "click"]) desk.addEventListener(event, followTicket);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", showLevel);
form.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));
form.addEventListener("htmx:wsAfterSend", () => (answer.textContent = ""));
byId("alert-remove-form").addEventListener("submit", (event) => event.preventDefault());
desk.addEventListener("htmx:wsAfterMessage", readAnswer);

showLevel();
