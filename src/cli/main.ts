/** The entry file of the plugin folder. All files of the program lie beside it (scripts/build.ts). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./start.ts";

const folder = __dirname;

void start({ folder, read: (name) => readFileSync(join(folder, name)) });
