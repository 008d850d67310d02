// The elements that more than one module asks for, and what is done to elements everywhere.

export const byId = (id) => document.getElementById(id);

export const desk = byId("desk");
export const form = byId("ticket-form");
export const answer = byId("answer");

export const symbolWritten = () => byId("ticket-symbol").value.trim().toUpperCase();

// Until the account's past is read, what comes of it is no news.
export const isRead = () => byId("journal").dataset.state === "live";

// Writes nothing that stands there already: a screen reader would say it again.
export const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

// A plain decimal as people read it, by thousands.
export const grouped = (plain) => plain.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

export const showState = (id, words, state) => {
  const element = byId(id);
  setText(element, words);
  element.dataset.state = state;
};

// Marks the fields that an answer finds fault with, each described by what is said of it; none without an answer.
export const markFields = (fields, said) => {
  const faults = said ? Array.from(said.querySelectorAll("[data-field]")) : [];
  for (const input of fields.elements) {
    if (!input.name || input.type === "hidden") continue;
    const own = faults.filter((fault) => fault.dataset.field === input.name);
    input.setAttribute("aria-invalid", String(own.length > 0));
    input.setAttribute("aria-describedby", own.map((fault) => fault.id).join(" "));
    if (own.length === 0) input.removeAttribute("aria-describedby");
  }
};
