import type { LeftOutSource } from "../../provider/index.ts";
import type { NamedSource } from "./project.ts";

/** A table of the sources, with their names in the code. It shows counts of settings and secrets, and no values. */
export function sourceTable(sources: readonly NamedSource[], leftOut: readonly LeftOutSource[]): string {
  const rows = [
    ["NAME", "CONNECTOR", "ID", "ADDRESS", "SETTINGS", "SECRETS"],
    ...sources.map(({ name, code, id, typeName, identifier, settings, secrets }) => [
      shown(name),
      code,
      id,
      `${typeName}.${identifier}`,
      String(settings.size),
      String(secrets.length),
    ]),
    ...leftOut.map(({ name, id }) => [shown(name ?? "?"), "", id ?? "", "left out", "", ""]),
  ];
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** A name on one line. A control character in it could change the terminal. */
export function shown(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
