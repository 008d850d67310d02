// Open orders: one form changes them, outside of the rows, so that no row that comes takes it away.

import { byId, desk, faultsIn, markFields } from "./page.js";

const replaceForm = byId("replace-form");
const changeAnswer = byId("change-answer");

const orderRow = () => byId("w-" + byId("replace-order").value);

const placeReplaceForm = () => {
  if (replaceForm.hidden) return;
  const row = orderRow();
  byId("replace-send").disabled = row === null;
  if (row === null) {
    byId("replace-what").textContent = "Not open any more";
    return;
  }
  replaceForm.style.top = `${row.offsetTop}px`;
  replaceForm.style.minHeight = `${row.offsetHeight}px`;
};

const editOrder = (row) => {
  byId("replace-order").value = row.dataset.order;
  byId("replace-what").textContent = `${row.cells[1].textContent} ${row.cells[0].textContent}`;
  byId("replace-quantity").value = row.dataset.quantity;
  const limit = byId("replace-limit");
  limit.value = row.dataset.limit || "";
  limit.disabled = limit.value === "";
  limit.parentElement.hidden = limit.disabled;
  markFields(replaceForm, new Set());
  replaceForm.hidden = false;
  placeReplaceForm();
  byId("replace-quantity").focus();
  byId("replace-quantity").select();
};

const keepOrder = () => {
  const row = orderRow();
  replaceForm.hidden = true;
  if (row) row.querySelector("button.replace").focus();
};

byId("open-rows").parentElement.addEventListener("click", (event) => {
  const button = event.target.closest("button.replace");
  if (button) editOrder(button.closest("tr"));
});
byId("replace-keep").addEventListener("click", keepOrder);
replaceForm.addEventListener("keydown", (event) => {
  if (event.key === "Escape") keepOrder();
});
replaceForm.addEventListener("submit", (event) => event.preventDefault());
replaceForm.addEventListener("htmx:wsAfterSend", keepOrder);
window.addEventListener("resize", placeReplaceForm);
desk.addEventListener("htmx:wsAfterMessage", placeReplaceForm);

const cancelAll = byId("cancel-all");
const closeCancelAll = () => (cancelAll.open = false);
cancelAll.addEventListener("htmx:wsAfterSend", closeCancelAll);
byId("keep-all").addEventListener("click", closeCancelAll);
