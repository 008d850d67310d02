// The ticket: which fields a type of order has, and what goes with an order when it is sent.

import { answer, byId, form, markFields } from "./page.js";
import { lock, showLock } from "./lock.js";
import { ask } from "./preview.js";
import { quoteSeen } from "./quotes.js";
import { beat } from "./socket.js";
import { showQuote } from "./ticket-quote.js";

// An answer that takes longer is asked for.
const PATIENCE_MS = 2000;

const orderOf = (ticket) => ticket.split(".")[1] || "";

const showField = (name, shown) => {
  const field = form.querySelector(`.field.${name}`);
  field.hidden = !shown;
  const input = field.querySelector("input");
  input.disabled = !shown;
  input.required = shown;
};

export const showType = () => {
  const type = byId("ticket-type").value;
  const stops = type === "STOP" || type === "STOP_LIMIT";
  form.dataset.type = type;
  showField("limit", type === "LIMIT" || type === "STOP_LIMIT");
  showField("stop", stops);
  // An order that waits for its stop price cannot be immediate.
  const time = byId("ticket-time");
  for (const option of time.options) {
    option.disabled = stops && (option.value === "IOC" || option.value === "FOK");
    if (option.disabled && option.selected) time.value = "DAY";
  }
};

export const clearTicket = () => {
  for (const id of ["ticket-quantity", "ticket-limit", "ticket-stop"]) byId(id).value = "";
  ask("ticket");
};

// A suggested order, as a button of the answer names it.
export const writeTicket = (order) => {
  byId("ticket-symbol").value = order.symbol;
  for (const side of form.elements.side) side.checked = side.value === order.side;
  byId("ticket-quantity").value = order.quantity;
  byId("ticket-type").value = order.type;
  byId("ticket-limit").value = order.limit || "";
  byId("ticket-stop").value = order.stop || "";
  byId("ticket-time").value = order.time;
  markFields(form, null);
  showType();
  showQuote();
  ask("ticket");
};

form.addEventListener("htmx:wsConfigSend", (event) => {
  const sent = event.detail.parameters;
  if (lock.awaited !== null || !sent.ticket) event.preventDefault();
  Object.assign(sent, quoteSeen(sent.symbol));
  sent.placeAnyway = byId("place-anyway").value;
  byId("place-anyway").value = "";
});

form.addEventListener("htmx:wsAfterSend", (event) => {
  const ticket = JSON.parse(event.detail.message).ticket;
  const sent = { ticket, order: orderOf(ticket), asked: false };
  lock.awaited = sent;
  // The button that was pressed may go with the answer.
  if (answer.contains(document.activeElement)) byId("place").focus();
  answer.textContent = "";
  showLock();
  setTimeout(() => {
    if (lock.awaited !== sent || sent.asked) return;
    sent.asked = true;
    showLock();
    beat();
  }, PATIENCE_MS);
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", showType);
form.addEventListener("input", (event) => {
  event.target.removeAttribute("aria-invalid");
  showQuote();
});
