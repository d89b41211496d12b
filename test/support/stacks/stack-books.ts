import type { Catalogue } from "../../../src/catalogue/index.ts";
import type { Simulator } from "../../../src/simulator/index.ts";
import { settables } from "./settable.ts";
import type { StackCase } from "./stack-case.ts";

/**
 * What is configured and not in the API's books: an empty plan proves nothing where the wrong thing
 * was sent. Secrets are not in the books, and what is empty is nothing to the API.
 */
export function missingInBooks(
  { sources }: StackCase,
  side: "before" | "after",
  api: Simulator,
  catalogue: Catalogue,
): string[] {
  return sources.flatMap(({ connector: code, [side]: configuration }) => {
    const connector = catalogue.get(code);
    const source = api.sources().find((candidate) => candidate.connector === code);
    if (connector === undefined || source === undefined) return [`${code} is not there`];
    const wrong: string[] = source.name === configuration["name"] ? [] : [`${code}.name`];
    const { desired_state: desired, tags } = configuration;
    if (desired !== undefined && source.desired_state !== desired) wrong.push(`${code}.desired_state`);
    if (Array.isArray(tags) && JSON.stringify([...(source.tags ?? [])].sort()) !== JSON.stringify(tags))
      wrong.push(`${code}.tags`);
    for (const { setting, names } of settables(connector)) {
      const value = names.map((name) => configuration[name]).find((own) => own !== undefined);
      if (value === undefined || value === "" || typeof value === "object" || setting.sensitive === true)
        continue;
      const stored = String(source.config[setting.wire]);
      if (stored !== String(value)) wrong.push(`${code}.${setting.attribute}: ${String(value)} is ${stored}`);
    }
    return wrong;
  });
}
