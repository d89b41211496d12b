import type { Connector } from "../../../src/catalogue/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../configuration.ts";
import type { CodeBlock } from "./blocks.ts";

type Catalogue = ReadonlyMap<string, Connector>;

/** A block as a module that the engine can validate, and its import blocks, which the engine takes in the root module only. */
export interface CompletedBlock {
  readonly module: string;
  readonly imports: string;
}

/**
 * Adds to a block in HCL what its reader has elsewhere. `# ...` in a source stands for the required arguments that the source
 * lacks. Variables, sources and the name of the provider, which the block uses and does not have, are added too.
 *
 * @param call name of the module
 */
export function completeHcl({ text }: CodeBlock, call: string, catalogue: Catalogue): CompletedBlock {
  const isImport = /^import \{\n[^]*?^\}\n/gm;
  const imports = (text.match(isImport) ?? []).join("").replaceAll(/^( *to *= *)/gm, `$1module.${call}.`);
  const own = text
    .replaceAll(isImport, "")
    // The root module has it, and a module below must not.
    .replaceAll(/^provider "streamkap" \{\}\n/gm, "")
    .replaceAll(/^resource "streamkap_(source_\w+)" "\w+" \{\n[^]*?^\}\n/gm, (block, resource: string) =>
      withRequiredArguments(block, connectorOf(resource, catalogue)),
    );
  const isMove = /^moved \{\n[^]*?^\}\n/gm;
  const sources = added(text.replaceAll(isMove, ""), /\bstreamkap_(source_\w+)\.(\w+)/g, (resource, label) =>
    own.includes(`resource "streamkap_${resource}" "${label}"`)
      ? ""
      : sourceBlock(
          connectorOf(resource, catalogue),
          minimalSettings(connectorOf(resource, catalogue)),
          {},
          label,
        ),
  );
  const variables = added(own, /\bvar\.(\w+)/g, (name) =>
    own.includes(`variable "${name}"`) ? "" : `variable "${name}" {}\n`,
  );
  const head = own.includes("required_providers") ? "" : requiredProviders();
  return { module: head + own + sources + variables, imports };
}

function connectorOf(resource: string, catalogue: Catalogue): Connector {
  const connector = [...catalogue.values()].find((each) => each.resource === resource);
  if (connector === undefined) throw new Error(`There is no connector with the resource ${resource}.`);
  return connector;
}

/** Replaces `# ...` by what a source must have. A secret may be given in either way. */
function withRequiredArguments(block: string, connector: Connector): string {
  const lines = [...new Map<string, unknown>([["name", connector.code], ...minimalSettings(connector)])]
    .filter(([name]) => !new RegExp(`^  ${name}(_wo)? *=`, "m").test(block))
    .map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`);
  return block.replace(/^ {2}# \.\.\.\n/m, `${lines.join("\n")}\n`);
}

/** What `block` makes of each different match in the text. */
function added(text: string, form: RegExp, block: (...names: string[]) => string): string {
  const found = new Map([...text.matchAll(form)].map(([whole, ...names]) => [whole, names]));
  return [...found.values()].map((names) => block(...names)).join("");
}
