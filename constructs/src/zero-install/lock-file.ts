/** Name of Terraform's lock file, in the directory of a stack. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** What a lock file says of one provider, whose exact version is demanded. */
export interface ProviderLock {
  /** Address with host and namespace. */
  readonly address: string;
  readonly version: string;
  /** Hash of the plugin with its scheme: `h1:…`. */
  readonly hash: string;
}

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

/**
 * Puts the block of a provider into the text of a lock file, and replaces a block that differs. All other text stays the
 * same, byte for byte. A block that has further hashes stays too.
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
 * @param address with or without the host of the registry. Without it, a block with any host counts, because Terraform and
 * OpenTofu have different default hosts
 */
export function hasLockFor(text: string, address: string): boolean {
  const host = address.split("/").length > 2 ? "" : `[^"/]+/`;
  return new RegExp(`^[ \\t]*provider[ \\t]+"${host}${escaped(address)}"`, "m").test(text);
}

/** The block from `provider` to the closing brace, without the line end. A block has no braces inside. */
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

/** The block as `terraform init` writes it, so that `terraform init` changes nothing. */
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
