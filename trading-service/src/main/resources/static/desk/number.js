// Reads numbers exactly as the gateway does, and writes them as the page does. Decimals are whole numbers of their
// eighth decimal, never floating point.

const SCALE = 8;
const MAXIMUM_PRICE = 999999999999n * 10n ** BigInt(SCALE);

// Blanks around a number are no fault. The gateway's list: what a language takes for a blank differs.
const BLANK = "[\\t-\\r\\x1c- \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const AROUND = new RegExp(`^${BLANK}|${BLANK}$`, "g");

const trimmed = (text) => (text || "").replace(AROUND, "");

const scaled = (whole, decimals) => BigInt(whole + (decimals || "").padEnd(SCALE, "0"));

// The shares of a quantity as it is typed; null where the gateway would refuse it.
export const readQuantity = (text) => {
  const digits = trimmed(text);
  const shares = /^\d{1,15}$/.test(digits) ? BigInt(digits) : 0n;
  return shares > 0n ? shares : null;
};

// A price as it is typed; null where the gateway would refuse it.
export const readPrice = (text) => {
  const match = /^(\d{1,12})(?:\.(\d{1,8}))?$/.exec(trimmed(text));
  const price = match ? scaled(match[1], match[2]) : 0n;
  return price > 0n && price <= MAXIMUM_PRICE ? price : null;
};

// An amount of money as the server writes it for scripts; null where there is none.
export const readAmount = (text) => {
  const match = /^(-?)(\d+)(?:\.(\d{1,8})\d*)?$/.exec(text || "");
  if (!match) return null;
  const amount = scaled(match[2], match[3]);
  return match[1] ? -amount : amount;
};

export const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

// To the cent.
export const money = (amount) => {
  const cents = ((amount < 0n ? -amount : amount) / 1000000n).toString().padStart(3, "0");
  return `${amount < 0n ? "−" : ""}${grouped(cents.slice(0, -2))}.${cents.slice(-2)}`;
};
