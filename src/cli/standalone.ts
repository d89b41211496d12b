/** The entry file of an executable that holds Node and all files of the program (scripts/binaries.ts). */
import { dirname } from "node:path";
import { getAsset } from "node:sea";
import { start } from "./start.ts";

void start({
  folder: dirname(process.execPath),
  executable: process.execPath,
  read: (name) => Buffer.from(getAsset(name)),
});
