import { figures, heading, notMeasured } from "./words.ts";
import type { Results } from "./read-results.ts";

/** What is measured, in the order of the page. `name` is the npm script, and the name of its file of results. */
const measured: readonly { readonly name: string; readonly title: string; readonly what: string }[] = [
  {
    name: "bench",
    title: "Speed",
    what: "Ratios of times that are measured side by side in one run, numbers of calls, and sizes.",
  },
  {
    name: "property",
    title: "Random stacks",
    what:
      "Random stacks of all connectors live through create, plan, change, import and destroy on the real engine. A plan that " +
      "shows a change which nobody has made is a failure.",
  },
  {
    name: "chaos",
    title: "Killed applies",
    what:
      "Terraform, the provider or both are killed at random instants, and the next apply goes on. A source that is lost, or that " +
      "exists twice, is a failure.",
  },
  {
    name: "faults",
    title: "Faults of the API",
    what: "Each fault of the API meets each operation.",
  },
  { name: "fuzz", title: "Random bytes", what: "Parsers of the protocol read random and broken bytes." },
];

/** These have pages of their own, or parts of another page. */
const elsewhere = ["matrix", "cdktn", "pulumi"];

/**
 * Makes `docs/evidence.md`.
 *
 * @param scripts the names of the npm scripts
 */
export function evidencePage(results: ReadonlyMap<string, Results>, scripts: ReadonlySet<string>): string {
  const known = new Set([...measured.map(({ name }) => name), ...elsewhere]);
  const others = [...results.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, title: name, what: "" }));
  const parts = [...measured, ...others].map(({ name, title, what }) => {
    const found = results.get(name);
    return [`## ${title}`, what, found === undefined ? notMeasured(name, scripts) : figures(found)];
  });
  return [
    heading("Evidence"),
    "Every figure of this page comes from a file in the folder `evidence`, which the command beside it has written. A figure that " +
      "is not there has not been measured. `npm run evidence` makes the page, and `npm run check` fails if the page and the files " +
      "differ. [Compatibility](compatibility.md) and [conformance](conformance.md) say what was run on which engine, and which " +
      "test holds which rule.",
    ...parts.flat(),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
