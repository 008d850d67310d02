// Makes the files below a folder ready to be sent: leaves indentation and comments out of scripts and style sheets, and
// puts beside each file the same compressed by brotli, which takes too long for the moment in which it is asked for.
//
// It reads by the line, so no text of a script may go on in the next line.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const COMPRESSED = ".br";
// Scripts that others have written and minified.
const LIBRARIES = `lib${sep}`;
const SLIM = { ".css": styles, ".js": script };
const SMALLEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

const [folder] = process.argv.slice(2);
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && extname(path) !== COMPRESSED) {
    ship(path, path.slice(join(folder, sep).length));
  }
}

function ship(path, name) {
  const slim = SLIM[extname(name)];
  if (slim && !name.startsWith(LIBRARIES)) {
    writeFileSync(path, slim(readFileSync(path, "utf8"), name));
  }
  writeFileSync(path + COMPRESSED, brotliCompressSync(readFileSync(path), SMALLEST));
}

function styles(text) {
  return lines(text.replace(/\/\*.*?\*\//gs, ""));
}

function script(text, name) {
  if (text.split("\n").some((line) => line.split("`").length % 2 === 0)) {
    throw new Error(`A text of ${name} goes on in the next line; join it of texts of one line`);
  }
  return lines(text);
}

function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"))
    .join("\n");
}
