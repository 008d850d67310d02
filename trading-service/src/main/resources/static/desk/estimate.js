// What the order on the ticket may cost, and what it leaves.

import { byId, form, setText } from "./page.js";
import { grouped, money, readAmount, readPrice, readQuantity } from "./number.js";
import { quoteOf } from "./quotes.js";

export const symbolWritten = () => byId("ticket-symbol").value.trim().toUpperCase();

const sideOf = () => (form.elements.side.value === "SELL" ? "sell" : "buy");

const priceOf = (quote) => {
  const type = byId("ticket-type").value;
  if (type === "LIMIT" || type === "STOP_LIMIT") return readPrice(byId("ticket-limit").value);
  if (type === "STOP") return readPrice(byId("ticket-stop").value);
  if (!quote) return null;
  return readPrice(sideOf() === "buy" ? quote.ask : quote.bid) ?? readPrice(quote.last);
};

const powerLeft = (value) => {
  const power = readAmount(byId("cash-power").dataset.value);
  if (value === null || power === null) return null;
  return { words: money(power - value), short: power < value };
};

const sharesLeft = (symbol, quantity) => {
  if (!symbol || quantity === null) return null;
  const row = byId("positions").querySelector(`tr[data-symbol="${CSS.escape(symbol)}"]`);
  const left = (row ? BigInt(row.dataset.quantity) - BigInt(row.dataset.reserved) : 0n) - quantity;
  return { words: left.toString().replace("-", "−"), short: left < 0n };
};

const showButton = (symbol, quantity) => {
  const place = byId("place");
  place.dataset.side = sideOf();
  const words = [sideOf() === "buy" ? "Buy" : "Sell"];
  if (quantity !== null) words.push(grouped(quantity.toString()));
  if (symbol) words.push(symbol);
  setText(place, words.join(" "));
};

export const showEstimate = () => {
  const symbol = symbolWritten();
  const quantity = readQuantity(byId("ticket-quantity").value);
  const price = priceOf(quoteOf(symbol));
  const value = quantity === null || price === null ? null : quantity * price;
  const buys = sideOf() === "buy";
  showButton(symbol, quantity);
  byId("estimate-value").textContent = value === null ? "–" : money(value);
  byId("estimate-left-word").textContent = buys ? "Buying power left" : "Shares left";
  const left = buys ? powerLeft(value) : sharesLeft(symbol, quantity);
  byId("estimate-left").textContent = left === null ? "–" : left.words;
  byId("estimate-left").classList.toggle("down", left !== null && left.short);
};
