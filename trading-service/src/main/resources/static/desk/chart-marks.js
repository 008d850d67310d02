// What the account has on a chart: a line at the price of each open order, a mark at the time and price of each fill.

import { byId } from "./page.js";

const SVG = "http://www.w3.org/2000/svg";
const LABEL_HEIGHT = 14;

const svg = (name, attributes, ...children) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const title = (words) => svg("title", {}, words);

// How the ticker says that its axes lie; null where it does not.
const scaleOf = (chart) => {
  const shapes = chart.querySelector("[data-low]");
  if (!shapes) return null;
  const { low, lowAt, high, highAt, first, until } = shapes.dataset;
  const bottom = parseFloat(lowAt);
  const top = parseFloat(highAt);
  const [from, to] = [Date.parse(first), Date.parse(until)];
  return {
    top,
    bottom,
    down: (price) => bottom - ((price - low) / (high - low)) * (bottom - top),
    across: (time) => ((Date.parse(time) - from) / (to - from)) * 100,
  };
};

const marksOf = (symbol, scale) => {
  const own = `[data-symbol="${CSS.escape(symbol)}"][data-price]`;
  const mark = ({ dataset }) => ({
    side: dataset.side.toLowerCase(),
    price: dataset.price,
    at: scale.down(dataset.price),
    words: dataset.label,
    across: dataset.time ? scale.across(dataset.time) : 0,
  });
  const isShown = ({ across, at }) => across >= 0 && across <= 100 && at >= scale.top && at <= scale.bottom;
  return {
    orders: Array.from(byId("open-rows").querySelectorAll(own), mark).sort((one, other) => one.at - other.at),
    fills: Array.from(byId("activity").querySelectorAll(own), mark).filter(isShown),
  };
};

// A price that the axis does not reach has no line, since that would stand at another price: an arrow says where it is.
const labelOf = ({ at, words }, scale) => (at < scale.top ? `↑ ${words}` : at > scale.bottom ? `↓ ${words}` : words);

const drawLine = ({ at, side, price, words }) =>
  svg("line", { class: `own-order ${side}`, x1: 0, x2: "100%", y1: `${at}%`, y2: `${at}%`, "data-price": price }, title(words));

// A label stands on its line. Labels that would lie on one another are pushed down, and above the ground again; what
// finds no room is in the table.
const placeLabels = (orders, scale, height) => {
  const room = (scale.bottom / 100) * height;
  const tops = [];
  let least = 0;
  for (const { at } of orders) {
    const wanted = (Math.min(Math.max(at, scale.top), scale.bottom) / 100) * height - LABEL_HEIGHT;
    tops.push(Math.max(wanted, least));
    least = tops[tops.length - 1] + LABEL_HEIGHT;
  }
  let most = room;
  for (let i = tops.length - 1; i >= 0; i--) {
    tops[i] = Math.min(tops[i], most);
    most = tops[i] - LABEL_HEIGHT;
  }
  return tops;
};

const drawLabels = (orders, scale, height) => {
  const tops = placeLabels(orders, scale, height);
  return orders.flatMap((order, i) =>
    tops[i] < 0
      ? []
      : [svg("text", { class: `own-label ${order.side}`, x: 6, y: tops[i] + LABEL_HEIGHT - 3 }, labelOf(order, scale))],
  );
};

// The tip stands at the price: a buy points up to it from below, a sale down to it from above.
const drawFill = ({ across, at, side, price, words }) =>
  svg(
    "svg",
    { class: `own-fill ${side}`, x: `${across}%`, y: `${at}%`, overflow: "visible", "data-price": price },
    svg("path", { d: side === "buy" ? "M0 0l6 10h-12z" : "M0 0l6 -10h-12z" }, title(words)),
  );

// Of each plot that is shown, its symbol and its height. To ask the page for the height costs a layout, each time
// that something else has changed.
const known = new WeakMap();

const resized = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    if (!target.isConnected) resized.unobserve(target);
    else if (known.get(target).height !== Math.round(contentRect.height)) {
      known.get(target).height = Math.round(contentRect.height);
      drawMarks(target.closest(".chart"), known.get(target).symbol);
    }
  }
});

const heightOf = (plot, symbol) => {
  if (!known.has(plot)) {
    known.set(plot, { height: plot.clientHeight });
    resized.observe(plot);
  }
  known.get(plot).symbol = symbol;
  return known.get(plot).height;
};

// Draws anew only what has changed: a title that is being read stays.
export const drawMarks = (chart, symbol) => {
  const scale = chart && scaleOf(chart);
  if (!scale) return;
  const { orders, fills } = marksOf(symbol, scale);
  const height = heightOf(chart.querySelector(".plot"), symbol);
  const shown = JSON.stringify([orders, fills, height]);
  const before = chart.querySelector(".own");
  if (before && before.dataset.shown === shown) return;
  const isOnAxis = ({ at }) => at >= scale.top && at <= scale.bottom;
  const drawn = svg(
    "svg",
    { class: "plot own", "aria-hidden": "true", "data-shown": shown },
    ...orders.filter(isOnAxis).map(drawLine),
    ...fills.map(drawFill),
    ...drawLabels(orders, scale, height),
  );
  if (before) before.replaceWith(drawn);
  else chart.append(drawn);
};
