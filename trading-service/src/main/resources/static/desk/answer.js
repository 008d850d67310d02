// What the server says about the order on the ticket: it opens the lock, and its buttons write on the ticket.

import { answer, byId, desk, form, markFields } from "./page.js";
import { lock, showLock } from "./lock.js";
import { beat } from "./socket.js";
import { clearTicket, writeTicket } from "./ticket.js";

const UNPLACED = ["refused", "asked", "not-placed", "rejected"];

let marked = null; // the answer whose faults stand at the fields

const readAnswer = () => {
  const outcome = answer.querySelector("[data-outcome]");
  if (outcome !== marked) {
    marked = outcome;
    markFields(form, outcome ? answer : null);
  }
  if (!outcome || lock.awaited === null) return;
  const order = outcome.dataset.order;
  if (order !== lock.awaited.order) {
    // Something was refused, but not by name: the gateway is asked what became of this one.
    if (!order) beat();
    return;
  }
  const word = outcome.dataset.outcome;
  if (word === "sending") return;
  if (word === "unknown") {
    lock.awaited.asked = true;
  } else {
    if (!UNPLACED.includes(word)) clearTicket();
    lock.awaited = null;
  }
  showLock();
};

desk.addEventListener("htmx:wsAfterMessage", readAnswer);

// A suggestion is an order that would be accepted: a click writes it on the ticket.
desk.addEventListener("click", (event) => {
  const button = event.target.closest("#answer button, #ticket-preview button");
  if (!button) return;
  if (button.classList.contains("use")) {
    writeTicket(button.dataset);
    byId("place").focus();
  } else if (button.classList.contains("anyway")) {
    event.preventDefault();
    byId("place-anyway").value = "true";
    form.requestSubmit(byId("place"));
  }
});
