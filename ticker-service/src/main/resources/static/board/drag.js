// Rows of the board that are dragged to another place: by a mouse, and by a finger once somebody has said so.

const byId = (id) => document.getElementById(id);
const board = byId("board");

// A long touch would otherwise begin a drag of the browser's own.
export const touch = matchMedia("(hover: none)");

let dragged;
let dropped;

export const isDragging = () => dragged !== undefined;

// Calls a listener with each row that was dropped.
export const onDrop = (listener) => {
  dropped = listener;
};

board.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("tr");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.getAttribute("sse-swap"));
  dragged.classList.add("dragged");
});

const dragOver = (over, clientY) => {
  if (!over || over === dragged) return;
  const box = over.getBoundingClientRect();
  over[clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
};

const drop = () => {
  if (!dragged) return;
  dragged.classList.remove("dragged");
  dropped(dragged);
  dragged = undefined;
};

board.addEventListener("dragover", (event) => {
  const over = event.target.closest("tr");
  if (!dragged || !over) return;
  event.preventDefault();
  dragOver(over, event.clientY);
});

board.addEventListener("drop", (event) => event.preventDefault());

board.addEventListener("dragend", drop);

// A finger scrolls, unless somebody says that it moves rows.

const EDGE_PX = 60;
const table = byId("prices");
const move = byId("move");

move.hidden = false;
move.addEventListener("click", () => {
  move.setAttribute("aria-pressed", table.classList.toggle("moving"));
});

board.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" || !table.matches(".moving")) return;
  dragged = event.target.closest("tr");
  dragged.classList.add("dragged");
  board.setPointerCapture(event.pointerId);
});

board.addEventListener("pointermove", ({ pointerType, clientX, clientY }) => {
  if (!dragged || pointerType === "mouse") return;
  dragOver(document.elementFromPoint(clientX, clientY)?.closest("#board tr"), clientY);
  const beyond = clientY < EDGE_PX ? -1 : clientY > innerHeight - EDGE_PX ? 1 : 0;
  scrollBy(0, beyond * EDGE_PX / 4);
});

["pointerup", "pointercancel"].forEach((end) =>
  board.addEventListener(end, ({ pointerType }) => pointerType !== "mouse" && drop()));
