// Node with better-sse: a channel that broadcasts each price to its sessions, as the package's documentation shows. Takes
// prices by its standard input, a line each: symbol, tab, cells.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { createChannel, createSession } from "better-sse";

const BACKLOG = 4096;
const OPTIONS = { serializer: (text) => text };

const port = Number(process.argv[2]);
const channel = createChannel();
const latest = new Map();

const server = createServer(async (request, response) => {
  const session = await createSession(request, response, OPTIONS);
  for (const [symbol, cells] of latest) session.push(cells, symbol);
  channel.register(session);
});
server.listen(port, "127.0.0.1", BACKLOG, () => console.log("listening"));

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const [symbol, cells] = line.split("\t", 2);
    latest.set(symbol, cells);
    channel.broadcast(cells, symbol);
  })
  .on("close", () => process.exit());
