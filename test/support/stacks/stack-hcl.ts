import type { Catalogue } from "../../../src/catalogue/index.ts";
import type { Simulator } from "../../../src/simulator/index.ts";
import { requiredProviders } from "../configuration.ts";
import { argumentsOf } from "./generic-arguments.ts";
import type { Argument, Configuration, StackCase } from "./stack-case.ts";

/** A text in HCL. `{` after `$` or `%` would begin an expression, so those marks are doubled there. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);
}

function expression(value: Argument): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${(value as readonly string[]).map(quoted).join(", ")}]`;
  const entries = Object.entries(value).map(([key, own]) => `${quoted(key)} = ${expression(own)}`);
  return `{ ${entries.join(", ")} }`;
}

/** Arguments that HCL writes as blocks, without `=`. */
const blocks: ReadonlySet<string> = new Set(["timeouts"]);

function body(configuration: Configuration): string {
  return Object.entries(configuration)
    .map(([name, value]) => {
      if (!blocks.has(name)) return `  ${name} = ${expression(value)}\n`;
      const lines = Object.entries(value).map(
        ([key, own]) => `    ${key} = ${expression(own as Argument)}\n`,
      );
      return `  ${name} {\n${lines.join("")}  }\n`;
    })
    .join("");
}

/** The address of a source of the stack. */
export function addressOf(connector: string, catalogue: Catalogue): string {
  return `streamkap_${catalogue.get(connector)?.resource ?? connector}.${connector}`;
}

/** The configuration of a stack, in HCL. @param side whether it is created with it or changed to it */
export function stackHcl(
  stack: StackCase,
  side: "before" | "after",
  catalogue: Catalogue,
  api: Simulator,
): string {
  const connection = { host: api.url, client_id: api.clientId, secret: api.secret };
  const sources = stack.sources.map(({ connector, ...sides }) => {
    const [type = "", label = ""] = addressOf(connector, catalogue).split(".");
    return `resource "${type}" "${label}" {\n${body(argumentsOf(sides[side], catalogue.get(connector)))}}\n`;
  });
  const provider = `provider "streamkap" {\n${body({ ...connection, ...stack.provider })}}\n`;
  return [requiredProviders(), provider, ...sources].join("\n");
}

/** The `import` blocks of a stack. @param ids of the sources, by connector */
export function importHcl(ids: ReadonlyMap<string, string>, catalogue: Catalogue): string {
  return [...ids]
    .map(([connector, id]) => `import {\n  to = ${addressOf(connector, catalogue)}\n  id = "${id}"\n}\n`)
    .join("\n");
}
