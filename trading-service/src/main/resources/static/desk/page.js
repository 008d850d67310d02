// The elements that more than one module asks for, and what is done to elements everywhere.

export const byId = (id) => document.getElementById(id);

export const desk = byId("desk");
export const form = byId("ticket-form");
export const answer = byId("answer");

// Writes nothing that stands there already: a screen reader would say it again.
export const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

export const showState = (id, words, state) => {
  const element = byId(id);
  setText(element, words);
  element.dataset.state = state;
};

export const faultsIn = (element) =>
  new Set(Array.from(element.querySelectorAll("[data-field]"), (fault) => fault.dataset.field));

export const markFields = (fields, wrong) => {
  for (const input of fields.elements) {
    if (input.name && input.type !== "hidden") input.setAttribute("aria-invalid", String(wrong.has(input.name)));
  }
};
