/** Sets up the provider that breaks the lifecycle's rules on demand, and reads what an engine says about it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../support/engines.ts";
import { mirrorProvider } from "../../support/mirror-provider.ts";
import { root } from "../../support/paths.ts";
import { Workspace, type Outcome } from "../../support/workspace.ts";

export const address = "registry.terraform.io/example/rules";
export const everyKind = readFileSync(
  join(root, "test", "acceptance", "framework", "every-kind.hcl"),
  "utf8",
);
export const head = everyKind.slice(0, everyKind.indexOf("resource"));

export async function open(engine: Engine): Promise<Workspace> {
  const workspace = new Workspace({ engine });
  const file = join(root, "test", "fixtures", "rules-provider", "main.ts");
  await mirrorProvider({ file, address, version: "1.0.0" }, join(workspace.folder, ".mirror"));
  workspace.write("main.tf", head);
  await workspace.succeed("init", "-no-color", "-input=false");
  return workspace;
}

export const things = (modes: readonly string[], more = ""): string =>
  head +
  modes
    .map(
      (mode) => `resource "rules_thing" "${mode}" {\n  name = "${mode}"\n  misbehave = "${mode}"\n${more}}\n`,
    )
    .join("");

export interface Said {
  readonly summary: string;
  readonly detail: string;
  /** The line of the configuration that the diagnostic points at. */
  readonly code: string | undefined;
}

/** The diagnostics of a run with `-json`, each with the label of its resource. Undefined: it is about no resource. */
export function said({ stdout }: Outcome): [string | undefined, Said][] {
  interface Message {
    diagnostic?: {
      summary: string;
      detail: string;
      address?: string;
      snippet?: { context?: string; code: string };
    };
  }
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => {
      const { diagnostic } = JSON.parse(line) as Message;
      if (diagnostic === undefined) return [];
      const { summary, detail, snippet, address: of } = diagnostic;
      const label =
        /"rules_\w+" "(\w+)"/.exec(snippet?.context ?? snippet?.code ?? "")?.[1] ?? of?.split(".")[1];
      return [[label, { summary, detail, code: snippet?.code.trim() }]];
    });
}

export interface Instance {
  readonly status?: string;
  readonly attributes: Record<string, unknown>;
  /** The private data, in base64. */
  private?: string;
}

/** Instances in the state, by the name of their resource. */
export function instances({ folder }: Workspace): Map<string, Instance> {
  const { resources } = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8")) as {
    resources: { name: string; instances: Instance[] }[];
  };
  return new Map(resources.map(({ name, instances: [own = { attributes: {} }] }) => [name, own]));
}
