// The preview: the server says what would become of a form while somebody types on it. It places and locks nothing.

import { byId, desk, form, setText, symbolWritten } from "./page.js";
import { lock } from "./lock.js";
import { quoteSeen } from "./quotes.js";

const replaceForm = byId("replace-form");
const forms = { ticket: form, replace: replaceForm };
const answers = { ticket: "answer", replace: "change-answer" };
const typed = { ticket: 0, replace: 0 }; // what an answer is recognised by

export const previewOf = (name) => byId(`${name}-preview`);

export const isCurrent = (name) => previewOf(name).dataset.typed === String(typed[name]);

const showButton = () => {
  const place = byId("place");
  const side = form.elements.side.value === "SELL" ? "Sell" : "Buy";
  place.dataset.side = side.toLowerCase();
  const order = isCurrent("ticket") ? previewOf("ticket").dataset.order : "";
  setText(place, order || `${side} ${symbolWritten()}`.trim());
};

// The answer to what was written before must not look like one to what stands there now.
const show = (name) => {
  previewOf(name).toggleAttribute("data-old", !isCurrent(name));
  if (name === "ticket") showButton();
};

// The question was about another order than the one that is being written now, whoever writes it.
const forgetQuestion = (name) => {
  for (const button of byId(answers[name]).querySelectorAll(".anyway")) button.remove();
};

const stir = (name) => {
  typed[name]++;
  forgetQuestion(name);
  show(name);
};

// For what a script has written: nobody has typed it.
export const ask = (name) => {
  stir(name);
  htmx.trigger(byId(`${name}-asks`), "ask");
};

const rowReplaced = () => byId("w-" + byId("replace-order").value);

for (const name of ["ticket", "replace"]) {
  forms[name].addEventListener("input", () => stir(name));
  byId(`${name}-asks`).addEventListener("htmx:wsConfigSend", (event) => {
    const sent = event.detail.parameters;
    // A ticket is for an order.
    delete sent.ticket;
    delete sent.placeAnyway;
    const row = name === "replace" ? rowReplaced() : null;
    if (row) sent.symbol = row.dataset.symbol;
    Object.assign(sent, quoteSeen(sent.symbol), { typed: typed[name] });
  });
}

// What was asked over a socket that is lost has no answer.
let asksAgain = false;
desk.addEventListener("htmx:wsOpen", () => (asksAgain = true));
desk.addEventListener("htmx:wsAfterMessage", () => {
  show("ticket");
  show("replace");
  if (!asksAgain || !lock.live) return;
  asksAgain = false;
  ask("ticket");
  if (!replaceForm.hidden) ask("replace");
});
