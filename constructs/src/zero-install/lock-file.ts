/** Terraform's name of the file, in the directory of a stack. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** What a lock file says of one provider whose version is demanded exactly. */
export interface ProviderLock {
  /** Full address, with host and namespace. */
  readonly address: string;
  readonly version: string;
  /** With its scheme: `h1:…`. */
  readonly hash: string;
}

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

/**
 * The text of a lock file with this provider's block put in, or replaced where it says something
 * else. All other text stays as it is, byte for byte; so does a block that has more hashes besides.
 *
 * @param text of the lock file; empty where there is none
 * @throws Error where the provider's block has no end
 */
export function lockProvider(text: string, lock: ProviderLock): string {
  const block = findBlock(text, lock.address);
  if (block === undefined) return append(text === "" ? HEADER : text, render(lock));
  const current = text.slice(block.start, block.end);
  return agrees(current, lock) ? text : text.slice(0, block.start) + render(lock) + text.slice(block.end);
}

/**
 * Whether a lock file has a block for a provider.
 *
 * @param address with or without the registry's host; without, any host will do, as Terraform and
 * OpenTofu have different ones in mind
 */
export function hasLockFor(text: string, address: string): boolean {
  const host = address.split("/").length > 2 ? "" : `[^"/]+/`;
  return new RegExp(`^[ \\t]*provider[ \\t]+"${host}${escaped(address)}"`, "m").test(text);
}

/** From `provider` to the line of the closing brace, without its line end. No other braces can be inside. */
function findBlock(
  text: string,
  address: string,
): { readonly start: number; readonly end: number } | undefined {
  const head = new RegExp(`^[ \\t]*provider[ \\t]+"${escaped(address)}"[ \\t]*\\{`, "m").exec(text);
  if (head === null) return undefined;
  const bodyStart = head.index + head[0].length;
  const tail = /^[ \t]*\}/m.exec(text.slice(bodyStart));
  if (tail === null) {
    throw new Error(
      `${LOCK_FILE} cannot be read: the block of ${address} has no end. Delete the file; synth makes a new one.`,
    );
  }
  return { start: head.index, end: bodyStart + tail.index + tail[0].length };
}

function agrees(block: string, { version, hash }: ProviderLock): boolean {
  const value = (name: string): string | undefined =>
    new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*"([^"]*)"`, "m").exec(block)?.[1];
  return value("version") === version && value("constraints") === version && block.includes(`"${hash}"`);
}

function append(text: string, block: string): string {
  return `${text}${text.endsWith("\n") ? "" : "\n"}\n${block}\n`;
}

/** As `terraform init` writes it, so that it has nothing to change. */
function render({ address, version, hash }: ProviderLock): string {
  return `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
    "${hash}",
  ]
}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
