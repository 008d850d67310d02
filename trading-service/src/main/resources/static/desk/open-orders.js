// Open orders: one form changes them, outside of the rows, so that no row that comes takes it away.

import { byId, desk, markFields } from "./page.js";
import { focusOrders } from "./focus.js";
import { ask } from "./preview.js";
import { quoteSeen } from "./quotes.js";

const replaceForm = byId("replace-form");
const changeAnswer = byId("change-answer");

// What is not final: the form waits for what follows.
const ON_ITS_WAY = ["sending", "received", "unknown"];
const UNCHANGED = ["refused", "asked", "not-placed", "rejected", "cancel-rejected"];

let sent = false; // whether the form was sent and its answer has not come

const orderRow = () => byId("w-" + byId("replace-order").value);

// An answer may be late: focus is taken from nobody who has gone on somewhere else.
const mayMoveFocus = () =>
  document.activeElement === document.body || document.activeElement.closest("#replace-form, #change-answer") !== null;

const waits = () => orderRow() === null || sent;

// The form lies over its row, which makes room for it.
const placeReplaceForm = () => {
  if (replaceForm.hidden) return;
  const row = orderRow();
  // Not disabled: the focus would fall from it.
  const send = byId("replace-send");
  send.toggleAttribute("data-waits", waits());
  send.setAttribute("aria-disabled", String(waits() || desk.dataset.link === "lost"));
  if (row === null) {
    byId("replace-what").textContent = "Not open any more";
    return;
  }
  replaceForm.style.top = `${row.offsetTop}px`;
  row.style.height = `${replaceForm.offsetHeight}px`;
};

const closeRow = () => {
  const row = orderRow();
  if (row) row.style.height = "";
};

const showPrice = (name, price) => {
  const input = byId("replace-" + name);
  input.value = price || "";
  input.disabled = input.value === "";
  input.parentElement.hidden = input.disabled;
};

const editOrder = (row) => {
  closeRow();
  byId("replace-order").value = row.dataset.order;
  byId("replace-report").value = row.dataset.report || "";
  byId("replace-what").textContent = row.dataset.words;
  byId("replace-quantity").value = row.dataset.quantity;
  showPrice("limit", row.dataset.limit);
  showPrice("stop", row.dataset.stop);
  markFields(replaceForm, null);
  sent = false;
  replaceForm.hidden = false;
  placeReplaceForm();
  ask("replace");
  byId("replace-quantity").focus();
  byId("replace-quantity").select();
};

const keepOrder = () => {
  const row = orderRow();
  const moves = mayMoveFocus();
  closeRow();
  replaceForm.hidden = true;
  // A form without a quantity has no preview to go on with.
  byId("replace-quantity").value = "";
  ask("replace");
  if (!moves) return;
  if (row) row.querySelector("button.replace").focus();
  else focusOrders();
};

// A replacement that was refused leaves the form as it was typed, with the fields at fault marked.
const readAnswer = () => {
  const outcome = changeAnswer.querySelector("[data-outcome]");
  if (!sent || !outcome || ON_ITS_WAY.includes(outcome.dataset.outcome)) return;
  sent = false;
  if (replaceForm.hidden) return;
  if (!UNCHANGED.includes(outcome.dataset.outcome)) {
    keepOrder();
    return;
  }
  markFields(replaceForm, changeAnswer);
  placeReplaceForm();
  if (mayMoveFocus()) (replaceForm.querySelector('[aria-invalid="true"]') || byId("replace-send")).focus();
};

const useOffer = (row, offer) => {
  editOrder(row);
  byId("replace-quantity").value = offer.quantity;
  byId("replace-limit").value = offer.limit || "";
  byId("replace-stop").value = offer.stop || "";
  ask("replace");
  byId("replace-send").focus();
};

byId("open-rows").parentElement.addEventListener("click", (event) => {
  const button = event.target.closest("button.replace");
  if (!button) return;
  event.preventDefault();
  editOrder(button.closest("tr"));
});
byId("replace-keep").addEventListener("click", keepOrder);
replaceForm.addEventListener("submit", (event) => event.preventDefault());
replaceForm.addEventListener("htmx:wsConfigSend", (event) => {
  const row = orderRow();
  if (waits()) event.preventDefault();
  Object.assign(event.detail.parameters, quoteSeen(row ? row.dataset.symbol : ""));
  event.detail.parameters.placeAnyway = byId("replace-anyway").value;
  byId("replace-anyway").value = "";
});
changeAnswer.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const row = orderRow();
  if (!button || row === null) return;
  if (button.classList.contains("use")) {
    useOffer(row, button.dataset);
  } else if (button.classList.contains("anyway")) {
    event.preventDefault();
    byId("replace-anyway").value = "true";
    replaceForm.requestSubmit(byId("replace-send"));
  }
});
replaceForm.addEventListener("click", (event) => {
  const button = event.target.closest(".use");
  const row = orderRow();
  if (button && row) useOffer(row, button.dataset);
});
replaceForm.addEventListener("htmx:wsAfterSend", () => {
  sent = true;
  if (changeAnswer.contains(document.activeElement)) byId("replace-quantity").focus();
  changeAnswer.textContent = "";
  placeReplaceForm();
});
window.addEventListener("resize", placeReplaceForm);
desk.addEventListener("htmx:wsAfterMessage", () => {
  readAnswer();
  placeReplaceForm();
});
// With the old socket went the answer.
desk.addEventListener("htmx:wsOpen", () => {
  sent = false;
  placeReplaceForm();
});

const cancelAll = byId("cancel-all");
const closeCancelAll = () => {
  cancelAll.open = false;
  cancelAll.querySelector("summary").focus();
};
cancelAll.addEventListener("htmx:wsAfterSend", () => {
  cancelAll.open = false;
  // With the last order the way to cancel all goes, too.
  focusOrders();
});
byId("keep-all").addEventListener("click", closeCancelAll);

// Whatever is being changed stays as it is.
export const giveUpChange = () => {
  if (!replaceForm.hidden) keepOrder();
  else if (cancelAll.open) closeCancelAll();
};
