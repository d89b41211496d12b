import type { ResultRow } from "../results/write-results.ts";
import { figuresOf, type Results } from "./read-results.ts";

/** The first lines of each page that `npm run evidence` writes. */
export function heading(title: string): string {
  return `<!-- Written by \`npm run evidence\`. Change evidence/*.json or scripts/evidence instead. -->\n\n# ${title}`;
}

/** Where results come from, in one sentence. */
export function originOf({ command, commit, date, machine }: Results): string {
  const { cpus, memoryGb, node, os } = machine;
  return (
    `\`${command}\` gave these results at commit \`${commit}\` on ${date.slice(0, 10)}, on a machine with ` +
    `${String(cpus)} processors and ${String(memoryGb)} GB of memory, under Node ${node} on ${os}.`
  );
}

/** What a page says in the place of results that are not there. */
export function notMeasured(name: string, scripts: ReadonlySet<string>): string {
  if (!scripts.has(name)) return "Not measured yet.";
  return `Not measured yet. \`npm run ${name} -- --json evidence/${name}.json\` makes the results.`;
}

/** The figures of results as a table, after where they come from. */
export function figures(results: Results): string {
  const rows = figuresOf(results);
  if (rows.length === 0) return `${originOf(results)}\n\nThe file has no figures.`;
  const hasGoals = rows.some(({ goal }) => goal !== undefined);
  const head = ["figure", "value", ...(hasGoals ? ["goal"] : [])];
  const body = rows.map((row) => [row.name, valueOf(row), ...(hasGoals ? [goalOf(row)] : [])]);
  const spread = rows.some(({ spread: each }) => each !== undefined)
    ? "Half of the single measurements lie between the values in brackets.\n\n"
    : "";
  return `${originOf(results)}\n\n${spread}${table([head, ...body])}`;
}

function valueOf({ value, unit, spread }: ResultRow): string {
  const quartiles = spread === undefined ? [] : [`(${shown(spread.low)} to ${shown(spread.high)})`];
  return [shown(value), ...quartiles, ...(unit === undefined || unit === "" ? [] : [unit])].join(" ");
}

function goalOf({ value, goal }: ResultRow): string {
  if (goal === undefined) return "";
  return `≤ ${shown(goal)}: ${Number(value) <= goal ? "met" : "MISSED"}`;
}

/** A number with at most two digits after the point. */
function shown(value: number | string): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}

/** A table of Markdown. The first row is its head. */
export function table([head = [], ...body]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
