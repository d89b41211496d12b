import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/paths.ts";

const folder = join(root, "src", "provider");
const documents = ["errors.md", "never-twice.md", "moving-from-the-official-provider.md"].map((file) =>
  readFileSync(join(root, "docs", file), "utf8"),
);
const documented = documents.join("\n").matchAll(/^(?:Error|Warning): (.+)$/gm);
const summaries = [...documented].map(([, summary = ""]) => summary);

/** First arguments of `error(`, `warning(`, and what else makes a diagnostic of a summary; `${…}` fits anything. */
const calls = /\b(?:error|warning|apiDiagnostic|refusal)\(\s*(?:\w+ === "\w+" \? )?(["`])((?:(?!\1).)+)\1/g;

/** No practitioner can bring these about, or not by a configuration alone. */
const undocumented = new Map([
  ["${capital(name)} vanished while it was waited for", "takes a deletion by somebody else within a second"],
  ["Waiting for ${name} was interrupted", "takes Ctrl-C"],
  ["Changing ${called(prior)} was interrupted", "takes Ctrl-C"],
  [
    "Source ${id} is imported without its settings",
    "takes an API that does not describe a connector that it has",
  ],
  [
    "The provider's configuration is not known yet",
    "is a warning of plans with resources that do not exist yet",
  ],
]);

const all = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(calls)].map(([, , summary = ""]) => ({
      file,
      summary,
    })),
  );
const found = all.filter(({ summary }) => !undocumented.has(summary));

function pattern(summary: string): RegExp {
  const parts = summary.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`);
}

describe("docs/errors.md", () => {
  it("is read by this test, and so is the code", () => {
    expect(summaries.length).toBeGreaterThan(30);
    expect(found.length).toBeGreaterThan(10);
  });

  it.each([...undocumented.keys()])("lacks the text %j, which the code still has", (summary) => {
    expect(all.map((one) => one.summary)).toContain(summary);
  });

  it.each(found)("has the text that $file makes: $summary", ({ summary }) => {
    expect(summaries.filter((text) => pattern(summary).test(text))).not.toEqual([]);
  });
});
