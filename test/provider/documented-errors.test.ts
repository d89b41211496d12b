import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/paths.ts";

const folder = join(root, "src", "provider");
const documents = ["errors.md", "never-twice.md", "secrets.md", "moving-from-the-official-provider.md"].map(
  (file) => readFileSync(join(root, "docs", "guides", file), "utf8"),
);
const documented = documents.join("\n").matchAll(/^(?:Error|Warning): (.+)$/gm);
const summaries = [...documented].map(([, summary = ""]) => summary);

/** Finds the summaries in calls of `error`, `warning` and other makers of diagnostics. `${…}` fits any text. */
const calls = /\b(?:error|warning|apiDiagnostic|refusal)\(\s*(?:\w+ === "\w+" \? )?(["`])((?:(?!\1).)+)\1/g;

/** Summaries that no user can bring about, or not by a configuration alone. */
const undocumented = new Map([
  ["${capital(name)} disappeared during the wait", "takes a deletion by somebody else within a second"],
  ["Waiting for ${name} was interrupted", "takes Ctrl-C"],
  ["Changing ${labelOf(prior)} was interrupted", "takes Ctrl-C"],
  [
    "Source ${id} is imported without its settings",
    "takes an API that does not describe a connector that it has",
  ],
  [
    "The provider's configuration is not known yet",
    "is a warning of plans with resources that do not exist yet",
  ],
]);

/** Rooms whose errors a command of our own prints, and no engine. */
const ofCommands = /^(account|existing|orphans)\//;

const all = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !ofCommands.test(file))
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

describe("docs/guides/errors.md", () => {
  it("is found by this test, as is the code", () => {
    expect(summaries.length).toBeGreaterThan(30);
    expect(found.length).toBeGreaterThan(10);
  });

  it("has no hint with a resource address that the provider made up, because it would be wrong in a module", () => {
    const made = all.map(({ file }) => readFileSync(join(folder, file), "utf8")).join("\n");
    expect(made).not.toMatch(/\.<(?:name|label)|typePrefix\}_\$\{[^}]+\}\./);
    expect(documents.join("\n")).not.toMatch(/streamkap_source\w*\.</);
  });

  it("never says of a create that nothing has changed, because a replacement has deleted the old source by then", () => {
    const [, creates = ""] = documents.join("\n").split("## When a source is created");
    expect(creates.split("\n## ")[0]).toContain("nothing was created");
    expect(creates.split("\n## ")[0]).not.toContain("nothing has changed");
  });

  it("advises a longer time-out only if time ran out", () => {
    const texts = documents
      .join("\n")
      .split(/^### /m)
      .filter((text) => text.includes("longer time"));
    expect(texts).not.toEqual([]);
    for (const text of texts) expect(text).toMatch(/in time$|within the time-out|not Active within/m);
  });

  it.each([...undocumented.keys()])("lacks the summary %j, which the code still has", (summary) => {
    expect(all.map((one) => one.summary)).toContain(summary);
  });

  it.each(found)("shows the summary of $file: $summary", ({ summary }) => {
    expect(summaries.filter((text) => pattern(summary).test(text))).not.toEqual([]);
  });
});
