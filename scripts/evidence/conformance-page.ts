import { chapters, knownGaps, type Chapter, type NamedTest } from "./rules.ts";
import { unanswered } from "./rpcs.ts";
import { heading, table } from "./words.ts";

/** What the page says of the RPCs. */
export interface AnsweredRpcs {
  /** All RPCs of the protocol, in its order. */
  readonly all: readonly string[];
  /** Those that the framework answers for a provider with resources and data sources. */
  readonly framework: ReadonlySet<string>;
  /** Those that the provider of this repository answers. */
  readonly provider: ReadonlySet<string>;
}

/** Makes `docs/conformance.md`. */
export function conformancePage(rpcs: AnsweredRpcs): string {
  return [
    heading("Conformance"),
    "The provider speaks version 6 of Terraform's plugin protocol. Its messages are those of version 6.11. This page names the RPCs " +
      "that it answers, and the rules of Terraform that it keeps, each with the tests that hold it. A test of this repository fails " +
      "if one of them is not there.",
    "## RPCs",
    "`framework` is what [src/terraform](../src/terraform/README.md) answers for any provider, `Streamkap` is this provider.",
    table([["RPC", "framework", "Streamkap", "why not"], ...rpcs.all.map((name) => rpcLine(name, rpcs))]),
    ...chapters.flatMap(chapterLines),
    "## Known gaps",
    knownGaps.map((gap) => `- ${gap}`).join("\n"),
  ].join("\n\n");
}

function rpcLine(name: string, { framework, provider }: AnsweredRpcs): string[] {
  if (!framework.has(name)) return [`\`${name}\``, "no", "no", unanswered[name] ?? ""];
  return [
    `\`${name}\``,
    "yes",
    provider.has(name) ? "yes" : "no",
    provider.has(name) ? "" : "The provider has no data sources.",
  ];
}

function chapterLines({ title, source, rules }: Chapter): string[] {
  return [
    `## ${title}`,
    `The source of the rules is [${source.title}](${source.url}).`,
    table([
      ["rule", "tests"],
      ...rules.map(({ rule, tests }) => [rule, tests.map((test) => testLink(test)).join("; ")]),
    ]),
  ];
}

function testLink({ file, title }: NamedTest): string {
  const name = file.slice(file.lastIndexOf("/") + 1, -".test.ts".length);
  return `[${name}](../${file}): "${title}"`;
}
