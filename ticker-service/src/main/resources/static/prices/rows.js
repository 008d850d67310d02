// A swap style of htmx for the rows of a table: each is brought up to date where it stands, so that neither the focus
// nor what listens to a row is lost, and no row is listened for twice.

import { become } from "../tape/parts/morph.js";

// Puts rows in an order, and does not touch those that are in it.
export const place = (body, ordered) => {
  const focused = document.activeElement;
  let next = body.firstElementChild;
  ordered.forEach((row) => {
    if (row === next) next = next.nextElementSibling;
    else body.insertBefore(row, next);
  });
  if (focused !== document.activeElement && body.contains(focused)) focused.focus();
};

const sheet = document.createElement("template");

// Gives each row its new cells, of whatever is in the map; parsed at once, since each parser costs more than a row.
export const becomeRows = (cells) => {
  sheet.innerHTML = [...cells.values()].map((html) => `<tr>${html}</tr>`).join("");
  const wanted = [...sheet.content.children];
  [...cells.keys()].forEach((row, index) => become(row, wanted[index]));
};

// Rows that are new, which htmx has to look at.
const bring = (body, wanted) => {
  const gone = new Map([...body.rows].map((row) => [row.id, row]));
  const added = [];
  const ordered = [...wanted.children].map((row) => {
    const standing = gone.get(row.id);
    if (!standing) added.push(row);
    else if (gone.delete(row.id)) become(standing, row);
    return standing ?? row;
  });
  gone.forEach((row) => row.remove());
  // Somebody's own order is not the server's.
  if (body.dataset.order === "own") body.append(...added);
  else place(body, ordered);
  return added;
};

htmx.defineExtension("rows", {
  handleSwap: (style, target, fragment) => {
    if (style !== "rows") return false;
    // What a poll or a whole board brings has not moved just now.
    fragment.querySelectorAll("tr [data-move]").forEach((cell) => cell.removeAttribute("data-move"));
    if (target.matches("tbody")) return bring(target, fragment);
    become(target, fragment);
    return [];
  },
});
