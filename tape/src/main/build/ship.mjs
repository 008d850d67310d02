// Makes the files of pages ready to be sent: joins each script and style sheet with the parts that it imports, leaves
// out what only people read, and puts beside each file the same compressed by brotli, which takes too long for the
// moment in which it is asked for.
//
//   node ship.mjs SOURCE TARGET
//
// SOURCE holds the files that pages name, and in folders the parts that are joined to them; TARGET holds the copies.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const COMPRESSED = ".br";
const JOINED = [".css", ".js"];
const OF_EVERY_PAGE = fileURLToPath(new URL("../resources/static/tape/", import.meta.url));
const SMALLEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

const { build } = createRequire(new URL("../../../target/npm/", import.meta.url))("esbuild");

const [source, target] = process.argv.slice(2);

// The parts that all pages share and the libraries lie in other folders here. The services serve them below one address,
// by which the files name them.
const elsewhere = {
  name: "elsewhere",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.{1,2}\/tape\// }, ({ path }) => ({ path: join(OF_EVERY_PAGE, path.split("/tape/")[1]) }));
    onResolve({ filter: /^\.\/lib\// }, ({ path }) => ({ path: resolve(target, path) }));
  },
};

// A file that is as it was stays untouched, or each build would make every jar and all that depends on it anew.
const write = (path, bytes) => {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
};

const entries = readdirSync(source, { withFileTypes: true });

const { outputFiles } = await build({
  entryPoints: entries.filter((one) => one.isFile() && JOINED.includes(extname(one.name))).map((one) => join(source, one.name)),
  outdir: target,
  write: false,
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  plugins: [elsewhere],
});

outputFiles.forEach(({ path, contents }) => write(path, Buffer.from(contents)));

for (const one of readdirSync(target, { recursive: true, withFileTypes: true })) {
  const path = join(one.parentPath ?? one.path, one.name);
  if (one.isFile() && extname(path) !== COMPRESSED) {
    write(path + COMPRESSED, brotliCompressSync(readFileSync(path), SMALLEST));
  }
}
