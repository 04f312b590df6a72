// Folder of node_modules, then Office files -> JSON on standard output: for each file what the Open XML SDK objects to.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const entry = join(modules, "@ooxml-tools/validate/dist/npm/index.js");
const { default: validate, getFileFormatFromName } = await import(pathToFileURL(entry).href);

const found = {};
for (const file of files) {
  found[file] = await validate(await readFile(file), getFileFormatFromName(file), "Microsoft365");
}
process.stdout.write(JSON.stringify(found));
process.exit(0);
