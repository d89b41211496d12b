import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Parameters that the tests leave out: those of methods from cdktf and constructs, and scopes. */
const OTHERS =
  /\.(with|addOverride|overrideLogicalId|is[A-Z]\w+)\.parameter\.|\.parameter\.scope$|^IStreamkapSource\./;

const API = readFileSync(join(__dirname, "..", "..", "API.md"), "utf8");

/** Every parameter and property that the package's classes take, as API.md lists them: `Class.method.parameter` and `Props.property`. */
export function apiEntries(): string[] {
  const structs = API.slice(API.indexOf("## Structs"), API.indexOf("## Classes"));
  const properties = [...structs.matchAll(/id="cdktf-streamkap\.(\w+)\.property\.(\w+)"/g)].map(
    ([, struct = "", property = ""]) => `${struct}.${property}`,
  );
  const parameters = [...API.matchAll(/id="cdktf-streamkap\.(\w+\.\w+\.parameter\.\w+)"/g)]
    .map(([, parameter = ""]) => parameter)
    .filter((parameter) => !OTHERS.test(parameter))
    .map((parameter) => parameter.replace(".parameter", "").replace("Initializer", "new"));
  return [...new Set([...properties, ...parameters])];
}
