// Keys of the desk. None acts in a field but a field's own, and none with ctrl, alt or meta.

import { byId, desk, form, setText } from "./page.js";
import { isCurrent, previewOf } from "./preview.js";
import { giveUpChange } from "./open-orders.js";

const STORED = "tickertape.keys";
const DECIMALS = 8;
const SYMBOL_WITHIN_MS = 600;
const OUR_SHARES = /^\d{1,3}(,\d{3})+$/;
const OUR_PRICE = /^\d{1,3}(,\d{3})+(\.\d+)$|^\d{1,3}(,\d{3}){2,}$/;
const LEAST_INCREMENT = "0.01"; // of a symbol whose instrument does not say

const dialog = byId("keys");
const place = byId("place");
const review = byId("review");

const scaled = (text) => {
  const [whole, decimals = ""] = text.split(".");
  return BigInt(whole + decimals.padEnd(DECIMALS, "0"));
};

const plain = (number, least) => {
  const digits = number.toString().padStart(DECIMALS + 1, "0");
  const decimals = digits.slice(-DECIMALS).replace(/0+$/, "").padEnd(least, "0");
  return digits.slice(0, -DECIMALS) + (decimals === "" ? "" : `.${decimals}`);
};

// To the next multiple of a lot or of a price increment, and never to nothing.
const step = (input, isUp) => {
  const { lot, increment } = previewOf(input.form === form ? "ticket" : "replace").dataset;
  const isQuantity = input.name === "quantity";
  const by = scaled(isQuantity ? lot || "1" : increment || LEAST_INCREMENT);
  const written = input.value.trim() || (isQuantity ? "0" : byId("ticket-last").value);
  // Commas as the page writes thousands; where they may stand for a decimal point, no step is the right one.
  const text = (isQuantity ? OUR_SHARES : OUR_PRICE).test(written) ? written.replaceAll(",", "") : written;
  if (!/^\d{1,15}(\.\d{1,8})?$/.test(text)) return;
  const from = scaled(text);
  const steps = isUp ? from / by + 1n : (from - 1n) / by;
  input.value = plain((steps > 0n ? steps : 1n) * by, isQuantity ? 0 : 2);
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

// Reads the order out with all that the preview says, as soon as it says it of what is written.
let reads = false;
const readOut = () => {
  if (!reads || !isCurrent("ticket")) return;
  reads = false;
  const preview = previewOf("ticket");
  const said = Array.from(preview.querySelectorAll("dt, dd, .fate, li"), (part) => part.textContent.trim());
  setText(review, [preview.dataset.order, ...said, "Enter places it."].join(" ").replace(/\s+/g, " "));
};

const startReview = () => {
  if (!form.reportValidity()) return;
  reads = true;
  place.focus();
  readOut();
};

const giveUpReview = () => {
  const reviewed = reads || review.textContent !== "";
  reads = false;
  setText(review, "");
  if (reviewed && document.activeElement === place) byId("ticket-quantity").focus();
};

const sideOf = (value) => Array.from(form.elements.side).find((each) => each.value === value);

// The key that chose a side last, when, and the side before: a letter that follows at once makes a symbol of both.
let chosen = { key: "", at: -Infinity, before: "" };

const chooseSide = (key, at) => {
  chosen = { key, at, before: form.elements.side.value };
  const radio = sideOf(key === "b" ? "BUY" : "SELL");
  radio.focus();
  radio.click();
};

const toSymbol = () => {
  byId("ticket-symbol").focus();
  byId("ticket-symbol").select();
};

// The letter itself is typed into the field that has the focus by then.
const typeSymbol = (at) => {
  toSymbol();
  if (at - chosen.at > SYMBOL_WITHIN_MS) return;
  sideOf(chosen.before).click();
  byId("ticket-symbol").value = chosen.key;
};

// Returns whether the key is done with.
const fieldKey = (key, field) => {
  const steps = ["quantity", "limitPrice", "stopPrice"].includes(field.name);
  if (steps && (key === "ArrowUp" || key === "ArrowDown")) {
    step(field, key === "ArrowUp");
    return true;
  }
  if (key !== "Enter" || field.form !== form) return false;
  startReview();
  return true;
};

const pageKey = (key, at) => {
  if (key === "?") dialog.showModal();
  else if ((key === "b" || key === "s") && at - chosen.at > SYMBOL_WITHIN_MS) chooseSide(key, at);
  else if (key === "/") toSymbol();
  else {
    if (/^[a-zA-Z]$/.test(key)) typeSymbol(at);
    chosen.at = -Infinity;
    return false;
  }
  return true;
};

const isOn = () => byId("keys-on").checked;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || dialog.open) return;
  if (event.key === "Escape") {
    giveUpChange();
    giveUpReview();
    return;
  }
  // A key that is held would review and place in one.
  if (event.key === "Enter" && event.repeat && event.target === place) event.preventDefault();
  if (!isOn()) return;
  const field = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea");
  if (field ? fieldKey(event.key, field) : !event.repeat && pageKey(event.key, event.timeStamp)) event.preventDefault();
});

form.addEventListener("input", () => {
  reads = false;
  setText(review, "");
});
form.addEventListener("htmx:wsAfterSend", () => setText(review, ""));
desk.addEventListener("htmx:wsAfterMessage", readOut);

byId("keys-open").addEventListener("click", () => dialog.showModal());
// A browser may keep nothing at all for a page.
try {
  byId("keys-on").checked = localStorage.getItem(STORED) !== "off";
  byId("keys-on").addEventListener("change", () => localStorage.setItem(STORED, isOn() ? "on" : "off"));
} catch {
  byId("keys-on").checked = true;
}
