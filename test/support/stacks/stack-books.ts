import type { Catalogue } from "../../../src/catalogue/index.ts";
import type { Simulator } from "../../../src/simulator/index.ts";
import { settables } from "./settable.ts";
import type { StackCase } from "./stack-case.ts";

/**
 * The configured values that the simulator's books do not have. An empty plan would not show that a wrong value was
 * sent. Secrets are not compared, because the books do not show them, nor empty texts, because the API takes them for
 * null.
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
